"""A database that is locked, slow or of another version: nobody waits for ever, nothing half-done stays."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from skm import migrasi, orm, sqlite
from skm.akun.models import Akun, JejakAudit, Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.galat import PENUH, TERLALU_LAMA, sebagai_galat
from skm.operasi.mulai import bergantian
from skm.orm import buka_sesi, make_engine
from skm.siapkan import AdminPertama, siapkan
from tests.conftest import KEDUANYA
from tests.klien import Formulir, Klien
from tests.pangkalan import tempat_sementara
from tests.skm.operasi.server import konfigurasi
from tests.skm.operasi.test_kunci import skm

KELUHAN = "Antrean di loket dua berjalan lambat sejak pagi dan tidak ada yang menjelaskan."


@pytest.fixture
def tak_sabar(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bounds as an office's, only shorter."""
    monkeypatch.setattr(orm, "BATAS", "-c statement_timeout=400ms -c lock_timeout=200ms")
    sabar = ("busy_timeout=200", *(satu for satu in sqlite.PENGATURAN if "busy" not in satu))
    monkeypatch.setattr(sqlite, "PENGATURAN", sabar)
    monkeypatch.setattr(sqlite, "LANGKAH", 20_000_000)


@pytest.fixture
def app(konf_dasar: Konfigurasi, url: str, tmp_path: Path, tak_sabar: None) -> Iterator[Flask]:
    """A server on a database of its own."""
    satu = create_app(replace(konf_dasar, database_url=url, instance=tmp_path))
    yield satu
    satu.extensions["skm_mesin"].dispose()


