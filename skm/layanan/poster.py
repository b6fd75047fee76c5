"""Posters, table tents and sheets of addresses to be scanned, as print-ready PDF.

What they say is the caller's; here it is set and drawn. The code is drawn as squares, not as a picture, and
the fonts are inside the file. Error correction is level Q: a quarter of the code may be lost to wear, tape
or a stain. An address of 40 letters makes 33 modules; at the width printed here each measures more than
1.5 mm on A5, several times what a phone needs.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any

from skm.layanan.qr import kisi

MM = 72 / 25.4
A4, A5 = (210 * MM, 297 * MM), (148 * MM, 210 * MM)
HIJAU, KUNING, TINTA = (0.04, 0.29, 0.25), (0.94, 0.66, 0.17), (0.11, 0.14, 0.13)
BIASA, TEBAL = "Vera", "VeraBd"
SAYAP = 30 * MM
"""Strips at both ends of a table tent that are glued under it."""
TEPI = 10 * MM
"""Nothing is printed nearer to the paper's edge: office printers do not reach it."""
SUNYI = 8
"""Modules of the quiet zone, both sides together."""


class Ukuran(StrEnum):
    """What can be printed for one address."""

    A4 = "a4"
    A5 = "a5"
    TENDA = "tenda"


@dataclass(frozen=True, slots=True)
class Gaya:
    """How a text is set: size in points, at most so many lines, font and colour."""

    ukuran: float
    baris: int
    huruf: str = BIASA
    warna: tuple[float, float, float] = TINTA


@dataclass(frozen=True, slots=True)
class Ajakan:
    """What a poster invites to: one question, three steps, and a promise in small print."""

    tanya: str
    langkah: tuple[str, str, str]
    janji: str


@dataclass(frozen=True, slots=True)
class Isi:
    """What a poster says; `tempat` is the service, desk or event, empty for the unit as a whole."""

    kantor: str
    kabupaten: str
    judul: str
    tempat: str
    url: str
    ajakan: Ajakan
    lambang: bytes = b""
    """The office's emblem as PNG or JPEG; empty without one."""

    @property
    def alamat_pendek(self) -> str:
        """What people type who cannot scan."""
        return self.url.split("://", 1)[-1]


def poster(isi: Isi, ukuran: Ukuran) -> bytes:
    """One page of that size for one address."""
    return poster_semua([isi], ukuran, f"Poster {isi.tempat or isi.kantor}")


def poster_semua(semua: Sequence[Isi], ukuran: Ukuran, judul: str) -> bytes:
    """A page of that size for every address, all in one file called `judul`."""
    kertas = A5 if ukuran is Ukuran.A5 else A4
    kanvas, wadah = _kanvas(kertas, judul)
    for urut, isi in enumerate(semua):
        if urut:
            kanvas.showPage()
        if ukuran is Ukuran.TENDA:
            _tenda(kanvas, isi)
        else:
            _tegak(kanvas, isi, *kertas)
    return _selesai(kanvas, wadah)


def lembar(semua: Sequence[Isi]) -> bytes:
    """All addresses on A4 sheets, six to a page, to be cut apart."""
    kanvas, wadah = _kanvas(A4, "Lembar kode QR")
    lebar, tinggi = (A4[0] - 2 * TEPI) / 2, (A4[1] - 2 * TEPI) / 3
    for urut, isi in enumerate(semua):
        if urut and urut % 6 == 0:
            kanvas.showPage()
        kolom, baris = urut % 2, urut % 6 // 2
        kanvas.saveState()
        kanvas.translate(TEPI + kolom * lebar, A4[1] - TEPI - (baris + 1) * tinggi)
        kanvas.setStrokeColorRGB(0.7, 0.7, 0.7)
        kanvas.setDash(2, 3)
        kanvas.rect(0, 0, lebar, tinggi)
        kanvas.setDash()
        dalam = lebar - 10 * MM
        _teks(kanvas, isi.kantor, (lebar / 2, tinggi - 7 * MM), dalam, Gaya(10, 1))
        y = _teks(kanvas, isi.tempat or isi.judul, (lebar / 2, tinggi - 13 * MM), dalam, Gaya(12, 2, TEBAL))
        sisi = min(_sisi_setengah(isi.url, lebar), y - 11 * MM)
        _qr(kanvas, isi.url, (lebar - sisi) / 2, 10 * MM, sisi)
        _teks(kanvas, isi.alamat_pendek, (lebar / 2, 5 * MM), dalam, Gaya(10, 1, TEBAL))
        kanvas.restoreState()
    return _selesai(kanvas, wadah)


