"""A document as a text document: headings, captions and charts that Word and LibreOffice edit."""

from __future__ import annotations

import io
from typing import Any

from skm.bentuk import bagan as bentuk_bagan
from skm.bentuk.arah import awal_mendatar, berarah
from skm.bentuk.bagian_docx import (
    bagian_baru,
    bersih,
    bidang,
    isi_tabel,
    tahan_yang_terakhir,
    tanda_tangan,
    tanpa_gaya_lama,
    tengah,
)
from skm.bentuk.halaman_docx import atur_gaya, atur_halaman, ukuran
from skm.bentuk.isi import Kop
from skm.bentuk.kop_docx import kop
from skm.bentuk.naskah import (
    BAHASA,
    Alinea,
    Bagan,
    DaftarIsi,
    Gambar,
    Isian,
    Judul,
    Naskah,
    Pengesahan,
    TabelNaskah,
)

ISIAN_MM = 32
BAGAN_MM = (160, 68)
FOTO_MM = (160, 95)
"""Two of them stand on a page."""
LAMBANG_MM = 28
JENIS_BAGAN = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
JENIS_BUKU = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RUANG_BAGAN = "http://schemas.openxmlformats.org/drawingml/2006/chart"
HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SEHALAMAN = 300
"""Points up to which a table stands on one page."""
TERTAHAN = 2
"""Rows of a taller one that stay with its notes."""


def tulis(naskah: Naskah) -> bytes:
    """The document on A4, with a cover where it has one; chapters and annexes begin on new pages."""
    from docx import Document  # noqa: PLC0415  # loads slowly; only who exports pays
    from docx.shared import Pt  # noqa: PLC0415  # as above

    jadi: Any = Document()
    tanpa_gaya_lama(jadi)
    _catatan_berkas(jadi, naskah)
    arah = awal_mendatar(naskah)
    atur_gaya(jadi, ukuran(mendatar=arah)[2])
    lebar = atur_halaman(jadi, naskah, mendatar=arah)
    (_sampul if naskah.sampul else _atas)(jadi, naskah, lebar)
    penanda = {id(satu): f"_Toc{nomor:08}" for nomor, satu in enumerate(naskah.daftar_isi, start=1)}
    for (mendatar, blok), berikut in zip(berarah(naskah), (*naskah.isi[1:], None), strict=True):
        if mendatar != arah:
            arah = mendatar
            bagian_baru(jadi)
            lebar = atur_halaman(jadi, naskah, mendatar=arah)
        match blok:
            case Judul():
                _judul(jadi, blok, penanda.get(id(blok), ""))
            case Alinea(teks, butir, sebagai_catatan):
                gaya = "List Bullet" if butir else "Catatan" if sebagai_catatan else None
                rapi = jadi.add_paragraph(bersih(teks), style=gaya).paragraph_format
                rapi.keep_with_next = blok.membuka or isinstance(berikut, TabelNaskah) or None
            case Isian(baris):
                _isian(jadi, baris)
            case TabelNaskah():
                _tabel(jadi, blok, lebar)
            case Bagan():
                _bagan(jadi, blok, naskah)
            case Gambar():
                _gambar(jadi, blok)
            case Pengesahan(tanda, penutup):
                if penutup:
                    tahan_yang_terakhir(jadi)
                jadi.add_paragraph(bersih(penutup)).paragraph_format.space_before = Pt(12)
                tanda_tangan(jadi, tanda)
            case DaftarIsi():
                _daftar_isi(jadi, naskah, penanda)
    keluar = io.BytesIO()
    jadi.save(keluar)
    return keluar.getvalue()


