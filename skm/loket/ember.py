"""How many cases took how many minutes, in few bytes; changes may be negative, and they add up exactly."""

from __future__ import annotations

import sys
from array import array
from collections import Counter

KOSONG = b""


def bungkus(lama: Counter[int]) -> bytes:
    """Pairs of minutes and how many, little-endian; none of what there is none of."""
    isi = array("i", (angka for menit in sorted(lama) if (n := lama[menit]) for angka in (menit, n)))
    if sys.byteorder == "big":
        isi.byteswap()
    return isi.tobytes()


def buka(isi: bytes) -> Counter[int]:
    """What `bungkus` made of it."""
    angka = array("i")
    angka.frombytes(isi)
    if sys.byteorder == "big":
        angka.byteswap()
    return Counter(dict(zip(angka[::2], angka[1::2], strict=True)))
