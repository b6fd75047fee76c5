"""LKjIP is whole: chapters I to IV, seven questions of every sasaran, the budget, the agreement."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.bentuk.isi import BARIS_ISI
from tests.klien import Klien
from tests.skm.dokumen.program import isi_lkjip
from tests.skm.dokumen.unduhan import buku, naskah, tabel

BAB = [
    "DAFTAR ISI",
    "BAB I PENDAHULUAN",
    "1.1 Organisasi",
    "1.2 Tugas dan fungsi",
    "1.3 Isu strategis",
    "BAB II PERENCANAAN KINERJA",
    "2.1 Perjanjian Kinerja tahun 2026",
    "BAB III AKUNTABILITAS KINERJA",
    "3.A Capaian kinerja",
    *(f"3.A.{n}" for n in range(1, 6)),
    "3.B Realisasi anggaran",
    "BAB IV PENUTUP",
]
TANYA = (
    "1) Target dan realisasi",
    "2) Dibanding tahun lalu dan beberapa tahun terakhir",
    "3) Dibanding target akhir Renstra",
    "4) Dibanding standar nasional",
    "5) Penyebab keberhasilan atau kegagalan dan solusinya",
    "6) Efisiensi penggunaan sumber daya",
    "7) Program yang menunjang keberhasilan atau kegagalan",
)


@pytest.fixture
def pimpinan(klien: Klien, terisi: Session) -> Klien:
    isi_lkjip(terisi, 2026)
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien


def test_every_chapter_and_question_stands_in_its_order_with_the_offices_words(pimpinan: Klien) -> None:
    dokumen = naskah(pimpinan, "lkjip")
    judul = [satu.text for satu in dokumen.paragraphs if satu.style.name.startswith("Heading")]
    assert [satu[: len(harus)] for satu, harus in zip(judul, BAB, strict=False)] == BAB
    # No target of a Renstra is entered: what has nothing to say is no annex.
    assert [satu.removeprefix("Lampiran: ") for satu in judul[len(BAB) :]] == [
        "Perjanjian Kinerja Camat Long Kali Tahun 2026",
        "Program dan anggaran",
        "Capaian IKI tahun 2026 tiap jabatan",
        "Realisasi tahun 2026 dibanding tahun sebelumnya",
        "Analisis penyebab keberhasilan atau kegagalan",
        "Penjelasan cara menghitung",
    ]
    teks = [satu.text for satu in dokumen.paragraphs]
    assert [satu for satu in teks if satu in TANYA] == list(TANYA) * 5
    for bagian in ("organisasi", "tugas", "isu", "penutup", "solusi:IKU-01", "standar:IKU-04"):
        assert f"Tulisan {bagian}" in teks, bagian
    # Where the target was met, 80 juta of 100 juta are set beside it; the cap lets an average reach 120.
    efisien = [satu for satu in teks if "serapan anggaran 80,00 %" in satu]
    assert len(efisien) == 5
    for satu in efisien:
        capaian = float(satu.split("capaian ")[1].split(" %")[0].replace(",", "."))
        assert ("efisiensi" in satu and "belum tercapai" not in satu) is (capaian >= 100), satu


def test_the_budget_is_printed_and_adds_up_in_the_workbook(pimpinan: Klien) -> None:
    baris = [[sel.text for sel in satu.cells] for satu in _anggaran(naskah(pimpinan, "lkjip")).rows]
    assert baris[0][0] == "Sasaran dan program" and baris[-1][0] == "Seluruhnya"
    assert baris[-1][1:] == ["500.000.000", *["100.000.000"] * 4, "400.000.000", "80,00"]
    lembar = buku(pimpinan, "lkjip")["Anggaran"]
    akhir = BARIS_ISI + 10
    assert lembar[f"B{akhir}"].value == "=" + "+".join(f"B{BARIS_ISI + n}" for n in range(0, 10, 2))
    assert lembar[f"B{BARIS_ISI}"].value == f"=SUM(B{BARIS_ISI + 1}:B{BARIS_ISI + 1})"
    assert lembar[f"H{akhir}"].value.startswith("=IF(B")


def test_the_camat_promises_with_programme_and_budget(pimpinan: Klien) -> None:
    isi = tabel(naskah(pimpinan, "perjanjian-kinerja", jabatan="KECAMATAN LONGKALI"), "Program dan anggaran")
    kepala, *baris = [[sel.text for sel in satu.cells] for satu in isi.rows]
    assert kepala == ["No", "Program", "Anggaran (Rp)", "Keterangan"]
    assert baris[0] == ["1", "Program IKU-01", "100.000.000", "APBD"]
    assert baris[-1] == ["", "Jumlah", "500.000.000", ""]


def _anggaran(dokumen: Any) -> Any:
    return tabel(dokumen, "Realisasi anggaran tiap sasaran dan program")
