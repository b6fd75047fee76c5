"""Where the office published its survey's results."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.isian.models import BerkasBukti
from skm.orm import Base, Moment, enum_column


class JenisMedia(StrEnum):
    """On what the results were published."""

    CETAK = "cetak"
    ELEKTRONIK = "elektronik"


class MediaPublikasi(Base):
    """One place where the office published its survey's results."""

    __tablename__ = "media_publikasi"
    __table_args__ = (sa.Index("ix_media_publikasi_unit_id_tanggal", "unit_id", "tanggal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    jenis: Mapped[JenisMedia] = mapped_column(enum_column(JenisMedia, "jenis_media"))
    nama: Mapped[str] = mapped_column(sa.String(160))
    """Where: "Papan pengumuman kantor", "Instagram @kec.longkali"."""
    tanggal: Mapped[date]
    tautan: Mapped[str] = mapped_column(sa.String(300))
    """Where it can be read; empty without one."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)


class BuktiMedia(BerkasBukti, Base):
    """A picture or clipping that shows a publication."""

    __tablename__ = "bukti_media"

    id: Mapped[int] = mapped_column(primary_key=True)
    media_id: Mapped[int] = mapped_column(sa.ForeignKey("media_publikasi.id"), index=True)
