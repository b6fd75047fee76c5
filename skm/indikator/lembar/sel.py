"""Reads single cells; what is wrong with one bears its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from kinerja.capaian import Target
from kinerja.galat import GalatKinerja
from kinerja.rumus import GalatRumus
from skm.indikator.angka_tertulis import baca_nilai
from skm.indikator.lembar.tulis import SAMPAI
from skm.indikator.services import GalatIsian

TAHUN = re.compile(r"[0-9]{4}")
ANGKA_MESIN = re.compile(r"\d+\.(?!\d{3}$)\d+")
"""How a number cell reads. Three decimals may as well be thousands in a text cell: those are asked about."""
Pilihan = TypeVar("Pilihan", bound=StrEnum)


class SelSalah(ValueError):
    """A cell that cannot be; `kolom` is its heading."""

    def __init__(self, kolom: str, sebab: str) -> None:
        super().__init__(sebab)
        self.kolom = kolom


@contextmanager
def di(kolom: str) -> Iterator[None]:
    """What is refused in here is wrong with that cell."""
    try:
        yield
    except GalatRumus as salah:  # a list of errors has no room for a caret
        raise SelSalah(kolom, f"{salah.pesan} {salah.saran}".strip()) from salah
    except (GalatKinerja, GalatIsian) as salah:
        raise SelSalah(kolom, str(salah)) from salah


def pilihan(sel: Mapping[str, str], kolom: str, kata: Mapping[Pilihan, str], bawaan: Pilihan) -> Pilihan:
    """The choice whose words or code the cell holds; `bawaan` for an empty or missing one."""
    teks = sel.get(kolom, "").casefold()
    if not teks:
        return bawaan
    for satu, sebutan in kata.items():
        if teks in (sebutan.casefold(), satu.value):
            return satu
    raise SelSalah(kolom, f"pilih salah satu: {'; '.join(kata.values())}")


def tahun(sel: Mapping[str, str], kolom: str) -> int:
    """The year in the cell."""
    teks = sel.get(kolom, "")
    if not TAHUN.fullmatch(teks):
        raise SelSalah(kolom, "isi dengan tahun, misalnya 2029")
    return int(teks)


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
