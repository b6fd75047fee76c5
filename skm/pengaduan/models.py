"""Complaints, the log of what the office did about each, and the time it promises to answer in."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.layanan.models import Berversi
from skm.orm import Base, Moment, enum_column


class TahapPengaduan(StrEnum):
    """How far a complaint is."""

    DITERIMA = "diterima"
    DIPROSES = "diproses"
    SELESAI = "selesai"


class AkhirPengaduan(StrEnum):
    """How one that is finished ended."""

    DIJAWAB = "dijawab"
    BUKAN = "bukan_pengaduan"
    """Spam, a try, something for another office: closed with a reason, never deleted."""


class JalurPengaduan(StrEnum):
    """How it came."""

    HALAMAN = "halaman"
    """The citizen's own form."""
    LISAN = "lisan"
    """Spoken at the counter and typed by the desk."""


TERBUKA = sa.text("tahap <> 'selesai'")
"""Complaints that wait for the office: few, however many there were."""


class Pengaduan(Base):
    """One complaint. Its columns keep what `alur.putar` makes of its log."""

    __tablename__ = "pengaduan"
    __table_args__ = (
        sa.UniqueConstraint("unit_id", "nomor"),
        sa.CheckConstraint("(tahap = 'selesai') = (selesai IS NOT NULL)", name="selesai_bermoment"),
        sa.CheckConstraint("(akhir IS NULL) = (selesai IS NULL)", name="selesai_berakhir"),
        sa.Index(
            "ix_pengaduan_terbuka",
            "unit_id",
            "jatuh_tempo",
            sqlite_where=TERBUKA,
            postgresql_where=TERBUKA,
        ),
        sa.Index("ix_pengaduan_unit_id_hari_diterima", "unit_id", "hari_diterima"),
        sa.Index("ix_pengaduan_unit_id_selesai", "unit_id", "selesai"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    nomor: Mapped[str] = mapped_column(sa.String(20))
    """What the office calls it, e.g. ADU/2026/0001."""
    layanan_id: Mapped[int | None] = mapped_column(sa.ForeignKey("layanan.id"))
    """The service it is about; empty for the office as a whole."""
    kode_sidik: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    """Fingerprint of the code it is followed by; the code itself is nowhere. Empty after retention."""
    isi: Mapped[str | None] = mapped_column(sa.Text)
    """The citizen's words; empty after retention."""
    nama_sandi: Mapped[str | None] = mapped_column(sa.Text)
    """Name and contact under the data key, which is not in the database; empty where none was given."""
    kontak_sandi: Mapped[str | None] = mapped_column(sa.Text)
    jalur: Mapped[JalurPengaduan] = mapped_column(
        enum_column(JalurPengaduan, "jalur_pengaduan"), server_default=JalurPengaduan.HALAMAN.value
    )
    diterima: Mapped[datetime] = mapped_column(Moment)
    hari_diterima: Mapped[date]
    """The office's date on which it came, under which it is counted."""
    janji_hari: Mapped[int]
    """Working days promised on the day it came."""
    jatuh_tempo: Mapped[datetime] = mapped_column(Moment)
    """Set from promise and calendar as known when it came, and kept."""
    tahap: Mapped[TahapPengaduan] = mapped_column(enum_column(TahapPengaduan, "tahap_pengaduan"))
    akhir: Mapped[AkhirPengaduan | None] = mapped_column(enum_column(AkhirPengaduan, "akhir_pengaduan"))
    selesai: Mapped[datetime | None] = mapped_column(Moment)
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form


class PeristiwaPengaduan(Base):
    """One step of a complaint. Rows are only ever added; the database refuses to change them.

    Only their words go, once those of the complaint itself have gone.
    """

    __tablename__ = "peristiwa_pengaduan"
    __table_args__ = (sa.UniqueConstraint("pengaduan_id", "urut"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pengaduan_id: Mapped[int] = mapped_column(sa.ForeignKey("pengaduan.id"))
    urut: Mapped[int]
    """From 1, in the order of entry."""
    tahap: Mapped[TahapPengaduan] = mapped_column(enum_column(TahapPengaduan, "tahap_peristiwa"))
    """Where it led."""
    akhir: Mapped[AkhirPengaduan | None] = mapped_column(enum_column(AkhirPengaduan, "akhir_peristiwa"))
    pada: Mapped[datetime] = mapped_column(Moment)
    oleh: Mapped[str] = mapped_column(sa.String(60))
    """The account that did or typed it; empty for the citizen."""
    jawaban: Mapped[str | None] = mapped_column(sa.Text)
    """The office's words to the citizen."""
    catatan: Mapped[str | None] = mapped_column(sa.Text)
    """The office's words to itself, never shown to a citizen."""


class NomorPengaduan(Base):
    """The last number given, per office and year."""

    __tablename__ = "nomor_pengaduan"

    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), primary_key=True, autoincrement=False)
    tahun: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    terakhir: Mapped[int]


class JanjiPengaduan(Berversi, Base):
    """In how many working days the office answers, from a date on; without a row `janji.BAWAAN`."""

    __tablename__ = "janji_pengaduan"
    __table_args__ = (
        sa.UniqueConstraint("unit_id", "berlaku_mulai", "versi"),
        sa.CheckConstraint("hari BETWEEN 1 AND 60", name="hari_wajar"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    berlaku_mulai: Mapped[date]
    hari: Mapped[int]
    oleh: Mapped[str] = mapped_column(sa.String(60))
