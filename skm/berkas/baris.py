"""Rows of tables known again: by their moment, else by what they say, whatever file and order they come in.

A table's rows are kept as one string: what kind of rows they are, and sixteen bytes for each, eight that tell
which row it is and eight that tell what it says. Nothing of a row can be read back from it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain

SETENGAH, PANJANG = 8, 16


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

    sudah: frozenset[int]
    """Places of the rows, from 0."""
    berubah: frozenset[int]
    menurut_muatan: Mapping[int, int]
    """How many of them each earlier load holds."""
    seluruhnya: bool
    """Whether one earlier load holds these rows and no others."""


def susun_sidik(ciri: Ciri, kenal: Iterable[str], isi: Iterable[object]) -> bytes:
    """The rows of a table: what tells each, beside what it says where `ciri` is no moment, and what it
    says.
    """
    bagian = bytearray(ciri.value)
    for satu, nilai in zip(kenal, isi, strict=True):
        teks = repr(nilai)
        bagian += _cerna(satu if ciri is Ciri.SAAT else f"{satu} {teks}") + _cerna(teks)
    return bytes(bagian)


def ambil(semua: bytes, letak: Iterable[int]) -> bytes:
    """The rows at those places, from 0."""
    return semua[:1] + b"".join(semua[1 + ke * PANJANG : 1 + (ke + 1) * PANJANG] for ke in letak)


def bandingkan(baru: bytes, lama: Iterable[tuple[int, bytes]]) -> Banding:
    """Which rows of `baru` the earlier loads (number, rows) hold: each of theirs stands for one."""
    sisa = iter(lama)
    pertama = next(sisa, None)
    if pertama is None:
        return Banding(frozenset(), frozenset(), {}, seluruhnya=False)
    ciri = Ciri(baru[:1])
    kenal, isi = defaultdict[bytes, list[int]](list), defaultdict[bytes, list[int]](list)
    for ke, (satu, nilai) in enumerate(_potong(baru)):
        kenal[satu].append(ke)
        isi[nilai].append(ke)
    nilai_baru = [nilai for _, nilai in _potong(baru)]
    sudah: set[int] = set()
    berubah: set[int] = set()
    menurut_muatan: dict[int, int] = {}
    seluruhnya = False
    for nomor, semua in chain([pertama], sisa):
        menurut_kenal = ciri is not Ciri.ISI and (ciri is Ciri.SAAT) == (semua[:1] == Ciri.SAAT.value)
        di_sini, banyak = 0, len(semua) // PANJANG
        for satu, nilai in _potong(semua):
            calon = kenal.get(satu, []) if menurut_kenal else isi.get(nilai, [])
            letak = _ambil(calon, sudah, nilai_baru, nilai)
            if letak is None:
                continue
            sudah.add(letak)
            di_sini += 1
            if nilai_baru[letak] != nilai:
                berubah.add(letak)
        if di_sini:
            menurut_muatan[nomor] = di_sini
            seluruhnya = seluruhnya or di_sini == banyak == len(nilai_baru)
    return Banding(frozenset(sudah), frozenset(berubah), menurut_muatan, seluruhnya)


def _ambil(calon: list[int], sudah: set[int], nilai_baru: Sequence[bytes], nilai: bytes) -> int | None:
    """The row that is taken for an earlier one: of several one that says the same."""
    bebas = [ke for ke in calon if ke not in sudah]
    return next((ke for ke in bebas if nilai_baru[ke] == nilai), bebas[0] if bebas else None)


def _potong(semua: bytes) -> Iterator[tuple[bytes, bytes]]:
    for awal in range(1, len(semua), PANJANG):
        yield semua[awal : awal + SETENGAH], semua[awal + SETENGAH : awal + PANJANG]


def _cerna(teks: str) -> bytes:
    return hashlib.blake2b(teks.encode(), digest_size=SETENGAH).digest()
