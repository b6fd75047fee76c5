"""Who signs documents."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base


class PenandaTangan(Base):
    """Who holds a post that signs documents, as they print it; a post without a row signs nameless."""

    __tablename__ = "penanda_tangan"
    __table_args__ = (sa.UniqueConstraint("unit_id", "jabatan"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    jabatan: Mapped[str] = mapped_column(sa.String(160))
    """`Bupati`, `Camat`, or the post as the catalogue names it (`Indikator.jabatan`)."""
    nama: Mapped[str] = mapped_column(sa.String(120))
    pangkat: Mapped[str] = mapped_column(sa.String(80))
    """Rank and grade, "Pembina, IV/a"."""
    nip: Mapped[str] = mapped_column(sa.String(21))
    """18 digits in their usual groups, or empty: the Bupati has none."""
    atasan: Mapped[str] = mapped_column(sa.String(160))
    """The post whose holder signs as the other party; empty for the Bupati."""
