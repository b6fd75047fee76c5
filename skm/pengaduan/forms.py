"""Shapes of the office's forms about complaints."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from skm.layanan.forms import WAJIB
from skm.pengaduan.janji import TERLAMA
from skm.teks import bersihkan
from skm.web.tanggal import hari_isian

KATA_MAKS = 2000


def _kata(label: str, bantuan: str) -> TextAreaField:
    panjang = Length(max=KATA_MAKS, message=f"Paling banyak {KATA_MAKS} huruf.")
    return TextAreaField(
        label,
        [Optional(), panjang],
        filters=[lambda teks: bersihkan(teks or "")],
        description=bantuan,
        render_kw={"rows": 5, "maxlength": KATA_MAKS},
    )


class TanggapiForm(FlaskForm):
    """The office's words about a complaint as it was shown."""

    versi = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    aksi = HiddenField()
    jawaban = _kata("Jawaban untuk warga", "Dibaca pemegang kodenya. Jangan menulis data pribadi.")
    catatan = _kata("Catatan untuk kantor", "Tidak pernah ditunjukkan kepada warga.")


class JanjiForm(FlaskForm):
    """In how many working days complaints are answered, from a day on."""

    hari = IntegerField(
        "Dijawab paling lama, dalam hari kerja",
        [InputRequired(WAJIB), NumberRange(1, TERLAMA, f"Isi 1 sampai {TERLAMA}.")],
        invalid_value_message="Isi dengan bilangan bulat.",
    )
    mulai = hari_isian("Berlaku mulai")
