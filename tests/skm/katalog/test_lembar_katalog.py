"""A year's catalogue goes out as a spreadsheet and comes back with changes: all of them, or none."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Peran
from skm.katalog.lembar.kolom import RENSTRA
from skm.katalog.models import Indikator, TargetIndikator
from skm.orm import buka_sesi
from tests.klien import Halaman, Klien
from tests.skm.conftest import LibreOffice
from tests.skm.isian.test_bukti import unggah
from tests.skm.pengukuran.test_persetujuan import Skm

ALAMAT = "/indikator-katalog"
UNDUH = "/indikator-katalog/2026.xlsx"


class Lembar:
    """The downloaded workbook as an office's spreadsheet program shows it."""

    def __init__(self, isi: bytes) -> None:
        self.buku = openpyxl.load_workbook(io.BytesIO(isi))
        self.lembar: Any = self.buku.active
        self.kolom = {sel.value: sel.column for sel in self.lembar[1]}
        self.baris = {baris[0].value: baris[0].row for baris in self.lembar.iter_rows(min_row=2)}

    def sel(self, kode: str, kolom: str) -> Any:
        return self.lembar.cell(self.baris[kode], self.kolom[kolom])

    def isi(self) -> bytes:
        keluar = io.BytesIO()
        self.buku.save(keluar)
        return keluar.getvalue()


def unduh(klien: Klien) -> Lembar:
    return Lembar(klien.http.get(UNDUH).data)


def muat(klien: Klien, isi: bytes, nama: str = "katalog.xlsx", **lain: str) -> Halaman:
    form = klien.get(ALAMAT).form("#muat")
    isian = form.nilai | {"tahun": "2026", "alasan": "rapat kerja", "dokumen": "PK/1/2026"} | lain
    return Halaman(klien, unggah(klien, str(form.elemen["action"]), isian, nama, isi))


