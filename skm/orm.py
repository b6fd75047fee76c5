"""Base class, column types and the engine. No web framework here.

SQLite is told explicitly when a transaction begins, and writers begin IMMEDIATE: a deferred BEGIN that
reads first and writes later fails under concurrency whatever the busy timeout.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine.interfaces import DBAPIConnection, Dialect
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

NAMA_KENDALA = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

TULIS = {"skm_tulis": True}


class Base(DeclarativeBase):
    """Parent of every table; its metadata names constraints so that migrations can alter them."""

    metadata = sa.MetaData(naming_convention=NAMA_KENDALA)


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


def make_engine(url: str) -> Engine:
    """An engine for `url`; on SQLite with WAL, foreign keys on, full sync and a busy timeout of 10 s.

    What people wrote stays out of error messages, and so out of logs.
    """
    mesin = sa.create_engine(url, pool_pre_ping=not url.startswith("sqlite"), hide_parameters=True)
    if mesin.dialect.name == "sqlite":
        event.listen(mesin, "connect", _siapkan_sqlite)
        event.listen(mesin, "begin", _mulai_sqlite)
    return mesin


def buka_sesi(mesin: Engine, *, tulis: bool) -> Session:
    """A session on `mesin`; with `tulis` its transactions take SQLite's write lock when they begin."""
    return Session(mesin.execution_options(**TULIS) if tulis else mesin)


def _siapkan_sqlite(koneksi: DBAPIConnection, _catatan: Any) -> None:
    koneksi.isolation_level = None  # we emit BEGIN ourselves
    kursor = koneksi.cursor()
    for perintah in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        kursor.execute(f"PRAGMA {perintah}")
    kursor.close()


def _mulai_sqlite(koneksi: Connection) -> None:
    tulis = koneksi.get_execution_options().get("skm_tulis")
    koneksi.exec_driver_sql("BEGIN IMMEDIATE" if tulis else "BEGIN")
