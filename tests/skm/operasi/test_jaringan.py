"""doctor says what is configured besides the database, and whether it answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skm.config import Konfigurasi
from skm.migrasi import versi_terbaru
from skm.operasi.jaringan import batas, cadangan


def test_without_settings_it_says_where_tries_are_counted_and_reports_are_read(konf: Konfigurasi) -> None:
    semua = batas(konf), cadangan(konf, versi_terbaru())
    assert [satu.status for satu in semua] == ["BAIK", "BAIK"]
    assert "memori tiap proses" in semua[0].keterangan
    assert "dari basis data utama" in semua[1].keterangan


def test_a_standby_that_is_away_is_a_warning_for_the_primary_does_its_work(konf: Konfigurasi) -> None:
    jauh = replace(konf, database_read_url="postgresql+psycopg://u:rahasia@127.0.0.1:1/skm")
    temuan = cadangan(jauh, versi_terbaru())
    assert temuan.status == "PERHATIAN"
    assert "dibaca dari yang utama" in temuan.keterangan
    assert "rahasia" not in temuan.keterangan


@pytest.mark.postgres
def test_another_database_than_the_primarys_copy_is_an_error(konf: Konfigurasi, postgres_kosong: str) -> None:
    temuan = cadangan(replace(konf, database_read_url=postgres_kosong), versi_terbaru())
    assert (temuan.status, "skema kosong" in temuan.keterangan) == ("GALAT", True)
