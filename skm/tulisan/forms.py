"""The form of one part."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import IntegerField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from skm.tulisan.bagian import TERPANJANG


class TeksForm(FlaskForm):
    """One part of what the office writes into its documents."""

    versi = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    isi = TextAreaField(
        "Isi",
        [Length(max=TERPANJANG, message=f"Paling banyak {TERPANJANG} huruf.")],
        id="isi-bagian",  # the page's main part is `isi`
    )
