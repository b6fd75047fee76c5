"""What a PDF is made of: styles, tables, blocks that sign, letterheads, over ReportLab.

Only who writes a PDF imports this.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Image, KeepTogether, Spacer

from skm.bentuk import huruf
from skm.bentuk.isi import Angka, Kop, Tabel
from skm.bentuk.naskah import Pengesahan
from skm.bentuk.tag_pdf import ParagrafBertanda, TabelBertanda, Tag

BIASA, TEBAL, MIRING = "Vera", "VeraBd", "VeraIt"
RUANG_TABEL = 40 * mm
"""What is left of a page on which a long table begins."""
SEHALAMAN = 12
"""Rows up to which a table stands on one page."""
TERTAHAN = 2
"""Rows of a table that stay with the sentence and the signatures below it."""
LEBIH_LEBAR = 1.2
"""How much wider than Arial the letters are."""
TEPI_SEL = 8
SISI_LAMBANG, LAJUR_LAMBANG = 24 * mm, 28 * mm
ISIAN = 32 * mm
GAYA_TABEL = [
    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
    ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#E3ECF7")),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
]


def _gaya(nama: str, ukuran: float, **lain: Any) -> ParagraphStyle:
    dasar = {"fontName": BIASA, "fontSize": ukuran, "leading": ukuran * 1.35, "spaceAfter": 5}
    return ParagraphStyle(nama, **dasar | lain)


ALINEA = _gaya("alinea", 10)
BUTIR = _gaya("butir", 10, leftIndent=14, bulletIndent=3)
TINGKAT = {
    1: _gaya("bab", 14, fontName=TEBAL, spaceAfter=10),
    2: _gaya("bagian", 11.5, fontName=TEBAL, spaceBefore=8, keepWithNext=1),
}
ATAS_TABEL = _gaya("keterangan", 9.5, fontName=TEBAL, spaceBefore=6)
BAWAH_GAMBAR = _gaya("gambar", 9.5, fontName=TEBAL, alignment=TA_CENTER, spaceAfter=10)
CATATAN = _gaya("catatan", 9, fontName=MIRING, spaceBefore=3)
SEL, KEPALA = _gaya("sel", 9, spaceAfter=0), _gaya("kepala", 9, fontName=TEBAL, spaceAfter=0)
SEL_TEBAL = KEPALA
ANGKA = _gaya("angka", 9, alignment=TA_RIGHT, spaceAfter=0)
ANGKA_TEBAL = _gaya("angka-tebal", 9, fontName=TEBAL, alignment=TA_RIGHT, spaceAfter=0)
TENGAH = _gaya("tengah", 10, alignment=TA_CENTER, spaceAfter=0)
SAMPUL = _gaya("sampul", 11, alignment=TA_CENTER, spaceAfter=4)
KOP = _gaya("kop", 13, fontName=TEBAL, alignment=TA_CENTER, spaceAfter=0)
KOP_KECIL = _gaya("kop-kecil", 9, alignment=TA_CENTER, spaceAfter=0)
NAMA = _gaya("nama", 10, fontName=TEBAL, alignment=TA_CENTER, spaceAfter=0)
JUDUL_ATAS = _gaya("judul-atas", 14, fontName=TEBAL, alignment=TA_CENTER, spaceBefore=12, spaceAfter=2)
JUDUL = _gaya("judul", 20, fontName=TEBAL, alignment=TA_CENTER, spaceBefore=0, spaceAfter=14)
ANAK_JUDUL = _gaya("anak-judul", 14, fontName=TEBAL, alignment=TA_CENTER, spaceAfter=14)
DAFTAR = [_gaya("isi-1", 10), _gaya("isi-2", 10, leftIndent=16)]


def alinea(teks: str, gaya: ParagraphStyle, tag: Tag, **lain: Any) -> ParagrafBertanda:
    """A paragraph under its mark."""
    jadi = ParagrafBertanda(escape(teks).replace("\n", "<br/>"), gaya, **lain)
    jadi.tag = tag
    return jadi


def tabel(
    keterangan: str, isi: Tabel, lebar: float, awal: list[Flowable], akhir: list[Flowable]
) -> Iterator[Any]:
    """The table below its caption, its heading on every page, then its notes; a short one on one page.

    `awal` leads to it and stands on the page on which it begins. `akhir` closes it: neither this nor a note
    ever stands on a page without rows of the table above it.
    """
    bagian: list[Any] = [*awal, alinea(keterangan, ATAS_TABEL, Tag("P"))]
    bawah = [alinea(catatan, CATATAN, Tag("P")) for catatan in isi.catatan]
    penutup = [*bawah, *akhir]
    bagian += [_Bertutup(_badan(isi, lebar), penutup)] if isi.baris else penutup
    if len(isi.baris) <= SEHALAMAN:
        yield KeepTogether(bagian)
    else:
        yield CondPageBreak(RUANG_TABEL)
        yield from bagian
    yield Spacer(1, 6)


def _badan(isi: Tabel, lebar: float) -> TabelBertanda:
    seluruh = Tag("Table")
    kepala = Tag("TR", seluruh)
    baris = [[alinea(judul, KEPALA, Tag("TH", kepala)) for judul, _ in isi.kolom]]
    for urut, satu in enumerate(isi.baris):
        tag = Tag("TR", seluruh)
        baris.append([_sel(sel, Tag("TD", tag), tebal=urut in isi.kepala) for sel in satu])
    kolom = huruf.lebar_kolom(isi, lebar, ukuran=SEL.fontSize, tepi=TEPI_SEL, skala=LEBIH_LEBAR)
    return TabelBertanda(baris, kolom, repeatRows=1, style=GAYA_TABEL)


class _Bertutup(Flowable):
    """A table and what closes it: where they part, the last rows go along."""

    def __init__(self, tabel: TabelBertanda, akhir: list[Flowable]) -> None:
        super().__init__()
        self._tabel, self._akhir = tabel, akhir

    def wrap(self, lebar: float, tinggi: float) -> tuple[float, float]:
        """As wide as the table, as high as both."""
        _, self._tinggi = self._tabel.wrap(lebar, tinggi)
        self._bawah = sum(satu.wrap(lebar, tinggi)[1] + satu.getSpaceBefore() for satu in self._akhir)
        return lebar, self._tinggi + self._bawah

    def split(self, lebar: float, tinggi: float) -> list[Flowable]:
        """The table alone where it goes on; its last rows with what closes it."""
        _, penuh = self.wrap(lebar, tinggi)
        if penuh <= tinggi:
            return [self]
        ekor = sum(self._tabel._rowHeights[-TERTAHAN:])
        bagian = self._tabel.split(lebar, min(tinggi, self._tinggi - ekor + 1))
        if len(bagian) < 2:  # not even its first row fits, or it cannot be divided
            return []
        return [bagian[0], _Bertutup(bagian[1], self._akhir)]

    def draw(self) -> None:
        """The table, then each of the others below it."""
        atas = self._bawah
        self._tabel.drawOn(self.canv, 0, atas)
        for satu in self._akhir:
            atas -= satu.getSpaceBefore() + satu.wrap(self._tabel._width, atas)[1]
            satu.drawOn(self.canv, 0, atas)


def _sel(sel: str | Angka, tag: Tag, *, tebal: bool) -> ParagrafBertanda:
    angka = isinstance(sel, Angka) and sel.nilai is not None
    teks = sel if isinstance(sel, str) else sel.teks
    biasa, berat = (ANGKA, ANGKA_TEBAL) if angka else (SEL, SEL_TEBAL)
    return alinea(teks, berat if tebal else biasa, tag)


def pengesahan(blok: Pengesahan, lebar: float) -> list[Flowable]:
    """The closing sentence and the blocks side by side."""
    atas: list[Any] = []
    bawah: list[Any] = []
    for satu in blok.tanda:
        isi: list[Any] = [alinea(baris, TENGAH, Tag("P")) for baris in satu.atas]
        atas.append([*isi, Spacer(1, 20 * mm)] if satu.nama else isi)
        nama = [alinea(satu.nama, NAMA, Tag("P"))] if satu.nama else []
        bawah.append([*nama, *(alinea(baris, TENGAH, Tag("P")) for baris in satu.bawah)])
    gaya = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    tanda = TabelBertanda([atas, bawah], [lebar / len(atas)] * len(atas), style=gaya)
    penutup = [alinea(blok.penutup, ALINEA, Tag("P"))] if blok.penutup else []
    return [Spacer(1, (4 if penutup else 10) * mm), *penutup, tanda]


def isian(baris: tuple[tuple[str, str], ...], lebar: float) -> TabelBertanda:
    """Names with what is filled in for them behind a colon."""
    isi = [[alinea(nama, ALINEA, Tag("P")), alinea(f": {satu}", ALINEA, Tag("P"))] for nama, satu in baris]
    gaya = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0)]
    gaya += [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    return TabelBertanda(isi, [ISIAN, lebar - ISIAN], style=gaya)


def kop(isi: Kop, lebar: float) -> TabelBertanda:
    """The letterhead above a double line, the emblem at its left."""
    baris = [alinea(satu, KOP if urut < 2 else KOP_KECIL, Tag("P")) for urut, satu in enumerate(isi.baris)]
    lajur = LAJUR_LAMBANG if isi.lambang else 0
    sel: list[Any] = [[Lambang(isi, SISI_LAMBANG)], baris, ""] if isi.lambang else [baris]
    kolom = [lajur, lebar - 2 * lajur, lajur] if lajur else [lebar]
    gaya: list[Any] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    gaya += [("LINEBELOW", (0, 0), (-1, -1), 0.8, colors.black, "butt", None, None, 2, 1.6)]
    return TabelBertanda([sel], kolom, style=gaya)


class Lambang(Image):
    """The emblem in its own proportions, as a figure that says what it is."""

    def __init__(self, kop: Kop, sisi: float) -> None:
        asli = Image(io.BytesIO(kop.lambang))
        skala = sisi / max(asli.drawWidth, asli.drawHeight)
        super().__init__(io.BytesIO(kop.lambang), asli.drawWidth * skala, asli.drawHeight * skala)
        self._tag = Tag("Figure", alt=kop.sebutan)

    def draw(self) -> None:
        """Drawn under its mark."""
        with self.canv.tandai(self._tag):
            super().draw()
