"""What a document says, before it becomes a file: texts, tables, cells that may carry a live formula."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from kinerja.angka import angka_indonesia

BARIS_ISI = 10
"""Row of a sheet, counted from 1, in which a table's first row of content stands: below the letterhead."""


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure: exact, shown with `desimal` decimals (None: as many as it has), and `satuan` after it.

    `rumus` recomputes it in a spreadsheet, without the leading "="; `kata` stands where there is no figure,
    in a spreadsheet until its formula has one.
    """

    nilai: Fraction | None
    rumus: str = ""
    kata: str = "belum ada"
    desimal: int | None = 2
    satuan: str = ""

    @property
    def teks(self) -> str:
        """As a document prints it."""
        if self.nilai is None:
            return self.kata
        return f"{angka_indonesia(self.nilai, self.desimal)} {self.satuan}".rstrip()


Sel: TypeAlias = str | Angka


@dataclass(frozen=True, slots=True)
class Tabel:
    """A titled table; `kolom` are (heading, width in characters), `catatan` the notes below it.

    Without columns it is its title and its notes alone.
    """

    nama: str
    """At most 31 characters: a sheet is called so."""
    judul: str
    kolom: tuple[tuple[str, int], ...]
    baris: tuple[tuple[Sel, ...], ...]
    catatan: tuple[str, ...] = ()
    kepala: frozenset[int] = frozenset()
    """Rows, counted from 0, that head the rows below them."""
    hanya_lembar: int = 0
    """How many of the last columns stand in the workbook alone: what its formulas need beside the print."""

    @property
    def tercetak(self) -> Tabel:
        """The table without what only a workbook needs."""
        if not self.hanya_lembar:
            return self
        sampai = len(self.kolom) - self.hanya_lembar
        baris = tuple(satu[:sampai] for satu in self.baris)
        return replace(self, kolom=self.kolom[:sampai], baris=baris, hanya_lembar=0)


@dataclass(frozen=True, slots=True)
class Tanda:
    """Who signs: the lines above the room for a signature, the name, and the lines below it."""

    atas: tuple[str, ...] = ()
    nama: str = ""
    bawah: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kop:
    """A letterhead: its lines, the first two of which name the office, and the emblem beside them."""

    baris: tuple[str, ...]
    lambang: bytes = b""
    """PNG or JPEG; empty without one."""
    sebutan: str = ""
    """What the emblem is, for who does not see it."""


@dataclass(frozen=True, slots=True)
class Periksa:
    """Where anybody may check a printed page: who approved it, its code, the address, the same as QR code."""

    teks: str
    alamat: str
    gambar: bytes
    """PNG."""
    catatan: str = ""
    """What must be known of the approval, in a sentence; usually nothing."""
