"""A real database of either kind and two people at their browsers."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from skm.app import create_app
from skm.config import Konfigurasi
from skm.sqlite import KoneksiSqlite
from tests.conftest import KEDUANYA
from tests.contoh import isi_contoh
from tests.lomba.arena import Arena, ArenaSqlite
from tests.lomba.keadaan import siapkan
from tests.pangkalan import atur, bernama

Satu = TypeVar("Satu", bound=Arena)


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
    konf = replace(konf_dasar, instance=tmp_path_factory.mktemp("lomba"), database_url=url)
    yield from _arena(Arena, konf)


@pytest.fixture(scope="session")
def gelanggang_sqlite(
    konf_dasar: Konfigurasi, sqlite_acuan: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ArenaSqlite]:
    """The same on SQLite."""
    tempat = tmp_path_factory.mktemp("lomba-sqlite")
    shutil.copyfile(sqlite_acuan, tempat / "skm.sqlite3")
    yield from _arena(
        ArenaSqlite,
        replace(konf_dasar, instance=tempat, database_url=f"sqlite:///{tempat / 'skm.sqlite3'}"),
    )


def _arena(jenis: type[Satu], konf: Konfigurasi) -> Iterator[Satu]:
    app, lain = create_app(konf), create_app(konf)
    contoh = isi_contoh(app)
    siapkan(app, contoh)
    yield jenis(app, lain, contoh)
    for satu in (app, lain):
        satu.extensions["skm_mesin"].dispose()


@pytest.fixture(params=KEDUANYA)
def arena(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Arena]:
    """The one or the other, as it was at first."""
    if request.param == "sqlite":
        satu: Arena = request.getfixturevalue("gelanggang_sqlite")
        asli = KoneksiSqlite.antre

        def antre(koneksi: KoneksiSqlite) -> None:
            satu.dahulukan("BEGIN IMMEDIATE")
            asli(koneksi)

        monkeypatch.setattr(KoneksiSqlite, "antre", antre)
    else:
        satu = request.getfixturevalue("gelanggang")
    yield satu
    satu.pulihkan()
