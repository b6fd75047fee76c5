"""`skm ketepatan`: due moments, the state at a moment, and what stands in neither side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.loket.models import Permohonan, StatusPermohonan
from tests.conftest import WITA
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.laporan.susun import mohon
from tests.susunan import susun

Skm = Callable[..., Perintah]

TEMPO = datetime(2026, 3, 31, 16, 0, tzinfo=WITA)  # Tuesday, closing time
SEDETIK = timedelta(seconds=1)
MARET = ("--dari", "2026-03-01", "--sampai", "2026-03-31")
APRIL = ("--dari", "2026-04-01", "--sampai", "2026-04-30")


def layanan(isi: dict[str, Any], kode: str) -> dict[str, Any]:
    return next(satu for satu in isi["layanan"] if satu["kode"] == kode)


def test_tanpa_permohonan_jatuh_tempo_tidak_ada_persen(skm: Skm) -> None:
    isi = skm("ketepatan", "--json").json()
    kosong = {"jatuh_tempo": 0, "tepat_waktu": 0, "persen": None, "status": "BELUM_JATUH_TEMPO"}
    assert list(isi) == ["non_perizinan", "perizinan", "layanan", "alasan"]
    assert isi["non_perizinan"].items() >= kosong.items()
    assert isi["non_perizinan"] == isi["perizinan"]
    umur = dict.fromkeys(("sampai 7 hari", "8 sampai 30 hari", "31 sampai 90 hari", "lebih dari 90 hari"), 0)
    assert isi["perizinan"]["di_samping"]["terhenti"] == {"jumlah": 0, "umur": umur}
    assert [satu["kode"] for satu in isi["layanan"]][:3] == ["KK", "KTP", "DOMISILI"]
    assert len(isi["layanan"]) == 13  # nine non-licences and four licences


def test_dokumen_json_menyebut_yang_keluar_dari_hitungan_di_sampingnya(skm: Skm, basis: Session) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=24)  # at the due moment: on time
    mohon(basis, "KK", TEMPO, selesai=TEMPO + SEDETIK)  # one second late
    mohon(basis, "KK", TEMPO, jumlah=2, status=StatusPermohonan.BATAL)
    mohon(basis, "KK", TEMPO, status=StatusPermohonan.DITOLAK)
    mohon(basis, "IUMK", TEMPO)  # overdue and still open
    basis.commit()
    isi = skm("ketepatan", "--json").json()
    # 24 ÷ 25 = 96 %; 0 ÷ 1 = 0 %
    non = isi["non_perizinan"]
    assert (non["jatuh_tempo"], non["tepat_waktu"], non["persen"], non["status"]) == (25, 24, "96.00", "OK")
    # The other reading: 24 of the 25 finished. Nobody knows when the three were closed: 24 ÷ 28 = 85.71.
    assert (non["selesai"], non["selesai_tepat"], non["persen_selesai"]) == (25, 24, "96.00")
    assert (non["tanpa_waktu"], non["persen_semua_terlambat"]) == (3, "85.71")
    assert (non["batal"], non["ditolak"], non["ditutup_terlambat"], non["jeda_singkat"]) == (2, 1, 0, 0)
    assert isi["alasan"] == [
        {"status": "batal", "sesudah_jatuh_tempo": False, "alasan": "tanpa alasan", "jumlah": 2},
        {"status": "ditolak", "sesudah_jatuh_tempo": False, "alasan": "tanpa alasan", "jumlah": 1},
    ]
    izin = isi["perizinan"]
    assert (izin["jatuh_tempo"], izin["tepat_waktu"], izin["persen"]) == (1, 0, "0.00")
    assert izin["persen_semua_terlambat"] is None
    assert layanan(isi, "KK") == {
        "kode": "KK",
        "nama": "Surat Pengantar KK",
        "kategori": "non_perizinan",
        "jatuh_tempo": 25,
        "tepat_waktu": 24,
        "persen": "96.00",
        "status": "OK",
        "selesai": 25,
        "selesai_tepat": 24,
        "persen_selesai": "96.00",
        "batal": 2,
        "ditolak": 1,
        "ditutup_terlambat": 0,
        "tanpa_waktu": 3,
        "persen_semua_terlambat": "85.71",
    }
    assert layanan(isi, "KTP")["persen"] is None
    assert layanan(isi, "IUMK")["persen_semua_terlambat"] is None


def test_jatuh_tempo_semenit_sebelum_tengah_malam_wita_termasuk_hari_itu(skm: Skm, basis: Session) -> None:
    assert date(2026, 3, 31).strftime("%A") == "Tuesday"
    # 31 March 23:59 WITA is 15:59 UTC the same day; 00:00 WITA of 1 April is still 31 March in UTC
    mohon(basis, "KK", datetime(2026, 3, 31, 23, 59, tzinfo=WITA), jumlah=2)
    mohon(basis, "KK", datetime(2026, 4, 1, 0, 0, tzinfo=WITA), jumlah=3)
    basis.commit()
    assert skm("ketepatan", *MARET, "--json").json()["non_perizinan"]["jatuh_tempo"] == 2
    assert skm("ketepatan", *APRIL, "--json").json()["non_perizinan"]["jatuh_tempo"] == 3


def test_persen_dua_bulan_dihitung_dari_jumlahnya_bukan_rata_rata_persen(skm: Skm, basis: Session) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=10)
    april = TEMPO + timedelta(days=10)
    mohon(basis, "KK", april, selesai=april, jumlah=40)
    mohon(basis, "KK", april, selesai=april + SEDETIK, jumlah=40)
    basis.commit()
    # 10/10 and 40/80 make 50/90 = 55.56 %, not 75 %
    assert skm("ketepatan", *MARET, "--json").json()["non_perizinan"]["persen"] == "100.00"
    assert skm("ketepatan", *APRIL, "--json").json()["non_perizinan"]["persen"] == "50.00"
    assert skm("ketepatan", "--json").json()["non_perizinan"]["persen"] == "55.56"


@pytest.mark.parametrize(
    ("pada", "jatuh_tempo", "tepat"),
    [
        ("2026-03-31T15:59:59", 0, 0),  # before both fall due: nothing is due yet
        ("2026-03-31T16:00", 2, 1),  # at the due moment, in office time
        ("2026-03-31T08:00+00:00", 2, 1),  # the same moment, written in UTC
        ("2026-04-01T09:00", 2, 1),  # the second is finished by now, but late
    ],
)
def test_keadaan_pada_suatu_saat_tidak_tahu_yang_terjadi_sesudahnya(
    skm: Skm, basis: Session, pada: str, jatuh_tempo: int, tepat: int
) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO - timedelta(hours=1))
    mohon(basis, "KK", TEMPO, selesai=TEMPO + timedelta(hours=1))
    basis.commit()
    isi = skm("ketepatan", "--pada", pada, "--json").json()["non_perizinan"]
    assert (isi["jatuh_tempo"], isi["tepat_waktu"]) == (jatuh_tempo, tepat)


@pytest.mark.parametrize(
    ("argumen", "keluar"),
    [
        (["--pada", "2026-03-31"], 2),  # a day is not a moment
        (["--pada", "kemarin"], 2),
        (["--dari", "2026-04-01", "--sampai", "2026-03-01"], 1),  # backwards
        (["--pada", "2999-01-01T08:00"], 1),  # what will be known then is not known
    ],
)
def test_saat_dan_periode_yang_tidak_terbaca_ditolak(skm: Skm, argumen: list[str], keluar: int) -> None:
    assert skm("ketepatan", *argumen).exit_code == keluar


def test_tanpa_json_tercetak_tabel_dengan_belum_ada_untuk_yang_kosong(skm: Skm, basis: Session) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO)
    basis.commit()
    baris = skm("ketepatan", *MARET).stdout.splitlines()
    assert baris[0] == "Ketepatan waktu, Maret 2026"
    assert next(b for b in baris if b.startswith("NON PERIZINAN")).endswith("100,00")
    assert next(b for b in baris if b.startswith("PERIZINAN")).endswith("belum ada")
    assert "Non perizinan: selesai dalam periode 1, di antaranya tepat waktu 1 (100,00 %)." in baris


def test_yang_ditutup_sesudah_jatuh_tempo_tetap_terlambat_di_halaman_perintah_dan_daftar_kasusnya(
    skm: Skm, klien: Klien, basis: Session
) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO)
    mohon(basis, "KK", TEMPO, status=StatusPermohonan.BATAL, ditutup=TEMPO + SEDETIK)
    basis.commit()
    isi = skm("ketepatan", *MARET, "--json").json()
    assert (isi["non_perizinan"]["persen"], isi["non_perizinan"]["ditutup_terlambat"]) == ("50.00", 1)
    assert isi["alasan"] == [
        {"status": "batal", "sesudah_jatuh_tempo": True, "alasan": "tanpa alasan", "jumlah": 1}
    ]
    # Before it was closed it was open and late.
    dulu = skm("ketepatan", *MARET, "--pada", "2026-03-31T16:00", "--json").json()
    assert (dulu["non_perizinan"]["persen"], dulu["alasan"]) == ("50.00", [])
    klien.masuk_sebagai(Peran.PIMPINAN)
    pilihan = "?dari=2026-03-01&sampai=2026-03-31"
    kartu = klien.get(f"/laporan/ketepatan{pilihan}").sup.select_one(".kartu-angka").text
    assert "50,00" in kartu and "1, dihitung terlambat" in kartu
    assert "Batal sesudah jatuh tempo" in klien.get(f"/laporan/ketepatan/kasus{pilihan}").teks
    rincian = klien.get(f"/laporan/ketepatan/rincian{pilihan}").sup.main.text
    assert "1 dibatalkan sesudah jatuh tempo, dihitung terlambat" in rincian


def test_yang_terhenti_berdiri_di_samping_angka_di_kedua_halaman(klien: Klien, basis: Session) -> None:
    mohon(basis, "KK", TEMPO)
    basis.execute(sa.update(Permohonan).values(jatuh_tempo=None, lengkap=None))
    susun(basis)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    for alamat in ("/laporan/ketepatan", "/laporan/ketepatan/rincian"):
        halaman = klien.get(alamat)
        tabel = next(
            t for t in halaman.sup.select("table") if t.caption and "menurut umurnya" in t.caption.text
        )
        (baris,) = tabel.select("tbody tr")
        assert baris.th.text == "Diterima, berkasnya belum pernah lengkap", alamat
        assert [sel.text for sel in baris.select("td")] == ["Non perizinan", "0", "0", "0", "1", "1"]


@pytest.mark.parametrize(
    ("kelompok", "kosong"),
    [("diproses", {"jatuh_tempo": None}), ("keluar", {"jatuh_tempo": None, "lengkap": None})],
)
def test_a_list_of_cases_shows_those_that_have_no_due_moment_or_never_were_complete(
    klien: Klien, basis: Session, kelompok: str, kosong: dict[str, None]
) -> None:
    mohon(basis, "KK", TEMPO, status=StatusPermohonan.BATAL, ditutup=TEMPO)
    basis.execute(sa.update(Permohonan).values({"diterima": TEMPO, "lengkap": TEMPO} | kosong))
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get(f"/laporan/ketepatan/kasus?dari=2026-03-01&sampai=2026-03-31&kelompok={kelompok}")
    assert halaman.status == 200
    assert [sel.text.strip() for sel in halaman.sup.select("td .redup")] == ["belum"] * (1 + len(kosong))
