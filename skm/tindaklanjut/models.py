"""Plans of a period, the log of what became of each with its evidence, the forum, and comments."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.isian.models import BerkasBukti
from skm.orm import Base, Moment, enum_column


class StatusTindakLanjut(StrEnum):
    """How far a plan is."""

    DIRENCANAKAN = "direncanakan"
    BERJALAN = "berjalan"
    SELESAI = "selesai"


TERBUKA = sa.text("status <> 'selesai'")
"""Plans that are not done: few, however many there were."""
BERLAKU = sa.text("ditarik = ''")
"""Plans that were not taken back."""


class KeadaanSaran(StrEnum):
    """How far the office is with a comment."""

    BARU = "baru"
    DIBACA = "dibaca"
    DITINDAKLANJUTI = "ditindaklanjuti"
    SELESAI = "selesai"


class RencanaTindakLanjut(Base):
    """One row of a period's plan. Status and realisation are those of the last row of its log.

    One that was entered by mistake is taken back: it stays, and no plan, share or report has it.
    """

    __tablename__ = "rencana_tindak_lanjut"
    __table_args__ = (
        sa.Index(
            "uq_rencana_tindak_lanjut_berlaku",
            "unit_id",
            "dari",
            "sampai",
            "unsur",
            "program",
            unique=True,
            sqlite_where=BERLAKU,
            postgresql_where=BERLAKU,
        ),
        sa.CheckConstraint("triwulan <> ''", name="bertriwulan"),
        sa.Index(
            "ix_rencana_tindak_lanjut_terbuka",
            "unit_id",
            "tenggat",
            sqlite_where=TERBUKA,
            postgresql_where=TERBUKA,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    dari: Mapped[date]
    """First day of the period whose results it answers."""
    sampai: Mapped[date]
    unsur: Mapped[str] = mapped_column(sa.String(8))
    """Its code, e.g. U3."""
    nama_unsur: Mapped[str] = mapped_column(sa.String(200))
    """As the questionnaire of the period named it."""
    program: Mapped[str] = mapped_column(sa.String(300))
    """Programme or activity."""
    tahun: Mapped[int]
    """The year in which it is carried out."""
    triwulan: Mapped[str] = mapped_column(sa.String(4))
    """The quarters of that year, ascending digits: `23` is the second and the third."""
    tenggat: Mapped[date]
    """The last day of the last of them."""
    penanggung_jawab: Mapped[str] = mapped_column(sa.String(160))
    """The post that answers for it."""
    status: Mapped[StatusTindakLanjut] = mapped_column(enum_column(StatusTindakLanjut, "status_rencana"))
    realisasi: Mapped[str] = mapped_column(sa.String(1000))
    """What was done; empty until there is something to tell."""
    ditarik: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    """Why it was taken back; empty while it stands."""
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form


class PeristiwaTindakLanjut(Base):
    """A status and what was told with it. Rows are only added; the database lets words be masked, no more."""

    __tablename__ = "peristiwa_tindak_lanjut"
    __table_args__ = (sa.UniqueConstraint("rencana_id", "urut"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rencana_id: Mapped[int] = mapped_column(sa.ForeignKey("rencana_tindak_lanjut.id"))
    urut: Mapped[int]
    """From 1, in the order of entry."""
    status: Mapped[StatusTindakLanjut] = mapped_column(enum_column(StatusTindakLanjut, "status_peristiwa"))
    realisasi: Mapped[str] = mapped_column(sa.String(1000))
    pada: Mapped[datetime] = mapped_column(Moment)
    oleh: Mapped[str] = mapped_column(sa.String(60))


class BuktiTindakLanjut(BerkasBukti, Base):
    """A file that shows what was done of a plan."""

    __tablename__ = "bukti_tindak_lanjut"
    __table_args__ = (sa.UniqueConstraint("rencana_id", "sidik"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rencana_id: Mapped[int] = mapped_column(sa.ForeignKey("rencana_tindak_lanjut.id"))


class ForumKonsultasi(Base):
    """The day on which a Forum Konsultasi Publik agreed on a period's plan."""

    __tablename__ = "forum_konsultasi"
    __table_args__ = (sa.UniqueConstraint("unit_id", "dari", "sampai"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    dari: Mapped[date]
    sampai: Mapped[date]
    tanggal: Mapped[date | None]
    """Empty where one was recorded by mistake."""
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form


class TanggapanSaran(Base):
    """What the office did about a released comment; one without a row is new.

    It knows the comment's month and nothing else of who wrote it, or when.
    """

    __tablename__ = "tanggapan_saran"
    __table_args__ = (
        sa.Index("ix_tanggapan_saran_unit_id_bulan", "unit_id", "bulan"),
        sa.Index("ix_tanggapan_saran_rencana_id", "rencana_id"),
    )

    jawaban_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("jawaban.id", ondelete="CASCADE"), primary_key=True
    )
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    bulan: Mapped[int]
    """The month it counts in: year × 12 + month."""
    keadaan: Mapped[KeadaanSaran] = mapped_column(enum_column(KeadaanSaran, "keadaan_saran"))
    unsur: Mapped[str] = mapped_column(sa.String(8))
    """The unsur it is about, by code; empty while nobody said."""
    label: Mapped[str] = mapped_column(sa.String(200))
    """Words of the office's own, each once, parted by a comma and a space."""
    tanggapan: Mapped[str] = mapped_column(sa.String(1000))
    """What the office answers in public; empty while it does not."""
    tampil: Mapped[bool]
    """Whether the comment stands beside the answer, once its month has ended."""
    rencana_id: Mapped[int | None] = mapped_column(sa.ForeignKey("rencana_tindak_lanjut.id"))
    """The plan it led to."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form