@contextmanager
def terkunci(url: str, tabel: str) -> Iterator[None]:
    """Somebody at a console has begun to write there, and has gone for lunch."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(sa.make_url(url).database or "", isolation_level=None)) as koneksi:
            koneksi.execute("BEGIN IMMEDIATE")
            yield
        return
    mesin = make_engine(url)
    with mesin.connect() as lain, lain.begin():
        lain.exec_driver_sql(f"LOCK TABLE {tabel} IN ACCESS EXCLUSIVE MODE")
        yield
    mesin.dispose()


def test_a_sign_in_that_the_trail_cannot_hold_opens_nothing_and_says_when_to_try_again(
    app: Flask, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    Klien(app).masuk_sebagai(Peran.ADMIN)
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        nama = session.scalars(sa.select(Akun.nama)).one()
        sebelum = session.scalars(sa.select(sa.func.count(JejakAudit.id))).one()
    klien = Klien(app)
    with terkunci(url, "jejak_audit"), caplog.at_level(logging.WARNING):
        caplog.clear()
        ditolak = klien.masuk(nama)
        assert (ditolak.status, PENUH in ditolak.teks) == (503, True)
        assert int(ditolak.jawaban.headers["Retry-After"]) > 0
        assert klien.get("/dasbor").jawaban.location.startswith("/masuk")
        assert [Klien(app).get(alamat).status for alamat in ("/masuk", "/sehat", "/")] == [200, 200, 200]
    pesan = [satu.getMessage() for satu in caplog.records]
    assert len(pesan) == 1 and "akun.masuk_kirim" in pesan[0], pesan
    assert "locked" in pesan[0] or "lock timeout" in pesan[0]
    assert "\n" not in pesan[0]
    assert klien.masuk(nama).status == 302
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalars(sa.select(sa.func.count(JejakAudit.id))).one() == sebelum + 1


@pytest.mark.parametrize("jenis_basis", KEDUANYA[1:], indirect=True)
def test_a_forgotten_console_that_holds_a_table_stops_nobody_for_longer_than_the_bound(
    app: Flask, url: str
) -> None:
    """Who needs the table is told to come back, who does not is served. On SQLite no reader waits."""
    with terkunci(url, "unit"):
        sehat = Klien(app).get("/sehat").jawaban
        assert (sehat.status_code, sehat.json["status"]) == (503, "gangguan")
        assert "Retry-After" in sehat.headers
        assert [Klien(app).get(alamat).status for alamat in ("/masuk", "/static/skm.css")] == [503, 200]
    assert Klien(app).get("/sehat").status == 200


def test_what_was_written_for_a_form_that_cannot_be_stored_is_given_back(app: Flask, url: str) -> None:
    klien = Klien(app)
    formulir = klien.get("/pengaduan").form()
    formulir.nilai["isi"] = KELUHAN
    with terkunci(url, "pengaduan"):
        ditolak = formulir.kirim()
        assert (ditolak.status, KELUHAN in ditolak.teks) == (503, True)
        assert "Retry-After" in ditolak.jawaban.headers


def test_a_staff_form_that_cannot_be_stored_comes_back_filled_and_is_stored_once_afterwards(
    app: Flask, url: str
) -> None:
    """Where the page itself cannot be read either, it leads back to it as soon as it can."""
    klien = Klien(app)
    klien.masuk_sebagai(Peran.ADMIN)
    formulir = klien.get("/kelola/tautan").form("form[action='/kelola/tautan']")
    formulir.isi(layanan="KK", jenis="poster", nama="Posyandu & <Telake>")
    with terkunci(url, "tautan"):
        ditolak = formulir.kirim()
        assert (ditolak.status, "belum tersimpan" in ditolak.teks) == (503, True)
        assert "Retry-After" in ditolak.headers
    jalan = ditolak.sup.select_one("form[action='/masuk/isian']")
    halaman = ditolak if jalan is None else Formulir(ditolak, jalan).kirim()
    assert (jalan is None) == url.startswith("sqlite"), "a reader there waits for nobody"
    kembali = halaman.form("form[data-kembali]")
    assert kembali.nilai | {"csrf_token": ""} == formulir.nilai | {"csrf_token": ""}
    assert kembali.kirim().status in {302, 303}
    assert klien.get("/kelola/tautan").teks.count("Posyandu &amp; &lt;Telake&gt;") == 1


def test_a_statement_that_never_ends_is_ended_and_its_connection_goes_on(url: str, tak_sabar: None) -> None:
    mesin = make_engine(url, berbatas=True)
    tanpa_akhir = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    for _ in range(2):
        with mesin.connect() as koneksi, pytest.raises(sa.exc.DBAPIError) as salah:
            koneksi.exec_driver_sql(tanpa_akhir)
        galat = sebagai_galat(salah.value)
        assert galat is not None and (str(galat), galat.status) == (TERLALU_LAMA, 503)
        with mesin.connect() as koneksi:
            assert koneksi.exec_driver_sql("SELECT count(*) FROM unit").scalar() == 1
    mesin.dispose()


def test_a_schema_of_another_version_is_told_by_health_and_stops_the_start(
    app: Flask, url: str, tmp_path: Path
) -> None:
    mesin = make_engine(url)
    konf = konfigurasi(tmp_path / "server", url)
    for versi, kata in (("20261129_kunci_api", "lebih lama"), ("30000101_nanti", "lebih baru")):
        with mesin.begin() as koneksi:
            koneksi.execute(sa.text("UPDATE alembic_version SET version_num = :versi"), {"versi": versi})
        sehat = Klien(app).get("/sehat").jawaban
        assert (sehat.status_code, sehat.json["status"]) == (503, "gangguan")
        assert f"({versi}) {kata} dari program ini" in sehat.json["basis_data"]
        mulai = skm(konf, "serve")
        assert (mulai.exit_code, f"({versi}) {kata} dari program ini" in mulai.stderr) == (1, True)
    with mesin.begin() as koneksi:
        terbaru = {"versi": migrasi.versi_terbaru()}
        koneksi.execute(sa.text("UPDATE alembic_version SET version_num = :versi"), terbaru)
    assert Klien(app).get("/sehat").jawaban.json == {"status": "sehat", "basis_data": "ok"}
    mesin.dispose()


def test_two_who_prepare_a_database_at_once_wait_for_each_other(
    jenis_basis: str, request: pytest.FixtureRequest
) -> None:
    with tempat_sementara("skm-berdua-") as folder:
        url = f"sqlite:///{folder}/skm.sqlite3"
        url = url if jenis_basis == "sqlite" else request.getfixturevalue("postgres_kosong")
        konf, hasil = konfigurasi(folder, url), list[AdminPertama | None]()

        def siapkan_satu() -> None:
            mesin = make_engine(url)
            with bergantian(mesin, konf):
                hasil.append(siapkan(mesin, pada=datetime.now(UTC), oleh="uji", zona=konf.timezone))
            mesin.dispose()

        utas = [threading.Thread(target=siapkan_satu) for _ in range(2)]
        for satu in utas:
            satu.start()
        for satu in utas:
            satu.join()
        assert [satu is None for satu in hasil] == [False, True]  # one admin was made, by who came first
