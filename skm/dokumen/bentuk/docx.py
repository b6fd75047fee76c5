"""A document as a text document: the same texts, tables and notes as the workbook."""

from __future__ import annotations

import io
import re
from typing import Any

from skm.dokumen.bentuk import huruf
from skm.dokumen.bentuk.isi import Angka, Dokumen, Tabel, Tanda

TAK_TERCETAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot carry."""
TEPI_SEL = 11
"""Points that the edges of a cell take from its width."""
BARIS_NAMA = 2
"""Lines of a letterhead that name the office; what stands below them is small."""
RUANG_TANDA = 4
"""Lines left free to sign in."""


def tulis(dokumen: Dokumen) -> bytes:
    """The document on A4, across unless it is a letter, with headings a reader's outline shows."""
    from docx import Document  # noqa: PLC0415  # loads slowly; only who exports pays
    from docx.shared import Pt  # noqa: PLC0415  # as above

    naskah: Any = Document()
    naskah.core_properties.title = dokumen.judul
    naskah.core_properties.author = ""
    lebar = _halaman(naskah, dokumen)
    if dokumen.kop:
        _kop(naskah, dokumen.kop)
    judul = _tengah(naskah.add_heading(level=0))
    judul.paragraph_format.space_before = Pt(14)
    judul.add_run(_bersih(dokumen.judul))
    _tengah(naskah.add_paragraph()).add_run(_bersih(dokumen.anak_judul))
    for satu in dokumen.paragraf:
        _paragraf(naskah, satu)
    if dokumen.surat:
        _tanda_tangan(naskah, dokumen.tanda_tangan)
        naskah.add_page_break()
    for tabel in dokumen.tabel:
        _tabel(naskah, tabel, lebar)
    if dokumen.tanda_tangan:
        _tahan_yang_terakhir(naskah)
        naskah.add_paragraph(_bersih(dokumen.penutup)).paragraph_format.space_before = Pt(12)
        _tanda_tangan(naskah, dokumen.tanda_tangan)
    keluar = io.BytesIO()
    naskah.save(keluar)
    return keluar.getvalue()


def _halaman(naskah: Any, dokumen: Dokumen) -> int:
    """Paper, fonts and the foot of every page; gives the width between the margins."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415  # as above
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415  # as above
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
    kaki = halaman.footer.paragraphs[0]
    kaki.style = gaya
    kaki.paragraph_format.tab_stops.add_tab_stop(lebar, WD_TAB_ALIGNMENT.RIGHT)
    for teks, bidang in ((f"{dokumen.dicetak}\tHalaman ", "PAGE"), (" dari ", "NUMPAGES")):
        kaki.add_run(teks).font.size = Pt(8)
        _bidang(kaki, bidang)
    return lebar


def _tabel(naskah: Any, tabel: Tabel, lebar: int) -> None:
    naskah.add_heading(_bersih(tabel.judul), 1)
    if tabel.kolom:
        _isi_tabel(naskah, tabel, lebar)
    for catatan in tabel.catatan:
        naskah.add_paragraph(_bersih(catatan))


def _isi_tabel(naskah: Any, tabel: Tabel, lebar: int) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  # as above
    from docx.shared import Pt  # noqa: PLC0415  # as above

    jumlah = sum(satu for _, satu in tabel.kolom)
    lebar_kolom = [int(lebar * satu / jumlah) for _, satu in tabel.kolom]
    titik = [satu / Pt(1) - TEPI_SEL for satu in lebar_kolom]
    isi = naskah.add_table(rows=1, cols=len(tabel.kolom), style="Table Grid")
    isi.autofit = False
    for sel, (judul, _), ruang in zip(isi.rows[0].cells, tabel.kolom, titik, strict=True):
        lari = sel.paragraphs[0].add_run(judul)
        lari.bold, lari.font.size = True, Pt(huruf.ukuran_muat(judul, ruang, tebal=True))
        sel.paragraphs[0].paragraph_format.keep_with_next = True
    _sifat(isi.rows[0], "w:tblHeader")
    _sifat(isi.rows[0], "w:cantSplit")
    for nomor, baris in enumerate(tabel.baris):
        tambahan = isi.add_row()
        _sifat(tambahan, "w:cantSplit")
        sel_baris = tambahan.cells
        for sel, nilai, ruang in zip(sel_baris, baris, titik, strict=True):
            teks = _bersih(nilai if isinstance(nilai, str) else nilai.teks)
            paragraf = sel.paragraphs[0]
            paragraf.paragraph_format.space_before = paragraf.paragraph_format.space_after = Pt(1)
            lari = paragraf.add_run(teks)
            lari.bold = nomor in tabel.kepala or None
            lari.font.size = Pt(huruf.ukuran_muat(teks, ruang, tebal=nomor in tabel.kepala))
            paragraf.paragraph_format.keep_with_next = nomor in tabel.kepala or None
            if isinstance(nilai, Angka) and nilai.nilai is not None:
                paragraf.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kolom, satu in zip(isi.columns, lebar_kolom, strict=True):
        kolom.width = satu
    for baris_isi in isi.rows:
        for sel, satu in zip(baris_isi.cells, lebar_kolom, strict=True):
            sel.width = satu


def _tanda_tangan(naskah: Any, blok: tuple[Tanda, ...]) -> None:
    """The blocks side by side, on one page with the last lines above them."""
    from docx.shared import Pt  # noqa: PLC0415  # as above

    _tahan_yang_terakhir(naskah)
    isi = naskah.add_table(rows=2, cols=len(blok))
    for baris in isi.rows:
        _sifat(baris, "w:cantSplit")
    for atas, bawah, satu in zip(isi.rows[0].cells, isi.rows[1].cells, blok, strict=True):
        kepala, kaki = _tengah(atas.paragraphs[0]), _tengah(bawah.paragraphs[0])
        kepala.paragraph_format.keep_with_next = True
        kepala.paragraph_format.space_after = Pt(0)
        if satu.nama:
            kepala.add_run(_bersih("\n".join(satu.atas)) + "\n" * RUANG_TANDA)
            kaki.add_run(_bersih(satu.nama)).bold = True
            kaki.add_run("".join(f"\n{_bersih(baris)}" for baris in satu.bawah))


def _tahan_yang_terakhir(naskah: Any) -> None:
    """Whatever stands last, a paragraph or a table's last row, goes to the next page with what follows."""
    from docx.table import Table  # noqa: PLC0415  # as above

    terakhir = list(naskah.iter_inner_content())[-1]
    if isinstance(terakhir, Table):
        for sel in terakhir.rows[-1].cells:
            sel.paragraphs[0].paragraph_format.keep_with_next = True
    else:
        terakhir.paragraph_format.keep_with_next = True


