"""From a value to its place, and the round numbers along the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

PALING_SEMPIT = Fraction(10)
"""The least a scale spans, so that small changes do not look like large ones."""
RUAS_TERBANYAK = 4
SERATUS = (Fraction(0), Fraction(100))


@dataclass(frozen=True, slots=True)
class Skala:
    """From `bawah` to `atas`, which lie apart, with a number written every `langkah`."""

    bawah: Fraction
    atas: Fraction
    langkah: Fraction

    def letak(self, nilai: Fraction) -> float:
        """Where the value lies, 0 at `bawah` and 1 at `atas`."""
        return float((nilai - self.bawah) / (self.atas - self.bawah))

    @property
    def tanda(self) -> tuple[Fraction, ...]:
        """The numbers that are written, from below."""
        banyak = (self.atas - self.bawah) // self.langkah
        return tuple(self.bawah + n * self.langkah for n in range(banyak + 1))


NRR = Skala(Fraction(1), Fraction(4), Fraction(1))
"""Of an unsur: 1 to 4."""
PERSEN = Skala(*SERATUS, Fraction(25))
"""Of a share, and of an IKM beside one."""


def susun_skala(nilai: Iterable[Fraction], batas: tuple[Fraction, Fraction] = SERATUS) -> Skala:
    """Round numbers around these values, of which there is at least one and all lie within `batas`."""
    semua = list(nilai)
    bawah, atas = min(semua), max(semua)
    kurang = PALING_SEMPIT - (atas - bawah)
    if kurang > 0:
        bawah = max(batas[0], min(bawah - kurang / 2, batas[1] - PALING_SEMPIT))
        atas = max(atas, bawah + PALING_SEMPIT)
    langkah = next(satu for satu in _langkah() if _ruas(bawah, atas, satu) <= RUAS_TERBANYAK)
    return Skala(bawah // langkah * langkah, -(-atas // langkah) * langkah, langkah)


def _ruas(bawah: Fraction, atas: Fraction, langkah: Fraction) -> int:
    return -(-atas // langkah) - bawah // langkah


def _langkah() -> Iterator[Fraction]:
    """5, 10, 20, 50, 100, …: all up to 100 divide it."""
    yield Fraction(5)
    for pangkat in count(1):
        yield from (Fraction(10**pangkat * satu) for satu in (1, 2, 5))
