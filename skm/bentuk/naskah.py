"""What a document says, before it becomes a file: headings, paragraphs, tables, charts, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import TypeAlias

from kinerja.bulat import bulat
from skm.bentuk.isi import Kop, Periksa, Tabel, Tanda

BAHASA = "id-ID"
"""What every file says it is written in."""
TERDALAM = 2
"""Headings down to this level stand in the table of contents."""


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading: level 1 begins a chapter or an annex on a new page, level 2 a section."""

    tingkat: int
    teks: str


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph, or with `butir` an item of a list, with `catatan` a note to what stands above.

    With `membuka` it stays on the page of what it opens.
    """

    teks: str
    butir: bool = False
    catatan: bool = False
    membuka: bool = False


@dataclass(frozen=True, slots=True)
class TabelNaskah:
    """A table with its caption above it; `nomor` counts the document's tables from 1."""

    tabel: Tabel
    nomor: int = 0

    @property
    def keterangan(self) -> str:
        """The caption."""
        return f"Tabel {self.nomor}. {self.tabel.judul}"


@dataclass(frozen=True, slots=True)
class Bagan:
    """One series as columns, or with `garis` as a line; None is a gap. `nomor` counts the figures from 1."""

    judul: str
    kategori: tuple[str, ...]
    nilai: tuple[Fraction | None, ...]
    satuan: str
    """What the numbers are, beside their axis."""
    bawah: int
    atas: int
    garis: bool = False
    nomor: int = 0

    @property
    def keterangan(self) -> str:
        """The caption."""
        return f"Gambar {self.nomor}. {self.judul}"

    @property
    def langkah(self) -> int:
        """Between two lines of the scale."""
        return 1 if self.atas - self.bawah < 10 else 25

    @property
    def titik(self) -> tuple[tuple[str, float | None], ...]:
        """(label, value with two decimals) of each place."""
        dua = (None if satu is None else float(bulat(satu)) for satu in self.nilai)
        return tuple(zip(self.kategori, dua, strict=True))


@dataclass(frozen=True, slots=True)
class Gambar:
    """A photograph, a JPEG of so many pixels; its caption is also what it shows for who does not see it."""

    judul: str
    isi: bytes
    lebar: int
    tinggi: int
    nomor: int = 0

    @property
    def keterangan(self) -> str:
        """The caption."""
        return f"Gambar {self.nomor}. {self.judul}"

    def muat(self, lebar: float, tinggi: float) -> tuple[float, float]:
        """Its width and height as large as fits into these, in its own shape."""
        kali = min(lebar / self.lebar, tinggi / self.tinggi)
        return self.lebar * kali, self.tinggi * kali


@dataclass(frozen=True, slots=True)
class Isian:
    """Names and what is filled in for them, a line each, as a letter sets them."""

    baris: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pengesahan:
    """The blocks that sign, side by side, below the sentence that closes what they sign."""

    tanda: tuple[Tanda, ...]
    penutup: str = ""


@dataclass(frozen=True, slots=True)
class DaftarIsi:
    """Where the table of contents stands."""


Blok: TypeAlias = Judul | Alinea | Isian | TabelNaskah | Bagan | Gambar | Pengesahan | DaftarIsi


@dataclass(frozen=True, slots=True)
class Naskah:
    """One document; `berkas` is its file's name without ending."""

    berkas: str
    judul: str
    judul_sampul: str
    """The same as the cover sets it, line by line."""
    anak_judul: str
    kop: tuple[str, ...]
    """The letterhead, line by line."""
    sampul: tuple[str, ...]
    """The lines of the cover below title and subtitle; without any, the title stands above the text."""
    kepala: str
    """The head of every page: the mark while it is not final, and the document's name."""
    dicetak: str
    """The day of printing, in the foot of every page."""
    penulis: str
    dibuat: datetime
    isi: tuple[Blok, ...]
    lambang: bytes = b""
    """PNG or JPEG; empty without one."""
    mendatar: bool = False
    """Whether its pages lie across: for wide tables."""

    periksa: Periksa | None = None
    """At the foot of every page; None for what nobody has approved."""

    @property
    def kop_surat(self) -> Kop:
        """The letterhead with the emblem."""
        return Kop(self.kop, self.lambang, f"Lambang {self.penulis}")

    @property
    def daftar_isi(self) -> tuple[Judul, ...]:
        """Headings that the table of contents lists, in order."""
        return tuple(satu for satu in self.isi if isinstance(satu, Judul) and satu.tingkat <= TERDALAM)

    @property
    def tabel(self) -> tuple[Tabel, ...]:
        """Its tables in order."""
        return tuple(satu.tabel for satu in self.isi if isinstance(satu, TabelNaskah))


def nomori(isi: Sequence[Blok]) -> tuple[Blok, ...]:
    """The same with tables and figures numbered in the order in which they stand."""
    return tuple(_bernomor(isi))


def _bernomor(isi: Sequence[Blok]) -> Iterator[Blok]:
    tabel = gambar = 0
    for satu in isi:
        if isinstance(satu, TabelNaskah):
            tabel += 1
            yield replace(satu, nomor=tabel)
        elif isinstance(satu, Bagan | Gambar):
            gambar += 1
            yield replace(satu, nomor=gambar)
        else:
            yield satu
