"""Published periods. Rows are only ever added; the database refuses to change them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment


class Terbitan(Base):
    """One edition of a published period: all that the public is told of it, in one row."""

    __tablename__ = "terbitan"
    __table_args__ = (sa.UniqueConstraint("unit_id", "tahun", "bagian", "edisi"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    pengesahan_id: Mapped[int] = mapped_column(sa.ForeignKey("pengesahan.id"))
    """The approval that was published."""
    dari: Mapped[date]
    sampai: Mapped[date]
    tahun: Mapped[int]
    bagian: Mapped[str] = mapped_column(sa.String(4))
    """`tw1` to `tw4`, `s1`, `s2`, or empty for the year."""
    edisi: Mapped[int]
    """From 1; the highest is the one that holds, the others stay beside it."""
    alasan: Mapped[str] = mapped_column(sa.String(300))
    """What was wrong with the edition before; empty for the first."""
    ikm: Mapped[str] = mapped_column(sa.String(8))
    mutu: Mapped[str] = mapped_column(sa.String(2))
    """As in `isi`, for lists."""
    isi: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    """`skm.pengesahan.isi` with what `skm.terbit.services` adds: edition, approval, trend."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
