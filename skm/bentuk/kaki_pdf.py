"""The foot of a PDF's page that anybody may check. Only who writes a PDF imports this."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from skm.bentuk.isi import Periksa

KODE = 16 * mm
"""Side of the QR code."""


def periksa(kanvas: Any, isi: Periksa, kiri: float) -> float:
    """QR code, code and address from the left margin on; gives where further text begins."""
    teks = float(kiri + KODE + 2 * mm)
    kanvas.drawImage(ImageReader(io.BytesIO(isi.gambar)), kiri, 6 * mm, KODE, KODE)
    kanvas.linkURL(isi.alamat, (kiri, 6 * mm, kiri + KODE, 6 * mm + KODE))
    kanvas.drawString(teks, 17 * mm, isi.teks)
    kanvas.drawString(teks, 7 * mm, isi.alamat)
    return teks
