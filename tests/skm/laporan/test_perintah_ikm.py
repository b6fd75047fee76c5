"""`skm ikm` and `skm sampel`: what scripts and other offices read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.perintah import Perintah
from tests.skm.laporan.susun import jawab, nilai_48

Skm = Callable[..., Perintah]

MARET = date(2026, 3, 31)


def test_48_responden_yang_dipublikasikan_memberi_dokumen_json_ini_persis(skm: Skm, basis: Session) -> None:
    jawab(basis, MARET, *nilai_48())
    basis.commit()
    # The sums are the published table's; NRR = sum ÷ 48 by hand, half up: 136/48 = 2.8333…, 173/48 = 3.60416…
    assert skm("ikm", "--json").json() == {
        "responden": 48,
        "menunggu": 0,
        "unsur": [
            {"kode": "U1", "jumlah": 135, "terisi": 48, "nrr": "2.8125"},
            {"kode": "U2", "jumlah": 136, "terisi": 48, "nrr": "2.8333"},
            {"kode": "U3", "jumlah": 147, "terisi": 48, "nrr": "3.0625"},
            {"kode": "U4", "jumlah": 173, "terisi": 48, "nrr": "3.6042"},
            {"kode": "U5", "jumlah": 155, "terisi": 48, "nrr": "3.2292"},
            {"kode": "U6", "jumlah": 159, "terisi": 48, "nrr": "3.3125"},
            {"kode": "U7", "jumlah": 158, "terisi": 48, "nrr": "3.2917"},
            {"kode": "U8", "jumlah": 141, "terisi": 48, "nrr": "2.9375"},
            {"kode": "U9", "jumlah": 156, "terisi": 48, "nrr": "3.2500"},
        ],
        "ikm": "78.70",
        "mutu": "B",
        "kinerja": "Baik",
        "status": "OK",
        "alasan": "",
        "gabungan": False,
        "tidak_digabung": 0,
        "catatan": "",
        "selang": {"tingkat": "0.95", "bawah": "74.68", "atas": "81.43"},
        "versi": [
            {
                "kode": [f"U{nomor}" for nomor in range(1, 10)],
                "bobot": ["1/9"] * 9,
                "skala": "2017",
                "versi": [1],
                "responden": 48,
                "dari": "2026-03-31",
                "sampai": "2026-03-31",
                "ikm": "78.70",
                "mutu": "B",
                "kinerja": "Baik",
                "status": "OK",
                "digabung": True,
            }
        ],
    }


def test_kunci_json_berurutan_seperti_kontraknya(skm: Skm) -> None:
    isi = skm("ikm", "--json").json()
    lama = ["responden", "menunggu", "unsur", "ikm", "mutu", "kinerja", "status"]
    assert list(isi) == [*lama, "alasan", "gabungan", "tidak_digabung", "catatan", "selang", "versi"]
    assert list(isi["unsur"][0]) == ["kode", "jumlah", "terisi", "nrr"]


@pytest.mark.parametrize(
    ("bobot", "ikm"),
    [
        ("eksak", "78.70"),  # 1/9
        ("0.111", "78.63"),  # the weight printed with three decimals
        ("0.11", "77.92"),  # and with two
    ],
)
def test_penimbang_tercetak_mengulang_angka_laporan_lama(
    skm: Skm, basis: Session, bobot: str, ikm: str
) -> None:
    jawab(basis, MARET, *nilai_48())
    basis.commit()
    assert skm("ikm", "--bobot", bobot, "--json").json()["ikm"] == ikm


def test_tanpa_jawaban_tidak_ada_nilai_dan_bukan_nol(skm: Skm) -> None:
    isi = skm("ikm", "--json").json()
    assert (isi["responden"], isi["ikm"], isi["mutu"], isi["kinerja"]) == (0, None, None, None)
    assert isi["status"] == "BELUM_DIISI"
    assert isi["unsur"][8] == {"kode": "U9", "jumlah": 0, "terisi": 0, "nrr": None}


def test_unsur_yang_tidak_diisi_siapa_pun_menahan_ikm_tetapi_tidak_nrr_unsur_lain(
    skm: Skm, basis: Session
) -> None:
    jawab(basis, MARET, [4, 4, 4, 4, 4, 4, 4, None, 4], [3, 4, 4, 4, 4, 4, 4, None, 4])
    basis.commit()
    isi = skm("ikm", "--json").json()
    assert (isi["responden"], isi["ikm"], isi["status"]) == (2, None, "BELUM_DIISI")
    assert isi["unsur"][0]["nrr"] == "3.5000"  # (4 + 3) ÷ 2
    assert isi["unsur"][7]["nrr"] is None


def test_hari_pertama_dan_hari_terakhir_ikut_dihitung(skm: Skm, basis: Session) -> None:
    for tanggal in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)):
        jawab(basis, tanggal, [3] * 9)
    basis.commit()
    assert skm("ikm", "--dari", "2026-03-01", "--sampai", "2026-03-31", "--json").json()["responden"] == 2
    assert skm("ikm", "--dari", "2026-03-31", "--json").json()["responden"] == 2
    assert skm("ikm", "--sampai", "2026-03-01", "--json").json()["responden"] == 2


def test_ikm_unit_dihitung_dari_responden_bukan_rata_rata_layanan(skm: Skm, basis: Session) -> None:
    jawab(basis, MARET, [4] * 9, layanan="KK")
    jawab(basis, MARET, *([2] * 9 for _ in range(3)), layanan="KTP")
    basis.commit()
    # (4 + 2 + 2 + 2) ÷ 4 = 2.5, × 25 = 62.50; the mean of 100 and 50 would be 75
    assert skm("ikm", "--json").json()["ikm"] == "62.50"
    assert skm("ikm", "--layanan", "kk", "--json").json()["ikm"] == "100.00"
    assert skm("ikm", "--layanan", "KTP", "--json").json()["ikm"] == "50.00"


@pytest.mark.parametrize(
    ("argumen", "keluar", "kata"),
    [
        (["--layanan", "KTX"], 1, "KTX"),  # no such service: refused input
        (["--dari", "2026-04-01", "--sampai", "2026-03-31"], 1, "Tanggal awal"),  # backwards: refused
        (["--dari", "31/03/2026"], 2, "bukan tanggal"),  # not a date: wrong usage
        (["--sampai", "2026-02-29"], 2, "bukan tanggal"),  # 2026 is no leap year
        (["--bobot", "0.1"], 2, "0.111"),  # not one of the printed weights
    ],
)
def test_masukan_yang_ditolak_disebut_di_stderr(skm: Skm, argumen: list[str], keluar: int, kata: str) -> None:
    hasil = skm("ikm", *argumen, "--json")
    assert (hasil.exit_code, hasil.stdout) == (keluar, "")
    assert kata in hasil.stderr


def test_tanpa_json_tercetak_tabel_yang_dapat_dibaca(skm: Skm, basis: Session) -> None:
    jawab(basis, MARET, *nilai_48())
    basis.commit()
    teks = skm("ikm", "--bobot", "0.11", "--dari", "2026-03-01", "--sampai", "2026-03-31").stdout
    assert "IKM, Maret 2026" in teks
    assert "Nilai 77,92, mutu B (Baik)" in teks
    assert "dibulatkan dua angka" in teks
    assert "U4" in teks and "3,6042" in teks


@pytest.mark.parametrize(
    ("populasi", "sampel"),
    [(0, 0), (50, 44), (100, 80), (250, 152), (1000, 278), (10000, 370)],  # the printed table
)
def test_sampel_mengikuti_tabel_krejcie_dan_morgan(skm: Skm, populasi: int, sampel: int) -> None:
    assert skm("sampel", str(populasi)).stdout == f"{sampel}\n"
    assert skm("sampel", str(populasi), "--json").json() == {"populasi": populasi, "sampel": sampel}


def test_populasi_negatif_ditolak_dan_bukan_angka_salah_pakai(skm: Skm) -> None:
    assert skm("sampel", "--", "-5").exit_code == 1
    assert skm("sampel", "lima").exit_code == 2
