"""Databases, the page client and the command line, all real: SQLite files and a PostgreSQL server.

Every worker prepares one database of either kind. A test that asks for `session` works in a transaction that
is rolled back, on both kinds. Pages and commands open connections of their own: before each such test the
worker's server gets back the SQLite file as it was seeded. Who tests races or versions asks for `mesin` or
`url`, a database that no other test sees.
"""

from __future__ import annotations

import gc
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from skm.jendela import Jendela
from skm.layanan.models import Layanan, Unit
from skm.orm import TULIS, buka_sesi, make_engine
from skm.siapkan import susun_hitungan, tanam
from skm.survei.laju import Laju
from skm.web.batas import pembatas
from skm.web.errors import TERAKHIR
from tests.dua_kantor import DuaKantor, isi_dua_kantor
from tests.kantor import kantor
from tests.klien import Klien
from tests.pangkalan import atur, bernama, layani_postgres, tempat_sementara
from tests.perintah import Perintah

WITA = ZoneInfo("Asia/Makassar")
TANAM_PADA = datetime(2026, 1, 2, 1, 0, tzinfo=UTC)
KEDUANYA = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))
"""The kinds of database, for a fixture's `params`."""


LAMA = ("tests/alur/", "tests/test_")
"""Where the files lie that take longest."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """They come first, so that no worker is alone with one at the end: a worker takes whole files.

    Who opens a document in LibreOffice belongs to `make test-luas`.
    """
    items.sort(key=lambda satu: not satu.nodeid.startswith(LAMA))
    for satu in items:
        if isinstance(satu, pytest.Function) and "libreoffice" in satu.fixturenames:
            satu.add_marker("luas")


def pytest_collection_finish() -> None:
    """Modules and collected tests stay: the collector need not walk through them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _sandi_murah() -> Iterator[None]:
    """Argon2 at its least cost: it was a third of a page test's time. The server's own cost has a test."""
    murah = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(akun, "_pengolah", murah)
        ganti.setattr(akun, "_HASH_KOSONG", murah.hash("bukan sandi siapa pun"))
        ganti.setattr("skm.survei.services.tautan._pengolah", murah)  # a kiosk's PIN
        ganti.setattr("skm.pekerjaan.peluncur.luncurkan", lambda *_, **__: None)  # long work is only noted
        yield


def _isi(url: str) -> None:
    """Migrate and seed a database through the real code, so that tests start from what users have."""
    mesin = make_engine(url)
    migrasi.naikkan(mesin)
    with buka_sesi(mesin, tulis=True) as session:
        tanam(session, pada=TANAM_PADA)
        session.execute(sa.update(Layanan).values(usulan=False))  # an office at work: its own promises
        susun_hitungan(session, WITA)
        session.commit()
    mesin.dispose()


@pytest.fixture(scope="session")
def tempat() -> Iterator[Path]:
    """This worker's folder for databases."""
    with tempat_sementara("skm-uji-") as folder:
        yield folder


@pytest.fixture(scope="session")
def sqlite_acuan(tempat: Path) -> Path:
    """A migrated and seeded SQLite file; tests copy it."""
    berkas = tempat / "acuan.sqlite3"
    _isi(f"sqlite:///{berkas}")
    mesin = sa.create_engine(f"sqlite:///{berkas}")
    with mesin.connect() as koneksi:
        koneksi.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    mesin.dispose()
    return berkas


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server of this worker; gives its URL up to the database's name.

    A server that cannot start fails the tests: both databases are promised to users.
    """
    with layani_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_acuan(postgres_server: str) -> str:
    """Name of a migrated and seeded database that others are made from."""
    atur(postgres_server, "CREATE DATABASE acuan")
    _isi(bernama(postgres_server, "acuan"))
    return "acuan"


@pytest.fixture(scope="session")
def mesin_sqlite(sqlite_acuan: Path) -> Iterator[Engine]:
    """An engine on the SQLite file whose every change is rolled back."""
    berkas = sqlite_acuan.with_name("bersama.sqlite3")
    shutil.copyfile(sqlite_acuan, berkas)
    mesin = make_engine(f"sqlite:///{berkas}")
    yield mesin
    mesin.dispose()


@pytest.fixture(scope="session")
def mesin_postgres(postgres_server: str, postgres_acuan: str) -> Iterator[Engine]:
    """An engine on the PostgreSQL database whose every change is rolled back."""
    atur(postgres_server, f"CREATE DATABASE bersama TEMPLATE {postgres_acuan}")
    mesin = make_engine(bernama(postgres_server, "bersama"))
    yield mesin
    mesin.dispose()


@pytest.fixture(params=KEDUANYA)
def jenis_basis(request: pytest.FixtureRequest) -> str:
    """Kind of database; every test that asks runs on both, unless it says that no SQL of it differs."""
    return str(request.param)


@pytest.fixture
def session(request: pytest.FixtureRequest, jenis_basis: str) -> Iterator[Session]:
    """A writing session on the worker's database; what the test does to it, commits included, is undone."""
    mesin: Engine = request.getfixturevalue(f"mesin_{jenis_basis}")
    with mesin.connect().execution_options(**TULIS) as koneksi:
        transaksi = koneksi.begin()
        with Session(koneksi, join_transaction_mode="create_savepoint") as sesi:
            yield sesi
        transaksi.rollback()


