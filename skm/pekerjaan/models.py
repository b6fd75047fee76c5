"""Long work as it is known: begun, alive, finished, refused or broken off."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment, enum_column


class JenisPekerjaan(StrEnum):
    """What is done."""

    JAWABAN = "jawaban"
    """A table of answers is checked, or loaded."""
    REGISTER = "register"
    BATAL_JAWABAN = "batal_jawaban"
    BATAL_REGISTER = "batal_register"
    HITUNG_ULANG = "hitung_ulang"
    SISIR = "sisir"
    """Words that people typed are looked through for people's data."""


class Keadaan(StrEnum):
    """What became of it so far."""

    BERJALAN = "berjalan"
    SELESAI = "selesai"
    DITOLAK = "ditolak"
    TERPUTUS = "terputus"


class Pekerjaan(Base):
    """One piece of long work. An office has one at a time; the process that does it tells that it lives."""

    __tablename__ = "pekerjaan"
    __table_args__ = (
        sa.Index(
            "uq_pekerjaan_unit_id_berjalan",
            "unit_id",
            unique=True,
            sqlite_where=sa.text("keadaan = 'berjalan'"),
            postgresql_where=sa.text("keadaan = 'berjalan'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    jenis: Mapped[JenisPekerjaan] = mapped_column(enum_column(JenisPekerjaan, "jenis_pekerjaan"))
    keadaan: Mapped[Keadaan] = mapped_column(enum_column(Keadaan, "keadaan_pekerjaan"))
    nama: Mapped[str] = mapped_column(sa.String(200))
    """The file, or whatever it is about, in words."""
    pilihan: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    """What was chosen for it, as whoever does it understands."""
    oleh: Mapped[str] = mapped_column(sa.String(80))
    pada: Mapped[datetime] = mapped_column(Moment)
    proses: Mapped[str] = mapped_column(sa.String(120), default="")
    """`machine:pid` of the process that does it; empty until it has begun."""
    detak: Mapped[datetime] = mapped_column(Moment)
    """When it was last heard of."""
    tahap: Mapped[str] = mapped_column(sa.String(80), default="")
    sudah: Mapped[int] = mapped_column(default=0)
    semua: Mapped[int] = mapped_column(default=0)
    """How much of the step there is; 0 where that is not known."""
    kalimat: Mapped[str] = mapped_column(sa.Text, default="")
    """What came of it, or why nothing did."""
    hasil: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    """What is asked about a file that was refused; empty where nothing is."""
    berakhir: Mapped[datetime | None] = mapped_column(Moment)
