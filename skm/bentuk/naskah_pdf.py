"""A document as a PDF to file: text to select, tagged headings and tables, outline, page numbers.

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
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus.doctemplate import IndexingFlowable
from reportlab.platypus.tableofcontents import TableOfContents

from skm.bentuk.arah import awal_mendatar, berarah
from skm.bentuk.bagan_pdf import dalam_kata, gambar
from skm.bentuk.bagian_pdf import (
    ALINEA,
    ANAK_JUDUL,
    BAWAH_GAMBAR,
    BIASA,
    BUTIR,
    CATATAN,
    DAFTAR,
    JUDUL,
    JUDUL_ATAS,
    KOP,
    KOP_KECIL,
    MIRING,
    SAMPUL,
    TEBAL,
    TINGKAT,
    alinea,
    isian,
    kop,
    pengesahan,
    tabel,
)
from skm.bentuk.kaki_pdf import periksa
from skm.bentuk.naskah import (
    BAHASA,
    Alinea,
    Bagan,
    Blok,
    DaftarIsi,
    Gambar,
    Isian,
    Judul,
    Naskah,
    Pengesahan,
    TabelNaskah,
)
from skm.bentuk.tag_pdf import FotoBertanda, KanvasBertanda, Tag

TEPI, TEPI_MENDATAR = 25 * mm, 18 * mm
LAMBANG = 28 * mm
FOTO = 95 * mm
"""The tallest a photograph stands."""


def _ukuran(*, mendatar: bool) -> tuple[float, float, float]:
    """Width and height of the paper, and the margin."""
    return (*landscape(A4), TEPI_MENDATAR) if mendatar else (*A4, TEPI)


def _lebar(*, mendatar: bool) -> float:
    """Between the margins."""
    lebar, _, tepi = _ukuran(mendatar=mendatar)
    return lebar - 2 * tepi


class _Berkas(BaseDocTemplate):
    """The pages, each with the head and foot of the report; the last build knows how many there are."""

    def __init__(self, keluar: io.BytesIO, naskah: Naskah) -> None:
        super().__init__(
            keluar,
            title=naskah.judul,
            author=naskah.penulis,
            subject=naskah.anak_judul,
            creator=naskah.penulis,
            lang=BAHASA,
            displayDocTitle=True,
        )
        self._naskah, self._jumlah, self._terakhir = naskah, 0, 0
        pertama = awal_mendatar(naskah)
        self.addPageTemplates([self._halaman(mendatar=satu) for satu in (pertama, not pertama)])

    def _halaman(self, *, mendatar: bool) -> PageTemplate:
        lebar, tinggi, tepi = _ukuran(mendatar=mendatar)
        bingkai = Frame(tepi, tepi, lebar - 2 * tepi, tinggi - 2 * tepi, 0, 0, 0, 0)
        return PageTemplate(f"{mendatar}", [bingkai], onPage=self._tepi, pagesize=(lebar, tinggi))

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
        lebar, tinggi, tepi = _ukuran(mendatar=kanvas._pagesize[0] > kanvas._pagesize[1])
        with kanvas.hiasan():
            kanvas.saveState()
            kanvas.setFont(TEBAL, 9)
            kanvas.drawCentredString(lebar / 2, tinggi - min(14 * mm, tepi - 4 * mm), self._naskah.kepala)
            kanvas.setFont(BIASA, 9)
            kiri = tepi if self._naskah.periksa is None else periksa(kanvas, self._naskah.periksa, tepi)
            kanvas.drawString(kiri, min(12 * mm, tepi - 6 * mm), self._naskah.dicetak)
            kanvas.drawRightString(
                lebar - tepi, min(12 * mm, tepi - 6 * mm), f"Halaman {self.page} dari {self._jumlah}"
            )
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

    def __init__(self, bagan: Bagan, lebar: float) -> None:
        super().__init__()
        self._isi, self._tag = gambar(bagan, lebar, BIASA), Tag("Figure", alt=dalam_kata(bagan))
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
    """The document on A4, as the text document has it."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for nama in (BIASA, TEBAL, MIRING):
        if nama not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(nama, str(folder / f"{nama}.ttf")))
    keluar = io.BytesIO()
    isi = [*(_sampul(naskah) if naskah.sampul else _atas(naskah)), *_isi(naskah)]
    berkas = _Berkas(keluar, naskah)
    berkas.multiBuild([_Jumlah(berkas), *isi], canvasmaker=KanvasBertanda, maxPasses=6)
    return keluar.getvalue()


