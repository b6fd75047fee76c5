"""Long lists, a part at a time: which rows a page shows, of how many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

UKURAN = 50
"""Rows of a part."""


@dataclass(frozen=True, slots=True)
class Bagian:
    """The rows `awal` to `akhir` of `jumlah`, from 1; addresses of the parts beside it, empty for none."""

    awal: int
    akhir: int
    jumlah: int
    sebelum: str = ""
    sesudah: str = ""


def ke_berapa(teks: str | None) -> int:
    """The part that an address asks for, from 1; the first where it asks for none."""
    angka = teks or ""
    return max(1, int(angka)) if angka.isascii() and angka.isdecimal() and len(angka) < 7 else 1


def lewati(ke: int, jumlah: int, ukuran: int = UKURAN) -> int:
    """How many rows stand before that part; beyond the end the last part is shown."""
    return min((ke - 1) * ukuran, max(0, jumlah - 1) // ukuran * ukuran)


def bagian(
    lewat: int, tampil: int, jumlah: int, alamat: Callable[[int], str], ukuran: int = UKURAN
) -> Bagian:
    """`tampil` rows after the first `lewat` of `jumlah`; `alamat` makes the address of a part."""
    ke, akhir = lewat // ukuran + 1, lewat + tampil
    return Bagian(
        awal=min(lewat + 1, akhir),
        akhir=akhir,
        jumlah=jumlah,
        sebelum=alamat(ke - 1) if ke > 1 else "",
        sesudah=alamat(ke + 1) if akhir < jumlah else "",
    )
