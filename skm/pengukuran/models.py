"""Figures as they were reported or approved."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment


class AngkaBeku(Base):
    """The figures of one indicator and period as reported or approved. Another time is another row."""

    __tablename__ = "angka_beku"
    __table_args__ = (sa.UniqueConstraint("unit_id", "kode", "dari", "sampai", "nomor"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    kode: Mapped[str] = mapped_column(sa.String(12))
    """The indicator's, of the catalogue of the year in which the period ends."""
    dari: Mapped[date]
    sampai: Mapped[date]
    nomor: Mapped[int]
    disetujui: Mapped[bool]
    """Whether pimpinan approved them; else they were only reported, and target and capaian stay today's."""
    ditarik: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether the row takes back the approval before it and repeats its `isi`; `disetujui` is false then."""
    isi: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    """Exact values as "a/b" or null, states, sentences, the formula then in force; of the desk its
    counts and what stood beside the figure."""
    alasan: Mapped[str] = mapped_column(sa.String(300))
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
