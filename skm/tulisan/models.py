"""What the office writes into a year's documents."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment


class TeksDokumen(Base):
    """What the office writes into a year's documents itself."""

    __tablename__ = "teks_dokumen"
    __table_args__ = (sa.UniqueConstraint("unit_id", "tahun"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    tahun: Mapped[int]
    isi: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    """By the key of a part (`tulisan.Bagian`); a part that is not written is not in it."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form
