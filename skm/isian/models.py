"""What posts fill in for a quarter, the evidence for it, by when, and who fills in for which post."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment, enum_column


class TahapIsian(StrEnum):
    """How far a quarter's inputs have come; only approved ones give figures that count."""

    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIVERIFIKASI = "diverifikasi"
    DISETUJUI = "disetujui"
    DIKUNCI = "dikunci"


class IsianTriwulan(Base):
    """What a post filled in for one indicator and quarter: inputs, never a percentage."""

    __tablename__ = "isian_triwulan"
    __table_args__ = (
        sa.UniqueConstraint("indikator_id", "triwulan"),
        sa.CheckConstraint("triwulan BETWEEN 1 AND 4", name="triwulan_setahun"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    indikator_id: Mapped[int] = mapped_column(sa.ForeignKey("indikator.id"))
    triwulan: Mapped[int]
    isi: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    """Variable → exact number as "a/b", null for not applicable."""
    catatan: Mapped[str] = mapped_column(sa.Text, default="")
    langkah: Mapped[list[list[str]]] = mapped_column(sa.JSON, default=list, server_default="[]")
    """Every step so far, oldest first: act, by whom, when (ISO 8601), why; the reason is often empty.

    Where one person took the step before as well, since when the office allows it (ISO 8601) comes fifth.
    """
    tahap: Mapped[TahapIsian] = mapped_column(enum_column(TahapIsian, "tahap_isian"))
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form

    @property
    def dikembalikan(self) -> str:
        """Why it was sent back or unlocked, if that was the last thing that happened to it."""
        return self.langkah[-1][3] if self.langkah else ""


class BerkasBukti:
    """Beside `Base`: a file that something rests on; the bytes lie in the instance folder under `sidik`."""

    nama: Mapped[str] = mapped_column(sa.String(120))
    """As the sender called it, without a folder; never used as a path."""
    jenis: Mapped[str] = mapped_column(sa.String(8))
    """The ending that its content proved: pdf, png, jpg, xlsx or ods."""
    ukuran: Mapped[int]
    """Bytes."""
    sidik: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of the content, in hexadecimal."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)


class BuktiDukung(BerkasBukti, Base):
    """A file that a quarter's inputs rest on."""

    __tablename__ = "bukti_dukung"
    __table_args__ = (
        sa.UniqueConstraint("indikator_id", "triwulan", "sidik"),
        sa.CheckConstraint("triwulan BETWEEN 1 AND 4", name="triwulan_setahun"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    indikator_id: Mapped[int] = mapped_column(sa.ForeignKey("indikator.id"))
    triwulan: Mapped[int]


class TenggatIsian(Base):
    """The last day on which posts submit a quarter; without a row it is the default in `queries`."""

    __tablename__ = "tenggat_isian"
    __table_args__ = (
        sa.UniqueConstraint("unit_id", "tahun", "triwulan"),
        sa.CheckConstraint("triwulan BETWEEN 1 AND 4", name="triwulan_setahun"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    tahun: Mapped[int]
    triwulan: Mapped[int]
    tanggal: Mapped[date]


class PenugasanJabatan(Base):
    """An account that fills in for a post; a person may hold several posts, a post several people."""

    __tablename__ = "penugasan_jabatan"
    __table_args__ = (sa.UniqueConstraint("akun_id", "jabatan"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    akun_id: Mapped[int] = mapped_column(sa.ForeignKey("akun.id"))
    jabatan: Mapped[str] = mapped_column(sa.Text)
    """As the catalogue names who answers: `Indikator.penanggung`."""


class AnalisisIndikator(Base):
    """What the post writes about one indicator's year: why it came out so, and what is done about it."""

    __tablename__ = "analisis_indikator"

    id: Mapped[int] = mapped_column(primary_key=True)
    indikator_id: Mapped[int] = mapped_column(sa.ForeignKey("indikator.id"), unique=True)
    penyebab: Mapped[str] = mapped_column(sa.Text)
    tindak_lanjut: Mapped[str] = mapped_column(sa.Text)
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form


class AksiIndikator(Base):
    """What the post does in each quarter to reach an indicator's target, and what became of it."""

    __tablename__ = "aksi_indikator"

    id: Mapped[int] = mapped_column(primary_key=True)
    indikator_id: Mapped[int] = mapped_column(sa.ForeignKey("indikator.id"), unique=True)
    rencana: Mapped[list[str]] = mapped_column(sa.JSON)
    """Of quarters I to IV; empty where nothing is planned."""
    realisasi: Mapped[list[str]] = mapped_column(sa.JSON)
    """What was done of it, quarter by quarter."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form
