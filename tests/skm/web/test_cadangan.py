"""Reports are read from a standby; whoever has just written, and all else, from the primary."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Engine

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.orm import make_engine
from skm.web import cadangan
from skm.web.cadangan import JEDA, SETELAH_MENULIS, Cadangan
from tests.conftest import basis_sendiri
from tests.klien import Klien

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def app(request: pytest.FixtureRequest, konf_dasar: Konfigurasi) -> Iterator[Flask]:
    """The application with a second way to its database as its standby."""
    with basis_sendiri(request, "postgres") as url:
        konf_dasar.instance.mkdir(exist_ok=True)
        app = create_app(replace(konf_dasar, database_url=url, database_read_url=url))
        yield app
        app.extensions["skm_mesin"].dispose()
        app.extensions["skm_cadangan"].mesin.dispose()


@pytest.fixture
def klien(app: Flask) -> Klien:
    """Somebody who is signed in and has changed nothing."""
    klien = Klien(app)
    klien.masuk(klien.buat_akun(Peran.ADMIN, f"admin-{uuid.uuid4().hex[:8]}"))
    return klien


def _mundur(klien: Klien) -> None:
    """So much later."""
    with klien.http.session_transaction() as kuki:
        kuki[cadangan.MENULIS] -= SETELAH_MENULIS


@contextmanager
def tercatat(mesin: Engine) -> Iterator[list[str]]:
    """Statements that it is sent."""
    hasil: list[str] = []

    def catat(_koneksi: object, _kursor: object, pernyataan: str, *_: object) -> None:
        hasil.append(pernyataan)

    event.listen(mesin, "before_cursor_execute", catat)
    yield hasil
    event.remove(mesin, "before_cursor_execute", catat)


def _dibaca(app: Flask, klien: Klien, alamat: str) -> tuple[bool, bool]:
    """Whether the page asked the primary for more than who is signed in, and whether it asked the standby."""
    with (
        tercatat(app.extensions["skm_mesin"]) as utama,
        tercatat(app.extensions["skm_cadangan"].mesin) as lain,
    ):
        assert klien.get(alamat).status == 200
    assert "akun" in utama[0]
    return len(utama) > 1, bool(lain)


@pytest.mark.parametrize(
    ("alamat", "dari_cadangan"),
    [
        ("/dasbor", True),
        ("/laporan/ikm", True),
        ("/laporan/ketepatan", True),
        ("/loket", False),  # what was just received must be there
        ("/kelola/layanan", False),
        ("/indikator", False),
    ],
)
def test_reports_are_read_from_the_standby_and_the_daily_work_from_the_primary(
    app: Flask, klien: Klien, alamat: str, *, dari_cadangan: bool
) -> None:
    assert _dibaca(app, klien, alamat) == (not dari_cadangan, dari_cadangan)


def test_who_has_just_written_reads_where_he_wrote(app: Flask, klien: Klien) -> None:
    libur = klien.get("/kelola/kalender").form("#form-libur")
    assert libur.isi(tanggal="2031-03-03", nama="Libur kantor").kirim().status == 303
    assert _dibaca(app, klien, "/dasbor") == (True, False)
    _mundur(klien)
    assert _dibaca(app, klien, "/dasbor") == (False, True)


def test_a_standby_that_is_away_leaves_reports_to_the_primary_and_is_asked_again_later(
    app: Flask, klien: Klien, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asal: Cadangan = app.extensions["skm_cadangan"]
    pergi = Cadangan(make_engine("postgresql+psycopg://u@127.0.0.1:1/skm"))
    monkeypatch.setitem(app.extensions, "skm_cadangan", pergi)
    with caplog.at_level(logging.WARNING, "skm"):
        assert _dibaca(app, klien, "/dasbor") == (True, False)
        assert _dibaca(app, klien, "/dasbor") == (True, False)
    assert len([satu for satu in caplog.messages if "standby" in satu]) == 1
    pergi.mesin = asal.mesin
    assert _dibaca(app, klien, "/dasbor") == (True, False)
    kini = cadangan.monotonic()
    monkeypatch.setattr(cadangan, "monotonic", lambda: kini + JEDA)
    assert _dibaca(app, klien, "/dasbor") == (False, True)
