"""Shapes of the forms that make and change links."""

from __future__ import annotations

from collections.abc import Iterable

from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, RadioField, SelectChoice, SelectField, ValidationError
from wtforms.validators import Optional, Regexp

from skm.kuesioner.models import JenisKuesioner
from skm.layanan.forms import tulisan
from skm.layanan.models import Layanan
from skm.survei.models import JenisTautan
from skm.web.tanggal import hari_isian

SELURUH_UNIT = SelectChoice("", "Seluruh unit (semua layanan)")
NAMA_JENIS = {
    JenisTautan.POSTER: "Poster, dibuka di ponsel warga",
    JenisTautan.KIOS: "Kios, layar bersama di kantor",
}
NAMA_KUESIONER = {
    JenisKuesioner.SKM: "SKM, dihitung dalam IKM",
    JenisKuesioner.SPAK: "SPAK, persepsi anti korupsi (di luar IKM)",
    JenisKuesioner.SPKP: "SPKP, persepsi kualitas pelayanan (di luar IKM)",
}


def pilihan_layanan(semua: Iterable[Layanan]) -> list[SelectChoice]:
    """What can be asked about: the unit as a whole, or one of its services."""
    return [SELURUH_UNIT, *(SelectChoice(satu.kode, f"{satu.kode} – {satu.nama}") for satu in semua)]


def dari_daftar(_form: FlaskForm, field: Field) -> None:
    """Refuse what was not offered, in the reader's language."""
    if field.data not in {pilihan.value for pilihan in field.choices}:
        raise ValidationError("Pilih dari daftar.")


class UbahTautanForm(FlaskForm):
    """What a link asks about; the view fills in the services and questionnaires to choose from."""

    layanan = SelectField("Layanan", [dari_daftar], validate_choice=False)
    nama = tulisan("Nama loket atau acara", 80, wajib=None)
    sampai = hari_isian(
        "Dibuka sampai", kosong="tanpa batas", bantuan="Untuk acara: hari terakhir dapat diisi."
    )
    jenis_kuesioner = SelectField(
        "Kuesioner", [dari_daftar], default=JenisKuesioner.SKM.value, validate_choice=False
    )
    pin = PasswordField(
        "PIN keluar dari kios",
        [Optional(), Regexp(r"[0-9]{4,8}\Z", message="PIN terdiri atas 4 sampai 8 angka.")],
    )


class TautanForm(UbahTautanForm):
    """A new link."""

    jenis = RadioField(
        "Jenis",
        [dari_daftar],
        choices=[SelectChoice(jenis.value, nama) for jenis, nama in NAMA_JENIS.items()],
        default=JenisTautan.POSTER.value,
        validate_choice=False,
    )