@pytest.fixture
def unit(session: Session) -> Unit:
    """The seeded office."""
    return kantor(session)


@contextmanager
def basis_sendiri(request: pytest.FixtureRequest, jenis: str) -> Iterator[str]:
    """URL of a fresh, migrated and seeded database that nobody else sees."""
    if jenis == "sqlite":
        with tempat_sementara("skm-sendiri-") as folder:
            shutil.copyfile(request.getfixturevalue("sqlite_acuan"), folder / "skm.sqlite3")
            yield f"sqlite:///{folder / 'skm.sqlite3'}"
        return
    server: str = request.getfixturevalue("postgres_server")
    acuan: str = request.getfixturevalue("postgres_acuan")
    nama = f"uji_{uuid.uuid4().hex}"
    atur(server, f"CREATE DATABASE {nama} TEMPLATE {acuan}")
    yield bernama(server, nama)
    atur(server, f"DROP DATABASE {nama} WITH (FORCE)")


@pytest.fixture
def url(request: pytest.FixtureRequest, jenis_basis: str) -> Iterator[str]:
    """URL of a database of the test's own."""
    with basis_sendiri(request, jenis_basis) as url:
        yield url


@pytest.fixture
def mesin(url: str) -> Iterator[Engine]:
    """An engine on that database, for several sessions at once and for commits that others must see."""
    mesin = make_engine(url)
    yield mesin
    mesin.dispose()


@pytest.fixture
def postgres_kosong(postgres_server: str) -> Iterator[str]:
    """URL of an empty PostgreSQL database, for who prepares it with the command."""
    nama = f"kosong_{uuid.uuid4().hex}"
    atur(postgres_server, f"CREATE DATABASE {nama}")
    yield bernama(postgres_server, nama)
    atur(postgres_server, f"DROP DATABASE {nama} WITH (FORCE)")


@pytest.fixture(scope="session")
def konf_dasar(tempat: Path) -> Konfigurasi:
    """Settings of this worker's server, whatever its folder holds."""
    instance = tempat / "server"
    return Konfigurasi(
        instance=instance,
        database_url=f"sqlite:///{instance / 'skm.sqlite3'}",
        host="127.0.0.1",
        port=8000,
        base_url="http://skm.uji",
        timezone=WITA,
        secret_key="hanya-untuk-uji",
        data_key="aGFueWEtdW50dWstdWppLWhhbnlhLXVudHVrLXVqaTE=",
    )


@pytest.fixture
def konf(konf_dasar: Konfigurasi, sqlite_acuan: Path) -> Konfigurasi:
    """Settings of a server whose folder holds nothing but a fresh SQLite file."""
    shutil.rmtree(
        konf_dasar.instance, ignore_errors=True
    )  # never written over: a forgotten reader keeps its own
    konf_dasar.instance.mkdir()
    shutil.copyfile(sqlite_acuan, konf_dasar.instance / "skm.sqlite3")
    return konf_dasar


@pytest.fixture(scope="session")
def _app(konf_dasar: Konfigurasi) -> Flask:
    """Built once by each worker: compiling its routes and pages took most of a page test's time."""
    return create_app(konf_dasar)


@pytest.fixture
def app(_app: Flask, konf: Konfigurasi) -> Iterator[Flask]:
    """The real application: CSRF on, strict templates, on the file of `konf`, nothing counted or kept yet.

    It has served other tests: who changes the application itself makes one with `create_app(konf)`.
    """
    pembatas.reset()
    _app.extensions["skm_laju"] = Laju()
    _app.extensions["skm_jendela_pengaduan"] = Jendela()
    _app.extensions["skm_kunci_salah"] = Jendela()
    _app.extensions["skm_jendela_masuk"] = Jendela()
    _app.extensions["skm_rak"].kosongkan()
    _app.extensions["skm_bukaan"].ambil()
    _app.extensions.pop(TERAKHIR, None)
    yield _app
    _app.extensions["skm_mesin"].dispose()


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
    monkeypatch.setenv("SKM_SECRET_KEY", konf.secret_key)
    monkeypatch.setenv("SKM_DATA_KEY", konf.data_key)
    monkeypatch.delenv("SKM_DATABASE_URL", raising=False)
    monkeypatch.delenv("SKM_BASE_URL", raising=False)

    def jalankan(*argumen: str, masukan: str | None = None) -> Perintah:
        hasil = CliRunner().invoke(main, list(argumen), input=masukan)
        if hasil.exception is not None and not isinstance(hasil.exception, SystemExit):
            raise hasil.exception
        return Perintah(hasil.exit_code, hasil.stdout, hasil.stderr)

    return jalankan
