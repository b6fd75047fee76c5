"""The front desk's log: what was asked, what was promised, when it was delivered."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.kalender import Satuan
from skm.orm import Base, Moment, enum_column


class StatusPermohonan(StrEnum):
    """Where a case stands; `batal` and `ditolak` leave both sides of the on-time percentage."""

    PROSES = "proses"
    SELESAI = "selesai"
    BATAL = "batal"
    DITOLAK = "ditolak"


class Permohonan(Base):
    """One request of one applicant for one service."""

    __tablename__ = "permohonan"
    __table_args__ = (
        sa.UniqueConstraint("unit_id", "nomor"),
        sa.CheckConstraint("(status = 'selesai') = (selesai IS NOT NULL)", name="selesai_bermoment"),
        sa.CheckConstraint("lengkap >= diterima", name="lengkap_setelah_diterima"),
        sa.CheckConstraint("selesai >= lengkap", name="selesai_setelah_lengkap"),
        sa.Index("ix_permohonan_unit_id_jatuh_tempo", "unit_id", "jatuh_tempo"),
        sa.Index("ix_permohonan_unit_id_selesai", "unit_id", "selesai"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    nomor: Mapped[str] = mapped_column(sa.String(40))
    layanan_id: Mapped[int] = mapped_column(sa.ForeignKey("layanan.id"))
    pemohon: Mapped[str | None] = mapped_column(sa.String(120))
    """Name of the applicant; empty for imported registers."""
    wilayah_id: Mapped[int | None] = mapped_column(sa.ForeignKey("wilayah.id"))
    diterima: Mapped[datetime] = mapped_column(Moment)
    lengkap: Mapped[datetime] = mapped_column(Moment)
    """When the file was complete: the clock starts here."""
    janji_jumlah: Mapped[int]
    janji_satuan: Mapped[Satuan] = mapped_column(enum_column(Satuan, "janji_satuan"))
    jatuh_tempo: Mapped[datetime] = mapped_column(Moment)
    """Set from the promise and the calendar in force when the clock started, and kept."""
    status: Mapped[StatusPermohonan] = mapped_column(enum_column(StatusPermohonan, "status"))
    selesai: Mapped[datetime | None] = mapped_column(Moment)
    ditutup: Mapped[datetime | None] = mapped_column(Moment)
    """When it was cancelled or refused."""
    alasan: Mapped[str | None] = mapped_column(sa.String(300))
    """Why it was cancelled or refused."""
    dicatat_oleh: Mapped[str] = mapped_column(sa.String(60))
    impor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("impor.id"))
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form


class NomorUrut(Base):
    """The last registration number given, per service and year."""

    __tablename__ = "nomor_urut"

    layanan_id: Mapped[int] = mapped_column(sa.ForeignKey("layanan.id"), primary_key=True)
    tahun: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    terakhir: Mapped[int]
