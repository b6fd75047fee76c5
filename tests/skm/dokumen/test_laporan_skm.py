"""The 48 published respondents from a table to the report: by the command and by the page."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja.angka import angka_indonesia
from skm.akun.models import Peran
from skm.bentuk.isi import BARIS_ISI
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.dokumen.test_laporan_skm_bentuk import JUDUL, TABEL, naskah, tabel_menurut_judul, teks_pdf
from tests.skm.laporan.susun import nilai_48

HARI = date(2019, 3, 4)
JUMLAH = (135, 136, 147, 173, 155, 159, 158, 141, 156)
"""Sums of U1..U9 as published."""
PROFIL = (("L", "25", "SMA", "Swasta"), ("P", "45", "S-1", "PNS"), ("P", "33", "SMA", "Wirausaha"))

Skm = Callable[..., Perintah]


def tabel_48(folder: Path, kali: int = 1) -> Path:
    """The published table, so many times, with a day and what respondents might have said of themselves."""
    assert HARI.strftime("%A") == "Monday"
    berkas = folder / "sekadau.csv"
    kepala = "tanggal,jenis_kelamin,usia,pendidikan,pekerjaan," + ",".join(f"U{n}" for n in range(1, 10))
    baris = [
        ",".join([HARI.isoformat(), *PROFIL[urut % 3], *map(str, nilai)])
        for urut, nilai in enumerate([*nilai_48()] * kali)
    ]
    berkas.write_text("\n".join([kepala, *baris]) + "\n", encoding="utf-8")
    return berkas


@pytest.fixture
def sekadau(skm: Skm, tmp_path: Path) -> Iterator[Skm]:
    """The command on an office that has loaded them."""
    assert "48 responden ditambahkan" in skm("import", "responden", str(tabel_48(tmp_path))).stdout
    yield skm


def laporan(skm: Skm, folder: Path, bentuk: str, *pilihan: str) -> bytes:
    keluar = folder / f"laporan.{bentuk}"
    hasil = skm("laporan", "skm", "--tahun", "2019", *pilihan, "--out", str(keluar))
    assert hasil.exit_code == 0, hasil.stderr
    return keluar.read_bytes()


def isi_tabel(dokumen: Any, judul: str) -> list[list[str]]:
    return [[sel.text for sel in baris.cells] for baris in tabel_menurut_judul(dokumen)[judul].rows[1:]]


def test_the_published_table_becomes_a_report_with_every_heading_and_figure(
    sekadau: Skm, tmp_path: Path
) -> None:
    dokumen = naskah(laporan(sekadau, tmp_path, "docx", "--semester", "1"))
    judul = [satu.text for satu in dokumen.paragraphs if satu.style.name.startswith("Heading")]
    assert judul == list(JUDUL)
    for nama, kolom in TABEL.items():
        assert [sel.text for sel in tabel_menurut_judul(dokumen)[nama].rows[0].cells] == kolom
    unsur = isi_tabel(dokumen, "Indeks Kepuasan Masyarakat dan nilai tiap unsur")
    assert (unsur[0][1:], unsur[-1][1:]) == (
        ["U1 Persyaratan", "2,81", "C"],  # 135 / 48 = 2,8125, and × 25 = 70,31
        ["IKM Kecamatan Long Kali", "78,70", "B"],
    )
    olah = isi_tabel(dokumen, "Pengolahan Data SKM per Responden dan per Unsur Pelayanan")
    assert len(olah) == 48 + 5
    assert sorted(tuple(map(int, satu[1:10])) for satu in olah[:48]) == sorted(map(tuple, nilai_48()))
    assert [satu[1:10] for satu in olah[:48]] == sorted(satu[1:10] for satu in olah[:48])
    assert tuple(map(int, olah[48][1:10])) == JUMLAH
    assert olah[49][1:10] == ["48"] * 9
    assert olah[50][1] == "2,813"
    assert olah[51][10] == "3,148 *)"  # 3,1481 = 1360 / 48 / 9
    assert olah[52][10] == "78,70 **)"


def test_the_table_of_respondents_counts_one_thing_at_a_time(sekadau: Skm, tmp_path: Path) -> None:
    baris = isi_tabel(
        naskah(laporan(sekadau, tmp_path, "docx", "--semester", "1")), "Karakteristik responden"
    )
    isi = {satu[2]: satu[3:] for satu in baris}
    assert isi["Laki-laki"] == ["16", "33,33 %"]
    assert isi["Perempuan"] == ["32", "66,67 %"]
    assert isi["SMA"] == ["32", "66,67 %"]
    assert isi["41–50 tahun"] == ["16", "33,33 %"]
    assert [satu[1] for satu in baris if satu[1]] == [
        *("Jenis kelamin", "Usia", "Pendidikan terakhir", "Pekerjaan", "Jenis layanan")
    ]


def test_the_reports_figures_are_those_of_the_command(sekadau: Skm, tmp_path: Path) -> None:
    ikm = sekadau("ikm", "--dari", "2019-01-01", "--sampai", "2019-06-30", "--json").json()
    assert (ikm["ikm"], ikm["mutu"], ikm["responden"]) == ("78.70", "B", 48)
    buku = openpyxl.load_workbook(
        io.BytesIO(laporan(sekadau, tmp_path, "xlsx", "--semester", "1")), data_only=True
    )
    olah, jumlah = buku["Pengolahan Data"], BARIS_ISI + 48
    assert [olah.cell(jumlah, k).value for k in range(2, 11)] == [satu["jumlah"] for satu in ikm["unsur"]]
    nilai = [f"{olah.cell(jumlah + 2, k).value:.4f}" for k in range(2, 11)]
    assert nilai == [f"{float(satu['nrr']):.4f}" for satu in ikm["unsur"]]
    assert olah.cell(jumlah + 4, 11).value == pytest.approx(float(ikm["ikm"]))
    pdf = " ".join(teks_pdf(laporan(sekadau, tmp_path, "pdf", "--semester", "1")))
    assert "adalah 78,70, mutu pelayanan B (Baik), menurut jawaban 48 responden" in pdf
    assert "74,68–81,43" in pdf


def test_beyond_five_hundred_respondents_the_workbook_alone_lists_everybody(skm: Skm, tmp_path: Path) -> None:
    kali = 11  # 528 respondents
    assert "528 responden ditambahkan" in skm("import", "responden", str(tabel_48(tmp_path, kali))).stdout
    isi = laporan(skm, tmp_path, "xlsx", "--semester", "1")
    kita, rumus = (
        openpyxl.load_workbook(io.BytesIO(isi), data_only=satu)["Pengolahan Data"] for satu in (True, False)
    )
    akhir = BARIS_ISI + 528
    semua = [[sel.value for sel in satu] for satu in kita.iter_rows(BARIS_ISI, akhir - 1, 1, 10)]
    assert [satu[0] for satu in semua] == [str(n) for n in range(1, 529)]
    assert sorted(satu[1:] for satu in semua) == sorted([*nilai_48()] * kali)
    assert [kita.cell(akhir, k).value for k in range(2, 11)] == [kali * satu for satu in JUMLAH]
    assert rumus.cell(akhir, 2).value == f"=SUM(B{BARIS_ISI}:B{akhir - 1})"
    assert kita.cell(akhir + 4, 11).value == pytest.approx(78.7037, abs=0.01)
    dokumen = naskah(laporan(skm, tmp_path, "docx", "--semester", "1"))
    olah = isi_tabel(dokumen, "Pengolahan Data SKM per Responden dan per Unsur Pelayanan")
    assert [satu[0] for satu in olah][:2] == ["Jumlah nilai", "Jumlah terisi"]
    assert olah[0][1:10] == [angka_indonesia(kali * satu, 0) for satu in JUMLAH]
    assert "Responden lebih dari 500" in " ".join(satu.text for satu in dokumen.paragraphs)


def test_a_month_names_its_index_but_nobody_and_no_row(sekadau: Skm, tmp_path: Path) -> None:
    dokumen = naskah(laporan(sekadau, tmp_path, "docx", "--bulan", "3"))
    assert isi_tabel(dokumen, "Indeks Kepuasan Masyarakat dan nilai tiap unsur")[-1][2] == "78,70"
    olah = isi_tabel(dokumen, "Pengolahan Data SKM per Responden dan per Unsur Pelayanan")
    assert [satu[0] for satu in olah] == [
        *("Jumlah nilai", "Jumlah terisi", "NRR per unsur", "NRR tertimbang", "IKM unit pelayanan")
    ]
    profil = isi_tabel(dokumen, "Karakteristik responden")
    assert [satu[2] for satu in profil[:4]] == ["tidak ditampilkan"] * 4


def test_a_period_without_answers_still_makes_a_report(sekadau: Skm, tmp_path: Path) -> None:
    for bentuk in ("docx", "pdf", "xlsx"):
        assert laporan(sekadau, tmp_path, bentuk, "--triwulan", "3")
    dokumen = naskah(laporan(sekadau, tmp_path, "docx", "--triwulan", "3"))
    assert "Belum ada responden." in " ".join(satu.text for satu in dokumen.paragraphs)


def test_the_command_refuses_what_it_cannot_write(sekadau: Skm, tmp_path: Path) -> None:
    def tolak(*isi: str) -> tuple[int, str]:
        hasil = sekadau("laporan", "skm", "--tahun", "2019", *isi)
        return hasil.exit_code, hasil.stderr

    assert tolak("--out", str(tmp_path / "laporan.odt"))[0] == 2
    assert tolak("--bulan", "3", "--triwulan", "1", "--out", str(tmp_path / "a.pdf"))[0] == 2
    assert tolak("--layanan", "TIADA", "--out", str(tmp_path / "a.pdf"))[0] == 1
    assert tolak("--out", str(tmp_path / "tiada" / "a.pdf"))[0] == 1


def test_the_page_shows_the_period_and_sends_its_files(sekadau: Skm, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/laporan/skm?tahun=2019&bagian=s1")
    assert halaman.status == 200
    for kata in ("78,70", "Mutu B, baik", "Konsep", "Yang belum ada", "U1 Persyaratan"):
        assert kata in halaman.teks, kata
    for bentuk, awal in (("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        berkas = klien.http.get(f"/laporan/skm.{bentuk}?tahun=2019&bagian=s1")
        assert berkas.status_code == 200
        assert berkas.data.startswith(awal)
        nama = berkas.headers["Content-Disposition"]
        assert nama == f"attachment; filename=laporan-skm-2019-s1.{bentuk}"


@pytest.mark.parametrize(
    "alamat",
    ["?tahun=2019&bagian=tw5", "?tahun=sekarang", "?tahun=0001", "?tahun=2019&bagian=s1&layanan=TIADA"],
)
def test_a_period_or_service_that_there_is_not_is_an_unknown_page(klien: Klien, alamat: str) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    assert klien.get(f"/laporan/skm{alamat}").status == 404
    assert klien.http.get(f"/laporan/skm.odt{alamat}").status_code == 404
