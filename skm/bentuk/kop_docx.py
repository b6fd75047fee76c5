"""The letterhead of a text document, over python-docx."""

from __future__ import annotations

import io
from typing import Any

from skm.bentuk.bagian_docx import bersih, sifat, tengah
from skm.bentuk.isi import Kop

BARIS_NAMA = 2
"""Lines that name the office; what stands below them is small."""
SISI_LAMBANG, JARAK_LAMBANG = 24, 4
"""Millimetres of an emblem's longer side; between it and the words."""
SESUDAH_GARIS = ("w:shd", "w:noWrap", "w:vAlign", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""What the order of a paragraph's or a cell's properties has behind its borders."""


def kop(naskah: Any, kop: Kop, lebar: int) -> None:
    """The letterhead above a double line; with an emblem at its left the words stay in the page's middle.

    `lebar` is the width between the margins, in EMU.
    """
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT  # noqa: PLC0415  # loads slowly
    from docx.shared import Mm  # noqa: PLC0415  # as above

    if not kop.lambang:
        _baris([naskah.add_paragraph() for _ in kop.baris], kop)
        _garis(naskah.paragraphs[-1]._p.get_or_add_pPr(), "w:pBdr")
        return
    tepi = Mm(SISI_LAMBANG + JARAK_LAMBANG)
    isi = naskah.add_table(rows=1, cols=3)
    isi.autofit = False
    sifat(isi.rows[0], "w:cantSplit")
    for kolom, sel, satu in zip(isi.columns, isi.rows[0].cells, (tepi, lebar - 2 * tepi, tepi), strict=True):
        kolom.width = sel.width = satu
        sel.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _garis(sel._tc.get_or_add_tcPr(), "w:tcBorders")
    kiri, antara, _ = isi.rows[0].cells
    _gambar(kiri.paragraphs[0], kop)
    _baris([antara.paragraphs[0], *(antara.add_paragraph() for _ in kop.baris[1:])], kop)


def _baris(paragraf: list[Any], kop: Kop) -> None:
    from docx.shared import Pt  # noqa: PLC0415  # as above

    for urut, (wadah, satu) in enumerate(zip(paragraf, kop.baris, strict=True)):
        besar = urut < BARIS_NAMA
        tengah(wadah).paragraph_format.space_after = Pt(0)
        lari = wadah.add_run(bersih(satu))
        lari.bold, lari.font.size = besar, Pt(13 if besar else 9)


def _gambar(paragraf: Any, kop: Kop) -> None:
    """The emblem in its own proportions, its longer side as long as all emblems'."""
    from docx.shared import Mm, Pt  # noqa: PLC0415  # as above

    paragraf.paragraph_format.space_after = Pt(4)
    satu = paragraf.add_run().add_picture(io.BytesIO(kop.lambang))
    skala = Mm(SISI_LAMBANG) / max(satu.width, satu.height)
    satu.width, satu.height = int(satu.width * skala), int(satu.height * skala)
    satu._inline.docPr.set("descr", bersih(kop.sebutan))


def _garis(sifat_isi: Any, nama: str) -> None:
    """The double line below a paragraph or a cell; `nama` is what its properties call borders."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above

    garis = OxmlElement("w:bottom")
    for kunci, nilai in (("val", "double"), ("sz", "6"), ("space", "4"), ("color", "auto")):
        garis.set(qn(f"w:{kunci}"), nilai)
    batas = OxmlElement(nama)
    batas.append(garis)
    sifat_isi.insert_element_before(batas, *SESUDAH_GARIS)