def _tegak(kanvas: Any, isi: Isi, lebar: float, tinggi: float) -> None:
    """A standing poster, measured in tenths of its own width."""
    s = lebar / 210
    dalam, kepala, pita = lebar - 2 * TEPI, 30 * s, 2.5 * s
    atas = tinggi - TEPI - kepala
    _kop(kanvas, isi, (TEPI, atas, dalam, kepala))
    kanvas.setFillColorRGB(*KUNING)
    kanvas.rect(TEPI, atas - pita, dalam, pita, stroke=0, fill=1)
    tengah = lebar / 2
    y = _teks(kanvas, isi.ajakan.tanya, (tengah, atas - 16 * s), dalam, Gaya(34 * s / MM, 1, TEBAL, HIJAU))
    y = _teks(kanvas, isi.judul, (tengah, y - 2 * s), dalam, Gaya(14 * s / MM, 1))
    if isi.tempat:
        y = _teks(kanvas, isi.tempat, (tengah, y - 3 * s), dalam, Gaya(18 * s / MM, 2, TEBAL))
    bawah = TEPI + 51 * s
    sisi = min(_sisi_setengah(isi.url, lebar) * 1.12, y - bawah)
    _qr(kanvas, isi.url, (lebar - sisi) / 2, bawah + (y - bawah - sisi) / 2, sisi)
    _teks(kanvas, isi.alamat_pendek, (tengah, TEPI + 45 * s), dalam, Gaya(20 * s / MM, 1, TEBAL))
    kolom = dalam / 3
    for urut, langkah in enumerate(isi.ajakan.langkah):
        x = TEPI + kolom * (urut + 0.5)
        kanvas.setFillColorRGB(*KUNING)
        kanvas.circle(x, TEPI + 33 * s, 6 * s, stroke=0, fill=1)
        _teks(kanvas, str(urut + 1), (x, TEPI + 30.5 * s), kolom, Gaya(16 * s / MM, 1, TEBAL))
        _teks(kanvas, langkah, (x, TEPI + 21 * s), kolom - 6 * s, Gaya(12 * s / MM, 3))
    _teks(kanvas, isi.ajakan.janji, (tengah, TEPI + 2 * s), dalam, Gaya(10.5 * s / MM, 1))


def _kop(kanvas: Any, isi: Isi, kotak: tuple[float, float, float, float]) -> None:
    """The band with the office's emblem and name; x, y, width and height."""
    x, y, lebar, tinggi = kotak
    kanvas.setFillColorRGB(*HIJAU)
    kanvas.rect(x, y, lebar, tinggi, stroke=0, fill=1)
    sisi = tinggi * 0.8 if isi.lambang else 0
    if isi.lambang:
        _lambang(kanvas, isi.lambang, (x + tinggi * 0.1, y + tinggi * 0.1, sisi, sisi))
    tengah, dalam, putih = x + (lebar + sisi) / 2, lebar - sisi - 0.4 * tinggi, (1, 1, 1)
    _teks(kanvas, isi.kantor, (tengah, y + tinggi * 0.52), dalam, Gaya(tinggi * 0.28, 1, TEBAL, putih))
    _teks(kanvas, isi.kabupaten, (tengah, y + tinggi * 0.2), dalam, Gaya(tinggi * 0.16, 1, BIASA, putih))


def _lambang(kanvas: Any, gambar: bytes, kotak: tuple[float, float, float, float]) -> None:
    """The emblem as large as fits, in the middle of its place, on white."""
    x, y, lebar, tinggi = kotak
    kanvas.setFillColorRGB(1, 1, 1)
    kanvas.roundRect(x, y, lebar, tinggi, lebar / 12, stroke=0, fill=1)
    baca = import_module("reportlab.lib.utils").ImageReader(io.BytesIO(gambar))
    tepi = lebar / 16
    kanvas.drawImage(
        baca,
        x + tepi,
        y + tepi,
        lebar - 2 * tepi,
        tinggi - 2 * tepi,
        mask="auto",
        preserveAspectRatio=True,
        anchor="c",
    )


def _sisi_setengah(url: str, lebar: float) -> float:
    """The side, quiet zone included, of a code whose modules reach over half of that width and a little."""
    modul = len(kisi(url))
    return 0.505 * lebar * (modul + SUNYI) / modul


def _tenda(kanvas: Any, isi: Isi) -> None:
    """A4 folded along three lines: two faces back to back, the upper one upside down, two strips to glue."""
    lebar, tinggi = A4
    muka = (tinggi - 2 * SAYAP) / 2
    kanvas.setStrokeColorRGB(0.6, 0.6, 0.6)
    kanvas.setDash(4, 4)
    for y in (SAYAP, SAYAP + muka, SAYAP + 2 * muka):
        kanvas.line(TEPI, y, lebar - TEPI, y)
    kanvas.setDash()
    for y in (SAYAP / 2, tinggi - SAYAP / 2):
        _teks(
            kanvas,
            "Lipat pada garis putus-putus, lalu rekatkan bagian ini",
            (lebar / 2, y),
            lebar - 2 * TEPI,
            Gaya(9, 1),
        )
    for putar in (False, True):
        kanvas.saveState()
        if putar:
            kanvas.translate(lebar, tinggi - SAYAP)
            kanvas.rotate(180)
        else:
            kanvas.translate(0, SAYAP)
        _muka(kanvas, isi, lebar, muka)
        kanvas.restoreState()


