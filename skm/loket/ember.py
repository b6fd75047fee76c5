"""How many cases took how many minutes, in few bytes; changes may be negative, and they add up exactly.

Kept are the minutes in order, then how many took at most so long: of any number of such layers together the
time at any rank is found without taking them apart.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

KOSONG = b""
Lapis = tuple[Sequence[int], Sequence[int]]
"""Minutes in order, and how many took at most so long."""


def bungkus(lama: Counter[int]) -> bytes:
    """That many as bytes, little-endian; nothing of what there is none of."""
    menit = sorted(satu for satu, n in lama.items() if n)
    isi = array("i", (*menit, *accumulate(lama[satu] for satu in menit)))
    if sys.byteorder == "big":
        isi.byteswap()
    return isi.tobytes()


def lapis(isi: bytes) -> Lapis:
    """What `bungkus` made, to be looked up in."""
    angka = array("i", isi)
    if sys.byteorder == "big":
        angka.byteswap()
    tengah = len(angka) // 2
    return angka[:tengah], angka[tengah:]


def buka(isi: bytes) -> Counter[int]:
    """What `bungkus` was given."""
    menit, sampai = lapis(isi)
    return Counter(dict(zip(menit, (b - a for a, b in pairwise((0, *sampai))), strict=True)))


def banyak(semua: Sequence[Lapis]) -> int:
    """How many there are in those layers."""
    return sum(sampai[-1] for _, sampai in semua if sampai)


def menit_ke(semua: Sequence[Lapis], urutan: int) -> int:
    """The minutes that the case of that rank took, from 1 for the quickest."""

    def paling_lama(batas: int) -> int:
        """How many took at most so long."""
        letak = ((bisect_right(menit, batas), sampai) for menit, sampai in semua)
        return sum(sampai[n - 1] for n, sampai in letak if n)

    return bisect_left(range(max(menit[-1] for menit, _ in semua if menit)), urutan, key=paling_lama)
