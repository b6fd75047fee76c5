"""Shape of the search box."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField

from skm.layanan.forms import tulisan

TERPANJANG = 120


class CariForm(FlaskForm):
    """What is known of a case, and which part of what is found to show."""

    cari = tulisan("Cari permohonan", TERPANJANG, "Ketik apa yang dicari.", render_kw={"autocomplete": "off"})
    bagian = HiddenField()
