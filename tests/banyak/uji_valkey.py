"""Limits that several processes share, in a real store; and what becomes of them while it is away."""

from __future__ import annotations

import logging
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import valkey

from skm import jendela_bersama
from skm.app import create_app
from skm.config import Konfigurasi
from skm.jendela import Batas
from skm.jendela_bersama import JEDA, JendelaBersama
from skm.operasi.jaringan import batas
from skm.survei.laju import BERUNTUN, SALAH_PIN, Laju
from tests.alur.jalan import port_bebas
from tests.banyak.gudang import gudang
from tests.banyak.layanan import skm, skm_serve
from tests.banyak.proses import akhiri
from tests.jawaban import tersimpan
from tests.klien import Klien
from tests.skm.survei.conftest import LENGKAP

RAHASIA, ALAMAT = "hanya-untuk-uji", "192.0.2.7"


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A store of the test's own."""
    with gudang(tmp_path) as (url, _):
        yield url


def _salah_lacak(alamat: str, berapa: int) -> list[int]:
    hasil = []
    for nomor in range(berapa):
        try:
            lacak = f"{alamat}/lacak?kode=tidakada{nomor:04d}"
            with urllib.request.urlopen(lacak, timeout=20) as jawaban:  # noqa: S310  # our own server
                hasil.append(jawaban.status)
        except urllib.error.HTTPError as galat:
            hasil.append(galat.code)
    return hasil


def test_two_processes_count_one_burst_together(url: str) -> None:
    satu, lain = (Laju(JendelaBersama(url, RAHASIA)) for _ in range(2))
    hasil = [(satu, lain)[nomor % 2].beruntun("tautan") for nomor in range(BERUNTUN.jumlah + 2)]
    assert hasil == [False] * BERUNTUN.jumlah + [True] * 2
    assert not lain.beruntun("tautan-lain")


def test_wrong_pins_at_a_kiosk_are_held_by_every_process(url: str) -> None:
    satu, lain = (Laju(JendelaBersama(url, RAHASIA)) for _ in range(2))
    for nomor in range(SALAH_PIN.jumlah):
        assert not (satu, lain)[nomor % 2].pin_ditahan("kios")
        satu.salah_pin("kios")
    assert satu.pin_ditahan("kios")
    assert lain.pin_ditahan("kios")


def test_the_store_holds_a_number_and_no_moment_address_or_code(url: str) -> None:
    laju = Laju(JendelaBersama(url, RAHASIA))
    for _ in range(3):
        laju.ramai("kodetautan", ALAMAT)
        laju.beruntun("kodetautan")
    isi = valkey.Valkey.from_url(url)
    semua = sorted(isi.keys())
    assert len(semua) == 2  # one window each
    for nama in semua:
        assert re.fullmatch(rb"skm:\{skm/[0-9a-f]{64}/\d+/\d+/second\}", nama)
        assert isi.type(nama) == b"string"
        assert isi.get(nama) == b"3"
        assert 0 < isi.ttl(nama) <= 120  # over after the window that follows it


def test_another_office_s_key_names_other_windows(url: str) -> None:
    batas = Batas(1)
    assert JendelaBersama(url, RAHASIA).masuk(batas, "tautan")
    assert not JendelaBersama(url, RAHASIA).masuk(batas, "tautan")
    assert JendelaBersama(url, "kunci lain").masuk(batas, "tautan")


def test_while_the_store_is_away_answers_are_stored_limits_hold_and_one_line_says_so(
    konf: Konfigurasi,
    alamat: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    port = port_bebas()
    with gudang(tmp_path, port) as (url, proses):
        app = create_app(replace(konf, limits_url=url))
        klien = Klien(app)
        assert klien.get(alamat).form().isi(**LENGKAP).kirim().status == 303
        akhiri(proses)
        with caplog.at_level(logging.WARNING, "skm"):
            for _ in range(4):
                assert klien.get(alamat).form().isi(**LENGKAP).kirim().status == 303
            percobaan = [klien.get(f"/lacak?kode=tidakada{nomor:04d}").status for nomor in range(22)]
        assert percobaan == [404] * 20 + [429] * 2
        assert len([satu for satu in caplog.messages if "store of limits" in satu]) == 1
    assert len(tersimpan(app)) == 5
    laju: Laju = app.extensions["skm_laju"]
    with gudang(tmp_path, port) as (url, _):
        kini = jendela_bersama.monotonic()
        monkeypatch.setattr(jendela_bersama, "monotonic", lambda: kini + JEDA)
        laju.beruntun("tautan")
        assert len(valkey.Valkey.from_url(url).keys()) == 1  # counted there again


def test_processes_of_one_server_share_the_limit_and_without_a_store_it_is_said_that_they_do_not(
    konf: Konfigurasi, url: str, tmp_path: Path
) -> None:
    skm(konf, "init")
    with skm_serve(konf, tmp_path / "bersama.log", "--proses", "3", SKM_LIMITS_URL=url) as alamat:
        assert _salah_lacak(alamat, 25) == [404] * 20 + [429] * 5
    assert "SKM_LIMITS_URL" not in (tmp_path / "bersama.log").read_text()
    with skm_serve(konf, tmp_path / "sendiri.log", "--proses", "3") as alamat:
        assert _salah_lacak(alamat, 20) == [404] * 20
    assert "3 proses menghitung batas percobaan sendiri-sendiri" in (tmp_path / "sendiri.log").read_text()


def test_doctor_says_whether_the_store_answers_and_never_its_password(konf: Konfigurasi, url: str) -> None:
    ada = batas(replace(konf, limits_url=url))
    pergi = batas(replace(konf, limits_url=f"valkey://:rahasia@127.0.0.1:{port_bebas()}/0"))
    assert (ada.status, pergi.status) == ("BAIK", "PERHATIAN")
    assert "rahasia" not in pergi.keterangan
