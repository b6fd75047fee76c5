"""Work of the office that piles up leaves citizens their threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from skm.akun import izin
from skm.akun.models import Peran
from skm.app import create_app
from skm.config import UTAS, Konfigurasi
from skm.orm import KOLAM
from skm.web import giliran
from skm.web.giliran import BERAT, KANTOR, MENUNGGU, RINGAN, SANDI, Pembagi
from tests.klien import Klien

TUNGGU = 20
"""Seconds after which a thread that should have come through has not."""


class Tertahan:
    """Pages of the office that do not end until they are let go."""

    def __init__(self, app: Flask, alamat: str) -> None:
        self.app, self.alamat = app, alamat
        self.lanjut = threading.Event()
        self.terbanyak = self.kini = 0
        self.kolam = ThreadPoolExecutor(UTAS)
        self._jaga = threading.Lock()
        self._masuk = threading.Condition(self._jaga)
        self.klien = Klien(app)
        self.klien.masuk_sebagai(Peran.ADMIN)
        self.kue = self.klien.http.get_cookie("skm_sesi")
        endpoint = "laporan.dasbor" if alamat == "/dasbor" else "loket.papan"

        @izin.untuk(frozenset(Peran))
        def halaman() -> str:
            return self._halaman()

        app.view_functions[endpoint] = halaman

    def _halaman(self) -> str:
        with self._masuk:
            self.kini += 1
            self.terbanyak = max(self.terbanyak, self.kini)
            self._masuk.notify_all()
        assert self.lanjut.wait(TUNGGU)
        with self._masuk:
            self.kini -= 1
        return "selesai"

    def buka(self, kali: int) -> list[Future[TestResponse]]:
        """Open the page so many times at once."""
        return [self.kolam.submit(self._minta) for _ in range(kali)]

    def tunggu(self, kini: int) -> None:
        """Until so many are inside."""
        with self._masuk:
            assert self._masuk.wait_for(lambda: self.kini == kini, TUNGGU)

    def _minta(self) -> TestResponse:
        assert self.kue is not None
        http = self.app.test_client()
        http.set_cookie("skm_sesi", self.kue.value)
        return http.get(self.alamat)

    def minta(self) -> TestResponse:
        """Open it once more, in a thread of its own."""
        return self.kolam.submit(self._minta).result(TUNGGU)


@pytest.fixture
def sendiri(konf: Konfigurasi) -> Iterator[Flask]:
    """An application of the test's own."""
    app = create_app(konf)
    yield app
    app.extensions["skm_mesin"].dispose()


def test_large_pages_are_computed_few_at_a_time_and_what_waits_too_long_is_asked_to_come_back(
    sendiri: Flask,
) -> None:
    laporan = Tertahan(sendiri, "/dasbor")
    masa = laporan.buka(BERAT + MENUNGGU)
    laporan.tunggu(BERAT)
    while sendiri.extensions["skm_giliran"].berat.menunggu < MENUNGGU:
        pass
    ditolak = laporan.minta()
    assert (ditolak.status_code, ditolak.headers["Retry-After"]) == (503, "5")
    assert giliran.RAMAI in ditolak.text
    assert laporan.klien.get("/loket").status == 200  # the desk has its own places
    assert laporan.klien.get("/lacak").status == 200  # and citizens have theirs
    laporan.lanjut.set()
    assert {satu.result(TUNGGU).status_code for satu in masa} == {200}
    assert laporan.terbanyak == BERAT
    assert laporan.minta().status_code == 200  # every place is free again


def test_the_office_never_holds_more_than_half_of_the_threads(sendiri: Flask) -> None:
    meja = Tertahan(sendiri, "/loket")
    masa = meja.buka(KANTOR)
    meja.tunggu(RINGAN)
    while sendiri.extensions["skm_giliran"].ringan.menunggu < KANTOR - RINGAN:
        pass
    assert meja.minta().status_code == 503
    assert Klien(sendiri).get("/lacak").status == 200
    assert Klien(sendiri).get("/masuk").status == 200
    meja.lanjut.set()
    assert {satu.result(TUNGGU).status_code for satu in masa} == {200}
    assert meja.terbanyak == RINGAN
    assert KANTOR * 2 <= UTAS
    assert BERAT + MENUNGGU < KANTOR
    assert (RINGAN + BERAT + SANDI) * 2 <= KOLAM


def test_who_waits_longer_than_one_would_is_asked_to_come_back(
    sendiri: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    laporan = Tertahan(sendiri, "/dasbor")
    monkeypatch.setattr(sendiri.extensions["skm_giliran"].berat, "sabar", 0.05)
    masa = laporan.buka(BERAT)
    laporan.tunggu(BERAT)
    assert laporan.minta().status_code == 503
    laporan.lanjut.set()
    assert {satu.result(TUNGGU).status_code for satu in masa} == {200}


def test_which_pages_go_through_which_gate(app: Flask) -> None:
    pembagi: Pembagi = app.extensions["skm_giliran"]
    with app.app_context():
        pintu = {
            (metode, aturan.rule): pembagi.pintu(aturan.endpoint, aturan.rule, metode)
            for aturan in app.url_map.iter_rules()
            for metode in (aturan.methods or set()) - {"HEAD", "OPTIONS"}
        }
    kantor, ringan, berat, sandi = pembagi.kantor, pembagi.ringan, pembagi.berat, pembagi.sandi
    assert pintu["POST", "/s/<kode>"] == pintu["GET", "/"] == pintu["GET", "/masuk"] == ()
    assert (
        pintu["GET", "/loket"] == pintu["POST", "/loket"] == pintu["GET", "/kelola/impor"] == (kantor, ringan)
    )
    assert pintu["POST", "/masuk"] == pintu["POST", "/kios/<kode>/keluar"] == (kantor, sandi)
    for satu in [
        ("GET", "/dasbor"),
        ("GET", "/laporan/ikm"),
        ("GET", "/laporan/dokumen/<jenis>.<bentuk>"),
        ("GET", "/indikator"),
        ("GET", "/kelola/tautan/lembar.pdf"),
        ("GET", "/hasil/rekap.<any(xlsx, pdf):bentuk>"),  # anybody's, but drawn like the office's
        ("GET", "/api/v1/kantor/indikator"),
        ("POST", "/kelola/impor"),
        ("POST", "/kelola/register"),
        ("POST", "/indikator-katalog/muat"),
    ]:
        assert pintu[satu] == (kantor, berat), satu
