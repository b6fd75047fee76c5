"""Approved reports. Rows are only ever added; the database refuses to change them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment


class Pengesahan(Base):
    """One approval of a period's report; of several of one period that with the highest `nomor` holds."""

    __tablename__ = "pengesahan"
    __table_args__ = (sa.UniqueConstraint("unit_id", "dari", "sampai", "nomor"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    dari: Mapped[date]
    sampai: Mapped[date]
    nomor: Mapped[int]
    """From 1, in the order of approval."""
    kode: Mapped[str] = mapped_column(sa.String(16), unique=True)
    """Printed at the foot of the documents, drawn at random."""
    isi: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    """The public part of the report, as `skm.pengesahan.isi` writes it."""
    sidik: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of the sums and counts that its figures rest on, in hexadecimal."""
    dasar: Mapped[bytes] = mapped_column(sa.LargeBinary)
    """How many gave which scores in each quarter, packed: what tells how far two approvals lie apart."""
    alasan: Mapped[str] = mapped_column(sa.String(300))
    """Why it was approved anew; empty for the first."""
    nama: Mapped[str] = mapped_column(sa.String(120))
    """Who approved, as people call them."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    """Their account."""
    pada: Mapped[datetime] = mapped_column(Moment)
    jejak: Mapped[str] = mapped_column(sa.String(80), default="", server_default="")
    """Where the audit trail's chain ended, this approval in it, as `tulis_ujung` writes it; else empty."""
    rangkap: Mapped[list[list[Any]]] = mapped_column(sa.JSON, default=list, server_default="[]")
    """Where one person took two steps of it, as `skm.akun.dua_orang.Rangkap` writes them; usually none."""
