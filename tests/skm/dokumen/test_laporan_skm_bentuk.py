"""The report drawn from its view model alone: three files that say the same, without a database."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pypdfium2
import pytest
import sqlalchemy as sa
from docx import Document
from docx.table import Table
from lxml import etree

from skm.bentuk import publikasi_pdf
from skm.bentuk.isi import BARIS_ISI
from skm.dokumen.laporan_skm.halaman import HalamanLaporan
from skm.dokumen.laporan_skm.penyusun import BENTUK
from skm.dokumen.laporan_skm.publikasi import publikasi
from skm.laporan.hasil.isi import Keadaan, Rencana, RencanaPeriode
from tests.skm.conftest import LibreOffice
from tests.skm.dokumen.hasil_sekadau import berkas_sekadau, hasil_sekadau, laporan_sekadau
from tests.skm.dokumen.unduhan import tampak, tanpa_nilai

JUDUL = (
    "DAFTAR ISI",
    "BAB I PENDAHULUAN",
    "1.1 Latar Belakang",
    "1.2 Dasar Pelaksanaan",
    "1.3 Maksud dan Tujuan",
    "BAB II PENGUMPULAN DATA SKM",
    "2.1 Pelaksana SKM",
    "2.2 Metode Pengumpulan Data",
    "2.3 Lokasi Pengumpulan Data",
    "2.4 Waktu Pelaksanaan SKM",
    "2.5 Penentuan Jumlah Responden",
    "BAB III HASIL PENGOLAHAN DATA SKM",
    "3.1 Jumlah Responden SKM",
    "3.2 Indeks Kepuasan Masyarakat",
    "BAB IV ANALISIS HASIL SKM",
    "4.1 Analisis Kelemahan dan Kelebihan Unsur Pelayanan",
    "4.2 Rencana Tindak Lanjut",
    "4.3 Tren Nilai SKM",
    "BAB V KESIMPULAN",
    "LAMPIRAN 1 KUESIONER",
    "LAMPIRAN 2 HASIL PENGOLAHAN DATA",
    "LAMPIRAN 3 DOKUMENTASI",
    "LAMPIRAN 4 HASIL TINDAK LANJUT PERIODE SEBELUMNYA",
)
"""The headings of the form in use, in their order."""
TABEL = {
    "Waktu pelaksanaan SKM": ["No", "Kegiatan", "Waktu Pelaksanaan", "Jumlah Hari Kerja"],
    "Karakteristik responden": ["No", "Karakteristik", "Indikator", "Jumlah", "Persentase"],
    "Indeks Kepuasan Masyarakat dan nilai tiap unsur": ["No", "Unsur", "Nilai", "Mutu"],
    "Rencana tindak lanjut (waktu TW I–IV)": [
        *("No", "Prioritas Unsur", "Program/Kegiatan"),
        *("TW I", "TW II", "TW III", "TW IV", "Penanggung Jawab"),
    ],
    "Pengolahan Data SKM per Responden dan per Unsur Pelayanan": [
        "No",
        *(f"U{n}" for n in range(1, 10)),
        "Jumlah",
    ],
}
"""The tables an evaluator looks for, with their columns."""


def naskah(isi: bytes) -> Any:
    return Document(io.BytesIO(isi))


def kata(elemen: Any) -> str:
    """What is written in an element of a text document, fields included."""
    return "".join(satu.text for satu in elemen.iter() if satu.tag.endswith("}t"))


def tabel_menurut_judul(dokumen: Any) -> dict[str, Table]:
    """Every table by the caption above it."""
    hasil, keterangan = {}, ""
    for satu in dokumen.iter_inner_content():
        if isinstance(satu, Table):
            hasil[keterangan.partition(". ")[2]] = satu
        elif satu.style.name == "Caption":
            keterangan = kata(satu._p)
    return hasil


def teks_pdf(isi: bytes) -> list[str]:
    """Each page's text on one line."""
    return [" ".join(satu.get_textpage().get_text_range().split()) for satu in pypdfium2.PdfDocument(isi)]


