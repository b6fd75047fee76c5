"""A reason for approving a figure, or for taking the approval back."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from skm.layanan.forms import tulisan
from skm.web.bilangan import Bulat


class AlasanForm(FlaskForm):
    """A reason, needed or not as the service says."""

    alasan = tulisan("Alasan", 300, None)


class TarikForm(FlaskForm):
    """Why an approval is taken back; `nomor` is the one that was shown."""

    nomor = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    alasan = tulisan("Alasan menarik persetujuan", 300, None)