def _tabel(jadi: Any, blok: TabelNaskah, lebar: int) -> None:
    tabel = blok.tabel.tercetak
    _keterangan(jadi, "Tabel", blok.nomor, tabel.judul, di_atas=True)
    if tabel.kolom:
        tinggi = isi_tabel(jadi, tabel, lebar)
        bersama = len(tabel.baris) + 1 if tinggi <= SEHALAMAN else TERTAHAN
        _bersama(jadi, bersama, sampai_catatan=bool(tabel.catatan))
    for urut, catatan in enumerate(tabel.catatan, start=1):
        rapi = jadi.add_paragraph(bersih(catatan), style="Catatan").paragraph_format
        rapi.keep_with_next = urut < len(tabel.catatan) or None
    if not tabel.catatan:
        jadi.add_paragraph(style="Catatan")


def _isian(jadi: Any, baris: tuple[tuple[str, str], ...]) -> None:
    """Names with what is filled in for them behind a colon, the colons below each other."""
    from docx.shared import Mm, Pt  # noqa: PLC0415  # as above

    for nama, isi in baris:
        paragraf = jadi.add_paragraph(bersih(f"{nama}\t: {isi}"))
        rapi = paragraf.paragraph_format
        rapi.tab_stops.add_tab_stop(Mm(ISIAN_MM))
        rapi.left_indent, rapi.first_line_indent = Mm(ISIAN_MM), -Mm(ISIAN_MM)
        rapi.space_after, rapi.keep_with_next = Pt(2), True


def _catatan_berkas(jadi: Any, naskah: Naskah) -> None:
    sifat = jadi.core_properties
    sifat.title, sifat.subject, sifat.author = naskah.judul, naskah.anak_judul, naskah.penulis
    sifat.last_modified_by, sifat.comments, sifat.language = naskah.penulis, "", BAHASA
    sifat.created = sifat.modified = naskah.dibuat.replace(tzinfo=None)


def _sampul(jadi: Any, naskah: Naskah, lebar: int) -> None:
    from docx.shared import Mm, Pt  # noqa: PLC0415  # as above

    if naskah.lambang:
        lari = tengah(jadi.add_paragraph()).add_run()
        gambar = lari.add_picture(io.BytesIO(naskah.lambang), height=Mm(LAMBANG_MM))
        gambar._inline.docPr.set("descr", bersih(f"Lambang {naskah.penulis}"))
    kop(jadi, Kop(naskah.kop), lebar)
    judul = tengah(jadi.add_paragraph(bersih(naskah.judul_sampul), style="Title"))
    judul.paragraph_format.space_before, judul.paragraph_format.space_after = Pt(150), Pt(12)
    for urut, satu in enumerate((naskah.anak_judul, *naskah.sampul)):
        lari = tengah(jadi.add_paragraph()).add_run(bersih(satu))
        lari.font.size, lari.bold = Pt(14 if urut == 0 else 11), urut == 0


def _atas(jadi: Any, naskah: Naskah, lebar: int) -> None:
    """Letterhead and title of a document without a cover."""
    from docx.shared import Pt  # noqa: PLC0415  # as above

    kop(jadi, naskah.kop_surat, lebar)
    judul = tengah(jadi.add_paragraph(bersih(naskah.judul), style="Title"))
    judul.paragraph_format.space_before, judul.paragraph_format.space_after = Pt(14), Pt(4)
    for lari in judul.runs:
        lari.font.size = Pt(15)
    tengah(jadi.add_paragraph(bersih(naskah.anak_judul)))


