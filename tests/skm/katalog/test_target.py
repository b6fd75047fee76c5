"""Targets of a year and of the Renstra: set, revised with a reason, shown beside what was reached."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from tests.klien import Klien
from tests.skm.laporan.susun import jawab, nilai_48

ALAMAT = "/indikator/IKU-01/target?tahun=2026"


def isi_renstra(**lain: str) -> dict[str, str]:
    isi = {"tahun_awal": "2024", "awal": "78,7", "tahun_akhir": "2029", "bawah": "88", "dokumen": "Perbup 3"}
    return {f"renstra-{nama}": teks for nama, teks in (isi | lain).items()}


def test_a_target_is_set_and_revised_with_a_reason(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    alamat = "/indikator/IKU-04/target?tahun=2026"
    klien.get(alamat).form("#target").isi(triwulan="2", bawah="97,5").kirim()
    tolak = klien.get(alamat).form("#target").isi(triwulan="2", bawah="90").kirim()
    assert "memerlukan alasan" in tolak.sup.select_one("#alasan-galat").text
    terbalik = klien.get(alamat).form("#target").isi(triwulan="1", bawah="90", atas="80").kirim()
    assert terbalik.status == 400
    assert klien.get(alamat).sup.select_one("tbody").text.count("97,5") == 1


def test_the_way_from_baseline_to_the_end_of_the_renstra_is_shown(klien: Klien, basis: Session) -> None:
    jawab(basis, date(2025, 5, 12), *nilai_48())
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    klien.get(ALAMAT).form("#target").isi(bawah="80", atas="85").kirim()
    klien.get(ALAMAT).form("#renstra").isi(**isi_renstra()).kirim()
    jalan = klien.get(ALAMAT).sup.select_one("#perjalanan").parent
    label = [satu.text for satu in jalan.select("dt")]
    nilai = [satu.text.strip() for satu in jalan.select("dd")]
    assert label == ["Kondisi awal 2024", "Realisasi 2025", "Target 2026", "Akhir Renstra 2029"]
    assert nilai == ["78,7", "78,70", "80 sampai 85", "88"]
    lain = klien.get("/indikator/IKU-01/target?tahun=2027").sup.select_one("#perjalanan").parent
    assert [satu.text.strip() for satu in lain.select("dd")][::3] == ["78,7", "88"]  # of every year


def test_a_renstra_is_revised_with_a_reason_and_keeps_the_one_before(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    klien.get(ALAMAT).form("#renstra").isi(**isi_renstra(awal="")).kirim()
    tanpa = klien.get(ALAMAT).form("#renstra").isi(**isi_renstra(bawah="90")).kirim()
    assert "memerlukan alasan" in tanpa.sup.select_one("#renstra-alasan-galat").text
    assert tanpa.form("#renstra").nilai["renstra-bawah"] == "90"
    klien.get(ALAMAT).form("#renstra").isi(**isi_renstra(bawah="90", alasan="reviu")).kirim()
    baris = [
        [sel.text.strip() for sel in satu.select("td")][:2]
        for satu in klien.get(ALAMAT).sup.select("table tbody tr")
    ]
    assert baris == [["78,7 (2024)", "90 (2029)"], ["belum diukur (2024)", "88 (2029)"]]


@pytest.mark.parametrize(
    ("isi", "bidang", "pesan"),
    [
        ({"tahun_awal": "2029"}, "tahun_akhir", "sebelum tahun akhir"),
        ({"tahun_akhir": "9999"}, "tahun_akhir", "sebelum tahun akhir"),
        ({"awal": "bagus"}, "awal", "bukan angka"),
        ({"bawah": "90 %"}, "bawah", "bukan persentase"),
        ({"bawah": "90", "atas": "80"}, "bawah", "batas bawahnya"),
        ({"bawah": ""}, "bawah", ""),
    ],
)
def test_a_renstra_that_makes_no_sense_is_refused_at_its_field(
    app: Flask, klien: Klien, isi: dict[str, str], bidang: str, pesan: str
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    tolak = klien.get(ALAMAT).form("#renstra").isi(**isi_renstra(**isi)).kirim()
    assert (tolak.status, pesan in tolak.sup.select_one(f"#renstra-{bidang}-galat").text) == (400, True)
    assert klien.get(ALAMAT).sup.select("table tbody tr") == []