def _paragraf(naskah: Any, teks: str) -> None:
    from docx.shared import Mm  # noqa: PLC0415  # as above

    paragraf = naskah.add_paragraph(_bersih(teks))
    paragraf.paragraph_format.tab_stops.add_tab_stop(Mm(28))
    paragraf.paragraph_format.keep_together = True


def _kop(naskah: Any, kop: tuple[str, ...]) -> None:
    """The letterhead, with the line that closes it."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above
    from docx.shared import Pt  # noqa: PLC0415  # as above

    for urut, satu in enumerate(kop):
        paragraf, besar = _tengah(naskah.add_paragraph()), urut < BARIS_NAMA
        paragraf.paragraph_format.space_after = Pt(0)
        lari = paragraf.add_run(_bersih(satu))
        lari.bold, lari.font.size = besar, Pt(13 if besar else 9)
    garis = OxmlElement("w:bottom")
    for nama, nilai in (("val", "double"), ("sz", "6"), ("space", "4"), ("color", "auto")):
        garis.set(qn(f"w:{nama}"), nilai)
    batas = OxmlElement("w:pBdr")
    batas.append(garis)
    sifat = naskah.paragraphs[-1]._p.get_or_add_pPr()
    sifat.insert_element_before(batas, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _tengah(paragraf: Any) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  # as above

    paragraf.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraf


def _sifat(baris: Any, nama: str) -> None:
    """Mark a table's row, as a heading or as not to be broken across pages."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above

    baris._tr.get_or_add_trPr().append(OxmlElement(nama))


def _bidang(paragraf: Any, nama: str) -> None:
    """A field that the reader's program fills in, such as the page's number."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above
    from docx.shared import Pt  # noqa: PLC0415  # as above

    bidang = OxmlElement("w:fldSimple")
    bidang.set(qn("w:instr"), nama)
    lari = paragraf.add_run("1")  # for who does not count pages
    lari.font.size = Pt(8)
    bidang.append(lari._r)
    paragraf._p.append(bidang)


def _bersih(teks: str) -> str:
    return TAK_TERCETAK.sub("\ufffd", teks)
