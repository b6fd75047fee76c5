"""Finding the table in the sheets offices make: titles above its headings, sums below its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from skm.berkas.kata import ringkas
from skm.berkas.tabel import Bingkai, Tabel, susun

BARIS_JUDUL = 20
"""Headings are looked for this far down."""


@dataclass(frozen=True, slots=True)
class Ciri:
    """What a slice's table is known by.

    `kolom` are headings that stand in one row. A row sums up the ones above when a word left of them begins
    as `jumlah` does, and what stands below them is not what `isi` allows.
    """

    kolom: tuple[str, ...]
    jumlah: re.Pattern[str]
    isi: re.Pattern[str]


def cari_tabel(nama: str, bingkai: Bingkai, ciri: Ciri) -> Tabel:
    """The table in those rows: its headings are the first row with all of `ciri.kolom`, else row 1.

    Rows of sums and averages at its end are left out when a word left of the columns says so and the row
    could not be one of the others. Raises Galat.
    """
    dicari = {ringkas(satu) for satu in ciri.kolom}
    judul = next((n for n, baris in enumerate(bingkai[:BARIS_JUDUL]) if dicari <= _kata(baris)), 0)
    letak = [n for n, teks in enumerate(bingkai[judul]) if ringkas(teks) in dicari]
    akhir = len(bingkai)
    while akhir > judul + 1 and (not any(bingkai[akhir - 1]) or _jumlah(bingkai[akhir - 1], letak, ciri)):
        akhir -= 1
    dilewati = [n for n, baris in enumerate(bingkai, 1) if any(baris) and (n <= judul or n > akhir)]
    isi_tabel = [_lengkapi(bingkai[: judul + 1], bingkai[judul + 1 : akhir]), *bingkai[judul + 1 : akhir]]
    return susun(nama, isi_tabel, di=judul + 1, dilewati=tuple(dilewati))


def _kata(baris: tuple[str, ...]) -> set[str]:
    return {ringkas(teks) for teks in baris}


def _jumlah(baris: tuple[str, ...], letak: Sequence[int], ciri: Ciri) -> bool:
    """Whether this row sums up the ones above."""
    if not letak or not any(ciri.jumlah.match(teks) for teks in baris[: min(letak)]):
        return False
    nilai = [baris[satu] for satu in letak]
    return not any(nilai) or not all(ciri.isi.fullmatch(teks) for teks in nilai)


def _lengkapi(atas: list[tuple[str, ...]], isi: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The headings; one that stands higher up (two rows of headings) is fetched, else the column's place."""
    *lebih_atas, judul = atas
    if not lebih_atas:
        return judul
    return tuple(
        teks
        or next((baris[n] for baris in reversed(lebih_atas) if baris[n]), "")
        or (f"Kolom ke-{n + 1}" if any(baris[n] for baris in isi) else "")
        for n, teks in enumerate(judul)
    )
