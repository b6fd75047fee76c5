"""A connection that breaks in the middle of an answer: stored once, or given back with what was filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session

from skm.app import create_app
from skm.config import Konfigurasi
from skm.galat import TERPUTUS, terputus
from skm.orm import POSTGRES
from skm.survei.models import Tautan
from skm.web import rak
from skm.web.waktu import hari_di
from tests.conftest import basis_sendiri
from tests.jawaban import tersimpan
from tests.klien import Halaman, Klien
from tests.lewat_lingkar import LewatLingkar
from tests.skm.survei.conftest import LENGKAP
from tests.test_rombongan import Serombongan

pytestmark = pytest.mark.postgres
SARAN = "Loket dua sangat membantu"


@pytest.fixture(scope="module")
def app(request: pytest.FixtureRequest, konf_dasar: Konfigurasi) -> Iterator[Flask]:
    """The application on a PostgreSQL database of this file's own."""
    with basis_sendiri(request, "postgres") as url:
        konf_dasar.instance.mkdir(exist_ok=True)
        app = create_app(replace(konf_dasar, database_url=url))
        yield app
        app.extensions["skm_mesin"].dispose()


@pytest.fixture
def mesin(app: Flask) -> Engine:
    """Its engine."""
    hasil: Engine = app.extensions["skm_mesin"]
    return hasil


@pytest.fixture(params=["a thread", "the loop"])
def formulir(
    app: Flask, mesin: Engine, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Callable[[], Halaman]]:
    """A filled form, sent when it is called: in a thread that waits, or from a loop that cannot."""
    lewat = LewatLingkar(app)
    if request.param == "the loop":
        app.extensions["skm_pelepas"].sampai(hari_di(app.config["SKM"].timezone))
        monkeypatch.setattr(app, "wsgi_app", lewat)
    with mesin.connect() as koneksi:
        kode = koneksi.scalar(sa.select(Tautan.kode))
    isi = Klien(app).get(f"/s/{kode}").form().isi(**LENGKAP, saran=SARAN)
    yield isi.kirim
    assert (lewat.dititip > 0) == (request.param == "the loop")


def _putuskan(koneksi: Connection) -> None:
    """What a server that dies does to that connection."""
    pid = koneksi.connection.dbapi_connection.info.backend_pid  # type: ignore[union-attr]  # psycopg's own
    with koneksi.engine.connect() as lain:
        lain.execute(sa.select(sa.func.pg_terminate_backend(pid, 5000)))


class Pemutus:
    """Breaks the connection the first `kali` times, when an answer is put down or after its commit."""

    def __init__(self, mesin: Engine, kali: int, *, di_commit: bool = False) -> None:
        self.mesin, self.kali, self.di_commit = mesin, kali, di_commit

    def _sebelum(self, koneksi: Connection, _kursor: Any, pernyataan: str, *_: Any) -> None:
        if self.kali and pernyataan.startswith("INSERT INTO jawaban_menunggu"):
            if self.di_commit:
                event.listen(self.mesin, "commit", self._tersimpan, once=True)
            else:
                _putuskan(koneksi)
            self.kali -= 1

    @staticmethod
    def _tersimpan(koneksi: Connection) -> None:
        """The server has stored it, and nobody is told."""
        koneksi.exec_driver_sql("COMMIT")
        _putuskan(koneksi)

    def __enter__(self) -> None:
        event.listen(self.mesin, "before_cursor_execute", self._sebelum)

    def __exit__(self, *_: object) -> None:
        event.remove(self.mesin, "before_cursor_execute", self._sebelum)


@pytest.mark.parametrize("di_commit", [False, True])  # nothing was stored; it was stored and nobody heard
def test_an_answer_whose_connection_breaks_is_stored_once_and_its_sender_notices_nothing(
    app: Flask, mesin: Engine, formulir: Callable[[], Halaman], *, di_commit: bool
) -> None:
    semula = len(tersimpan(app))
    with Pemutus(mesin, 1, di_commit=di_commit):
        assert formulir().status == 303
    assert len(tersimpan(app)) == semula + 1


def test_one_that_breaks_at_every_try_is_given_back_with_its_words_and_sending_it_again_stores_it_once(
    app: Flask, mesin: Engine, formulir: Callable[[], Halaman]
) -> None:
    semula = len(tersimpan(app))
    with Pemutus(mesin, 9):
        halaman = formulir()
    assert (halaman.status, TERPUTUS in halaman.teks, SARAN in halaman.teks) == (503, True, True)
    assert len(tersimpan(app)) == semula
    assert halaman.form().kirim().status == 303
    assert halaman.form().kirim().status == 303  # pressed twice
    assert len(tersimpan(app)) == semula + 1


def test_while_the_database_is_away_questionnaires_open_and_what_is_sent_is_given_back(
    app: Flask, mesin: Engine, formulir: Callable[[], Halaman], monkeypatch: pytest.MonkeyPatch
) -> None:
    def pergi(*_: object) -> None:
        raise psycopg.OperationalError("connection refused")

    with mesin.connect() as koneksi:
        kode = koneksi.scalar(sa.select(Tautan.kode))
    kini = rak.monotonic()
    event.listen(mesin, "do_connect", pergi)
    mesin.dispose()
    try:
        monkeypatch.setattr(rak, "monotonic", lambda: kini + rak.TANPA_BASIS / 2)
        assert Klien(app).get(f"/s/{kode}").status == 200
        halaman = formulir()
        assert (halaman.status, SARAN in halaman.teks) == (503, True)
        monkeypatch.setattr(rak, "monotonic", lambda: kini + 2 * rak.TANPA_BASIS)
        lama = Klien(app).get(f"/s/{kode}")
        assert (lama.status, TERPUTUS in lama.teks) == (503, True)  # who knows what has changed meanwhile
    finally:
        event.remove(mesin, "do_connect", pergi)
    monkeypatch.undo()
    assert halaman.form().kirim().status == 303


def test_a_connection_that_breaks_under_a_group_is_told_to_everybody_in_it(mesin: Engine) -> None:
    def putus(session: Session) -> None:
        _putuskan(session.connection())
        session.execute(sa.select(1))

    def biasa(session: Session) -> None:
        session.execute(sa.select(1))

    for masa in Serombongan(mesin).simpan(biasa, putus, biasa):
        salah = masa.exception(20)
        assert salah is not None
        assert terputus(salah)


def test_only_a_database_that_is_away_counts_as_broken(mesin_sqlite: Engine) -> None:
    with mesin_sqlite.connect() as koneksi, pytest.raises(sa.exc.OperationalError) as salah:
        koneksi.exec_driver_sql("SELECT * FROM tidak_ada")
    assert not terputus(salah.value)


def test_connections_hold_nothing_that_a_pooler_between_would_lose(mesin: Engine) -> None:
    with mesin.connect() as koneksi:
        asli = koneksi.connection.dbapi_connection
        assert isinstance(asli, psycopg.Connection)
        assert asli.prepare_threshold is None
        opsi = psycopg.conninfo.conninfo_to_dict(asli.info.dsn)
    assert int(opsi["connect_timeout"]) == POSTGRES["connect_timeout"]
