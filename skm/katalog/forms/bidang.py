"""What several forms of indicators are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from wtforms import Field, TextAreaField
from wtforms.validators import Length, Optional

from kinerja.galat import GalatKinerja
from skm.teks import rapikan_baris

Terbaca = TypeVar("Terbaca")


def di(bidang: Field, baca: Callable[[str], Terbaca]) -> Terbaca:
    """What the field says; why it cannot be read is told at the field. Raises GalatKinerja."""
    try:
        return baca(bidang.data or "")
    except GalatKinerja as galat:
        bidang.errors = [str(galat)]
        raise


def paragraf(label: str) -> TextAreaField:
    panjang = Length(max=4000, message="Paling banyak 4.000 huruf.")
    return TextAreaField(label, [Optional(), panjang], filters=[rapikan_baris])
