"""Reads single cells; what is wrong with one bears its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

from kinerja.capaian import Target
from kinerja.galat import GalatKinerja
from kinerja.rumus import GalatRumus
from skm.berkas.sel import SelSalah
from skm.indikator.angka_tertulis import baca_nilai
from skm.indikator.lembar.tulis import SAMPAI
from skm.indikator.services import GalatIsian

ANGKA_MESIN = re.compile(r"\d+\.(?!\d{3}$)\d+")
"""How a number cell reads. Three decimals may as well be thousands in a text cell: those are asked about."""


@contextmanager
def di(kolom: str) -> Iterator[None]:
    """What is refused in here is wrong with that cell."""
    try:
        yield
    except GalatRumus as salah:  # a list of errors has no room for a caret
        raise SelSalah(kolom, f"{salah.pesan} {salah.saran}".strip()) from salah
    except (GalatKinerja, GalatIsian) as salah:
        raise SelSalah(kolom, str(salah)) from salah


def baca_target(teks: str) -> Target:
    """A target as people write it ("90,5", "80 sampai 90") or as a number cell reads ("90.5").

    Raises GalatKinerja.
    """
    bawah, _, atas = teks.partition(SAMPAI)
    angka = [
        Fraction(satu.strip()) if ANGKA_MESIN.fullmatch(satu.strip()) else baca_nilai(satu)
        for satu in ((bawah, atas) if atas else (bawah,))
    ]
    return Target(angka[0], angka[-1])
