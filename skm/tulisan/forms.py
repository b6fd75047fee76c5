"""The form of one part."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from skm.tulisan.bagian import TERPANJANG
from skm.web.bilangan import Bulat


class TeksForm(FlaskForm):
    """One part of what the office writes into its documents."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    isi = TextAreaField(
        "Isi",
        [Length(max=TERPANJANG, message=f"Paling banyak {TERPANJANG} huruf.")],
        id="isi-bagian",  # the page's main part is `isi`
    )
