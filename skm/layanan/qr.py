"""QR codes for screens (SVG) and for print (PNG)."""

from __future__ import annotations

import io
from functools import lru_cache
from importlib import import_module
from typing import Any
from urllib.parse import quote

TITIK_PNG = 24
"""Pixels per module: 37 modules, border included, print 7.5 cm wide at 300 dots per inch."""


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


def sekali(rahasia: str) -> str:
    """The same for what is shown once and must not stay in memory."""
    return f"data:image/svg+xml,{quote(svg.__wrapped__(rahasia))}"


@lru_cache(maxsize=256)
def kisi(url: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the QR code of `url`, row by row, without the quiet zone."""
    kode = _kode(url, tepi=0)
    return tuple(tuple(map(bool, baris)) for baris in kode.get_matrix())


def _kode(url: str, tepi: int) -> Any:
    """Level Q: a quarter of a worn or stained poster may be lost and the code still reads.

    The library is imported here, when a code is drawn, to keep it off the citizen's path.
    """
    qrcode = import_module("qrcode")
    kode = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, box_size=TITIK_PNG, border=tepi)
    kode.add_data(url)
    kode.make(fit=True)
    return kode


def _gambar(url: str, modul: str, pabrik: str) -> bytes:
    wadah = io.BytesIO()
    gambar = getattr(import_module(modul), pabrik)
    _kode(url, tepi=4).make_image(image_factory=gambar).save(wadah)
    return wadah.getvalue()
