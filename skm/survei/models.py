"""What a QR code points to, and what citizens are told that the office mends."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.kuesioner.models import JenisKuesioner
from skm.orm import Base, Moment, Tampil, enum_column


class JenisTautan(StrEnum):
    """Where a link is shown."""

    POSTER = "poster"
    KIOS = "kios"


class Tautan(Tampil, Base):
    """A printed code; what it asks about can change without printing it again."""

    __tablename__ = "tautan"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    layanan_id: Mapped[int | None] = mapped_column(sa.ForeignKey("layanan.id"))
    """Empty for the unit as a whole."""
    kode: Mapped[str] = mapped_column(sa.String(16), unique=True)
    jenis: Mapped[JenisTautan] = mapped_column(enum_column(JenisTautan, "jenis_tautan"))
    jenis_kuesioner: Mapped[JenisKuesioner] = mapped_column(
        enum_column(JenisKuesioner, "jenis_kuesioner"), default=JenisKuesioner.SKM
    )
    nama: Mapped[str | None] = mapped_column(sa.String(80))
    """A desk or an event, for the staff and the poster: "Loket 2", "Posyandu Muara Telake"."""
    aktif: Mapped[bool] = mapped_column(default=True)
    ditutup_pada: Mapped[datetime | None] = mapped_column(Moment)
    """When it was closed by hand; empty while it is open, and for what was closed before this was noted."""
    sampai: Mapped[date | None]
    """Last day it can be answered, for an event; empty for no end."""
    pin_hash: Mapped[str | None] = mapped_column(sa.String(200))
    """argon2id of the PIN that leaves a kiosk; empty for a kiosk anybody may leave."""
    dibuat_pada: Mapped[datetime] = mapped_column(Moment)
    dibuat_oleh: Mapped[str] = mapped_column(sa.String(60))


class HitungTautan(Base):
    """How often a link's questionnaire was opened and finished on a day. Counts only."""

    __tablename__ = "hitung_tautan"
    __table_args__ = ({"sqlite_with_rowid": False},)

    tautan_id: Mapped[int] = mapped_column(sa.ForeignKey("tautan.id"), primary_key=True)
    tanggal: Mapped[date] = mapped_column(primary_key=True)
    dibuka: Mapped[int] = mapped_column(default=0)
    selesai: Mapped[int] = mapped_column(default=0)


class Perbaikan(Tampil, Base):
    """What citizens are told of a period's plan from its approval on; it follows the plan."""

    __tablename__ = "perbaikan"

    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), primary_key=True)
    dari: Mapped[date] = mapped_column(primary_key=True)
    """First day of the period whose results the plan answers."""
    sampai: Mapped[date] = mapped_column(primary_key=True)
    butir: Mapped[list[dict[str, Any]]] = mapped_column(sa.JSON)
    """Rows as `skm.survei.perbaikan` writes and reads them."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
    """When it was decided to show it."""
