"""What was found in words that somebody typed, and what a person decided about it; never the words."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment, enum_column
from skm.pribadi.cari import JenisPribadi


class Putusan(StrEnum):
    """What became of it."""

    TERBUKA = "terbuka"
    """Nobody has decided."""
    DISAMARKAN = "disamarkan"
    DIBIARKAN = "dibiarkan"
    """It may stand there, and is not asked about again."""


class TemuanPribadi(Base):
    """One datum in one column of one row. What it says is nowhere here."""

    __tablename__ = "temuan_pribadi"
    __table_args__ = (
        sa.UniqueConstraint("unit_id", "tabel", "kolom", "baris", "sidik"),
        sa.Index("ix_temuan_pribadi_unit_id_putusan", "unit_id", "putusan"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    tabel: Mapped[str] = mapped_column(sa.String(40))
    kolom: Mapped[str] = mapped_column(sa.String(40))
    baris: Mapped[str] = mapped_column(sa.String(80))
    """The row's key, its parts joined by a bar."""
    induk: Mapped[str] = mapped_column(sa.String(80))
    """What the row belongs to: a case or complaint and its log are masked together."""
    jenis: Mapped[JenisPribadi] = mapped_column(enum_column(JenisPribadi, "jenis_pribadi"))
    sidik: Mapped[str] = mapped_column(sa.String(64))
    """Keyed hash of the datum: known again, never read back."""
    putusan: Mapped[Putusan] = mapped_column(enum_column(Putusan, "putusan_pribadi"))
    ditemukan: Mapped[datetime] = mapped_column(Moment)
    oleh: Mapped[str] = mapped_column(sa.String(60), default="")
    """Who decided; empty while nobody has."""
    diputuskan: Mapped[datetime | None] = mapped_column(Moment)