def _muka(kanvas: Any, isi: Isi, lebar: float, tinggi: float) -> None:
    """One face: as large a code as its height leaves room for, the words beside it."""
    sisi = tinggi - 20 * MM
    _qr(kanvas, isi.url, TEPI, 16 * MM, sisi)
    _teks(kanvas, isi.alamat_pendek, (lebar / 2, 8 * MM), lebar - 2 * TEPI, Gaya(16, 1, TEBAL))
    kiri = TEPI + sisi + 2 * MM
    dalam = lebar - TEPI - kiri
    tengah = kiri + dalam / 2
    y = _teks(kanvas, isi.ajakan.tanya, (tengah, tinggi - 18 * MM), dalam, Gaya(24, 2, TEBAL, HIJAU))
    y = _teks(kanvas, isi.tempat or isi.judul, (tengah, y - 2 * MM), dalam, Gaya(14, 3, TEBAL))
    for urut, langkah in enumerate(isi.ajakan.langkah, start=1):
        y = _teks(kanvas, f"{urut}. {langkah}", (tengah, y - 2 * MM), dalam, Gaya(11, 2))
    if isi.lambang:
        _lambang(kanvas, isi.lambang, (tengah - 8 * MM, 25 * MM, 16 * MM, 16 * MM))
    _teks(kanvas, isi.kantor, (tengah, 19 * MM), dalam, Gaya(12, 1))


def _teks(
    kanvas: Any,
    teks: str,
    letak: tuple[float, float],
    lebar: float,
    gaya: Gaya,
) -> float:
    """Centred text whose first line stands at `letak`, in no more lines than asked: long text gets smaller.

    Gives the height below which there is room again.
    """
    pecah, ukuran, huruf = import_module("reportlab.lib.utils").simpleSplit, gaya.ukuran, gaya.huruf
    while ukuran > 4:
        potong = pecah(teks, huruf, ukuran, lebar)
        muat = all(kanvas.stringWidth(satu, huruf, ukuran) <= lebar for satu in potong)
        if len(potong) <= gaya.baris and muat:
            break
        ukuran *= 0.94
    kanvas.setFillColorRGB(*gaya.warna)
    kanvas.setFont(huruf, ukuran)
    x, y = letak
    for satu in potong:
        kanvas.drawCentredString(x, y, satu)
        y -= ukuran * 1.22
    return y + ukuran * 0.2


def _qr(kanvas: Any, url: str, x: float, y: float, sisi: float) -> None:
    """The code with its quiet zone of four modules, as black squares on white."""
    modul = kisi(url)
    satu = sisi / (len(modul) + SUNYI)
    kanvas.setFillColorRGB(1, 1, 1)
    kanvas.rect(x, y, sisi, sisi, stroke=0, fill=1)
    kanvas.setFillColorRGB(0, 0, 0)
    for urut, baris in enumerate(modul):
        atas = y + sisi - (urut + 5) * satu
        for kolom, gelap in enumerate(baris):
            if gelap:  # a hair wider than its place, so that no printer leaves a white line between two
                kanvas.rect(x + (kolom + 4) * satu, atas, satu * 1.02, satu * 1.02, stroke=0, fill=1)


def _kanvas(halaman: tuple[float, float], judul: str) -> tuple[Any, io.BytesIO]:
    """A canvas with our fonts. The library is loaded here: nobody but this page needs it."""
    metrik = import_module("reportlab.pdfbase.pdfmetrics")
    jenis = import_module("reportlab.pdfbase.ttfonts").TTFont
    folder = Path(str(import_module("reportlab").__file__)).parent / "fonts"
    for nama in (BIASA, TEBAL):
        if nama not in metrik.getRegisteredFontNames():
            metrik.registerFont(jenis(nama, str(folder / f"{nama}.ttf")))
    wadah = io.BytesIO()
    kanvas = import_module("reportlab.pdfgen.canvas").Canvas(wadah, pagesize=halaman, invariant=1)
    kanvas.setTitle(judul)
    return kanvas, wadah


def _selesai(kanvas: Any, wadah: io.BytesIO) -> bytes:
    kanvas.showPage()
    kanvas.save()
    return wadah.getvalue()
