"""Shapes of the forms about a report's text and photographs."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange
from wtforms.widgets import HiddenInput

from skm.layanan.forms import WAJIB, tulisan
from skm.teks import rapikan_baris
from skm.web.bilangan import Bulat

TERPANJANG = 6000
"""Characters of a section."""
KETERANGAN = "Apa yang tampak, di mana, dan kapan; dicetak di bawah fotonya."


class SuntinganForm(FlaskForm):
    """The text of one section."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()], default=0)
    teks = TextAreaField(
        "Teks",
        [Length(max=TERPANJANG, message=f"Paling banyak {TERPANJANG} karakter.")],
        filters=[rapikan_baris],
        description="Satu alinea satu baris. Baris yang diawali tanda - dan spasi menjadi butir.",
        render_kw={"rows": 10, "maxlength": TERPANJANG},
    )


class FotoBaruForm(FlaskForm):
    """A photograph that is sent."""

    berkas = FileField("Foto", description="JPEG atau PNG, paling besar 8 MB dan 25 megapiksel.")
    keterangan = tulisan("Keterangan", 300, description=KETERANGAN)


class FotoForm(FlaskForm):
    """Caption and place of one that is kept."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()], default=0)
    keterangan = tulisan("Keterangan", 300, description=KETERANGAN)
    urut = Bulat(
        "Urutan",
        [InputRequired(WAJIB), NumberRange(1, 99, "Isi 1 sampai 99.")],
        description="1 dicetak paling dahulu.",
        invalid_value_message="Isi dengan bilangan bulat.",
    )
