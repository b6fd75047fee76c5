"""A real PostgreSQL and two people at their browsers."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest

from skm.app import create_app
from skm.config import Konfigurasi
from tests.contoh import isi_contoh
from tests.lomba.arena import Arena
from tests.lomba.keadaan import siapkan
from tests.pangkalan import atur, bernama


@pytest.fixture(scope="session")
def gelanggang(
    konf_dasar: Konfigurasi,
    postgres_server: str,
    postgres_acuan: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Arena]:
    """The real application on a database with a row of everything that a form changes."""
    nama = f"lomba_{uuid.uuid4().hex}"
    atur(postgres_server, f"CREATE DATABASE {nama} TEMPLATE {postgres_acuan}")
    url = bernama(postgres_server, nama)
    app = create_app(replace(konf_dasar, instance=tmp_path_factory.mktemp("lomba"), database_url=url))
    contoh = isi_contoh(app)
    siapkan(app, contoh)
    yield Arena(app, contoh)
    app.extensions["skm_mesin"].dispose()


@pytest.fixture
def arena(gelanggang: Arena) -> Iterator[Arena]:
    """The same, as it was at first."""
    yield gelanggang
    gelanggang.pulihkan()
