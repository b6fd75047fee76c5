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
    """A figure: exact, shown with `desimal` decimals (None: as many as it has), and `satuan` after it.

    `rumus` recomputes it in a spreadsheet, without the leading "="; `kata` stands where there is no figure.
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
class Dokumen:
    """One document; `berkas` is its file's name without ending, `tanda_tangan` the blocks that sign it."""

    berkas: str
    judul: str
    anak_judul: str
    paragraf: tuple[str, ...]
    """A tab stands before what is filled in, a line break inside what belongs together."""
    tabel: tuple[Tabel, ...]
    tanda_tangan: tuple[Tanda, ...] = ()
    surat: bool = False
    """A letter stands upright and is signed before its tables, which are attachments and signed again."""
    kop: Kop | None = None
    penutup: str = ""
    """The sentence the last signatures stand below, so that they never stand alone."""
    dicetak: str = ""
    """The day of printing, as every page says it."""
    kepala: str = ""
    """The head of every page: how final it is and the document's name; empty without one."""
    penulis: str = ""
    """Whose document it is, as the file itself says."""
