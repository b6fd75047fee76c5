"""A line as small as a word: how a figure went, without a scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

LEBAR, TINGGI, TEPI = 72, 22, 4


@dataclass(frozen=True, slots=True)
class Percik:
    """Runs of known values as points, and the place of the newest one."""

    runtun: tuple[str, ...]
    tunggal: tuple[tuple[str, str], ...]
    """Values with a gap on both sides, which no line shows."""
    x: str
    y: str
    nilai: tuple[tuple[str, Fraction | None], ...]
    """Every time with its value, in words for who does not see the line."""
    lebar: int = LEBAR
    tinggi: int = TINGGI


def susun_percik(nilai: Sequence[tuple[str, Fraction | None]]) -> Percik | None:
    """Draw these, evenly apart; None with fewer than two values, which go nowhere."""
    ada = [satu for _, satu in nilai if satu is not None]
    if len(ada) < 2:
        return None
    rendah, bentang = min(ada), max(ada) - min(ada)

    def tempat(urutan: int, satu: Fraction) -> tuple[str, str]:
        tinggi = float((satu - rendah) / bentang) if bentang else 0.5
        x = TEPI + (LEBAR - 2 * TEPI) * urutan / (len(nilai) - 1)
        return f"{x:.1f}", f"{TINGGI - TEPI - (TINGGI - 2 * TEPI) * tinggi:.1f}"

    runtun = [
        [tempat(urutan, satu) for urutan, (_, satu) in isi if satu is not None]
        for ada_nilai, isi in groupby(enumerate(nilai), lambda isi: isi[1][1] is not None)
        if ada_nilai
    ]
    return Percik(
        tuple(" ".join(map(",".join, isi)) for isi in runtun if len(isi) > 1),
        tuple(isi[0] for isi in runtun if len(isi) == 1),
        *runtun[-1][-1],
        tuple(nilai),
    )
