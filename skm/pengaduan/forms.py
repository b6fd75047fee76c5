"""Shapes of the office's forms about complaints."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from skm.layanan.forms import WAJIB, tulisan
from skm.pengaduan.isian import ISI_MAKS, KONTAK_MAKS, NAMA_MAKS
from skm.pengaduan.janji import TERLAMA
from skm.teks import bersihkan
from skm.web.bilangan import Bulat
from skm.web.tanggal import hari_isian

KATA_MAKS = ISI_MAKS
UMUM = "Kantor pada umumnya"


def _kata(label: str, bantuan: str, wajib: str | None = None, **kwargs: Any) -> TextAreaField:
    panjang = Length(max=KATA_MAKS, message=f"Paling banyak {KATA_MAKS} huruf.")
    return TextAreaField(
        label,
        [Optional() if wajib is None else DataRequired(wajib), panjang],
        filters=[lambda teks: bersihkan(teks or "")],
        description=bantuan,
        render_kw={"rows": 5, "maxlength": KATA_MAKS},
        **kwargs,
    )


class LisanForm(FlaskForm):
    """What a citizen says at the counter; the rules are those of the citizen's own form."""

    kunci = HiddenField()
    isi = _kata(
        "Yang disampaikan warga",
        "Dengan kata warga sendiri; bacakan kembali sebelum disimpan. Warga membacanya dengan kodenya.",
        "Tulis yang disampaikan warga.",
        id="kata-warga",
    )
    layanan = SelectField("Tentang layanan", [Optional()], validate_choice=False)
    nama = tulisan("Nama", NAMA_MAKS, None, render_kw={"autocomplete": "off"})
    kontak = tulisan("Telepon atau surel", KONTAK_MAKS, None, render_kw={"autocomplete": "off"})


class TanggapiForm(FlaskForm):
    """The office's words about a complaint as it was shown."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    aksi = HiddenField()
    jawaban = _kata("Jawaban untuk warga", "Dibaca pemegang kodenya. Jangan menulis data pribadi.")
    catatan = _kata("Catatan untuk kantor", "Tidak pernah ditunjukkan kepada warga.")


class JanjiForm(FlaskForm):
    """In how many working days complaints are answered, from a day on."""

    hari = Bulat(
        "Dijawab paling lama, dalam hari kerja",
        [InputRequired(WAJIB), NumberRange(1, TERLAMA, f"Isi 1 sampai {TERLAMA}.")],
        invalid_value_message="Isi dengan bilangan bulat.",
    )
    mulai = hari_isian("Berlaku mulai")