def _sampul(naskah: Naskah) -> Iterator[Any]:
    if naskah.lambang:
        ukuran = Image(io.BytesIO(naskah.lambang))
        yield Image(io.BytesIO(naskah.lambang), LAMBANG * ukuran.drawWidth / ukuran.drawHeight, LAMBANG)
    for urut, satu in enumerate(naskah.kop):
        yield alinea(satu, KOP if urut < 2 else KOP_KECIL, Tag("P"))
    yield Spacer(1, 60 * mm)
    yield alinea(naskah.judul_sampul, JUDUL, Tag("P"))
    yield alinea(naskah.anak_judul, ANAK_JUDUL, Tag("P"))
    for satu in naskah.sampul:
        yield alinea(satu, SAMPUL, Tag("P"))


def _atas(naskah: Naskah) -> Iterator[Any]:
    """Letterhead and title of a document without a cover."""
    yield kop(naskah.kop_surat, _lebar(mendatar=awal_mendatar(naskah)))
    judul = alinea(naskah.judul, JUDUL_ATAS, Tag("H1"))
    judul.masuk = (1, naskah.judul, "judul")
    yield judul
    yield alinea(naskah.anak_judul, SAMPUL, Tag("P"))


def _isi(naskah: Naskah) -> Iterator[Any]:
    daftar: Tag | None = None
    awal: list[Flowable] = []
    """What goes with the table that follows it: headings, and the words between them and the table."""
    isi, sebelum = naskah.isi, awal_mendatar(naskah)
    arah = [mendatar for mendatar, _ in berarah(naskah)]
    for nomor, blok in enumerate(isi):
        berikut = isi[nomor + 1] if nomor + 1 < len(isi) else None
        lebar, bab = _lebar(mendatar=arah[nomor]), isinstance(blok, Judul) and blok.tingkat == 1
        if arah[nomor] != sebelum:
            yield NextPageTemplate(f"{arah[nomor]}")
        if bab or arah[nomor] != sebelum:
            yield from (*awal, PageBreak())
            awal = []
        sebelum = arah[nomor]
        akhir = pengesahan(berikut, lebar) if isinstance(berikut, Pengesahan) else []
        daftar = (daftar or Tag("L")) if isinstance(blok, Alinea) and blok.butir else None
        if isinstance(blok, Judul):
            awal.append(_judul(blok, nomor))
        elif isinstance(blok, Alinea) and (blok.membuka or isinstance(berikut, TabelNaskah)):
            awal += _blok(blok, lebar, daftar)
        elif isinstance(blok, TabelNaskah):
            yield from tabel(blok.keterangan, blok.tabel.tercetak, lebar, awal, akhir)
            awal = []
        elif isinstance(blok, Pengesahan) and nomor and isinstance(isi[nomor - 1], TabelNaskah):
            continue  # it stands with the last rows of that table
        else:
            bersama = [*awal, *_blok(blok, lebar, daftar)]
            yield from [KeepTogether(bersama)] if isinstance(blok, Alinea) and awal else bersama
            awal = []
    yield from awal


def _judul(blok: Judul, nomor: int) -> Any:
    judul = alinea(blok.teks, TINGKAT[blok.tingkat], Tag(f"H{blok.tingkat}"))
    judul.masuk = (blok.tingkat, blok.teks, f"judul-{nomor}")
    return judul


def _blok(blok: Blok, lebar: float, daftar: Tag | None) -> Iterator[Any]:
    match blok:
        case Alinea(teks) if daftar is not None:
            yield alinea(teks, BUTIR, Tag("LBody", Tag("LI", daftar)), bulletText="•")
        case Alinea(teks):
            yield alinea(teks, CATATAN if blok.catatan else ALINEA, Tag("P"))
        case Isian(baris):
            yield isian(baris, lebar)
        case Bagan():
            yield _Gambar(blok, lebar)
            yield alinea(blok.keterangan, BAWAH_GAMBAR, Tag("Caption"))
        case Gambar():
            bawah = alinea(blok.keterangan, BAWAH_GAMBAR, Tag("Caption"))
            yield KeepTogether([FotoBertanda(blok, lebar, FOTO), bawah])
        case Pengesahan():
            yield KeepTogether(pengesahan(blok, lebar))
        case DaftarIsi():
            yield _daftar_isi()


def _daftar_isi() -> TableOfContents:
    return _Daftar(levelStyles=DAFTAR, dotsMinLevel=0)
