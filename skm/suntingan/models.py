"""Edited sections and photographs of a period's report, of the whole office or of one service."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.laporan.hasil.tambahan import Seksi
from skm.orm import Base, Moment, enum_column


class SuntinganLaporan(Base):
    """What stands in a section instead of the computed text. Without a row the computed one stands."""

    __tablename__ = "suntingan_laporan"
    __table_args__ = (sa.UniqueConstraint("unit_id", "dari", "sampai", "layanan", "seksi"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    dari: Mapped[date]
    sampai: Mapped[date]
    """First and last day of the report's period."""
    layanan: Mapped[str] = mapped_column(sa.String(40))
    """The service's code; empty for the whole office."""
    seksi: Mapped[Seksi] = mapped_column(enum_column(Seksi, "seksi"))
    teks: Mapped[str] = mapped_column(sa.Text)
    """As typed, a paragraph a line."""
    angka: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    """The figures behind the section as it was edited, by name, as they were printed."""
    oleh: Mapped[str] = mapped_column(sa.String(120))
    """Who edited it, as the report names them."""
    pada: Mapped[datetime] = mapped_column(Moment)
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form


class FotoLaporan(Base):
    """A photograph of the documentation annex, made anew as a JPEG of at most 1600 pixels a side."""

    __tablename__ = "foto_laporan"
    __table_args__ = (sa.UniqueConstraint("unit_id", "dari", "sampai", "layanan", "sidik"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    dari: Mapped[date]
    sampai: Mapped[date]
    layanan: Mapped[str] = mapped_column(sa.String(40))
    urut: Mapped[int]
    """Its place, from 1; of equal ones the older stands first."""
    keterangan: Mapped[str] = mapped_column(sa.String(300))
    sidik: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of the content: the same picture stands once."""
    lebar: Mapped[int]
    tinggi: Mapped[int]
    """Pixels."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form


class IsiFoto(Base):
    """The picture itself, apart from its row, which lists read."""

    __tablename__ = "isi_foto"

    foto_id: Mapped[int] = mapped_column(sa.ForeignKey("foto_laporan.id"), primary_key=True)
    isi: Mapped[bytes] = mapped_column(sa.LargeBinary)
