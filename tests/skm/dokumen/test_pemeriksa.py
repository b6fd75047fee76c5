"""What an inspector asks of every document, of an empty, a half-filled and a full office."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import sqlalchemy as sa
from docx import Document
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.dokumen.models import PenandaTangan
from skm.dokumen.penyusun import JENIS
from skm.isian.models import AksiIndikator
from skm.katalog.models import Indikator, TargetIndikator
from skm.pengukuran.buku import Saat
from skm.pengukuran.services import setujui_nilai
from tests.kantor import kantor
from tests.klien import Klien
from tests.skm.dokumen.daftar_periksa import DAFTAR, SEKRETARIS, Periksa
from tests.skm.dokumen.lambang import pasang_lambang
from tests.skm.dokumen.program import isi_lkjip
from tests.skm.dokumen.unduhan import tabel, unduh
from tests.skm.pengukuran.sewaktu import buka

PADA = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)
NIP = "19700101 199003 2 001"


@pytest.fixture
def pimpinan(klien: Klien) -> Klien:
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien


def _tanda(basis: Session, *jabatan: str) -> None:
    isi = {"unit_id": kantor(basis).id, "pangkat": "Pembina, IV/a", "atasan": "Camat"}
    for satu in jabatan:
        atasan = {"Bupati": "", "Camat": "Bupati"}.get(satu, "Camat")
        nip = "" if satu == "Bupati" else NIP
        basis.add(
            PenandaTangan(**isi | {"jabatan": satu, "nama": f"Nama {satu}", "nip": nip, "atasan": atasan})
        )
    basis.commit()


def _target_2025(basis: Session) -> None:
    for satu in basis.scalars(sa.select(Indikator).where(Indikator.tahun == 2025)):
        isi = {"bawah": "37", "atas": "37", "alasan": "", "dokumen": "", "oleh": "uji", "pada": PADA}
        basis.add(TargetIndikator(indikator_id=satu.id, triwulan=0, revisi=1, **isi))
    basis.commit()


def _setujui(basis: Session, saat: Saat) -> None:
    buku = buka(basis, saat, pada=PADA)
    siapa: dict[str, Any] = {"peran": Peran.PIMPINAN, "alasan": "", "oleh": "uji", "pada": PADA}
    for satu in buku.nilai(*saat):
        if satu.berlaku.nilai is not None:
            setujui_nilai(basis, buku, saat, satu.indikator.kode, **siapa)
    basis.commit()


def _lengkapi(basis: Session) -> None:
    """All that documents need, but for what the year 2025 never counted."""
    jabatan = dict.fromkeys(basis.scalars(sa.select(Indikator.jabatan).where(Indikator.dokumen == "IKI")))
    _tanda(basis, "Bupati", "Camat", *jabatan)
    pasang_lambang(basis)
    siapa: dict[str, Any] = {"oleh": "uji", "pada": PADA}
    for tahun in (2025, 2026):
        isi_lkjip(basis, tahun)
    for satu in basis.scalars(sa.select(Indikator).where(Indikator.tahun == 2026)):
        basis.add(AksiIndikator(indikator_id=satu.id, rencana=["Rapat"] * 4, realisasi=[""] * 4, **siapa))
    _target_2025(basis)
    _setujui(basis, (2026, 2))
    _setujui(basis, (2025, None))


def _kurang(pimpinan: Klien, tahun: int) -> dict[str, tuple[str, list[str]]]:
    """(badge, what is missing) of every document on the page, by what its links say."""
    hasil = {}
    for p in pimpinan.get(f"/laporan/dokumen?tahun={tahun}").sup.select("main p.deret"):
        if p.select_one(".lencana") is None:
            continue
        label = p.select_one("a .hanya-baca").text.strip()
        daftar = p.find_next_sibling()
        butir = [li.text for li in daftar.select("li")] if daftar and daftar.name == "details" else []
        hasil[label] = (p.select_one(".lencana").text, butir)
    return hasil


def _bagian(dokumen: Any) -> Iterator[str]:
    """Captions, and "tanda" where a block signs, in their order."""
    for satu in dokumen.iter_inner_content():
        if hasattr(satu, "rows"):
            if satu.style.name != "Table Grid" and len(satu.rows) == 2:
                yield "tanda"
        elif satu.style.name == "Caption":
            yield satu.text.partition(". ")[2]


def _tertanda(dokumen: Any) -> list[str]:
    return [
        baris
        for satu in dokumen.tables
        if satu.style.name != "Table Grid" and len(satu.rows) == 2
        for sel in satu.rows[0].cells
        for baris in sel.text.strip().split("\n")
        if baris.startswith(("Camat ", "Sekretaris ", "Bupati "))
    ]


@pytest.mark.luas
@pytest.mark.parametrize("jenis", list(DAFTAR))
def test_every_document_has_the_inspectors_sections_columns_and_signatures(
    pimpinan: Klien, terisi: Session, jenis: str
) -> None:
    periksa = DAFTAR[jenis]
    isi = unduh(pimpinan, jenis, "docx", **periksa.pilihan)
    dokumen = Document(io.BytesIO(isi))
    for judul, kolom in periksa.tabel.items():
        assert tuple(sel.text for sel in tabel(dokumen, judul).rows[0].cells) == kolom, judul
    assert tuple(_tertanda(dokumen)) == periksa.tanda
    bagian = list(_bagian(dokumen))
    assert "tanda" in bagian
    assert bagian[-1] == "Penjelasan cara menghitung" and bagian.index("tanda") < len(bagian) - 1
    _berkas_beridentitas(isi, pimpinan, jenis, periksa)


def _berkas_beridentitas(isi: bytes, pimpinan: Klien, jenis: str, periksa: Periksa) -> None:
    """Who wrote each file, what it is called, when, in which language."""
    sifat = Document(io.BytesIO(isi)).core_properties
    buku = unduh(pimpinan, jenis, "xlsx", **periksa.pilihan)
    xlsx = openpyxl.load_workbook(io.BytesIO(buku)).properties
    assert (sifat.author, sifat.language) == ("Kecamatan Long Kali", "id-ID")
    assert (xlsx.creator, xlsx.language) == ("Kecamatan Long Kali", "id-ID")
    assert sifat.title and sifat.title == xlsx.title
    assert sifat.created.year >= 2026 and xlsx.created.year >= 2026  # not the day of the library's template
    pdf = pypdfium2.PdfDocument(unduh(pimpinan, jenis, "pdf", **periksa.pilihan))
    assert pdfium.FPDFCatalog_IsTagged(pdf)
    assert (pdf.get_metadata_value("Title"), pdf.get_metadata_value("Author")) == (sifat.title, sifat.author)
    assert sorted(_ukuran(isi))[0] >= 9


def _ukuran(docx: bytes) -> set[float]:
    """Every size in points that the text is set in."""
    with zipfile.ZipFile(io.BytesIO(docx)) as arsip:
        semua = [arsip.read(nama).decode() for nama in arsip.namelist() if nama.endswith(".xml")]
    teks = "".join(satu for satu in semua if "w:document" in satu or "w:ftr" in satu or "w:hdr" in satu)
    return {int(satu.split('"')[1]) / 2 for satu in teks.split("<w:sz w:val=")[1:]}


def test_the_bupati_signs_without_a_nip(pimpinan: Klien, basis: Session) -> None:
    kecamatan = basis.scalars(sa.select(Indikator.jabatan).where(Indikator.dokumen == "IKU")).first()
    dokumen = Document(io.BytesIO(unduh(pimpinan, "perjanjian-kinerja", "docx", jabatan=kecamatan)))
    tanda = next(satu for satu in dokumen.tables if "Pihak kedua," in satu.rows[0].cells[0].text)
    assert "Bupati Paser," in tanda.rows[0].cells[0].text
    assert "NIP" not in tanda.rows[1].cells[0].text and "NIP" in tanda.rows[1].cells[1].text


def _kepala(pimpinan: Klien, jenis: str) -> str:
    """The head of every page, the same in all three files."""
    pilihan = DAFTAR[jenis].pilihan
    naskah = (
        Document(io.BytesIO(unduh(pimpinan, jenis, "docx", **pilihan))).sections[0].header.paragraphs[0].text
    )
    for lembar in openpyxl.load_workbook(io.BytesIO(unduh(pimpinan, jenis, "xlsx", **pilihan))):
        assert lembar.oddHeader.center.text == naskah, (jenis, lembar.title)
    for halaman in pypdfium2.PdfDocument(unduh(pimpinan, jenis, "pdf", **pilihan)):
        assert naskah in halaman.get_textpage().get_text_range(), jenis
    return naskah


def test_an_empty_office_is_told_everything_that_is_missing_and_prints_marked(
    pimpinan: Klien, basis: Session
) -> None:
    isi = _kurang(pimpinan, 2026)
    assert len(isi) == len(JENIS) - 2 + 4 + 8  # four quarters, and an agreement for each post
    for label, (lencana, kurang) in isi.items():
        tanda = "Sementara" if label.startswith(("Pengukuran Kinerja Triwulan IV", "LKjIP")) else "Konsep"
        assert lencana == tanda, label
        assert any(satu.startswith("Target ") for satu in kurang), label
        assert "Alamat dan telepon kantor belum diisi." in kurang
        assert "Lambang kantor belum dipasang." in kurang
        assert any(satu.endswith("Camat Long Kali belum diisi.") for satu in kurang), label
    iku = isi["Lembar IKU"][1]
    assert iku[0] == "Nomor ketetapan IKU belum diisi."
    assert iku[1].startswith("Target setahun belum ada: IKU-01, IKU-02") and iku[1].endswith("dan 2 lainnya.")
    assert iku[2] == "Nama dan NIP Camat Long Kali belum diisi."
    assert _kepala(pimpinan, "lembar-iku") == "KONSEP · Indikator Kinerja Utama Tahun 2026"


def test_a_half_filled_office_is_told_what_is_still_missing(pimpinan: Klien, terisi: Session) -> None:
    _tanda(terisi, "Bupati", "Camat")
    isi = _kurang(pimpinan, 2026)
    tanpa_aksi = next(
        satu for satu in isi["Rencana Aksi"][1] if satu.startswith("Rencana aksi belum ditulis")
    )
    assert isi["Rencana Aksi"] == (
        "Konsep",
        [tanpa_aksi, "Alamat dan telepon kantor belum diisi.", "Lambang kantor belum dipasang."],
    )
    ukur = isi["Pengukuran Kinerja Triwulan II"]
    assert ukur[1][0].startswith("Angka belum disetujui pimpinan: IKU-01, ") and len(ukur[1]) == 3
    janji = isi[f"Perjanjian Kinerja {SEKRETARIS}"][1]
    assert janji[0] == "Nama dan NIP Sekretaris Camat Long Kali belum diisi."


@pytest.mark.luas
def test_a_full_office_prints_without_a_mark(pimpinan: Klien, terisi: Session) -> None:
    _lengkapi(terisi)
    isi = _kurang(pimpinan, 2026)
    lengkap = {label for label, (lencana, _) in isi.items() if lencana == "Siap ditandatangani"}
    assert {"Lembar IKU", "Rencana Aksi", "Pengukuran Kinerja Triwulan II"} <= lengkap
    assert sum(label.startswith("Perjanjian Kinerja") for label in lengkap) == 8
    (tahunan,) = _kurang(pimpinan, 2025)["LKjIP"][1]
    assert tahunan == "Belum diisi: IKU-01, IKI-03, IKI-37."  # nobody came, and there is no year before
    for jenis in ("lembar-iku", "perjanjian-kinerja", "rencana-aksi", "pengukuran-kinerja"):
        kepala = _kepala(pimpinan, jenis)
        assert kepala and not kepala.startswith(("KONSEP", "SEMENTARA")), jenis
