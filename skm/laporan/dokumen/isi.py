"""What a document says, before it becomes a file: texts, tables, cells that may carry a live formula."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from kinerja.angka import angka_indonesia

BARIS_ISI = 5
"""Row of a sheet, counted from 1, in which a table's first row of content stands."""


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure: exact, shown with `desimal` decimals (None: as many as it has).

    `rumus` recomputes it in a spreadsheet, without the leading "="; `kata` stands where there is no figure.
    """

    nilai: Fraction | None
    rumus: str = ""
    kata: str = "belum ada"
    desimal: int | None = 2

    @property
    def teks(self) -> str:
        """As a document prints it."""
        return self.kata if self.nilai is None else angka_indonesia(self.nilai, self.desimal)


Sel: TypeAlias = str | Angka


@dataclass(frozen=True, slots=True)
class Tabel:
    """A titled table; `kolom` are (heading, width in characters), `catatan` the notes below it."""

    nama: str
    """At most 31 characters: a sheet is called so."""
    judul: str
    kolom: tuple[tuple[str, int], ...]
    baris: tuple[tuple[Sel, ...], ...]
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One document; `berkas` is its file's name without ending, `tanda_tangan` the blocks that sign it."""

    berkas: str
    judul: str
    anak_judul: str
    paragraf: tuple[str, ...]
    tabel: tuple[Tabel, ...]
    tanda_tangan: tuple[tuple[str, ...], ...] = ()
    surat: bool = False
    """A letter stands upright and is signed before its tables, which are attachments and signed again."""
