"""Rows of tables known again: by their moment, else by what they say, whatever file and order they come in.

A table's rows are kept as one string: what kind of rows they are, and sixteen bytes for each, eight that tell
which row it is and eight that tell what it says. Nothing of a row can be read back from it.
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

SETENGAH, PANJANG = 8, 16
PENUH = 2**64 - 1


class Ciri(bytes, Enum):
    """What tells which row it is."""

    SAAT = b"s"
    """The moment of the answer, with its time of day."""
    NOMOR = b"n"
    """What it says and its number, where the numbers are more than 1, 2, 3 … of this file."""
    ISI = b"i"
    """What it says alone."""


@dataclass(frozen=True, slots=True)
class Banding:
    """Rows of a table that were loaded before; `berubah` are those among them that say something else now."""

    sudah: bytes
    """1 for each row that was, else 0."""
    berubah: frozenset[int]
    """Their places, from 0."""
    menurut_muatan: Mapping[int, int]
    """How many of them each earlier load holds."""
    seluruhnya: bool
    """Whether one earlier load holds these rows and no others."""


def susun_sidik(ciri: Ciri, kenal: Iterable[str | bytes], isi: Iterable[str]) -> bytes:
    """The rows of a table: what tells each, beside what it says where `ciri` is no moment, and what it
    says. Of a moment `kenal` is its digest.
    """
    bagian = bytearray(ciri.value)
    for satu, teks in zip(kenal, isi, strict=True):
        bagian += satu if isinstance(satu, bytes) else cerna(f"{satu} {teks}")
        bagian += cerna(teks)
    return bytes(bagian)


def ambil(semua: bytes, letak: Iterable[int]) -> bytes:
    """The rows at those places, from 0."""
    return semua[:1] + b"".join(semua[1 + ke * PANJANG : 1 + (ke + 1) * PANJANG] for ke in letak)


def bandingkan(baru: bytes, lama: Iterable[tuple[int, bytes]]) -> Banding:
    """Which rows of `baru` the earlier loads (number, rows) hold: each of theirs stands for one."""
    ciri, angka = Ciri(baru[:1]), _angka(baru)
    banyak = len(angka) // 2
    sudah, berubah = bytearray(banyak), list[int]()
    menurut_muatan: dict[int, int] = {}
    seluruhnya, kenal = False, angka[::2]
    cari: dict[str, _Cari] = {}
    for nomor, semua in lama:
        menurut_kenal = ciri is not Ciri.ISI and (ciri is Ciri.SAAT) == (semua[:1] == Ciri.SAAT.value)
        if not cari:
            cari["isi"] = _Cari(angka[1::2], sudah)
        if menurut_kenal and "kenal" not in cari:
            cari["kenal"] = _Cari(kenal, sudah)
            cari["sama"] = _Cari(array("Q", map(_berdua, kenal, angka[1::2])), sudah)
        tercatat, di_sini = _angka(semua), 0
        for satu, nilai in zip(tercatat[::2], tercatat[1::2], strict=True):
            if menurut_kenal:
                letak = cari["sama"].ambil(_berdua(satu, nilai))
                if letak is None and (letak := cari["kenal"].ambil(satu)) is not None:
                    berubah.append(letak)
            else:
                letak = cari["isi"].ambil(nilai)
            di_sini += letak is not None
        if di_sini:
            menurut_muatan[nomor] = di_sini
            seluruhnya = seluruhnya or 2 * di_sini == len(tercatat) == len(angka)
    return Banding(bytes(sudah), frozenset(berubah), menurut_muatan, seluruhnya)


class _Cari:
    """Finds rows that are not taken yet by their number, the first of equal ones first."""

    def __init__(self, angka: array[int], diambil: bytearray) -> None:
        self._letak = array("L", sorted(range(len(angka)), key=angka.__getitem__))
        self._urut = array("Q", map(angka.__getitem__, self._letak))
        self._lewat = array("L", bytes(self._letak.itemsize * len(angka)))
        """For the first of equal ones, how many of them are known to be taken."""
        self._diambil = diambil

    def ambil(self, angka: int) -> int | None:
        """The place of a row with that number, taken from now on; None where none is left."""
        pertama = bisect_left(self._urut, angka)
        if pertama == len(self._urut) or self._urut[pertama] != angka:
            return None
        ke = pertama + self._lewat[pertama]
        while ke < len(self._urut) and self._urut[ke] == angka:
            ke += 1
            if not self._diambil[letak := self._letak[ke - 1]]:
                self._diambil[letak] = 1
                self._lewat[pertama] = ke - pertama
                return letak
        self._lewat[pertama] = ke - pertama
        return None


def _angka(semua: bytes) -> array[int]:
    """Two numbers for each row."""
    return array("Q", semua[1:])


def _berdua(kenal: int, isi: int) -> int:
    """One number for both."""
    return hash((kenal, isi)) & PENUH


def cerna(teks: str) -> bytes:
    """Eight bytes that stand for it."""
    return hashlib.blake2b(teks.encode(), digest_size=SETENGAH).digest()