def teks(bentuk: str, isi: bytes) -> str:
    """All that a file says."""
    if bentuk == "pdf":
        return " ".join(teks_pdf(isi))
    if bentuk == "docx":
        return kata(naskah(isi).element)
    buku = openpyxl.load_workbook(io.BytesIO(isi), data_only=True)
    return " ".join(
        str(sel) for lembar in buku for baris in lembar.values for sel in baris if sel is not None
    )


def test_the_text_document_has_every_heading_and_table_of_the_form() -> None:
    dokumen = naskah(berkas_sekadau("docx"))
    judul = [satu.text for satu in dokumen.paragraphs if satu.style.name.startswith("Heading")]
    assert judul == list(JUDUL)
    ada = tabel_menurut_judul(dokumen)
    for nama, kolom in TABEL.items():
        assert [sel.text for sel in ada[nama].rows[0].cells] == kolom, nama


def test_the_pdf_has_every_heading_with_its_tag_and_place_in_the_outline() -> None:
    pdf = berkas_sekadau("pdf")
    isi = " ".join(teks_pdf(pdf))
    for satu in (*JUDUL, *TABEL):
        assert satu in isi, satu
    berkas = pypdfium2.PdfDocument(pdf)
    assert [satu.get_title() for satu in berkas.get_toc()] == list(JUDUL)
    assert berkas.get_metadata_dict()["Title"] == "Laporan Pelaksanaan Survei Kepuasan Masyarakat"
    for tipe in (b"/StructTreeRoot", b"/S /H1", b"/S /H2", b"/S /TH", b"/S /Figure", b"/Lang (id-ID)"):
        assert tipe in pdf, tipe
    assert pdf.count(b"/S /H1") == sum(satu.startswith(("BAB", "LAMP", "DAFTAR")) for satu in JUDUL)


def test_every_page_says_that_it_is_a_draft_which_document_and_which_page_it_is() -> None:
    semua = teks_pdf(berkas_sekadau("pdf"))
    for nomor, halaman in enumerate(semua, start=1):
        assert "KONSEP · Laporan Pelaksanaan SKM Semester I 2019" in halaman
        assert f"Halaman {nomor} dari {len(semua)}" in halaman
    kepala = naskah(berkas_sekadau("docx")).sections[0].header.paragraphs[0].text
    assert kepala == "KONSEP · Laporan Pelaksanaan SKM Semester I 2019"
    buku = openpyxl.load_workbook(io.BytesIO(berkas_sekadau("xlsx")))
    assert {satu.oddHeader.center.text for satu in buku} == {kepala}
    sementara = laporan_sekadau(keadaan=Keadaan.SEMENTARA).tulis("docx")
    assert naskah(sementara).sections[0].header.paragraphs[0].text.startswith("SEMENTARA · ")
    sah = laporan_sekadau(keadaan=Keadaan.DISETUJUI)
    assert not any(kata in " ".join(teks_pdf(sah.tulis("pdf"))) for kata in ("KONSEP", "SEMENTARA"))


def test_the_charts_are_the_offices_to_edit_and_carry_their_own_numbers() -> None:
    with zipfile.ZipFile(io.BytesIO(berkas_sekadau("docx"))) as arsip:
        bagan = sorted(nama for nama in arsip.namelist() if nama.startswith("word/charts/chart"))
        assert bagan == ["word/charts/chart1.xml", "word/charts/chart2.xml"]
        for nomor, jenis in ((1, "barChart"), (2, "lineChart")):
            pohon = etree.fromstring(arsip.read(f"word/charts/chart{nomor}.xml"))
            assert pohon.find(f".//{{*}}{jenis}") is not None
            assert pohon.find("{*}externalData") is not None
            tersimpan = [float(satu.text) for satu in pohon.iterfind(".//{*}val//{*}v")]
            data = openpyxl.load_workbook(io.BytesIO(arsip.read(f"word/embeddings/data{nomor}.xlsx")))["Data"]
            assert tersimpan == [baris[1] for baris in list(data.values)[1:]]
    assert tersimpan[-1] == 78.7


