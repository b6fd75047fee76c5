"""A report in chapters as a PDF to file: text to select, tagged headings and tables, outline, page numbers.

Set by ReportLab, which needs nothing but itself; the fonts are inside the file. Only who writes a PDF imports
this.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from reportlab.graphics import renderPDF
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    Image,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus.doctemplate import IndexingFlowable
from reportlab.platypus.tableofcontents import TableOfContents

from skm.bentuk.bagan_pdf import gambar, tulis_nilai
from skm.bentuk.isi import Angka, Tabel, Tanda
from skm.bentuk.naskah import (
    Alinea,
    Bagan,
    Blok,
    DaftarIsi,
    Judul,
    Naskah,
    Pengesahan,
    TabelNaskah,
)
from skm.bentuk.tag_pdf import KanvasBertanda, ParagrafBertanda, TabelBertanda, Tag

BIASA, TEBAL, MIRING = "Vera", "VeraBd", "VeraIt"
TEPI = 25 * mm
LEBAR = A4[0] - 2 * TEPI
LAMBANG = 28 * mm
RUANG_TABEL = 40 * mm
"""What is left of a page on which a long table begins."""
SEHALAMAN = 12
"""Rows up to which a table stands on one page."""
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
JUDUL = _gaya("judul", 20, fontName=TEBAL, alignment=TA_CENTER, spaceBefore=0, spaceAfter=14)
ANAK_JUDUL = _gaya("anak-judul", 14, fontName=TEBAL, alignment=TA_CENTER, spaceAfter=14)
DAFTAR = [_gaya("isi-1", 10), _gaya("isi-2", 10, leftIndent=16)]


class _Berkas(BaseDocTemplate):
    """The pages, each with the head and foot of the report; the last build knows how many there are."""

    def __init__(self, keluar: io.BytesIO, naskah: Naskah) -> None:
        super().__init__(
            keluar,
            pagesize=A4,
            title=naskah.judul,
            author=naskah.penulis,
            subject=naskah.anak_judul,
            creator=naskah.penulis,
            lang="id-ID",
            displayDocTitle=True,
        )
        self._naskah, self._jumlah, self._terakhir = naskah, 0, 0
        bingkai = Frame(TEPI, TEPI, LEBAR, A4[1] - 2 * TEPI, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate("semua", [bingkai], onPage=self._tepi))

    @property
    def terhitung(self) -> bool:
        """Whether every page says how many there are."""
        return self._jumlah == self._terakhir

    def beforeDocument(self) -> None:  # noqa: N802  # the library's own name
        """What the build before this one has counted."""
        self._jumlah = self._terakhir

    def afterPage(self) -> None:  # noqa: N802  # the library's own name
        """Count."""
        self._terakhir = self.page

    def afterFlowable(self, isi: Any) -> None:  # noqa: N802  # the library's own name
        """A heading goes into the outline and the table of contents."""
        masuk = getattr(isi, "masuk", None)
        if masuk is not None:
            tingkat, teks, nama = masuk
            self.canv.bookmarkPage(nama)
            self.canv.addOutlineEntry(teks, nama, tingkat - 1, closed=False)
            self.notify("TOCEntry", (tingkat - 1, escape(teks), self.page, nama))

    def _tepi(self, kanvas: Any, _: Any) -> None:
        with kanvas.hiasan():
            kanvas.saveState()
            kanvas.setFont(TEBAL, 9)
            kanvas.drawCentredString(A4[0] / 2, A4[1] - 14 * mm, self._naskah.kepala)
            kanvas.setFont(BIASA, 9)
            kanvas.drawString(TEPI, 12 * mm, self._naskah.dicetak)
            kanvas.drawRightString(A4[0] - TEPI, 12 * mm, f"Halaman {self.page} dari {self._jumlah}")
            kanvas.restoreState()


class _Jumlah(IndexingFlowable):
    """Nothing to see: it has the document built once more until every page says how many there are."""

    def __init__(self, berkas: _Berkas) -> None:
        super().__init__()
        self._berkas, self.width, self.height = berkas, 0, 0

    def isSatisfied(self) -> bool:  # noqa: N802  # the library's own name
        """Whether it is."""
        return self._berkas.terhitung

    def draw(self) -> None:
        """Nothing."""


class _Gambar(Flowable):
    """A drawing that belongs to a figure."""

    def __init__(self, bagan: Bagan) -> None:
        super().__init__()
        self._isi, self._tag = gambar(bagan, LEBAR, BIASA), Tag("Figure", alt=_alt(bagan))
        self.width, self.height, self.hAlign = self._isi.width, self._isi.height, "CENTER"
        self.keepWithNext = True

    def draw(self) -> None:
        """Drawn under its mark."""
        with self.canv.tandai(self._tag):
            renderPDF.draw(self._isi, self.canv, 0, 0)


class _Daftar(TableOfContents):
    """The table of contents as one element."""

    def drawOn(self, kanvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803  # the library's own names
        """Drawn under its mark."""
        with kanvas.tandai(Tag("TOC")):
            super().drawOn(kanvas, x, y, _sW)


def tulis(naskah: Naskah) -> bytes:
    """The report on upright A4, as the text document has it."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for nama in (BIASA, TEBAL, MIRING):
        if nama not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(nama, str(folder / f"{nama}.ttf")))
    keluar = io.BytesIO()
    berkas = _Berkas(keluar, naskah)
    berkas.multiBuild(
        [_Jumlah(berkas), *_sampul(naskah), *_isi(naskah.isi)], canvasmaker=KanvasBertanda, maxPasses=6
    )
    return keluar.getvalue()