def _judul(jadi: Any, judul: Judul, penanda: str) -> None:
    """The heading, under a name by which the table of contents finds it."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above

    paragraf = jadi.add_heading(bersih(judul.teks), judul.tingkat)
    if not penanda:
        return
    nomor = penanda.removeprefix("_Toc")
    for nama in ("w:bookmarkStart", "w:bookmarkEnd"):
        tanda = OxmlElement(nama)
        tanda.set(qn("w:id"), str(int(nomor)))
        if nama == "w:bookmarkStart":
            tanda.set(qn("w:name"), penanda)
            paragraf._p.insert(1, tanda)
        else:
            paragraf._p.append(tanda)


def _bersama(jadi: Any, banyak: int, *, sampai_catatan: bool) -> None:
    """The last so many rows of the last table stand on one page, and the notes below it too."""
    baris = jadi.tables[-1].rows[-banyak:]
    for satu in baris if sampai_catatan else baris[:-1]:
        for sel in satu.cells:
            sel.paragraphs[0].paragraph_format.keep_with_next = True


def _keterangan(jadi: Any, kata: str, nomor: int, judul: str, *, di_atas: bool) -> None:
    """A numbered caption, above its table or below its figure."""
    paragraf = jadi.add_paragraph(f"{kata} ", style="Caption")
    bidang(paragraf, f"SEQ {kata} \\* ARABIC", str(nomor), ukuran=10)
    paragraf.add_run(f". {bersih(judul)}")
    paragraf.paragraph_format.keep_with_next = di_atas or None
    if not di_atas:
        tengah(paragraf)


def _daftar_isi(jadi: Any, naskah: Naskah, penanda: dict[int, str]) -> None:
    """Every heading with the page it stands on, which the reader's program knows and fills in."""
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above

    for satu in naskah.daftar_isi:
        paragraf = jadi.add_paragraph(f"{bersih(satu.teks)}\t", style=f"toc {satu.tingkat}")
        bidang(paragraf, f"PAGEREF {penanda[id(satu)]} \\h", ukuran=11)
        paragraf._p[-1].set(qn("w:dirty"), "true")


def _gambar(jadi: Any, gambar: Gambar) -> None:
    """A photograph with its caption below it, on one page."""
    from docx.shared import Mm  # noqa: PLC0415  # as above

    lebar, tinggi = gambar.muat(*FOTO_MM)
    paragraf = tengah(jadi.add_paragraph())
    isi = paragraf.add_run().add_picture(io.BytesIO(gambar.isi), Mm(lebar), Mm(tinggi))
    isi._inline.docPr.set("descr", bersih(gambar.judul))
    paragraf.paragraph_format.keep_with_next = True
    _keterangan(jadi, "Gambar", gambar.nomor, gambar.judul, di_atas=False)


def _bagan(jadi: Any, bagan: Bagan, naskah: Naskah) -> None:
    """A chart with its own workbook inside, so that its numbers are edited where it stands."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415  # as above
    from docx.opc.packuri import PackURI  # noqa: PLC0415  # as above
    from docx.opc.part import Part  # noqa: PLC0415  # as above
    from docx.oxml import parse_xml  # noqa: PLC0415  # as above
    from docx.oxml.ns import nsdecls  # noqa: PLC0415  # as above
    from docx.shared import Mm  # noqa: PLC0415  # as above

    n, paket = bagan.nomor, jadi.part.package
    xml, buku = bentuk_bagan.lepas(bagan, naskah.dibuat)
    isi = Part(PackURI(f"/word/charts/chart{n}.xml"), JENIS_BAGAN, xml, paket)
    isi.relate_to(
        Part(PackURI(f"/word/embeddings/data{n}.xlsx"), JENIS_BUKU, buku, paket), RELATIONSHIP_TYPE.PACKAGE
    )
    hubungan = jadi.part.relate_to(isi, RELATIONSHIP_TYPE.CHART)
    lebar, tinggi = (int(Mm(satu)) for satu in BAGAN_MM)
    gambar: Any = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{lebar}" cy="{tinggi}"/><wp:docPr id="{100 + n}" name="Gambar {n}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{RUANG_BAGAN}">'
        f'<c:chart xmlns:c="{RUANG_BAGAN}" xmlns:r="{HUBUNGAN}" r:id="{hubungan}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    keterangan = gambar[0].find(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    )
    keterangan.set("descr", bersih(bagan.keterangan))
    paragraf = tengah(jadi.add_paragraph())
    paragraf.add_run()._r.append(gambar)
    paragraf.paragraph_format.keep_with_next = True
    _keterangan(jadi, "Gambar", n, bagan.judul, di_atas=False)
