"""Rows on one scale: a bar with the mark of another period, or two values side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from skm.bagan.skala import Skala

Isi = tuple[str, Fraction | None, Fraction | None, str]
"""Name, value, other value and a remark."""


@dataclass(frozen=True, slots=True)
class Lajur:
    """One row: its two values, and how far along the scale they lie; None where there is no value."""

    nama: str
    nilai: Fraction | None
    lain: Fraction | None
    letak: str | None
    letak_lain: str | None
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Deret:
    """All rows; `tanda` are the numbers of the scale with their places."""

    lajur: tuple[Lajur, ...]
    tanda: tuple[tuple[str, str], ...]

    @property
    def berlawan(self) -> bool:
        """Whether any row has its second value."""
        return any(satu.lain is not None for satu in self.lajur)


def susun_deret(isi: Iterable[Isi], skala: Skala) -> Deret:
    """These rows in the order given; all values lie on the scale."""
    return Deret(
        tuple(
            Lajur(nama, nilai, lain, _letak(skala, nilai), _letak(skala, lain), catatan)
            for nama, nilai, lain, catatan in isi
        ),
        tuple((_persen(skala.letak(satu)), str(satu)) for satu in skala.tanda),
    )


def _letak(skala: Skala, nilai: Fraction | None) -> str | None:
    return None if nilai is None else _persen(skala.letak(nilai))


def _persen(letak: float) -> str:
    return f"{100 * letak:.2f}%"
