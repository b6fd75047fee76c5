"""`skm layanan` and `skm jatuh-tempo`."""

from __future__ import annotations

from datetime import datetime

import pytest


def test_layanan_json_memuat_persis_kunci_yang_dijanjikan(skm) -> None:
    semua = skm("layanan", "--json").json()
    assert len(semua) == 13
    assert semua[0] == {
        "kode": "KK",
        "nama": "Surat Pengantar KK",
        "kategori": "non_perizinan",
        "janji": {"jumlah": 55, "satuan": "menit"},
    }
    assert [satu["kategori"] for satu in semua] == ["non_perizinan"] * 9 + ["perizinan"] * 4


def test_layanan_tanpa_json_satu_baris_tiap_layanan(skm) -> None:
    hasil = skm("layanan")
    assert (hasil.exit_code, len(hasil.stdout.splitlines())) == (0, 13)
    assert "55 menit" in hasil.stdout.splitlines()[0]


@pytest.mark.parametrize(
    ("kode", "mulai", "mulai_tertulis", "jatuh_tempo"),
    [
        # 55 minutes from 11.30: 30 until lunch, 25 from 13.00 on.
        ("KK", "2026-02-02T11:30", "Mon 2026-02-02T11:30:00+08:00", "2026-02-02T13:25:00+08:00"),
        # The code in small letters; an offset is turned into the office's time.
        ("kk", "2026-02-02T00:00:00Z", "Mon 2026-02-02T08:00:00+08:00", "2026-02-02T08:55:00+08:00"),
        # 1 working day, filed on a Saturday: Monday's closing.
        ("PINDAH", "2026-02-07 09:00", "Sat 2026-02-07T09:00:00+08:00", "2026-02-09T16:00:00+08:00"),
        # In Ramadan Friday closes at 15.30 and Monday's opening is 08.00: 20 minutes, then 25.
        ("KTP", "2026-02-20T15:10", "Fri 2026-02-20T15:10:00+08:00", "2026-02-23T08:25:00+08:00"),
    ],
)
def test_jatuh_tempo_menurut_janji_dan_kalender(skm, kode, mulai, mulai_tertulis, jatuh_tempo) -> None:
    hari, mulai_tertulis = mulai_tertulis.split(" ")
    assert f"{datetime.fromisoformat(mulai_tertulis):%a}" == hari
    hasil = skm("jatuh-tempo", "--layanan", kode, "--mulai", mulai, "--json")
    assert hasil.json() == {"mulai": mulai_tertulis, "jatuh_tempo": jatuh_tempo}


def test_jatuh_tempo_tanpa_json_menyebut_kedua_waktu(skm) -> None:
    keluaran = skm("jatuh-tempo", "--layanan", "KK", "--mulai", "2026-02-02T08:00").stdout
    assert keluaran.splitlines() == [
        "mulai        2026-02-02T08:00:00+08:00",
        "jatuh tempo  2026-02-02T08:55:00+08:00",
    ]


@pytest.mark.parametrize(
    ("kode", "mulai", "keluar", "pesan"),
    [
        ("KK", "2026-02-02", 2, "jamnya belum ada"),
        ("KK", "besok", 2, "bukan waktu ISO 8601"),
        ("KK", "2026-02-30T08:00", 2, "bukan tanggal dan jam yang ada"),
        ("SIM", "2026-02-02T08:00", 1, "Layanan 'SIM' tidak ditemukan."),
    ],
)
def test_masukan_yang_tidak_terbaca_ditolak_dengan_penjelasan(skm, kode, mulai, keluar, pesan) -> None:
    hasil = skm("jatuh-tempo", "--layanan", kode, "--mulai", mulai)
    assert (hasil.exit_code, hasil.stdout) == (keluar, "")
    assert pesan in hasil.stderr


def test_pilihan_yang_kurang_adalah_cara_pakai_yang_keliru(skm) -> None:
    assert skm("jatuh-tempo", "--layanan", "KK").exit_code == 2


@pytest.mark.parametrize(
    ("mulai", "pesan"),
    [
        ("2024-12-24T09:00", "tahun 2024 belum berisi hari libur"),
        ("2027-03-01T09:00", "sebagian hari libur 2027 masih perkiraan"),
        ("2026-03-02T09:00+08", ""),
    ],
)
def test_jatuh_tempo_di_tahun_tanpa_hari_libur_pasti_disertai_peringatan(skm, mulai: str, pesan: str) -> None:
    hasil = skm("jatuh-tempo", "--layanan", "PINDAH", "--mulai", mulai, "--json")
    assert hasil.exit_code == 0
    assert (pesan in hasil.stderr) if pesan else hasil.stderr == ""
