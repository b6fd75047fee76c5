"""Recovery codes. What the application's codes are made from stands with the account."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment


class KodePemulihan(Base):
    """What lets somebody in once who has not their application with them."""

    __tablename__ = "kode_pemulihan"
    __table_args__ = (sa.UniqueConstraint("akun_id", "sidik"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    akun_id: Mapped[int] = mapped_column(sa.ForeignKey("akun.id"))
    sidik: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of the code, in hexadecimal; the code itself is nowhere. It is 79 random bits: no slow hash."""
    dipakai_pada: Mapped[datetime | None] = mapped_column(Moment)
