"""Rows written straight into the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from skm.orm import Base

Baris = Mapping[str, Any]
OLEH = "ramai"


def isi(koneksi: Connection, tabel: str, baris: Sequence[Baris]) -> None:
    """Write these rows."""
    koneksi.execute(sa.insert(Base.metadata.tables[tabel]), [dict(satu) for satu in baris])


def semua(koneksi: Connection, tabel: str, kolom: str = "id") -> list[Any]:
    """That column of a table, in the order of its rows."""
    milik = Base.metadata.tables[tabel]
    return list(koneksi.scalars(sa.select(milik.c[kolom]).order_by(milik.c.id)))


def kini() -> datetime:
    """The present moment."""
    return datetime.now(UTC)
