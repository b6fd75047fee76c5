"""Shapes of the forms for stacks of paper."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, NumberRange

from skm.layanan.forms import WAJIB, tulisan
from skm.survei.forms.tautan import dari_daftar
from skm.web.bilangan import Bulat
from skm.web.tanggal import hari_isian


class TumpukanForm(FlaskForm):
    """A new stack; the view fills in the services."""

    nama = tulisan("Nama tumpukan", 80, description="Misalnya: Loket depan, minggu pertama Maret.")
    layanan = SelectField("Layanan", [dari_daftar], validate_choice=False)
    jenis_kuesioner = SelectField("Kuesioner", [dari_daftar], validate_choice=False)
    tanggal = hari_isian("Tanggal diisi warga")
    ganda = BooleanField("Diketik dua kali oleh dua orang, lalu dibandingkan")


class LembarForm(FlaskForm):
    """One sheet: its number and its digits."""

    nomor = Bulat(
        "Nomor lembar",
        [InputRequired(WAJIB), NumberRange(1, 99999, "Isi 1 sampai 99999.")],
        invalid_value_message="Isi dengan bilangan bulat.",
    )
    angka = StringField("Angka jawaban")
    kunci = HiddenField()
    masukan = HiddenField()
