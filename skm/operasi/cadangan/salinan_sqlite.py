"""A SQLite database copied while others write to it, and looked through."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from skm.galat import Galat

SABAR = 10.0
"""Seconds to wait for a lock."""


def salin(asal: Path, tujuan: Path) -> None:
    """The state of one moment: a reader holds it fast, so that writers neither wait nor start it anew."""
    tujuan.touch(mode=0o600, exist_ok=False)
    with (
        closing(sqlite3.connect(asal, timeout=SABAR, isolation_level=None)) as dari,
        closing(sqlite3.connect(tujuan, isolation_level=None)) as ke,
    ):
        ke.execute("PRAGMA synchronous=OFF")
        try:
            dari.execute("BEGIN")
            dari.execute("SELECT count(*) FROM sqlite_master").fetchone()
            dari.backup(ke)
            dari.execute("ROLLBACK")
            mandiri(ke)
        except sqlite3.DatabaseError as galat:
            raise Galat(f"Basis data tidak dapat disalin ke {tujuan.parent}: {galat}.") from galat


def mandiri(koneksi: sqlite3.Connection) -> None:
    """Everything in the one file: no log beside it that could be lost."""
    koneksi.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    koneksi.execute("PRAGMA journal_mode=DELETE").fetchall()


def periksa(berkas: Path) -> None:
    """Raises Galat with the first things that SQLite's own check finds."""
    with closing(sqlite3.connect(berkas, isolation_level=None)) as koneksi:
        try:
            temuan = [str(satu[0]) for satu in koneksi.execute("PRAGMA integrity_check(5)")]
            yatim = koneksi.execute("PRAGMA foreign_key_check").fetchmany(5)
        except sqlite3.DatabaseError as galat:
            raise Galat(f"Basis data rusak: {galat}.") from galat
    if temuan != ["ok"]:
        raise Galat(f"Basis data rusak: {'; '.join(temuan)}.")
    if yatim:
        raise Galat(f"Basis data memuat baris yang merujuk ke baris yang tidak ada: {yatim}.")
