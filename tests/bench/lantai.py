"""The floor: what the disk alone allows. One row and one commit after another, and bare fsyncs.

`python -m tests.bench.lantai FOLDER SECONDS` prints rows a second, for a process that waits at every fsync.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

DETIK = 0.7


def per_detik(kerja: Callable[[], object], detik: float = DETIK) -> float:
    """How often a second it can be done."""
    mulai = time.perf_counter()
    akhir, kali = mulai + detik, 0
    while time.perf_counter() < akhir:
        kerja()
        kali += 1
    return kali / (time.perf_counter() - mulai)


def fsync(folder: Path, detik: float = DETIK) -> float:
    """A page of 4 KiB written and forced to the disk, a second."""
    with tempfile.TemporaryFile(dir=folder) as berkas:
        halaman = os.urandom(4096)

        def satu() -> None:
            os.write(berkas.fileno(), halaman)
            os.fsync(berkas.fileno())

        return per_detik(satu, detik)


def baris_sqlite(folder: Path, detik: float = DETIK) -> float:
    """Rows of one column, each in a commit of its own that is on the disk: WAL with synchronous=FULL."""
    with tempfile.TemporaryDirectory(dir=folder) as tempat:
        koneksi = sqlite3.connect(Path(tempat) / "lantai.sqlite3", isolation_level=None)
        koneksi.execute("PRAGMA journal_mode=WAL")
        koneksi.execute("PRAGMA synchronous=FULL")
        koneksi.execute("CREATE TABLE lantai (id INTEGER PRIMARY KEY, isi BLOB)")
        hasil = per_detik(lambda: koneksi.execute("INSERT INTO lantai (isi) VALUES (x'00')"), detik)
        koneksi.close()
        return hasil


def baris_postgres(url: str, detik: float = DETIK) -> float:
    """The same on PostgreSQL."""
    mesin = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with mesin.connect() as koneksi:
        koneksi.exec_driver_sql("CREATE TABLE IF NOT EXISTS lantai (id serial PRIMARY KEY, isi bytea)")
        kursor = koneksi.connection.cursor()
        hasil = per_detik(lambda: kursor.execute("INSERT INTO lantai (isi) VALUES ('x')"), detik)
    mesin.dispose()
    return hasil


if __name__ == "__main__":
    print(baris_sqlite(Path(sys.argv[1]), float(sys.argv[2])))
