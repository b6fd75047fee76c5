"""The invented inputs and targets that `skm demo` fills in.

`contoh_isian.csv` and `contoh_target.csv` beside this file are invented: what an office of 22 desa, one
kelurahan and 30 staff (25 of them PNS) could have written. `tahun` is `ini` or `lalu`, whichever years those
are. Each input is written as its nature in the catalogue asks: what happened in the quarter, how it stood at
its end or start, or the count since January, which never falls. Triwulan II of this year gives the very
figures by which the review of the decree explains what is wrong with its formulas, as far as those are a
quarter's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files

from kinerja.capaian import Target
from skm.katalog.lembar.sel import baca_target

Isian = Mapping[str, Fraction]
"""Numbers by the name of their variable."""
TAHUN = {"ini": 0, "lalu": -1}


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A year's target of an indicator, and the code of the IKU that it supports; None for none."""

    setahun: Target | None
    mendukung: str | None


def baca_isian() -> Mapping[tuple[str, int, int], Isian]:
    """The inputs by code, year (0 for this one, -1 for the last) and quarter."""
    hasil: dict[tuple[str, int, int], dict[str, Fraction]] = {}
    for baris in _baca("contoh_isian.csv"):
        for triwulan in range(1, 5):
            isi = hasil.setdefault((baris["kode"], TAHUN[baris["tahun"]], triwulan), {})
            isi[baris["variabel"]] = Fraction(baris[f"tw{triwulan}"])
    return hasil


def baca_sasaran() -> Mapping[str, Sasaran]:
    """The targets and links by code; an indicator whose direction is not decided has no target."""
    return {
        baris["kode"]: Sasaran(
            baca_target(baris["target"]) if baris["target"] else None, baris["mendukung"] or None
        )
        for baris in _baca("contoh_target.csv")
    }


def _baca(nama: str) -> Iterator[dict[str, str]]:
    teks = files("skm.cli").joinpath(nama).read_text("utf-8")
    yield from csv.DictReader(io.StringIO(teks))
