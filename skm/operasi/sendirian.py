"""A session beside which nobody else has the database open: for what no running server would notice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session

from skm.galat import Galat
from skm.orm import TULIS

MASIH_DIPAKAI = "Basis data masih dipakai: hentikan server (dan perintah skm lain) dahulu, lalu ulangi."
LAIN = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
AND backend_type IS DISTINCT FROM 'autovacuum worker' AND backend_type IS DISTINCT FROM 'parallel worker'"""
KUNCI_TABEL = "LOCK TABLE sidik_kunci IN ACCESS EXCLUSIVE MODE NOWAIT"
"""Who starts meanwhile asks for the keys' fingerprints first, and so waits."""


@contextmanager
def sendirian(mesin: Engine) -> Iterator[Session]:
    """A writing session. Raises Galat while anybody else is connected."""
    with mesin.execution_options(**TULIS).connect() as koneksi:
        sqlite = mesin.dialect.name == "sqlite"
        if sqlite:
            _kuasai(koneksi.connection.dbapi_connection)
        try:
            if not sqlite:
                _pastikan_tiada_lain(koneksi)
            with Session(koneksi, join_transaction_mode="control_fully") as session:
                yield session
        finally:
            koneksi.rollback()
            if sqlite:
                koneksi.invalidate()  # an exclusive connection is nobody else's


def _kuasai(asli: Any) -> None:
    """The file's journal changes its kind only where one connection is open."""
    try:
        asli.execute("PRAGMA busy_timeout=1000")
        jenis = asli.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        asli.execute("PRAGMA locking_mode=EXCLUSIVE")
    except sqlite3.OperationalError as galat:
        raise Galat(MASIH_DIPAKAI) from galat
    if jenis != "delete":
        raise Galat(MASIH_DIPAKAI)


def _pastikan_tiada_lain(koneksi: Connection) -> None:
    try:
        koneksi.exec_driver_sql(KUNCI_TABEL)
    except sa.exc.DBAPIError as galat:
        raise Galat(MASIH_DIPAKAI) from galat
    if koneksi.execute(sa.text(LAIN)).scalar_one():
        raise Galat(MASIH_DIPAKAI)
