"""A real PostgreSQL and two people at their browsers."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from skm import migrasi
from skm.app import create_app
from skm.config import Konfigurasi
from skm.orm import buka_sesi, make_engine
from skm.siapkan import tanam
from tests.conftest import TANAM_PADA
from tests.contoh import isi_contoh
from tests.lomba.arena import Arena
from tests.lomba.keadaan import siapkan


@pytest.fixture(scope="session")
def gelanggang(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Arena]:
    """The real application on a database with a row of everything that a form changes."""
    nama = f"lomba_{uuid.uuid4().hex}"
    server = sa.create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with server.connect() as koneksi:
        koneksi.exec_driver_sql(f"CREATE DATABASE {nama}")
    server.dispose()
    konf = Konfigurasi(
        instance=tmp_path_factory.mktemp("lomba"),
        database_url=sa.make_url(postgres_server).set(database=nama).render_as_string(hide_password=False),
        host="127.0.0.1",
        port=8000,
        base_url="http://localhost",
        timezone=ZoneInfo("Asia/Makassar"),
        secret_key="hanya-untuk-uji",
        data_key="aGFueWEtdW50dWstdWppLWhhbnlhLXVudHVrLXVqaTE=",
    )
    mesin = make_engine(konf.database_url)
    migrasi.naikkan(mesin)
    with buka_sesi(mesin, tulis=True) as session:
        tanam(session, pada=TANAM_PADA)
        session.commit()
    mesin.dispose()
    app = create_app(konf)
    contoh = isi_contoh(app)
    siapkan(app, contoh)
    yield Arena(app, contoh)
    app.extensions["skm_mesin"].dispose()


@pytest.fixture
def arena(gelanggang: Arena) -> Iterator[Arena]:
    """The same, as it was at first."""
    yield gelanggang
    gelanggang.pulihkan()
