"""Paper forms on their way to becoming answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment


class Tumpukan(Base):
    """A stack of paper forms that staff type in. Its sheets become answers when it is closed."""

    __tablename__ = "tumpukan"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    kuesioner_id: Mapped[int] = mapped_column(sa.ForeignKey("kuesioner.id"))
    layanan_id: Mapped[int | None] = mapped_column(sa.ForeignKey("layanan.id"))
    nama: Mapped[str] = mapped_column(sa.String(80))
    tanggal: Mapped[date]
    """The day the forms were filled in."""
    ganda: Mapped[bool] = mapped_column(default=False)
    """Whether a second person types every sheet again for comparison."""
    dibuat_pada: Mapped[datetime] = mapped_column(Moment)
    dibuat_oleh: Mapped[str] = mapped_column(sa.String(60))
    impor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("impor.id"))
    """Set when the stack was closed and its answers stored; undoing that load opens it again."""


class Lembar(Base):
    """One sheet as one person typed it."""

    __tablename__ = "lembar"
    __table_args__ = (
        sa.UniqueConstraint("tumpukan_id", "kunci"),
        sa.CheckConstraint("masukan BETWEEN 1 AND 2", name="masukan_pertama_atau_kedua"),
        sa.CheckConstraint("nomor > 0", name="nomor_positif"),
    )

    tumpukan_id: Mapped[int] = mapped_column(sa.ForeignKey("tumpukan.id"), primary_key=True)
    nomor: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The number written on the sheet, from 1."""
    masukan: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """1 for the first entry, 2 for the second."""
    isi: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    """Scores by unsur code (null for not filled), profile codes and `saran`, as checked."""
    kunci: Mapped[str] = mapped_column(sa.String(64))
    """The form's idempotency key: a sheet sent twice from a bad line is one sheet."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
