"""What was loaded before, and what was told about its headings and words."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment, enum_column


class JenisImpor(StrEnum):
    """What a loaded file held."""

    RESPONDEN = "responden"
    PERMOHONAN = "permohonan"
    KERTAS = "kertas"
    """A stack of paper forms typed in by staff."""


BERLAKU = sa.text("dibatalkan IS NULL")


class Impor(Base):
    """A file that was loaded, so that loading it again adds nothing and what it brought can be told."""

    __tablename__ = "impor"
    __table_args__ = (
        sa.Index(
            "uq_impor_unit_id_jenis_sidik",
            "unit_id",
            "jenis",
            "sidik",
            unique=True,
            sqlite_where=BERLAKU,
            postgresql_where=BERLAKU,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    jenis: Mapped[JenisImpor] = mapped_column(enum_column(JenisImpor, "jenis_impor"))
    sidik: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of the rows as read, so that the same table saved as CSV and as XLSX is the same file."""
    nama_berkas: Mapped[str] = mapped_column(sa.String(200))
    jumlah: Mapped[int]
    pada: Mapped[datetime] = mapped_column(Moment)
    oleh: Mapped[str] = mapped_column(sa.String(80))
    dibatalkan: Mapped[datetime | None] = mapped_column(Moment)
    """When it was undone, where its rows stay on record or are still being deleted; the same file may be
    loaded again."""
    sidik_baris: Mapped[bytes | None] = mapped_column(sa.LargeBinary, deferred=True)
    """Its rows as `skm.berkas.baris` knows them again; none of what was loaded before there were any."""
    selesai: Mapped[bool] = mapped_column(default=True, server_default=sa.true())
    """Whether it is whole: a large load is stored, and taken back, part by part."""


class PemetaanImpor(Base):
    """What the columns and the words of a table mean, remembered for the next table with those headings."""

    __tablename__ = "pemetaan_impor"

    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), primary_key=True)
    sidik_judul: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    """SHA-256 of the headings in order."""
    isi: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    """{"kolom": {heading: field}, "kata": {field: {text: score or code}}, "urutan": order of day and
    month}.
    """
    pada: Mapped[datetime] = mapped_column(Moment)
    oleh: Mapped[str] = mapped_column(sa.String(60))
