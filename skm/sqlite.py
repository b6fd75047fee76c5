"""How transactions begin and end on SQLite.

It is told explicitly, and writers begin IMMEDIATE: a deferred BEGIN that reads first and writes later fails
under concurrency whatever the busy timeout. Before that they queue at the file's gate. A transaction that
declares nothing reads until its first writing statement: there what it has read is let go, and a writing one
begins. So each statement sees what is committed by then, as on PostgreSQL, and what is refused before the
first change has never waited for anybody.
"""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, ExceptionContext

from skm.gerbang import Gerbang, gerbang

PERNYATAAN_TULIS = re.compile(
    r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|SAVEPOINT|WITH\b.*\b(INSERT|UPDATE|DELETE))\b",
    re.IGNORECASE | re.DOTALL,
)
"""A savepoint too: who sets one means to write, and inside one no transaction can begin anew."""


PENGATURAN = (
    "busy_timeout=10000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-2000",  # KiB of the file that it keeps: what a build chose may be more, and there are many
    "secure_delete=ON",  # what is deleted does not stay readable in free pages; not every SQLite's own choice
)
"""Of every connection."""


USANG = ("SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_CORRUPT", "SQLITE_NOTADB")
"""What is about the file and not about the statement: a connection that met it never gets over it, though the
file was made writable, was put back or mended meanwhile."""


LANGKAH, SEKALIAN = 2_000_000_000, 200
"""Steps of SQLite's machine that a page's statement may take, some twenty seconds or more of work, and how
often they are looked at meanwhile. Steps and not time: rows that are fetched slowly cost nobody anything."""


class KoneksiSqlite(sqlite3.Connection):
    """A connection that gives the gate back when its transaction has ended, however it ends."""

    berkas = ""
    """The database's path; empty for one in memory, which nobody else can see."""
    menulis = False
    """Whether its transaction is one that writes."""
    melangkah_ke = 0
    """How often its statement has been asked about on its way."""
    _gerbang: Gerbang | None = None

    def melangkah(self) -> bool:
        """Whether its statement has gone on for too long."""
        self.melangkah_ke += 1
        return self.melangkah_ke >= SEKALIAN

    def antre(self) -> None:
        """Wait for the turn to write. Raises Galat (503) when that takes too long."""
        if self.berkas:
            pintu = gerbang(self.berkas)
            pintu.masuk()
            self._gerbang = pintu
        self.menulis = True

    def lepas(self) -> None:
        """Let the next writer in."""
        self.menulis = False
        pintu, self._gerbang = self._gerbang, None
        if pintu is not None:
            pintu.keluar()

    def commit(self) -> None:
        """As sqlite3 does; but what could not be committed is taken back, not left open for the next user."""
        try:
            super().commit()
        except BaseException:
            self.rollback()
            raise
        self.lepas()

    def rollback(self) -> None:
        """As sqlite3 does."""
        try:
            super().rollback()
        finally:
            self.lepas()

    def close(self) -> None:
        """As sqlite3 does."""
        try:
            super().close()
        finally:
            self.lepas()


def pasang(mesin: Engine, *, berbatas: bool = False) -> None:
    """Let the transactions of that engine begin and end so; with `berbatas` no statement goes on for ever."""
    event.listen(mesin, "connect", _siapkan)
    if berbatas:
        event.listen(mesin, "connect", _batasi)
        event.listen(mesin, "before_cursor_execute", _dari_awal)
    event.listen(mesin, "begin", _mulai)
    event.listen(mesin, "handle_error", _buka_lagi)
    event.listen(mesin, "before_cursor_execute", _sebelum)


def _siapkan(koneksi: KoneksiSqlite, _catatan: Any) -> None:
    koneksi.isolation_level = None  # we emit BEGIN ourselves
    for perintah in PENGATURAN:
        koneksi.execute(f"PRAGMA {perintah}")
    koneksi.berkas = koneksi.execute("PRAGMA database_list").fetchone()[2]


def _buka_lagi(konteks: ExceptionContext) -> None:
    """Let no open connection be used again: whoever comes next opens the file anew."""
    if getattr(konteks.original_exception, "sqlite_errorname", "").startswith(USANG):
        konteks.is_disconnect = True


def _batasi(koneksi: KoneksiSqlite, _catatan: Any) -> None:
    koneksi.set_progress_handler(koneksi.melangkah, LANGKAH // SEKALIAN)


def _dari_awal(koneksi: Connection, *_: Any) -> None:
    _asli(koneksi).melangkah_ke = 0


def _mulai(koneksi: Connection) -> None:
    if koneksi.get_execution_options().get("skm_tulis"):
        _mulai_penulis(koneksi)
    else:
        koneksi.exec_driver_sql("BEGIN")


def _mulai_penulis(koneksi: Connection) -> None:
    asli = _asli(koneksi)
    asli.antre()
    try:
        koneksi.exec_driver_sql("BEGIN IMMEDIATE")
    except BaseException:
        asli.lepas()
        raise


def _sebelum(koneksi: Connection, _kursor: Any, pernyataan: str, _nilai: Any, konteks: Any, _: bool) -> None:
    maksud = koneksi.get_execution_options().get("skm_tulis")
    if maksud or not (PERNYATAAN_TULIS.match(pernyataan) or _akan_ditulis(konteks)):
        return
    if maksud is None:
        menjadi_penulis(koneksi)
    elif not pernyataan.startswith("SAVEPOINT"):
        raise RuntimeError(f"a reading session was told to write: {pernyataan[:60]}")


def _akan_ditulis(konteks: Any) -> bool:
    """Whether rows are read FOR UPDATE, which SQLite has no word for."""
    tersusun = None if konteks is None else konteks.compiled
    return tersusun is not None and getattr(tersusun.statement, "_for_update_arg", None) is not None


def menulis(koneksi: Connection) -> bool:
    """Whether its transaction is one that writes."""
    return _asli(koneksi).menulis


def menjadi_penulis(koneksi: Connection) -> None:
    """Let a transaction that has only read be one that writes; nothing where it is one.

    Raises Galat (503) when its turn does not come.
    """
    asli = _asli(koneksi)
    if asli.menulis or not asli.in_transaction:
        return
    if koneksi.get_execution_options().get("skm_tulis") is False:
        raise RuntimeError("a reading session was told to write")
    asli.antre()
    asli.execute("ROLLBACK")
    try:
        koneksi.exec_driver_sql("BEGIN IMMEDIATE")
    except BaseException:
        asli.execute("BEGIN")
        asli.lepas()
        raise


def _asli(koneksi: Connection) -> KoneksiSqlite:
    asli: Any = koneksi.connection.dbapi_connection
    if not isinstance(asli, KoneksiSqlite):
        raise TypeError("an engine that make_engine did not make")
    return asli
