"""What text documents are made of: tables, blocks that sign, fields, over python-docx."""

from __future__ import annotations

import re
from typing import Any

from skm.bentuk import huruf
from skm.bentuk.isi import Angka, Tabel, Tanda

TAK_TERCETAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot carry."""
UKURAN = 9
"""Points a table is set in."""
TEPI_SEL = 12
"""Points that the edges of a cell take from its width."""
RUANG_TANDA = 4
"""Lines left free to sign in."""


def isi_tabel(naskah: Any, tabel: Tabel, lebar: int) -> float:
    """The table over a width in EMU, its heading repeated on every page; gives about how many points high."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  # loads slowly; only who exports pays
    from docx.shared import Pt  # noqa: PLC0415  # as above

    titik = huruf.lebar_kolom(tabel, lebar / Pt(1), ukuran=UKURAN, tepi=TEPI_SEL)
    lebar_kolom = [int(satu * Pt(1)) for satu in titik]
    isi = naskah.add_table(rows=1, cols=len(tabel.kolom), style="Table Grid")
    isi.autofit = False
    for sel, (judul, _) in zip(isi.rows[0].cells, tabel.kolom, strict=True):
        lari = sel.paragraphs[0].add_run(judul)
        lari.bold, lari.font.size = True, Pt(UKURAN)
        rapi = sel.paragraphs[0].paragraph_format
        rapi.keep_with_next, rapi.space_before, rapi.space_after = True, Pt(1), Pt(1)
    sifat(isi.rows[0], "w:tblHeader")
    sifat(isi.rows[0], "w:cantSplit")
    for nomor, baris in enumerate(tabel.baris):
        tambahan = isi.add_row()
        sifat(tambahan, "w:cantSplit")
        sel_baris = tambahan.cells
        for sel, nilai in zip(sel_baris, baris, strict=True):
            teks = bersih(nilai if isinstance(nilai, str) else nilai.teks)
            paragraf = sel.paragraphs[0]
            paragraf.paragraph_format.space_before = paragraf.paragraph_format.space_after = Pt(1)
            lari = paragraf.add_run(teks)
            lari.bold = nomor in tabel.kepala or None
            lari.font.size = Pt(UKURAN)
            paragraf.paragraph_format.keep_with_next = nomor in tabel.kepala or None
            if isinstance(nilai, Angka) and nilai.nilai is not None:
                paragraf.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kolom, satu in zip(isi.columns, lebar_kolom, strict=True):
        kolom.width = satu
    for baris_isi in isi.rows:
        for sel, satu in zip(baris_isi.cells, lebar_kolom, strict=True):
            sel.width = satu
    return huruf.tinggi(tabel, titik, ukuran=UKURAN, tepi=TEPI_SEL)


def tanda_tangan(naskah: Any, blok: tuple[Tanda, ...]) -> None:
    """The blocks side by side, on one page with the last lines above them."""
    from docx.shared import Pt  # noqa: PLC0415  # as above

    tahan_yang_terakhir(naskah)
    isi = naskah.add_table(rows=2, cols=len(blok))
    for baris in isi.rows:
        sifat(baris, "w:cantSplit")
    for atas, bawah, satu in zip(isi.rows[0].cells, isi.rows[1].cells, blok, strict=True):
        kepala, kaki = tengah(atas.paragraphs[0]), tengah(bawah.paragraphs[0])
        kepala.paragraph_format.keep_with_next = True
        kepala.paragraph_format.space_after = Pt(0)
        if satu.nama:
            kepala.add_run(bersih("\n".join(satu.atas)) + "\n" * RUANG_TANDA)
            kaki.add_run(bersih(satu.nama)).bold = True
            kaki.add_run("".join(f"\n{bersih(baris)}" for baris in satu.bawah))


def tahan_yang_terakhir(naskah: Any) -> None:
    """Whatever stands last, a paragraph or a table's last row, goes to the next page with what follows."""
    from docx.table import Table  # noqa: PLC0415  # as above

    terakhir = list(naskah.iter_inner_content())[-1]
    if isinstance(terakhir, Table):
        for sel in terakhir.rows[-1].cells:
            sel.paragraphs[0].paragraph_format.keep_with_next = True
    else:
        terakhir.paragraph_format.keep_with_next = True


def kaki_halaman(kaki: Any, gaya: Any, teks: str, lebar: int, *, ukuran: int) -> None:
    """The foot of every page: a text on the left, the page's number on the right."""
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415  # as above
    from docx.shared import Pt  # noqa: PLC0415  # as above

    kaki.style = gaya
    kaki.paragraph_format.tab_stops.add_tab_stop(lebar, WD_TAB_ALIGNMENT.RIGHT)
    for kata, nama in ((f"{teks}\tHalaman ", "PAGE"), (" dari ", "NUMPAGES")):
        kaki.add_run(kata).font.size = Pt(ukuran)
        bidang(kaki, nama, ukuran=ukuran)


def bagian_baru(naskah: Any) -> None:
    """Pages of their own from here on; what ends the section before is as small as a line can be."""
    from docx.enum.section import WD_SECTION  # noqa: PLC0415  # as above
    from docx.shared import Pt  # noqa: PLC0415  # as above

    naskah.add_section(WD_SECTION.NEW_PAGE)
    rapi = naskah.paragraphs[-1].paragraph_format
    rapi.space_before, rapi.space_after, rapi.line_spacing = Pt(0), Pt(0), Pt(1)


def tengah(paragraf: Any) -> Any:
    """The same paragraph, centred."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  # as above

    paragraf.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraf


def sifat(baris: Any, nama: str) -> None:
    """Mark a table's row, as a heading or as not to be broken across pages."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above

    baris._tr.get_or_add_trPr().append(OxmlElement(nama))


def bidang(paragraf: Any, nama: str, teks: str = "1", *, ukuran: float) -> None:
    """A field that the reader's program fills in, such as a page's number; `teks` for who does not count."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above
    from docx.shared import Pt  # noqa: PLC0415  # as above

    jadi = OxmlElement("w:fldSimple")
    jadi.set(qn("w:instr"), nama)
    lari = paragraf.add_run(teks)
    lari.font.size = Pt(ukuran)
    jadi.append(lari._r)
    paragraf._p.append(jadi)


def tanpa_gaya_lama(naskah: Any) -> None:
    """Without the template's second copy of its styles, which Word 2010 kept and ours would contradict."""
    for nomor, hubungan in list(naskah.part.rels.items()):
        if hubungan.reltype.endswith("/stylesWithEffects"):
            del naskah.part.rels[nomor]


def bersih(teks: str) -> str:
    """Without what XML cannot carry."""
    return TAK_TERCETAK.sub("\ufffd", teks)
