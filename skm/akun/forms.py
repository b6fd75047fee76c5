"""Shapes of the account forms."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import PasswordField, SelectChoice, SelectField, StringField
from wtforms.validators import EqualTo, InputRequired, Length, Regexp

from skm.akun.bentuk import NAMA_AKUN, SANDI_MINIMAL
from skm.akun.models import Peran

NAMA_PERAN = {
    Peran.ADMIN: "Admin",
    Peran.PETUGAS: "Petugas loket",
    Peran.PENANGGUNG_JAWAB: "Penanggung jawab indikator",
    Peran.PIMPINAN: "Pimpinan (camat)",
}


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
    peran = SelectField(
        "Peran",
        choices=[SelectChoice(p.value, NAMA_PERAN[p]) for p in Peran],
        default=Peran.PETUGAS.value,
        invalid_choice_message="Pilih salah satu peran.",
    )
