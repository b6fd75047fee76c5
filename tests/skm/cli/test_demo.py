"""skm demo: the same seed gives the same year, and nothing invented stands beside what is real."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from skm.isian.models import IsianTriwulan
from skm.jawaban.models import Jawaban
from skm.katalog.models import TargetIndikator
from skm.orm import buka_sesi, make_engine
from skm.pengukuran.models import AngkaBeku
from tests.skm.cli.conftest import jalankan, jumlah, sisakan
from tests.skm.laporan.susun import jawab

KODE_CONTOH = ["IKU-01", "IKU-02", "IKU-04", "IKU-05", "IKI-02"]
"""Counted by the server and typed by posts, of both documents."""


def test_demo_fills_a_year_and_the_same_seed_gives_the_same_figures(
    kosong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    angka = []
    for nama in ("satu", "dua"):
        monkeypatch.setenv("SKM_INSTANCE", str(kosong / nama))
        jalankan("init")
        sisakan(kosong / nama, *KODE_CONTOH)
        hasil = jalankan("demo", "--responden", "60", "--permohonan", "20", "--benih", "7")
        assert hasil.exit_code == 0
        tertulis = re.search(r"60 responden dan 20 permohonan .* serta (\d+) isian triwulan", hasil.stdout)
        assert tertulis is not None
        assert jumlah(kosong / nama, IsianTriwulan) == [int(tertulis[1])]
        perintah = (("ikm",), ("ketepatan",), ("indikator", "--tahun", "2026"))
        angka.append([jalankan(*satu, "--json").json() for satu in perintah])
    ikm, ketepatan, indikator = angka[0]
    assert angka[0] == angka[1]
    assert (ikm["responden"], ikm["status"]) == (60, "OK")
    assert 0 < ketepatan["non_perizinan"]["jatuh_tempo"] <= 20
    assert [satu["kode"] for satu in indikator if satu["target"]] == KODE_CONTOH


def test_demo_never_mixes_invented_data_with_real_data(siap: Path) -> None:
    sisakan(siap, "IKU-01", "IKU-04")
    jalankan("demo", "--responden", "1", "--permohonan", "0")
    sebelum = jumlah(siap, Jawaban, IsianTriwulan, TargetIndikator, AngkaBeku)
    hasil = jalankan("demo", "--responden", "1", "--permohonan", "0")
    assert hasil.exit_code == 1
    assert "sudah berisi data" in hasil.stderr
    assert jumlah(siap, Jawaban, IsianTriwulan, TargetIndikator, AngkaBeku) == sebelum
    assert sebelum[0] == 1 and all(sebelum)


def test_demo_beside_real_answers_fills_nothing(siap: Path) -> None:
    mesin = make_engine(f"sqlite:///{siap / 'skm.sqlite3'}")
    with buka_sesi(mesin, tulis=True) as session:
        jawab(session, date(2026, 5, 12), [3] * 9)
        session.commit()
    mesin.dispose()
    assert jalankan("demo").exit_code == 1
    assert jumlah(siap, Jawaban, IsianTriwulan, TargetIndikator, AngkaBeku) == [1, 0, 0, 0]
