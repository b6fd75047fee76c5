"""Where a link leads and its QR code, for screens (SVG) and for print (PNG)."""

from __future__ import annotations

import io
from functools import lru_cache
from importlib import import_module
from urllib.parse import quote

from skm.survei.models import JenisTautan

JALAN = {JenisTautan.POSTER: "s", JenisTautan.KIOS: "kios"}
TITIK_PNG = 24
"""Pixels per module: 37 modules, border included, print 7.5 cm wide at 300 dots per inch."""


def alamat(base_url: str, jenis: JenisTautan, kode: str) -> str:
    """The full address of a link, as its QR code carries it."""
    return f"{base_url}/{JALAN[jenis]}/{kode}"


@lru_cache(maxsize=256)
def svg(url: str) -> bytes:
    """The QR code of `url` as an SVG document."""
    return _gambar(url, "qrcode.image.svg", "SvgPathFillImage")


@lru_cache(maxsize=64)
def png(url: str) -> bytes:
    """The QR code of `url` as a black and white PNG."""
    return _gambar(url, "qrcode.image.pure", "PyPNGImage")


def data_uri(url: str) -> str:
    """The SVG of `url` in a form an <img> takes without another request."""
    return f"data:image/svg+xml,{quote(svg(url))}"


def _gambar(url: str, modul: str, pabrik: str) -> bytes:
    """Level Q: a quarter of a worn or stained poster may be lost and the code still reads.

    The library is imported here, when a code is drawn, to keep it off the citizen's path.
    """
    qrcode = import_module("qrcode")
    kode = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, box_size=TITIK_PNG, border=4)
    kode.add_data(url)
    wadah = io.BytesIO()
    kode.make_image(image_factory=getattr(import_module(modul), pabrik)).save(wadah)
    return wadah.getvalue()
