"""The office's emblem, within its bounds."""

from __future__ import annotations

from skm.layanan.gambar import Batas, Gambar, baca_gambar

TERBESAR = 1024 * 1024
"""Bytes of the file that is sent."""
SISI_TERPANJANG = 3000
"""Pixels of a side; more is refused before anything is unpacked."""
SISI_DISIMPAN = 600
"""Pixels of the longer side that are kept: an emblem is printed at three centimetres at most."""
BATAS = Batas("Lambang", TERBESAR, SISI_TERPANJANG, SISI_TERPANJANG**2, SISI_DISIMPAN)


def baca_lambang(isi: bytes) -> Gambar:
    """The emblem in that file, no larger than is kept. Raises Galat for what is none, or is too large."""
    return baca_gambar(isi, BATAS)
