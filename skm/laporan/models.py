"""Figures as they were reported."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment


class LaporanBeku(Base):
    """The on-time counts of a period as they were when it was reported; never changed, only compared."""

    __tablename__ = "laporan_beku"
    __table_args__ = (sa.UniqueConstraint("unit_id", "dari", "sampai"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    dari: Mapped[date]
    sampai: Mapped[date]
    pada: Mapped[datetime] = mapped_column(Moment)
    oleh: Mapped[str] = mapped_column(sa.String(60))
    isi: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    """Category → counts by their names in KetepatanTally."""
