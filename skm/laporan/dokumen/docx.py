"""A document as a text document: the same texts, tables and notes as the workbook."""

from __future__ import annotations

import io
import re
from typing import Any

from skm.laporan.dokumen.isi import Angka, Dokumen, Tabel

TAK_TERCETAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot carry."""


def tulis(dokumen: Dokumen) -> bytes:
    """The document on A4, across unless it is a letter, with headings a reader's outline shows."""
    from docx import Document  # noqa: PLC0415  # loads slowly; only who exports pays
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415  # as above
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415  # as above

    naskah: Any = Document()
    naskah.core_properties.title = dokumen.judul
    naskah.core_properties.author = ""
    gaya: Any = naskah.styles["Normal"]
    gaya.font.name, gaya.font.size = "Arial", Pt(10)
    for nama, ukuran in (("Title", 18), ("Heading 1", 12)):
        kepala: Any = naskah.styles[nama]
        kepala.font.name, kepala.font.size, kepala.font.color.rgb = "Arial", Pt(ukuran), RGBColor(0, 0, 0)
        kepala.element.rPr.rFonts.attrib.clear()
        kepala.font.name = "Arial"
    halaman = naskah.sections[0]
    if dokumen.surat:
        halaman.page_width, halaman.page_height = Mm(210), Mm(297)
    else:
        halaman.orientation = WD_ORIENT.LANDSCAPE
        halaman.page_width, halaman.page_height = Mm(297), Mm(210)
    halaman.left_margin = halaman.right_margin = halaman.top_margin = halaman.bottom_margin = Mm(18)
    naskah.add_heading(_bersih(dokumen.judul), 0)
    naskah.add_paragraph(_bersih(dokumen.anak_judul))
    for satu in dokumen.paragraf:
        naskah.add_paragraph(_bersih(satu))
    if dokumen.surat:
        _tanda_tangan(naskah, dokumen.tanda_tangan)
        naskah.add_page_break()
    lebar = halaman.page_width - halaman.left_margin - halaman.right_margin
    for tabel in dokumen.tabel:
        _tabel(naskah, tabel, lebar)
    if dokumen.tanda_tangan:
        _tanda_tangan(naskah, dokumen.tanda_tangan)
    keluar = io.BytesIO()
    naskah.save(keluar)
    return keluar.getvalue()


def _tabel(naskah: Any, tabel: Tabel, lebar: int) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  # as above
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above

    naskah.add_heading(_bersih(tabel.judul), 1)
    isi = naskah.add_table(rows=1, cols=len(tabel.kolom), style="Table Grid")
    isi.autofit = False
    jumlah = sum(satu for _, satu in tabel.kolom)
    lebar_kolom = [int(lebar * satu / jumlah) for _, satu in tabel.kolom]
    for sel, (judul, _) in zip(isi.rows[0].cells, tabel.kolom, strict=True):
        sel.paragraphs[0].add_run(judul).bold = True
    isi.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for baris in tabel.baris:
        sel_baris = isi.add_row().cells
        for sel, nilai in zip(sel_baris, baris, strict=True):
            sel.text = _bersih(nilai if isinstance(nilai, str) else nilai.teks)
            if isinstance(nilai, Angka) and nilai.nilai is not None:
                sel.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kolom, satu in zip(isi.columns, lebar_kolom, strict=True):
        kolom.width = satu
    for baris_isi in isi.rows:
        for sel, satu in zip(baris_isi.cells, lebar_kolom, strict=True):
            sel.width = satu
    for catatan in tabel.catatan:
        naskah.add_paragraph(_bersih(catatan))


def _tanda_tangan(naskah: Any, blok: tuple[tuple[str, ...], ...]) -> None:
    naskah.add_paragraph()
    isi = naskah.add_table(rows=1, cols=len(blok))
    for sel, satu in zip(isi.rows[0].cells, blok, strict=True):
        sel.text = _bersih("\n".join(satu))


def _bersih(teks: str) -> str:
    return TAK_TERCETAK.sub("\ufffd", teks)
