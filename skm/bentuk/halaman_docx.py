"""Styles and pages of a text document, upright or across, over python-docx."""

from __future__ import annotations

import io
from typing import Any

from skm.bentuk.bagian_docx import bersih, kaki_halaman, tengah
from skm.bentuk.isi import Periksa
from skm.bentuk.naskah import BAHASA, Naskah

TEPI, TEPI_MENDATAR = 25, 18
"""Millimetres around the text of an upright A4, and of one that lies across."""
KODE_MM = 14


def atur_gaya(jadi: Any, lebar: int) -> None:
    """The styles; `lebar` is where the page numbers of a table of contents end."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415  # as above
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER  # noqa: PLC0415  # as above
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415  # as above

    biasa: Any = jadi.styles["Normal"]
    biasa.font.name, biasa.font.size = "Arial", Pt(11)
    biasa.paragraph_format.space_after, biasa.paragraph_format.line_spacing = Pt(6), 1.15
    for bahasa in jadi.styles.element.iter(qn("w:lang")):
        bahasa.set(qn("w:val"), BAHASA)
    for nama, besar in (("Title", 20), ("Heading 1", 14), ("Heading 2", 12), ("Caption", 10)):
        gaya: Any = jadi.styles[nama]
        for huruf in gaya.element.rPr.findall(qn("w:rFonts")):
            huruf.attrib.clear()
        gaya.font.name, gaya.font.size, gaya.font.color.rgb = "Arial", Pt(besar), RGBColor(0, 0, 0)
        gaya.font.bold = True
        for garis in gaya.element.pPr.findall(qn("w:pBdr")):
            gaya.element.pPr.remove(garis)
    jadi.styles["Heading 1"].paragraph_format.page_break_before = True
    jadi.styles["Heading 1"].paragraph_format.space_after = Pt(10)
    catatan: Any = jadi.styles.add_style("Catatan", WD_STYLE_TYPE.PARAGRAPH)
    catatan.base_style, catatan.font.size, catatan.font.italic = biasa, Pt(9), True
    for tingkat in (1, 2):
        daftar: Any = jadi.styles.add_style(f"toc {tingkat}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        daftar.base_style = biasa
        daftar.paragraph_format.left_indent = Mm(6 * (tingkat - 1))
        daftar.paragraph_format.space_after = Pt(3)
        daftar.paragraph_format.tab_stops.add_tab_stop(lebar, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def ukuran(*, mendatar: bool) -> tuple[int, int, int, int]:
    """Width and height of the paper, the width between the margins, and a margin, in EMU."""
    from docx.shared import Mm  # noqa: PLC0415  # as above

    sisi, tepi = ((297, 210), TEPI_MENDATAR) if mendatar else ((210, 297), TEPI)
    return Mm(sisi[0]), Mm(sisi[1]), Mm(sisi[0] - 2 * tepi), Mm(tepi)


def atur_halaman(jadi: Any, naskah: Naskah, *, mendatar: bool) -> int:
    """Paper, head and foot of the pages of the last section; gives the width between the margins."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415  # as above
    from docx.shared import Pt  # noqa: PLC0415  # as above

    halaman, biasa = jadi.sections[-1], jadi.styles["Normal"]
    halaman.page_width, halaman.page_height, lebar, tepi = ukuran(mendatar=mendatar)
    halaman.orientation = WD_ORIENT.LANDSCAPE if mendatar else WD_ORIENT.PORTRAIT
    halaman.left_margin = halaman.right_margin = halaman.top_margin = halaman.bottom_margin = tepi
    for satu in (halaman.header, halaman.footer):
        satu.is_linked_to_previous = False
    atas = tengah(halaman.header.paragraphs[0])
    lari = atas.add_run(bersih(naskah.kepala))
    lari.bold, lari.font.size = True, Pt(9)
    kaki_halaman(halaman.footer.paragraphs[0], biasa, naskah.dicetak, lebar, ukuran=9)
    if naskah.periksa is not None:
        _periksa(halaman.footer.add_paragraph(style=biasa), naskah.periksa)
    return lebar


def _periksa(paragraf: Any, periksa: Periksa) -> None:
    """Where the page is checked, at its foot."""
    from docx.shared import Mm, Pt  # noqa: PLC0415  # as above

    gambar = paragraf.add_run().add_picture(io.BytesIO(periksa.gambar), height=Mm(KODE_MM))
    gambar._inline.docPr.set("descr", bersih(f"Kode QR menuju {periksa.alamat}"))
    paragraf.add_run(bersih(f"  {periksa.teks}, {periksa.alamat}")).font.size = Pt(9)
