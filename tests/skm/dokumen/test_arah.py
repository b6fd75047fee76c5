"""Pages lie across where a table needs it and nowhere else; no sheet is printed with letters too small."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pypdfium2
import pytest
from docx import Document
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.bentuk import naskah_docx, naskah_pdf, xlsx
from skm.bentuk.isi import Tabel
from skm.bentuk.kolom_lembar import HURUF, TEPI_INCI, TERKECIL
from skm.bentuk.naskah import Alinea, Blok, Judul, Naskah, TabelNaskah, nomori
from skm.dokumen.penyusun import JENIS
from tests.klien import Klien
from tests.skm.dokumen.program import isi_lkjip
from tests.skm.dokumen.unduhan import buku, unduh

pytestmark = pytest.mark.luas

MENUJU = re.compile(r"Tabel \d+\. |BAB |Lampiran|\d\.(\d|[AB])|[1-7]\) ")
CATATAN = re.compile(r"\*\) |IK[IU]-\d+: |Demikian ")
MILIMETER = 36_000
"""As EMU."""
SEMPIT = Tabel("Sempit", "Sempit", (("No", 7), ("Nama", 40)), (("1", "Satu"),))
LEBAR = Tabel(
    "Lebar",
    "Lebar",
    tuple((f"Penyelenggaraan{n}", 20) for n in range(6)),
    (("pertanggungjawaban",) * 6,),
)


def naskah(*isi: Blok, sampul: tuple[str, ...] = ("Kantor",)) -> Naskah:
    dibuat = datetime(2026, 7, 1, tzinfo=UTC)
    teks = dict.fromkeys(("judul", "judul_sampul", "anak_judul", "kepala", "dicetak", "penulis"), "Uji")
    return Naskah(berkas="uji", kop=("KANTOR",), sampul=sampul, dibuat=dibuat, isi=nomori(isi), **teks)


def halaman(pdf: bytes) -> list[tuple[bool, str]]:
    """Of each page whether it lies across, and its text."""
    return [
        (satu.get_width() > satu.get_height(), " ".join(satu.get_textpage().get_text_range().split()))
        for satu in pypdfium2.PdfDocument(pdf)
    ]


ISI = (
    Judul(1, "BAB I"),
    Alinea("Pembuka."),
    Judul(1, "BAB II"),
    Judul(2, "2.1 Tabel lebar"),
    TabelNaskah(LEBAR),
    Alinea("Di bawahnya."),
    Judul(2, "2.2 Tabel sempit"),
    TabelNaskah(SEMPIT),
)


def test_a_section_with_a_table_too_wide_lies_across_with_its_words_and_the_chapter_above_it() -> None:
    kata = [
        (False, ["KANTOR"]),
        (False, ["BAB I", "Pembuka."]),
        (True, ["BAB II", "2.1 Tabel lebar", "Di bawahnya."]),
        (False, ["2.2 Tabel sempit"]),
    ]
    pdf = halaman(naskah_pdf.tulis(naskah(*ISI)))
    assert [mendatar for mendatar, _ in pdf] == [mendatar for mendatar, _ in kata]
    for (_, teks), (_, harus) in zip(pdf, kata, strict=True):
        assert all(satu in teks for satu in harus), teks
    dokumen: Any = Document(io.BytesIO(naskah_docx.tulis(naskah(*ISI))))
    semua = [(satu.orientation == 1, satu.page_width > satu.page_height) for satu in dokumen.sections]
    assert semua == [(False, False), (True, True), (False, False)]
    for satu in dokumen.sections:  # the page's number stands at the right margin of either
        (henti,) = satu.footer.paragraphs[0].paragraph_format.tab_stops
        tepi = satu.page_width - satu.left_margin - satu.right_margin
        assert abs(henti.position - tepi) < MILIMETER
        assert satu.header.paragraphs[0].text == "Uji"


def test_a_document_of_one_wide_table_lies_across_from_its_title_on() -> None:
    satu = naskah(TabelNaskah(LEBAR), sampul=())
    assert [mendatar for mendatar, _ in halaman(naskah_pdf.tulis(satu))] == [True]
    tegak = replace(satu, isi=nomori((TabelNaskah(SEMPIT),)))
    assert [mendatar for mendatar, _ in halaman(naskah_pdf.tulis(tegak))] == [False]
    semua = replace(tegak, mendatar=True)
    assert [mendatar for mendatar, _ in halaman(naskah_pdf.tulis(semua))] == [True]


@pytest.fixture
def pimpinan(klien: Klien, terisi: Session) -> Klien:
    isi_lkjip(terisi, 2026)
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien


def test_lkjip_stands_upright_but_for_its_wide_tables(pimpinan: Klien) -> None:
    semua = halaman(unduh(pimpinan, "lkjip", "pdf"))
    tegak = [teks for mendatar, teks in semua if not mendatar]
    melintang = [teks for mendatar, teks in semua if mendatar]
    for judul in ("DAFTAR ISI", "BAB I PENDAHULUAN", "BAB IV PENUTUP"):
        assert any(judul in teks for teks in tegak), judul
    assert any("3.A.1 " in teks and "Tabel " in teks for teks in melintang)
    assert not semua[0][0]


@pytest.mark.parametrize("jenis", list(JENIS))
def test_no_page_ends_with_what_leads_to_the_next_nor_holds_notes_alone(pimpinan: Klien, jenis: str) -> None:
    for satu in pypdfium2.PdfDocument(unduh(pimpinan, jenis, "pdf")):
        kepala, _, *isi = satu.get_textpage().get_text_range().split("\r\n")
        assert isi[0] == "DAFTAR ISI" or not MENUJU.match(isi[-1]), (kepala, isi[-1])
        assert not all(map(CATATAN.match, isi)), (kepala, isi)


def test_nothing_in_a_sheet_is_printed_with_letters_below_nine_points(pimpinan: Klien) -> None:
    kecil = {}
    for jenis in JENIS:
        for lembar in buku(pimpinan, jenis):
            kecil[jenis, lembar.title] = _tercetak(lembar)
    assert {nama: besar for nama, besar in kecil.items() if besar < TERKECIL} == {}


def _tercetak(lembar: Any) -> float:
    """Points of its letters on A4 across, once its printed columns are made to fit."""
    terakhir = lembar.max_column
    if lembar.print_area:
        terakhir = lembar[lembar.print_area.split("!")[-1].replace("$", "")][0][-1].column
    sama = lembar.column_dimensions.values()  # neighbours of one width are told together
    kolom = [satu.width for satu in sama for ke in range(satu.min, satu.max + 1) if ke <= terakhir]
    ruang = (297 / 25.4 - lembar.page_margins.left - lembar.page_margins.right) * 96
    assert lembar.page_margins.left == TEPI_INCI
    lebar = sum(round(satu * 7) for satu in kolom)
    huruf = min(sel.font.size for baris in lembar.iter_rows() for sel in baris if sel.value is not None)
    assert huruf == HURUF
    return round(huruf * min(1.0, ruang / lebar), 2)


def test_columns_that_only_the_sheet_has_are_not_printed() -> None:
    isi = replace(LEBAR, hanya_lembar=2)
    import openpyxl

    berkas = openpyxl.load_workbook(io.BytesIO(xlsx.tulis(naskah(TabelNaskah(isi)))))
    assert berkas["Lebar"].print_area.split("!")[-1].startswith("$A$1:$D$")
