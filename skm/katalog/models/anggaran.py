"""Programmes of a year with their budget."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment


class Program(Base):
    """A programme that serves a sasaran, with what it may spend and what it spent, as the DPA has it."""

    __tablename__ = "program"
    __table_args__ = (sa.UniqueConstraint("unit_id", "tahun", "sasaran", "nama"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    tahun: Mapped[int]
    sasaran: Mapped[str] = mapped_column(sa.String(600))
    """As the year's catalogue writes it (`Indikator.sasaran`)."""
    nama: Mapped[str] = mapped_column(sa.String(300))
    keterangan: Mapped[str] = mapped_column(sa.String(120))
    """Where the money is from, "APBD"."""
    pagu: Mapped[list[int]] = mapped_column(sa.JSON)
    """Whole rupiah of quarters I to IV; their sum is the year's."""
    realisasi: Mapped[list[int | None]] = mapped_column(sa.JSON)
    """What was spent in each quarter alone; null while nobody told."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form
