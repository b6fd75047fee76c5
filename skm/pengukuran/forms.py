"""A reason for approving a figure."""

from __future__ import annotations

from flask_wtf import FlaskForm

from skm.layanan.forms import tulisan


class AlasanForm(FlaskForm):
    """A reason, needed or not as the service says."""

    alasan = tulisan("Alasan", 300, None)