def _sampul(naskah: Naskah) -> Iterator[Any]:
    if naskah.lambang:
        ukuran = Image(io.BytesIO(naskah.lambang))
        yield Image(io.BytesIO(naskah.lambang), LAMBANG * ukuran.drawWidth / ukuran.drawHeight, LAMBANG)
    for urut, satu in enumerate(naskah.kop):
        yield _alinea(satu, KOP if urut < 2 else KOP_KECIL, Tag("P"))
    yield Spacer(1, 60 * mm)
    yield _alinea(naskah.judul_sampul, JUDUL, Tag("P"))
    yield _alinea(naskah.anak_judul, ANAK_JUDUL, Tag("P"))
    for satu in naskah.sampul:
        yield _alinea(satu, SAMPUL, Tag("P"))


def _isi(isi: tuple[Blok, ...]) -> Iterator[Any]:
    daftar: Tag | None = None
    for nomor, blok in enumerate(isi):
        daftar = (daftar or Tag("L")) if isinstance(blok, Alinea) and blok.butir else None
        match blok:
            case Judul(tingkat, teks):
                if tingkat == 1:
                    yield PageBreak()
                judul = _alinea(teks, TINGKAT[tingkat], Tag(f"H{tingkat}"))
                judul.masuk = (tingkat, teks, f"judul-{nomor}")
                yield judul
            case Alinea(teks) if daftar is not None:
                yield _alinea(teks, BUTIR, Tag("LBody", Tag("LI", daftar)), bulletText="•")
            case Alinea(teks):
                yield _alinea(teks, ALINEA, Tag("P"))
            case TabelNaskah(tabel):
                yield from _tabel(blok.keterangan, tabel)
            case Bagan():
                yield _Gambar(blok)
                yield _alinea(blok.keterangan, BAWAH_GAMBAR, Tag("Caption"))
            case Pengesahan(tanda):
                yield from _pengesahan(tanda)
            case DaftarIsi():
                yield _daftar_isi()


def _alinea(teks: str, gaya: ParagraphStyle, tag: Tag, **lain: Any) -> ParagrafBertanda:
    jadi = ParagrafBertanda(escape(teks).replace("\n", "<br/>"), gaya, **lain)
    jadi.tag = tag
    return jadi


def _tabel(keterangan: str, tabel: Tabel) -> Iterator[Any]:
    """The table below its caption, its heading on every page, then its notes; a short one on one page."""
    bagian = [_alinea(keterangan, ATAS_TABEL, Tag("P"))]
    if tabel.baris:
        seluruh, jumlah = Tag("Table"), sum(lebar for _, lebar in tabel.kolom)
        kepala = Tag("TR", seluruh)
        baris = [[_alinea(judul, KEPALA, Tag("TH", kepala)) for judul, _ in tabel.kolom]]
        for urut, isi in enumerate(tabel.baris):
            satu = Tag("TR", seluruh)
            baris.append([_sel(sel, Tag("TD", satu), tebal=urut in tabel.kepala) for sel in isi])
        lebar_kolom = [LEBAR * lebar / jumlah for _, lebar in tabel.kolom]
        bagian.append(TabelBertanda(baris, lebar_kolom, repeatRows=1, style=GAYA_TABEL))
    if len(tabel.baris) <= SEHALAMAN:
        yield KeepTogether(bagian)
    else:
        yield CondPageBreak(RUANG_TABEL)
        yield from bagian
    for catatan in tabel.catatan:
        yield _alinea(catatan, CATATAN, Tag("P"))
    yield Spacer(1, 6)


def _sel(sel: str | Angka, tag: Tag, *, tebal: bool) -> ParagrafBertanda:
    angka = isinstance(sel, Angka) and sel.nilai is not None
    teks = sel if isinstance(sel, str) else sel.teks
    biasa, berat = (ANGKA, ANGKA_TEBAL) if angka else (SEL, SEL_TEBAL)
    return _alinea(teks, berat if tebal else biasa, tag)


def _pengesahan(tanda: tuple[Tanda, ...]) -> Iterator[Any]:
    """The blocks side by side, on one page."""
    kolom = []
    for satu in tanda:
        isi: list[Any] = [_alinea(baris, TENGAH, Tag("P")) for baris in satu.atas]
        if satu.nama:
            isi += [Spacer(1, 22 * mm), _alinea(satu.nama, TENGAH, Tag("P"))]
        kolom.append([*isi, *(_alinea(baris, TENGAH, Tag("P")) for baris in satu.bawah)])
    yield Spacer(1, 10 * mm)
    yield TabelBertanda(
        [kolom], [LEBAR / len(tanda)] * len(tanda), style=[("VALIGN", (0, 0), (-1, -1), "TOP")]
    )


def _daftar_isi() -> TableOfContents:
    return _Daftar(levelStyles=DAFTAR, dotsMinLevel=0)


def _alt(bagan: Bagan) -> str:
    """The figure in words: its caption and every value."""
    isi = (f"{nama} {tulis_nilai(nilai) or 'belum ada'}" for nama, nilai in bagan.titik)
    return f"{bagan.keterangan}: {'; '.join(isi)}"
