"""Shapes of the front desk's forms."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import IntegerField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from skm.layanan.forms import tulisan

TANPA_INGATAN = {"autocomplete": "off"}
"""The browser must not offer the names of earlier applicants to whoever sits at the desk next."""


class TerimaForm(FlaskForm):
    """A new case: three fields, typed one after the other."""

    layanan = tulisan("Layanan", 160, "Isi layanan.", render_kw={"list": "daftar-layanan", **TANPA_INGATAN})
    pemohon = tulisan("Nama pemohon", 120, "Isi nama pemohon.", render_kw=TANPA_INGATAN)
    desa = tulisan(
        "Desa atau kelurahan",
        120,
        "Isi desa atau kelurahan.",
        render_kw={"list": "daftar-desa", **TANPA_INGATAN},
    )


class SelesaiForm(FlaskForm):
    """Finishing a case as it was shown."""

    versi = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


class TutupForm(SelesaiForm):
    """Closing a case without finishing it."""

    alasan = tulisan("Alasan", 300, "Isi alasannya.", render_kw=TANPA_INGATAN)
