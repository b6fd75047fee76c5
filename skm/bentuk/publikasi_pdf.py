"""A publication sheet as a PDF that lies across: A4 to hand out, A3 to hang up, drawn alike.

Only who writes a PDF imports this.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from skm.bentuk.publikasi import TERIMA_KASIH, Kelompok, Publikasi
from skm.bentuk.tag_pdf import KanvasBertanda, ParagrafBertanda, Tag

BIASA, TEBAL = "Vera", "VeraBd"
KERTAS = {"a4": A4, "a3": A3}
LEBAR, TINGGI = landscape(A4)
TEPI, SELA = 14 * mm, 8 * mm
KOTAK = (LEBAR - 2 * TEPI - SELA) / 2
ATAS, BAWAH = TINGGI - 52 * mm, 32 * mm
"""Between them stand the two boxes."""
LAMBANG = 24 * mm
RAPAT = 1.2 * mm
"""What lines of one group stand closer together."""
NADA = colors.HexColor("#143A63")


def tulis(isi: Publikasi, kertas: str) -> bytes:
    """The sheet on one of `KERTAS`, lying across. Raises KeyError for other paper."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for nama in (BIASA, TEBAL):
        if nama not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(nama, str(folder / f"{nama}.ttf")))
    ukuran, keluar = landscape(KERTAS[kertas]), io.BytesIO()
    kanvas = KanvasBertanda(keluar, pagesize=ukuran, lang="id-ID")
    kanvas.setTitle(isi.judul)
    kanvas.setAuthor(isi.kantor)
    kanvas.setCreator(isi.kantor)
    kanvas.setSubject(isi.periode)
    kanvas.scale(ukuran[0] / LEBAR, ukuran[1] / TINGGI)
    _kepala(kanvas, isi)
    _kiri(kanvas, isi)
    _kanan(kanvas, isi)
    _teks(kanvas, TERIMA_KASIH, _biasa(12), SELURUH, BAWAH - 5 * mm)
    _teks(kanvas, isi.dicetak, _biasa(9), SELURUH, 11 * mm)
    kanvas.save()
    return keluar.getvalue()


@dataclass(frozen=True, slots=True)
class _Kolom:
    """Where words stand: their left edge and their width."""

    x: float
    lebar: float

    def masuk(self, tepi: float) -> _Kolom:
        """The same with so much free at either side."""
        return _Kolom(self.x + tepi, self.lebar - 2 * tepi)


SELURUH = _Kolom(TEPI, LEBAR - 2 * TEPI)
KIRI, KANAN = _Kolom(TEPI, KOTAK), _Kolom(TEPI + KOTAK + SELA, KOTAK)


def _kepala(kanvas: Any, isi: Publikasi) -> None:
    if isi.lambang:
        gambar = ImageReader(io.BytesIO(isi.lambang))
        lebar, tinggi = gambar.getSize()
        ukuran = (LAMBANG * lebar / tinggi, LAMBANG)
        with kanvas.tandai(Tag("Figure", alt=f"Lambang {isi.kantor}")):
            kanvas.drawImage(gambar, TEPI, TINGGI - 12 * mm - LAMBANG, *ukuran, mask="auto")
    y = TINGGI - 8 * mm
    for teks, besar, tag in (
        (isi.kepala, 10, "P"),
        ("INDEKS KEPUASAN MASYARAKAT (IKM)", 24, "H1"),
        (f"{isi.kantor} · {isi.kabupaten}", 15, "P"),
        (isi.periode, 15, "P"),
    ):
        if teks:
            y = _teks(kanvas, teks, _tebal(besar, tag), SELURUH, y)


def _kiri(kanvas: Any, isi: Publikasi) -> None:
    _kotak(kanvas, KIRI)
    y = _teks(kanvas, "NILAI IKM", _tebal(20, "H2"), KIRI, ATAS - 8 * mm)
    y = _teks(kanvas, isi.nilai, _tebal(84), KIRI, y - 8 * mm)
    _teks(kanvas, isi.mutu, _tebal(18), KIRI.masuk(6 * mm), y - 6 * mm)


def _kanan(kanvas: Any, isi: Publikasi) -> None:
    _kotak(kanvas, KANAN)
    y = _teks(kanvas, "NAMA LAYANAN", _tebal(14, "H2"), KANAN, ATAS - 6 * mm)
    y = _teks(kanvas, isi.layanan, _biasa(18), KANAN.masuk(4 * mm), y)
    y = _teks(kanvas, "RESPONDEN", _tebal(14, "H2"), KANAN, y - 3 * mm)
    y = _teks(kanvas, f"{isi.responden} orang", _biasa(18), KANAN, y)
    for satu in isi.kelompok:
        y = _teks(kanvas, satu.nama, _tebal(11), KANAN, y)
        for baris in _baris(satu):
            y = _teks(kanvas, baris, _biasa(12), KANAN.masuk(6 * mm), y + RAPAT)
    if isi.alasan:
        _teks(kanvas, isi.alasan, _biasa(10), KANAN.masuk(8 * mm), y - 2 * mm)


def _baris(satu: Kelompok) -> Iterator[str]:
    """Two groups a line."""
    for urut in range(0, len(satu.isi), 2):
        yield " · ".join(f"{nama}: {banyak}" for nama, banyak in satu.isi[urut : urut + 2])


def _kotak(kanvas: Any, kolom: _Kolom) -> None:
    with kanvas.hiasan():
        kanvas.setStrokeColor(NADA)
        kanvas.setLineWidth(1.5)
        kanvas.roundRect(kolom.x, BAWAH, kolom.lebar, ATAS - BAWAH, 6)


_Huruf = tuple[str, float, str]
"""Typeface, points, and the tag of what is set in it."""


def _biasa(besar: float) -> _Huruf:
    return BIASA, besar, "P"


def _tebal(besar: float, tag: str = "P") -> _Huruf:
    return TEBAL, besar, tag


def _teks(kanvas: Any, teks: str, huruf: _Huruf, kolom: _Kolom, y: float) -> float:
    """The words in the middle of their column, below `y`; gives where they end."""
    nama, besar, tag = huruf
    gaya = ParagraphStyle("lembar", fontName=nama, fontSize=besar, leading=besar * 1.3, alignment=TA_CENTER)
    jadi = ParagrafBertanda(escape(teks), gaya)
    jadi.tag = Tag(tag)
    _, tinggi = jadi.wrapOn(kanvas, kolom.lebar, y)
    jadi.drawOn(kanvas, kolom.x, y - tinggi)
    return float(y - tinggi - 2 * mm)
