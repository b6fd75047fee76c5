"""Databases of earlier versions, from the rows and figures in `tests/data/lama`."""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from skm import migrasi
from skm.orm import buka_sesi, make_engine
from skm.siapkan import susun_hitungan
from tests.pangkalan import atur, bernama, tempat_sementara

BITA = re.compile(r"(?<=[ (])X'([0-9a-f]*)'")
"""Bytes as SQLite writes them."""
FOLDER = Path(__file__).parent / "data" / "lama"


@dataclass(frozen=True, slots=True)
class Lama:
    """An earlier version: its name, the version of its schema, its rows, and the figures it printed."""

    nama: str
    skema: str
    baris: str
    angka: dict[str, Any]


def baca(nama: str) -> Lama:
    """The earlier version of that name."""
    teks = _buka(f"{nama}.sql")
    skema = teks.splitlines()[1].removeprefix("-- revision ")
    return Lama(nama, skema, teks, json.loads(_buka(f"{nama}.json")))


def _buka(nama: str) -> str:
    padat = FOLDER / f"{nama}.gz"
    isi = gzip.decompress(padat.read_bytes()) if padat.exists() else (FOLDER / nama).read_bytes()
    return isi.decode()


@contextmanager
def kosong(request: pytest.FixtureRequest, jenis: str) -> Iterator[str]:
    """URL of a database without tables."""
    if jenis == "sqlite":
        with tempat_sementara("skm-lama-") as folder:
            yield f"sqlite:///{folder / 'skm.sqlite3'}"
        return
    server, nama = request.getfixturevalue("postgres_server"), f"lama_{uuid.uuid4().hex}"
    atur(server, f"CREATE DATABASE {nama}")
    yield bernama(server, nama)
    atur(server, f"DROP DATABASE {nama} WITH (FORCE)")


def muat(lama: Lama, url: str, *, sampai: str = "head") -> Engine:
    """Its rows in the database at `url`, upgraded as `skm init` does, or to the schema `sampai` alone."""
    mesin = make_engine(url)
    migrasi.naikkan(mesin, lama.skema)
    if mesin.dialect.name == "sqlite":
        with sqlite3.connect(str(mesin.url.database)) as langsung:
            langsung.executescript(lama.baris)
        langsung.close()
    else:
        _muat_postgres(mesin, lama.baris)
    migrasi.naikkan(mesin, sampai)
    if sampai == "head":
        with buka_sesi(mesin, tulis=True) as session:
            susun_hitungan(session, ZoneInfo("Asia/Makassar"))
            session.commit()
    return mesin


def _muat_postgres(mesin: Engine, baris: str) -> None:
    with mesin.begin() as koneksi:
        kursor = koneksi.connection.cursor()
        kursor.execute("SET LOCAL TIME ZONE 'UTC'")  # the moments stand as SQLite keeps them
        kursor.execute(BITA.sub(r"'\\x\1'", baris))
        for tabel, kolom in sa.inspect(koneksi).get_multi_columns().items():
            if any(str(satu["default"]).startswith("nextval") for satu in kolom):
                kursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{tabel[1]}', 'id'), "  # noqa: S608  # its own table
                    f"(SELECT coalesce(max(id), 1) FROM {tabel[1]}))"
                )
        kursor.close()
