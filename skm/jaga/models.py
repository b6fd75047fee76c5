"""What the server keeps about itself: its keys' fingerprints and its backups."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment


class SidikKunci(Base):
    """By what a key that this database was written with is recognised; the key itself is nowhere in it."""

    __tablename__ = "sidik_kunci"

    nama: Mapped[str] = mapped_column(sa.String(16), primary_key=True)
    """`data` or `rahasia`."""
    sidik: Mapped[str] = mapped_column(sa.String(40))
    """`skm.jaga.kunci.sidik` of it."""
    sejak: Mapped[datetime] = mapped_column(Moment)


class CadanganServer(Base):
    """A backup that was taken, or from which this database was restored."""

    __tablename__ = "cadangan_server"
    __table_args__ = (sa.Index("ix_cadangan_server_utuh_pada", "utuh", "pada"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pada: Mapped[datetime] = mapped_column(Moment)
    """The moment whose state it holds."""
    berkas: Mapped[str] = mapped_column(sa.String(400))
    """Where it was written on its machine."""
    ukuran: Mapped[int] = mapped_column(sa.BigInteger)
    """Bytes."""
    sidik: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of the archive up to the comment that carries it."""
    utuh: Mapped[bool]
    """Whether the trial restore found all of it, evidence included."""
