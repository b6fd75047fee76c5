"""Shapes of the account forms."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask_wtf import FlaskForm
from wtforms import BooleanField, Form, HiddenField, PasswordField, SelectChoice, SelectField, StringField
from wtforms.validators import EqualTo, InputRequired, Length, Optional, Regexp

from skm.akun.bentuk import NAMA_AKUN, NAMA_CAKUPAN, NAMA_PERAN, SANDI_MINIMAL, UMUR_KUNCI
from skm.akun.models import Cakupan, Peran
from skm.akun.queries import CariJejak
from skm.teks import rapikan
from skm.web.tanggal import hari_isian


class MasukForm(FlaskForm):
    """Name and password."""

    nama = StringField(
        "Nama akun",
        [InputRequired("Isi nama akun Anda."), Length(max=60, message="Paling banyak 60 karakter.")],
    )
    sandi = PasswordField(
        "Sandi", [InputRequired("Isi sandi Anda."), Length(max=200, message="Paling banyak 200 karakter.")]
    )


class SandiForm(FlaskForm):
    """A change of one's own password."""

    lama = PasswordField(
        "Sandi sekarang",
        [InputRequired("Isi sandi yang sekarang."), Length(max=200, message="Paling banyak 200 karakter.")],
    )
    baru = PasswordField(
        "Sandi baru",
        [
            InputRequired("Isi sandi baru."),
            Length(min=SANDI_MINIMAL, max=200, message=f"Paling sedikit {SANDI_MINIMAL} karakter."),
        ],
    )
    ulangi = PasswordField(
        "Ulangi sandi baru",
        [InputRequired("Ulangi sandi baru."), EqualTo("baru", "Kedua sandi baru tidak sama.")],
    )


class AkunBaruForm(FlaskForm):
    """A new account; its one-time password is made by the server."""

    nama = StringField(
        "Nama akun",
        [
            InputRequired("Isi nama akun."),
            Regexp(f"^{NAMA_AKUN.pattern}$", message="Huruf kecil, angka, titik atau tanda hubung saja."),
        ],
    )
    orang = StringField(
        "Nama orang",
        [Optional(), Length(max=120, message="Paling banyak 120 karakter.")],
        filters=[rapikan],
    )
    peran = SelectField(
        "Peran",
        choices=[SelectChoice(p.value, NAMA_PERAN[p]) for p in Peran],
        default=Peran.PETUGAS.value,
        invalid_choice_message="Pilih salah satu peran.",
    )


class KunciBaruForm(FlaskForm):
    """A new key of the API: what for, what it opens and for how long."""

    nama = StringField(
        "Nama kunci",
        [
            InputRequired("Isi nama kunci: program apa, milik siapa."),
            Length(max=80, message="Paling banyak 80 karakter."),
        ],
        filters=[rapikan],
    )
    indikator = BooleanField(NAMA_CAKUPAN[Cakupan.INDIKATOR])
    ketepatan = BooleanField(NAMA_CAKUPAN[Cakupan.KETEPATAN])
    permohonan = BooleanField(NAMA_CAKUPAN[Cakupan.PERMOHONAN])
    umur = SelectField(
        "Berlaku selama",
        choices=[SelectChoice(str(hari), kata) for hari, kata in UMUR_KUNCI.items()],
        default="365",
        invalid_choice_message="Pilih salah satu.",
    )

    @property
    def cakupan(self) -> frozenset[Cakupan]:
        """What was ticked."""
        return frozenset(satu for satu in Cakupan if self[satu.name.lower()].data)


class CariJejakForm(Form):
    """What of the audit trail is looked for. It changes nothing, so it needs no token."""

    oleh = StringField(
        "Oleh", [Length(max=60, message="Paling banyak 60 karakter.")], filters=[rapikan], default=""
    )
    kata = StringField(
        "Kata dalam peristiwa",
        [Length(max=100, message="Paling banyak 100 karakter.")],
        filters=[rapikan],
        default="",
    )
    dari = hari_isian("Dari tanggal", kosong="sejak awal")
    sampai = hari_isian("Sampai tanggal", kosong="sampai kini")
    sebelum = HiddenField(validators=[Optional(), Regexp(r"[0-9]{1,15}$", message="Halaman tidak dikenal.")])

    def cari(self, zona: ZoneInfo) -> CariJejak:
        """The same as a question; both days are included, in the office's time zone."""
        dari, sampai = self.dari.data, self.sampai.data
        return CariJejak(
            oleh=self.oleh.data or "",
            kata=self.kata.data or "",
            dari=datetime.combine(dari, time(), zona) if dari else None,
            hingga=datetime.combine(sampai + timedelta(days=1), time(), zona) if sampai else None,
            sebelum=int(self.sebelum.data) if self.sebelum.data else None,
        )

    @property
    def pilihan(self) -> dict[str, str]:
        """What was asked for, for the address of the next page."""
        semua = {satu.name: satu.raw_data[0] for satu in self if satu.raw_data and satu.raw_data[0]}
        return {nama: nilai for nama, nilai in semua.items() if nama != "sebelum"}