def test_what_comes_back_untouched_changes_nothing(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    lembar = unduh(klien)
    assert len(lembar.baris) == 71
    assert lembar.sel("IKU-02", "Indikator").value.startswith("Persentase")
    assert "0 perubahan" in muat(klien, lembar.isi()).ikuti().sup.main.text


def test_changed_cells_become_decisions_with_their_document(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    lembar = unduh(klien)
    lembar.sel("IKI-43", "Arah penilaian").value = "makin rendah MAKIN baik"
    lembar.sel("IKI-37", "Mendukung").value = "iku-02"
    lembar.sel("IKI-57", "Tidak diukur lagi karena").value = "kegiatan dihapus"
    for kolom, nilai in (("setahun", "90,5"), ("triwulan I", 80.25), ("triwulan II", "80 sampai 90")):
        lembar.sel("IKU-04", f"Target {kolom}").value = nilai  # text, a number cell, a range
    coba = muat(klien, lembar.isi(), coba="1")
    kalimat = [satu.text for satu in coba.sup.select("#hasil li")]
    assert kalimat == [
        "IKU-04: target setahun 90,5",
        "IKU-04: target triwulan I 80,25",
        "IKU-04: target triwulan II 80 sampai 90",
        "IKI-37: mendukung IKU-02",
        "IKI-43: arah dari “Belum diputuskan” menjadi “Makin rendah makin baik”",
        "IKI-57: tidak diukur lagi dari “–” menjadi “kegiatan dihapus”",
    ]
    assert isi_basis(app) == ([], [])  # only looked at
    assert "6 perubahan disimpan" in muat(klien, lembar.isi()).ikuti().sup.main.text
    assert isi_basis(app) == (
        [
            ("IKU-04", 0, "181/2", "181/2", "", "PK/1/2026"),
            ("IKU-04", 1, "321/4", "321/4", "", "PK/1/2026"),
            ("IKU-04", 2, "80", "90", "", "PK/1/2026"),
        ],
        [
            ("IKI-37", "naik", "IKU-02", ""),
            ("IKI-43", "turun", None, ""),
            ("IKI-57", "naik", None, "kegiatan dihapus"),
        ],
    )
    assert "0 perubahan" in muat(klien, lembar.isi()).ikuti().sup.main.text  # again: nothing is doubled
    lembar.sel("IKU-04", "Target setahun").value = 95
    muat(klien, lembar.isi(), alasan="refocusing")
    assert isi_basis(app)[0][1] == ("IKU-04", 0, "95", "95", "refocusing", "PK/1/2026")


def isi_basis(app: Flask) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        t, i = TargetIndikator, Indikator
        target = (
            sa.select(i.kode, t.triwulan, t.bawah, t.atas, t.alasan, t.dokumen)
            .join(i, i.id == t.indikator_id)
            .order_by(t.triwulan, t.revisi)
        )
        berubah = sa.or_(i.polaritas == "turun", i.mendukung.is_not(None), i.pensiun != "")
        pilih = sa.select(i.kode, i.polaritas, i.mendukung, i.pensiun).where(berubah).order_by(i.urutan)
        return (
            [tuple(satu) for satu in session.execute(target)],
            [tuple(satu) for satu in session.execute(pilih)],
        )


@pytest.mark.parametrize(
    ("kolom", "nilai", "pesan"),
    [
        ("Indikator", "Persentase surat", "tidak dapat diubah"),
        ("Rumus ketetapan", "", "tidak dapat diubah"),
        ("Rumus berlaku", "koreksi", "tidak dapat diubah"),
        ("Kode", "IKU-99", "centang “Tambahkan”"),
        ("Kode", "IKU-05", "disebut dua kali"),
        ("Arah penilaian", "naik turun", "pilih salah satu"),
        ("Dari triwulan menjadi setahun", "jumlah", "tidak cocok dengan rumus"),
        ("Mendukung", "IKU-01", "Hanya IKI"),
        ("Tidak diukur lagi karena", "x" * 301, "paling panjang 300"),
        ("Target setahun", "banyak", "bukan angka"),
        ("Target setahun", "-5", "tidak boleh negatif"),
        ("Target setahun", "1.234", "1,234"),
        ("Target setahun", "90 sampai 80", "batas bawahnya"),
        ("Tahun awal Renstra", "dulu", "isi dengan tahun"),
    ],
)
def test_one_wrong_cell_is_named_and_nothing_of_the_file_is_kept(
    app: Flask, klien: Klien, kolom: str, nilai: str, pesan: str
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    lembar = unduh(klien)
    lembar.sel("IKU-05", "Target triwulan IV").value = "75"
    lembar.sel("IKU-04", kolom).value = nilai
    tolak = muat(klien, lembar.isi())
    galat = tolak.sup.select_one("#berkas-galat").text
    assert tolak.status == 400
    assert pesan in galat and f"kolom {kolom}" in galat
    assert tolak.form("#muat").nilai["alasan"] == "rapat kerja"  # what was typed stays
    assert isi_basis(app) == ([], [])


def test_a_corrected_formula_is_changed_in_the_sheet_as_on_its_page(klien: Klien, skm: Skm) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    lembar = unduh(klien)
    tersedia, baik = (
        "sarana_aparatur_tersedia",
        "sarana_baik = Jumlah sarana dalam keadaan baik (unit; keadaan)",
    )
    assert lembar.sel("IKU-05", "Hitungan ketetapan").value.startswith(f"{tersedia} ÷ ")
    lembar.sel("IKU-05", "Hitungan koreksi").value = f"sarana_baik / {tersedia} * 100"
    lembar.sel("IKU-05", "Alasan koreksi").value = "Yang rusak tidak dihitung."
    tolak = muat(klien, lembar.isi()).sup.select_one("#berkas-galat").text
    assert "sarana_baik belum dideklarasikan" in tolak
    lembar.sel("IKU-05", "Variabel").value += f"\n{baik}"
    assert "1 perubahan disimpan" in muat(klien, lembar.isi()).ikuti().sup.main.text
    kini = unduh(klien)
    assert kini.sel("IKU-05", "Hitungan koreksi").value == f"sarana_baik ÷ {tersedia} × 100"
    assert baik in kini.sel("IKU-05", "Variabel").value
    assert "Yang rusak tidak dihitung." in klien.get("/indikator/IKU-05?tahun=2026").sup.main.text
    skm("isi", "IKU-05", "--tahun", "2026", "--triwulan", "1", "--nilai", "sarana_baik=9",
        "--nilai", f"{tersedia}=12")  # fmt: skip
    lima = skm("indikator", "--tahun", "2026", "--triwulan", "1", "--json").json()[4]
    assert (lima["kode"], lima["nilai_koreksi"], lima["nilai_ketetapan"]) == ("IKU-05", "75.00", None)


def test_a_corrected_formula_in_force_is_the_camats_in_the_sheet_too(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    lembar = unduh(klien)
    lembar.sel("IKU-14", "Alasan koreksi").value = "lain"
    assert "hanya pimpinan" in muat(klien, lembar.isi()).sup.select_one("#berkas-galat").text


@pytest.mark.parametrize(
    ("kolom", "nilai", "pesan"),
    [
        ("Indikator", "", "harus diisi"),
        ("Hitungan ketetapan", "sarana ÷", "Rumus berhenti"),
        ("Hitungan ketetapan", "x ÷ y", "belum dideklarasikan"),
        ("Variabel", "tanpa satuan", "Baris 1"),
        ("Angkanya dari", "langit", "pilih salah satu"),
        ("Kode", "IKU15", "bukan kode indikator"),
    ],
)
def test_a_new_row_that_cannot_be_is_named_by_its_cell(
    app: Flask, klien: Klien, kolom: str, nilai: str, pesan: str
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    lembar = unduh(klien)
    lembar.sel("IKU-04", "Kode").value = "IKU-15"
    lembar.lembar.cell(lembar.baris["IKU-04"], lembar.kolom[kolom]).value = nilai
    galat = muat(klien, lembar.isi(), tambah="y").sup.select_one("#berkas-galat").text
    assert pesan in galat and f"kolom {kolom}" in galat
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalar(sa.select(sa.func.count()).where(Indikator.tahun == 2026)) == 71


def test_a_year_without_a_catalogue_is_laid_out_from_a_sheet_alone(
    app: Flask, klien: Klien, skm: Skm
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    asal = unduh(klien)
    tanpa = muat(klien, asal.isi(), tahun="2031")
    assert "2031 belum memiliki katalog" in tanpa.sup.select_one("#tahun-galat").text
    hasil = muat(klien, asal.isi(), tahun="2031", tambah="y").ikuti()
    assert "71 perubahan disimpan" in hasil.sup.main.text
    kembali = Lembar(klien.http.get("/indikator-katalog/2031.xlsx").data)
    for kode in asal.baris:
        for kolom in set(asal.kolom) - {"Rumus berlaku"}:  # which is the camat's to choose
            beda = (kode, kolom, asal.sel(kode, kolom).value, kembali.sel(kode, kolom).value)
            assert beda[2] == beda[3], beda
    semua = skm("indikator", "--tahun", "2031", "--json").json()
    assert [satu["kode"] for satu in semua] == list(asal.baris)
    assert {satu["status"] for satu in semua} == {"BELUM_DIISI"}


def test_a_csv_with_a_few_columns_is_enough_and_others_are_told(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    isi = b"Kode;Target setahun;Keterangan\niku-04;90,5;uji\n"
    coba = muat(klien, isi, "katalog.csv", coba="1")
    assert "Kolom yang tidak dibaca: Keterangan" in coba.sup.main.text
    muat(klien, isi, "katalog.csv")
    assert isi_basis(app)[0] == [("IKU-04", 0, "181/2", "181/2", "", "PK/1/2026")]
    tanpa = muat(klien, b"Indikator;Target setahun\nx;1\n", "katalog.csv")
    assert "kolom Kode tidak ada" in tanpa.sup.select_one("#berkas-galat").text
    lain = muat(klien, isi, "katalog.csv", tahun="2040")
    assert "2040 belum memiliki katalog" in lain.sup.select_one("#tahun-galat").text
    assert klien.get("/indikator-katalog/2040.xlsx").status == 404


def test_a_catalogue_saved_by_libreoffice_is_read_as_it_was(klien: Klien, libreoffice: LibreOffice) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    kepala = ("Kode", "Target setahun", *RENSTRA)
    isi = ";".join(kepala) + "\nIKU-04;90,5;2024;70,25;2029;80 sampai 90\nIKI-09;3;2024;;2029;5\n"
    coba = muat(klien, isi.encode(), "katalog.csv", coba="1").sup.select("#hasil li")
    assert [satu.text for satu in coba] == [
        "IKU-04: target setahun 90,5",
        "IKU-04: Renstra 2024 sampai 2029, target akhir 80 sampai 90",
        "IKI-09: target setahun 3",
        "IKI-09: Renstra 2024 sampai 2029, target akhir 5",
    ]
    muat(klien, isi.encode(), "katalog.csv")
    asal = unduh(klien).isi()
    disimpan = libreoffice(libreoffice(asal, "xlsx", "ods"), "ods", "xlsx")
    assert "0 perubahan" in muat(klien, disimpan).ikuti().sup.main.text
    assert [Lembar(disimpan).sel("IKU-04", nama).value for nama in RENSTRA] == [
        "2024",
        "70,25",
        "2029",
        "80 sampai 90",
    ]
