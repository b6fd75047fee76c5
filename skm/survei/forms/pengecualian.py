"""Shape of the form that takes answers out of the count."""

from __future__ import annotations

from flask_wtf import FlaskForm

from skm.layanan.forms import tulisan


class KecualikanForm(FlaskForm):
    """Why; which answers is read beside it."""

    alasan = tulisan("Alasan", 300, "Isi alasannya; alasan ini ikut tercatat.")