def test_libreoffice_prints_every_heading_and_recomputes_every_figure_to_the_same_digits(
    libreoffice: LibreOffice,
) -> None:
    cetak = " ".join(teks_pdf(libreoffice(berkas_sekadau("docx"), "docx", "pdf")))
    for satu in (*JUDUL, *TABEL):
        assert satu in cetak, satu
    asli = berkas_sekadau("xlsx")
    ulang = libreoffice(tanpa_nilai(asli), "xlsx", "xlsx")
    rumus = openpyxl.load_workbook(io.BytesIO(asli))
    dulu, kini = (openpyxl.load_workbook(io.BytesIO(isi), data_only=True) for isi in (asli, ulang))
    dibanding = 0
    for lembar in rumus:
        for baris in lembar.iter_rows():
            for sel in baris:
                if isinstance(sel.value, str) and sel.value.startswith("="):
                    lama = dulu[lembar.title][sel.coordinate].value
                    assert tampak(kini[lembar.title][sel.coordinate].value) == tampak(lama), sel.coordinate
                    dibanding += 1
    assert dibanding > 40
    assert kini["Nilai Unsur"][f"C{BARIS_ISI + 9}"].value == pytest.approx(78.70)


UBAH: dict[str, Callable[[], dict[str, Any]]] = {
    "51,23": lambda: {"ikm": replace(hasil_sekadau().ikm, nilai=Decimal("51.23"))},
    "Antre dengan nomor": lambda: {
        "rencana": RencanaPeriode(
            ditetapkan=(Rencana("Waktu", "Antre dengan nomor", frozenset({1}), "Seksi"),)
        )
    },
    "4.321": lambda: {"sampel": replace(hasil_sekadau().sampel, populasi=4321)},
}
"""What every rendering says after the view model was changed."""


@pytest.mark.parametrize("kata", UBAH)
def test_what_is_changed_in_the_view_model_is_changed_in_every_rendering(kata: str) -> None:
    diubah = laporan_sekadau(**UBAH[kata]())
    for bentuk in BENTUK:
        dicari = kata if bentuk != "xlsx" else kata.replace(".", "").replace(",", ".")
        assert dicari not in teks(bentuk, berkas_sekadau(bentuk)), bentuk
        assert dicari in teks(bentuk, diubah.tulis(bentuk)), bentuk


def test_no_renderer_opens_a_session(monkeypatch: pytest.MonkeyPatch) -> None:
    def terlarang(*_: Any, **__: Any) -> None:
        raise AssertionError("a renderer asked the database")

    monkeypatch.setattr(sa.orm.Session, "__init__", terlarang)
    monkeypatch.setattr(sa.engine.Engine, "connect", terlarang)
    laporan = laporan_sekadau()
    for bentuk in BENTUK:
        assert laporan.tulis(bentuk)
    assert publikasi_pdf.tulis(publikasi(laporan), "a3")
    halaman = HalamanLaporan(laporan)
    assert halaman.kalimat
    assert halaman.belum
    assert halaman.unsur.baris
    assert halaman.responden


def test_nothing_is_printed_smaller_than_nine_points() -> None:
    dokumen = naskah(berkas_sekadau("docx"))
    lari = [satu for bagian in dokumen.element.body.iter() if bagian.tag.endswith("}sz") for satu in [bagian]]
    assert min(int(satu.values()[0]) for satu in lari) >= 18


def test_the_files_say_whose_they_are_and_in_which_language() -> None:
    sifat = naskah(berkas_sekadau("docx")).core_properties
    assert (sifat.author, sifat.language, sifat.created.year) == ("Kecamatan Long Kali", "id-ID", 2019)
    assert (
        openpyxl.load_workbook(io.BytesIO(berkas_sekadau("xlsx"))).properties.creator == "Kecamatan Long Kali"
    )
    assert pypdfium2.PdfDocument(berkas_sekadau("pdf")).get_metadata_dict()["Author"] == "Kecamatan Long Kali"
