"""Which pages of a document lie across: those of a section with a table that is too wide for an upright one.

A section reaches from a heading to the next one, so that its words stand beside its tables and no page holds
a heading alone. A document that says so lies across as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skm.bentuk import huruf
from skm.bentuk.isi import Tabel
from skm.bentuk.naskah import Blok, Judul, Naskah, TabelNaskah

RUANG_TEGAK = 160 / 25.4 * 72
"""Points between the margins of an upright A4."""
UKURAN, TEPI, SKALA = 9, 8, 1.2
"""Of a table's letters in points, what a cell's edges take, how much wider than Arial its letters are."""

TERPANJANG = 11
"""Em of the longest usual word: pertanggungjawaban."""


def berarah(naskah: Naskah) -> Iterator[tuple[bool, Blok]]:
    """Every block, and whether it stands on a page that lies across."""
    for bagian in _bagian(naskah.isi):
        mendatar = naskah.mendatar or any(_lebar(satu) for satu in bagian)
        yield from ((mendatar, satu) for satu in bagian)


def awal_mendatar(naskah: Naskah) -> bool:
    """Whether its first page lies across; a cover does only where all pages do."""
    if naskah.sampul:
        return naskah.mendatar
    return next((mendatar for mendatar, _ in berarah(naskah)), naskah.mendatar)


def _bagian(isi: Sequence[Blok]) -> Iterator[list[Blok]]:
    """The sections; a heading with nothing but another one below it begins that one's."""
    bagian: list[Blok] = []
    for blok in isi:
        if isinstance(blok, Judul) and not all(isinstance(satu, Judul) for satu in bagian):
            yield bagian
            bagian = []
        bagian.append(blok)
    yield bagian


def _lebar(blok: Blok) -> bool:
    return isinstance(blok, TabelNaskah) and _paling_sempit(blok.tabel.tercetak) > RUANG_TEGAK


def _paling_sempit(tabel: Tabel) -> float:
    """Points that a table takes where no word of it is broken that is not unusually long."""
    return sum(huruf.paling_sempit(tabel, ukuran=UKURAN, tepi=TEPI, skala=SKALA, terpanjang=TERPANJANG))
