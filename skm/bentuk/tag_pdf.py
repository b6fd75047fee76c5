"""Tags in a PDF: what is a heading, a paragraph, a table's cell or a figure, for who does not see the page.

ReportLab draws pages and writes no structure. Here a canvas marks what is drawn (ISO 32000-1, 14.7 and 14.8)
and writes the tree of it when it is saved. Only who writes a PDF imports this.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Image, Paragraph, Table

from skm.bentuk.naskah import Gambar


@dataclass(eq=False, slots=True)
class Tag:
    """One element of the structure, the same however often its parts are drawn."""

    tipe: str
    """A standard structure type: `H1`, `P`, `Table`, `TR`, `TH`, `TD`, `Figure`, `L`, `LI`."""
    induk: Tag | None = None
    alt: str = ""
    """What a figure shows, in words."""


@dataclass(eq=False, slots=True)
class _Elemen:
    """An element as one canvas has drawn it: its children and its marks, in the order in which they came."""

    tag: Tag
    isi: list[_Elemen | tuple[int, int]] = field(default_factory=list)
    """Children, and (page, mark) of what was drawn, both counted from 0."""


class KanvasBertanda(Canvas):
    """A canvas whose pages say what stands on them; what nobody named is decoration."""

    def __init__(self, *isi: Any, **pilihan: Any) -> None:
        super().__init__(*isi, **pilihan)
        self._akar = _Elemen(Tag("Document"))
        self._elemen: dict[Tag, _Elemen] = {}
        self._halaman: list[list[_Elemen]] = [[]]
        self._kamus_halaman: list[Any] = []

    @contextmanager
    def tandai(self, tag: Tag) -> Iterator[None]:
        """What is drawn meanwhile belongs to the element."""
        elemen, tanda = self._ambil(tag), self._halaman[-1]
        elemen.isi.append((len(self._halaman) - 1, len(tanda)))
        self._code.append(f"/{tag.tipe} <</MCID {len(tanda)}>> BDC")
        tanda.append(elemen)
        yield
        self._code.append("EMC")

    @contextmanager
    def hiasan(self) -> Iterator[None]:
        """What is drawn meanwhile is decoration: lines, heads and feet of pages."""
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802  # the library's own name
        """Close the page and remember it for the tree."""
        super().showPage()
        halaman = self._doc.Pages.pages[-1]
        halaman.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
        halaman.StructParents, halaman.Tabs = len(self._kamus_halaman), pdfdoc.PDFName("S")
        self._kamus_halaman.append(halaman)
        self._halaman.append([])

    def save(self) -> None:
        """Write the tree, then the file."""
        if len(self._code):
            self.showPage()
        akar = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        kamus: dict[int, Any] = {}
        akar["K"] = self._doc.Reference(self._tulis(self._akar, akar, kamus))
        semua: list[Any] = []
        for nomor, tanda in enumerate(self._halaman):
            semua += [nomor, pdfdoc.PDFArray([self._doc.Reference(kamus[id(satu)]) for satu in tanda])]
        akar["ParentTree"] = self._doc.Reference(pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(semua)}))
        akar["ParentTreeNextKey"] = len(self._halaman)
        self._doc.Catalog.StructTreeRoot = akar
        self._doc.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})
        super().save()

    def _ambil(self, tag: Tag) -> _Elemen:
        if tag not in self._elemen:
            induk = self._akar if tag.induk is None else self._ambil(tag.induk)
            self._elemen[tag] = _Elemen(tag)
            induk.isi.append(self._elemen[tag])
        return self._elemen[tag]

    def _tulis(self, elemen: _Elemen, induk: Any, kamus: dict[int, Any]) -> Any:
        jadi = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructElem")})
        jadi["S"], jadi["P"] = pdfdoc.PDFName(elemen.tag.tipe), self._doc.Reference(induk)
        if elemen.tag.alt:
            jadi["Alt"] = pdfdoc.PDFString(elemen.tag.alt)
        if elemen.tag.tipe == "TH":
            kolom = {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName("Column")}
            jadi["A"] = pdfdoc.PDFDictionary(kolom)
        anak: list[Any] = []
        for satu in elemen.isi:
            if isinstance(satu, _Elemen):
                anak.append(self._doc.Reference(self._tulis(satu, jadi, kamus)))
            else:
                halaman, tanda = satu
                rujukan = {"Type": pdfdoc.PDFName("MCR"), "MCID": tanda}
                rujukan["Pg"] = self._doc.Reference(self._kamus_halaman[halaman])
                anak.append(pdfdoc.PDFDictionary(rujukan))
        jadi["K"] = pdfdoc.PDFArray(anak)
        kamus[id(elemen)] = jadi
        return jadi


class ParagrafBertanda(Paragraph):
    """A paragraph that belongs to an element, on however many pages it stands."""

    tag: Tag | None = None
    masuk: tuple[int, str, str] | None = None
    """Level, text and name of a heading that the table of contents and the outline lead to."""

    def draw(self) -> None:
        """Drawn under its mark."""
        if self.tag is None:
            super().draw()
            return
        with self.canv.tandai(self.tag):
            super().draw()

    def split(self, lebar: float, tinggi: float) -> list[Any]:
        """Its parts, which belong to the same element."""
        bagian: list[Any] = super().split(lebar, tinggi)
        for satu in bagian:
            satu.tag = self.tag
        return bagian


class FotoBertanda(Image):
    """A photograph, as large as fits into width and height, that says what it shows."""

    def __init__(self, gambar: Gambar, lebar: float, tinggi: float) -> None:
        super().__init__(io.BytesIO(gambar.isi), *gambar.muat(lebar, tinggi))
        self._tag, self.hAlign = Tag("Figure", alt=gambar.judul), "CENTER"

    def draw(self) -> None:
        """Drawn under its mark."""
        with self.canv.tandai(self._tag):
            super().draw()


class TabelBertanda(Table):
    """A table whose lines and shades are decoration; its cells mark themselves."""

    def _drawBkgrnd(self) -> None:  # noqa: N802  # the library's own name
        with self.canv.hiasan():
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802  # the library's own name
        with self.canv.hiasan():
            super()._drawLines()
