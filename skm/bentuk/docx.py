"""A document as a text document: the same texts, tables and notes as the workbook."""

from __future__ import annotations

import io
from typing import Any

from skm.bentuk.bagian_docx import (
    bersih,
    isi_tabel,
    kaki_halaman,
    tahan_yang_terakhir,
    tanda_tangan,
    tengah,
)
from skm.bentuk.isi import Dokumen, Tabel
from skm.bentuk.kop_docx import kop


def tulis(dokumen: Dokumen) -> bytes:
    """The document on A4, across unless it is a letter, with headings a reader's outline shows."""
    from docx import Document  # noqa: PLC0415  # loads slowly; only who exports pays
    from docx.shared import Pt  # noqa: PLC0415  # as above

    naskah: Any = Document()
    naskah.core_properties.title = dokumen.judul
    naskah.core_properties.author = dokumen.penulis
    lebar = _halaman(naskah, dokumen)
    if dokumen.kop:
        kop(naskah, dokumen.kop, lebar)
    judul = tengah(naskah.add_heading(level=0))
    judul.paragraph_format.space_before = Pt(14)
    judul.add_run(bersih(dokumen.judul))
    tengah(naskah.add_paragraph()).add_run(bersih(dokumen.anak_judul))
    for satu in dokumen.paragraf:
        _paragraf(naskah, satu)
    if dokumen.surat:
        tanda_tangan(naskah, dokumen.tanda_tangan)
        naskah.add_page_break()
    for tabel in dokumen.tabel:
        _tabel(naskah, tabel, lebar)
    if dokumen.tanda_tangan:
        tahan_yang_terakhir(naskah)
        naskah.add_paragraph(bersih(dokumen.penutup)).paragraph_format.space_before = Pt(12)
        tanda_tangan(naskah, dokumen.tanda_tangan)
    keluar = io.BytesIO()
    naskah.save(keluar)
    return keluar.getvalue()


def _halaman(naskah: Any, dokumen: Dokumen) -> int:
    """Paper, fonts and the foot of every page; gives the width between the margins."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415  # as above
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415  # as above

    gaya: Any = naskah.styles["Normal"]
    gaya.font.name, gaya.font.size = "Arial", Pt(11 if dokumen.surat else 10)
    for nama, ukuran in (("Title", 15), ("Heading 1", 12)):
        kepala: Any = naskah.styles[nama]
        kepala.element.rPr.rFonts.attrib.clear()
        kepala.font.name, kepala.font.size, kepala.font.color.rgb = "Arial", Pt(ukuran), RGBColor(0, 0, 0)
        kepala.font.bold = True
        for garis in kepala.element.pPr.findall(kepala.element.pPr.tag.replace("}pPr", "}pBdr")):
            kepala.element.pPr.remove(garis)
    halaman = naskah.sections[0]
    if dokumen.surat:
        halaman.page_width, halaman.page_height = Mm(210), Mm(297)
    else:
        halaman.orientation = WD_ORIENT.LANDSCAPE
        halaman.page_width, halaman.page_height = Mm(297), Mm(210)
    halaman.left_margin = halaman.right_margin = halaman.top_margin = halaman.bottom_margin = Mm(18)
    lebar: int = halaman.page_width - halaman.left_margin - halaman.right_margin
    if dokumen.kepala:
        tengah(halaman.header.paragraphs[0]).add_run(bersih(dokumen.kepala)).bold = True
    kaki_halaman(halaman.footer.paragraphs[0], gaya, dokumen.dicetak, lebar, ukuran=8)
    return lebar


def _tabel(naskah: Any, tabel: Tabel, lebar: int) -> None:
    naskah.add_heading(bersih(tabel.judul), 1)
    if tabel.kolom:
        isi_tabel(naskah, tabel, lebar)
    for catatan in tabel.catatan:
        naskah.add_paragraph(bersih(catatan))


def _paragraf(naskah: Any, teks: str) -> None:
    from docx.shared import Mm  # noqa: PLC0415  # as above

    paragraf = naskah.add_paragraph(bersih(teks))
    paragraf.paragraph_format.tab_stops.add_tab_stop(Mm(28))
    paragraf.paragraph_format.keep_together = True
