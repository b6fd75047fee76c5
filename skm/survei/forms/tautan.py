"""Shape of the form that makes a link."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, RadioField, SelectChoice, SelectField, ValidationError

from skm.survei.models import JenisTautan

SELURUH_UNIT = SelectChoice("", "Seluruh unit (semua layanan)")
NAMA_JENIS = {
    JenisTautan.POSTER: "Poster, dibuka di ponsel warga",
    JenisTautan.KIOS: "Kios, layar bersama di kantor",
}


def dari_daftar(_form: FlaskForm, field: Field) -> None:
    """Refuse what was not offered, in the reader's language."""
    if field.data not in {pilihan.value for pilihan in field.choices}:
        raise ValidationError("Pilih dari daftar.")


class TautanForm(FlaskForm):
    """A new link; the view fills in the services to choose from."""

    layanan = SelectField("Layanan", [dari_daftar], validate_choice=False)
    jenis = RadioField(
        "Jenis",
        [dari_daftar],
        choices=[SelectChoice(jenis.value, nama) for jenis, nama in NAMA_JENIS.items()],
        default=JenisTautan.POSTER.value,
        validate_choice=False,
    )


class PinForm(FlaskForm):
    """What is typed to leave a kiosk."""

    pin = PasswordField("PIN")
