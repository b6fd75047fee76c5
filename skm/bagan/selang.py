"""Rows on one scale, each a value with the range it may as well lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from skm.bagan.skala import susun_skala

SKALA_IKM = (Fraction(25), Fraction(100))
Rentang = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Letak:
    """Where a row's value and both ends of its range lie along the scale; None where it has none."""

    nilai: str | None = None
    bawah: str | None = None
    atas: str | None = None


@dataclass(frozen=True, slots=True)
class Selang:
    """The places of all rows; `tanda` are the numbers of the scale with theirs."""

    letak: tuple[Letak, ...]
    tanda: tuple[tuple[str, str], ...]


def susun_selang(isi: Sequence[tuple[Fraction | None, Rentang | None]]) -> Selang:
    """Values of an IKM with their ranges, all within 25..100, in the order given."""
    semua = [nilai for nilai, _ in isi if nilai is not None]
    semua += [ujung for _, rentang in isi for ujung in rentang or ()]
    if not semua:
        return Selang(tuple(Letak() for _ in isi), ())
    skala = susun_skala(semua, SKALA_IKM)

    def ke(nilai: Fraction) -> str:
        return f"{100 * skala.letak(nilai):.2f}%"

    return Selang(
        tuple(Letak(None if nilai is None else ke(nilai), *map(ke, rentang or ())) for nilai, rentang in isi),
        tuple((ke(satu), str(satu)) for satu in skala.tanda),
    )
