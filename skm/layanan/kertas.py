"""What a receipt or slip is printed on: a roll of 58 or 80 mm, or a sheet of A6, always one page of it.

A browser cuts a page of the length it is told. How long the words get is reckoned here, on the long side, and
the page is the next longer one that `kertas.css` knows; on A6 the words get smaller until they fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil


class Kertas(StrEnum):
    """The paper at the desk."""

    G58 = "58"
    G80 = "80"
    A6 = "a6"


NAMA = {Kertas.G58: "58 mm", Kertas.G80: "80 mm", Kertas.A6: "A6"}
LEBAR = {Kertas.G58: 48, Kertas.G80: 72, Kertas.A6: 85}
"""Millimetres that are printed on: what the heads of such printers reach; A6 without 10 mm at each edge."""
TINGGI_A6 = 128
"""The same from top to bottom."""
PANJANG = (*range(80, 401, 20), *range(450, 1701, 50))
"""Lengths of a roll's page that `kertas.css` knows, in millimetres, edges included."""
TEPI = 6
"""Edges of a roll's page, above and below together."""
JARAK = 3
"""Space between two parts, and above and below a code."""
LAMBANG = 14
"""An emblem's height and the space below it."""
TITIK = 25.4 / 72
BARIS = 1.3
"""Height of a line in type sizes."""
LEBAR_HURUF = {True: 0.78, False: 0.6}
"""Width of a capital and of any other letter in type sizes, in a broad face; emphasis is in it."""
LEBAR_SPASI = 0.35
SISA = 2
"""Type sizes that a full line leaves empty because the next word is too long for it."""


@dataclass(frozen=True, slots=True)
class Rapat:
    """How tightly it is set: type size in points, the code's side in millimetres, requests side by side."""

    huruf: float
    kode: int
    kolom: int = 1
    samping: bool = True
    """The code stands beside its words, not above them."""


@dataclass(frozen=True, slots=True)
class Bentuk:
    """A kind of print: its classes of the style sheet begin with `nama`."""

    nama: str
    gulung: Rapat
    a6: tuple[Rapat, ...]
    """From the roomiest on; without a code's picture its letters remain."""


STRUK = Bentuk(
    "struk",
    Rapat(9, 26, samping=False),
    (Rapat(9, 26), Rapat(8, 22), Rapat(7, 18), Rapat(7, 16, 2), Rapat(6.5, 0, 2), Rapat(5.5, 0, 2)),
)
SLIP = Bentuk(
    "slip",
    Rapat(9, 44, samping=False),
    (Rapat(9, 56, samping=False), Rapat(8, 44, samping=False), Rapat(7, 36, samping=False)),
)


@dataclass(frozen=True, slots=True)
class Isi:
    """The words of a print: head, one part per code, foot."""

    bentuk: Bentuk
    kepala: Sequence[str]
    bagian: Sequence[Sequence[str]]
    kaki: Sequence[str]
    berlambang: bool = False


@dataclass(frozen=True, slots=True)
class Cetakan:
    """The paper, and its classes: `halaman` for the page, `rapat` for what stands on it."""

    kertas: Kertas
    halaman: str
    rapat: str


def baca_kertas(*tulisan: str | None) -> Kertas:
    """The first of them that names a paper; 80 mm where none does."""
    dikenal = {satu.value for satu in Kertas}
    return next((Kertas(satu) for satu in tulisan if satu in dikenal), Kertas.G80)


def susun(kertas: Kertas, isi: Isi) -> Cetakan:
    """The page that holds all of it."""
    nama = isi.bentuk.nama
    if kertas is Kertas.A6:
        semua = isi.bentuk.a6
        muat = (n for n, satu in enumerate(semua) if tinggi(isi, LEBAR[kertas], satu) <= TINGGI_A6)
        return Cetakan(kertas, "kertas-a6", f"{nama}-a6-{next(muat, len(semua) - 1)}")
    perlu = tinggi(isi, LEBAR[kertas], isi.bentuk.gulung) + TEPI
    panjang = next((satu for satu in PANJANG if satu >= perlu), PANJANG[-1])
    return Cetakan(kertas, f"kertas-{kertas}-{panjang}", f"{nama}-gulung")


def tinggi(isi: Isi, lebar: float, rapat: Rapat) -> float:
    """Millimetres that it takes."""
    kolom = (lebar - JARAK * (rapat.kolom - 1)) / rapat.kolom
    satu = [_bagian(teks, kolom, rapat) for teks in isi.bagian]
    baris = (max(satu[n : n + rapat.kolom]) for n in range(0, len(satu), rapat.kolom))
    return _luar(isi, lebar, rapat) + sum(baris)


def _bagian(teks: Sequence[str], lebar: float, rapat: Rapat) -> float:
    if rapat.kode and rapat.samping:
        return max(rapat.kode, _teks(teks, lebar - rapat.kode - JARAK, rapat.huruf)) + JARAK
    return rapat.kode + _teks(teks, lebar, rapat.huruf) + 2 * JARAK


def _luar(isi: Isi, lebar: float, rapat: Rapat) -> float:
    """Head and foot."""
    lambang = LAMBANG if isi.berlambang else 0
    return _teks((*isi.kepala, *isi.kaki), lebar, rapat.huruf) + 4 * JARAK + lambang


def _teks(paragraf: Iterable[str], lebar: float, huruf: float) -> float:
    return sum(_baris(paragraf, lebar, huruf)) * huruf * TITIK * BARIS


def _baris(paragraf: Iterable[str], lebar: float, huruf: float) -> Iterator[int]:
    """Lines of each paragraph."""
    muat = lebar / (huruf * TITIK)
    for teks in paragraf:
        panjang = sum(LEBAR_SPASI if h == " " else LEBAR_HURUF[h.isupper() or h in "mw—@"] for h in teks)
        yield 1 if panjang <= muat else ceil(panjang / (muat - SISA))
