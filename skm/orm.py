"""Base class, column types, the engine and its sessions. No web framework here.

A session says what it means to do. One that writes takes SQLite's lock when its transaction begins, one that
reads cannot write, and one that says nothing reads until its first writing statement: see `skm.sqlite`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from skm import sqlite

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.dialects import sqlite as sqlite_sql

NAMA_KENDALA = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

KOLAM = 32
"""Connections of a process at most."""
TULIS = {"skm_tulis": True}
"""Of a connection whose transactions write from their beginning."""
BACA = {"skm_tulis": False, "postgresql_readonly": True}
"""Of one whose transactions never write."""

POSTGRES: dict[str, object] = {
    "prepare_threshold": None,  # a pooler between gives each transaction another connection
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""How a connection is opened where its URL says nothing else: a machine that is gone is noticed soon."""
BATAS = "-c statement_timeout=30s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"
"""How long a page's statement works, waits for another's lock, and how long a transaction may do nothing."""


class Base(DeclarativeBase):
    """Parent of every table; its metadata names constraints so that migrations can alter them."""

    metadata = sa.MetaData(naming_convention=NAMA_KENDALA)


class Tampil:
    """Beside `Base`: a table whose rows' words or state citizens' pages show, which are prepared and kept."""


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC. A naive datetime is refused with ValueError."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def enum_column(kelas: type[StrEnum], nama: str) -> sa.Enum:
    """A StrEnum kept as its value, with a named CHECK; a new member is an ordinary migration."""
    return sa.Enum(
        kelas,
        name=nama,
        native_enum=False,
        create_constraint=True,
        length=24,
        values_callable=lambda k: [anggota.value for anggota in k],
    )


def make_engine(url: str, *, berbatas: bool = False) -> Engine:
    """An engine for `url`; on SQLite with WAL, foreign keys on, full sync and a busy timeout of 10 s.

    What people wrote stays out of error messages, and so out of logs. With `berbatas`, as for pages, no
    statement goes on for ever: on PostgreSQL by `BATAS`, on SQLite by `sqlite.LANGKAH`.
    """
    kolam = {"pool_size": KOLAM // 2, "max_overflow": KOLAM // 2, "pool_use_lifo": True}
    if not url.startswith("sqlite"):
        alamat = sa.make_url(url)
        bawaan = {nama: isi for nama, isi in POSTGRES.items() if nama not in alamat.query}
        mesin = sa.create_engine(
            alamat, pool_pre_ping=True, hide_parameters=True, connect_args=bawaan, **kolam
        )
        if berbatas and "options" not in alamat.query:
            _batasi(mesin.dialect)
        return mesin
    if sa.make_url(url).database in {None, "", ":memory:"}:
        kolam = {}  # one connection, for it is the database
    pabrik = {"factory": sqlite.KoneksiSqlite}
    mesin = sa.create_engine(url, hide_parameters=True, connect_args=pabrik, **kolam)
    sqlite.pasang(mesin, berbatas=berbatas)
    return mesin


def _batasi(dialek: Dialect) -> None:
    """Connections with bounds; a pooler between that takes no options has to set them itself."""
    asli = dialek.connect

    def sambung(*letak: Any, **isi: Any) -> Any:
        try:
            return asli(*letak, **isi, options=BATAS)
        except dialek.loaded_dbapi.OperationalError as galat:
            if "startup parameter" not in str(galat):
                raise
        return asli(*letak, **isi)

    dialek.connect = sambung  # type: ignore[method-assign]  # what listens to a connection being made comes first


def sisipan(session: Session, tabel: type[Base]) -> postgresql.Insert | sqlite_sql.Insert:
    """An INSERT into that table that can say what becomes of rows that are there already."""
    return sisipan_di(session.get_bind().dialect.name, tabel)


def sisipan_di(basis: str, tabel: type[Base] | sa.Table) -> postgresql.Insert | sqlite_sql.Insert:
    """The same for a database of that kind, to be kept.

    Each has its own, and loading the other's takes as long as loading a dozen rooms.
    """
    if basis == "postgresql":
        from sqlalchemy.dialects.postgresql import insert  # noqa: PLC0415  # as above

        return insert(tabel)
    from sqlalchemy.dialects.sqlite import insert as insert_sqlite  # noqa: PLC0415  # as above

    return insert_sqlite(tabel)


def buka_sesi(mesin: Engine, *, tulis: bool | None) -> Session:
    """A session on `mesin`: one that writes from its beginning, that never writes (False), or that writes
    when it comes to it (None)."""
    return Session(mesin if tulis is None else _bermaksud(mesin, tulis=tulis))


def mulai_menulis(session: Session) -> None:
    """From here on nobody else changes what this session reads on SQLite; on PostgreSQL its locks decide.

    For who has to read under the lock. Raises Galat (503) when the turn does not come.
    """
    koneksi = session.connection()
    if koneksi.dialect.name == "sqlite":
        sqlite.menjadi_penulis(koneksi)


def sudah_menulis(session: Session) -> bool:
    """Whether it holds a change that is not committed; of statements sent, only SQLite's connections know."""
    if session.new or session.dirty or session.deleted:
        return True
    return (
        session.in_transaction()
        and session.get_bind().dialect.name == "sqlite"
        and sqlite.menulis(session.connection())
    )


@lru_cache(maxsize=16)
def _bermaksud(mesin: Engine, *, tulis: bool) -> Engine:
    """Made once: on PostgreSQL a set of options costs as much as a statement."""
    return mesin.execution_options(**(TULIS if tulis else BACA))
