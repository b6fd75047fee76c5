"""Reads single cells; what is wrong with one bears its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction

from kinerja.capaian import Target
from kinerja.galat import GalatKinerja
from kinerja.rumus import GalatRumus
from skm.berkas.hasil import GalatSel
from skm.galat import Bersamaan, Galat
from skm.katalog.angka_tertulis import baca_nilai
from skm.katalog.lembar.kolom import KODE
from skm.katalog.lembar.tulis import SAMPAI

ANGKA_MESIN = re.compile(r"\d{1,40}\.(?!\d{3}$)\d{1,40}")
"""How a number cell reads. Three decimals may as well be thousands in a text cell: those are asked about."""


@contextmanager
def di(kolom: str) -> Iterator[None]:
    """What is refused in here is wrong with that cell; what is wrong with the code, with the code's."""
    try:
        yield
    except GalatRumus as salah:  # a list of errors has no room for a caret
        raise Galat(f"{salah.pesan} {salah.saran}".strip(), bidang=kolom) from salah
    except GalatKinerja as salah:
        raise Galat(str(salah), bidang=kolom) from salah
    except Bersamaan:
        raise
    except Galat as salah:
        raise Galat(str(salah), bidang=KODE if salah.bidang == "kode" else kolom) from salah


@contextmanager
def tampung(galat: list[GalatSel | str], nomor: int, sel: Mapping[str, str]) -> Iterator[None]:
    """A cell that is refused in here is added to `galat` and reading goes on; a lost race ends it."""
    try:
        yield
    except Bersamaan:
        raise
    except Galat as salah:
        galat.append(GalatSel(nomor, salah.bidang, sel.get(salah.bidang, ""), str(salah)))


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
