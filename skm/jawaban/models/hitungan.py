"""Counters of answers, what of them may be shown, and up to when that has been decided."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.jawaban.jalur import Jalur, Rentang
from skm.orm import Base, enum_column


class Dimensi(StrEnum):
    """What a shown counter is a part of."""

    KANTOR = "kantor"
    """The whole office, by month."""
    LAYANAN = "layanan"
    """One service, by month once it has ended."""
    JALUR = "jalur"
    """One way of coming, by quarter once it has ended; so are those that follow."""
    TANDA = "tanda"
    """The answers without a flag."""
    JENIS_KELAMIN = "jenis_kelamin"
    USIA = "usia"
    PENDIDIKAN = "pendidikan"
    PEKERJAAN = "pekerjaan"


PROFIL = (Dimensi.JENIS_KELAMIN, Dimensi.USIA, Dimensi.PENDIDIKAN, Dimensi.PEKERJAAN)


class HitunganHari(Base):
    """The counts of one day's answers to one questionnaire about one service by one way of coming.

    For whoever may see any day: the command on the server. Pages read `HitunganTampil`.
    """

    __tablename__ = "hitungan_hari"
    __table_args__ = ({"sqlite_with_rowid": False},)

    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), primary_key=True)
    kuesioner_id: Mapped[int] = mapped_column(sa.ForeignKey("kuesioner.id"), primary_key=True)
    tanggal: Mapped[date] = mapped_column(primary_key=True)
    layanan_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """0 for the unit as a whole."""
    jalur: Mapped[Jalur] = mapped_column(enum_column(Jalur, "jalur"), primary_key=True)
    bertanda: Mapped[bool] = mapped_column(primary_key=True)
    responden: Mapped[int]
    isi: Mapped[bytes] = mapped_column(sa.LargeBinary)
    """`skm.jawaban.vektor` wrote and reads it."""


class HitunganTampil(Base):
    """What may be shown to anybody who may open a page: whole months of the office, ended months of a
    service, ended quarters of the other parts.

    Only a release, a closing, a load and the undo of a load write here, so that no view can show more.
    """

    __tablename__ = "hitungan_tampil"
    __table_args__ = ({"sqlite_with_rowid": False},)

    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), primary_key=True)
    dimensi: Mapped[Dimensi] = mapped_column(enum_column(Dimensi, "dimensi"), primary_key=True)
    mulai: Mapped[date] = mapped_column(primary_key=True)
    """First day of the month or quarter."""
    kuesioner_id: Mapped[int] = mapped_column(sa.ForeignKey("kuesioner.id"), primary_key=True)
    nilai: Mapped[str] = mapped_column(sa.String(24), primary_key=True)
    """Which part: the service's id, 0 for the unit as a whole; the way of coming; the band; empty for all."""
    akhir: Mapped[date]
    """Last day of that month or quarter."""
    dari: Mapped[date | None]
    """First day of the answers citizens sent themselves that are in it; empty where they are too few to show.
    A service's that were too few in a month are carried into its next one."""
    responden: Mapped[int]
    isi: Mapped[bytes] = mapped_column(sa.LargeBinary)


class HitunganProfil(Base):
    """How many said what of themselves in a quarter, one question at a time, as the official form asks.

    What was loaded is in it at once, what citizens sent from the closing of their quarter on, as it was then.
    Numbers alone: who reads them learns no score.
    """

    __tablename__ = "hitungan_profil"
    __table_args__ = ({"sqlite_with_rowid": False},)

    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), primary_key=True)
    mulai: Mapped[date] = mapped_column(primary_key=True)
    """First day of the quarter."""
    dimensi: Mapped[Dimensi] = mapped_column(enum_column(Dimensi, "dimensi"), primary_key=True)
    """One of `PROFIL`."""
    kuesioner_id: Mapped[int] = mapped_column(sa.ForeignKey("kuesioner.id"), primary_key=True)
    nilai: Mapped[str] = mapped_column(sa.String(20), primary_key=True)
    """What they said; empty for those who did not."""
    responden: Mapped[int]


class HitunganTambahan(Base):
    """How often an answer was given to an extra question in a month that was closed, as it may be shown."""

    __tablename__ = "hitungan_tambahan"
    __table_args__ = (sa.Index("ix_hitungan_tambahan_unit_id_mulai", "unit_id", "mulai"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    """In the order of the answers themselves: nothing of when they came."""
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    kuesioner_id: Mapped[int] = mapped_column(sa.ForeignKey("kuesioner.id"))
    mulai: Mapped[date]
    """First day of the month."""
    kode: Mapped[str] = mapped_column(sa.String(8))
    """Of the question."""
    nilai: Mapped[Any] = mapped_column(sa.JSON)
    """The place of the chosen label from 1, or a text."""
    banyak: Mapped[int]
    sendiri: Mapped[int]
    """Of them sent by citizens themselves and not flagged."""
    bertanda: Mapped[int]
    """Of them sent by citizens themselves and flagged."""


class Penutupan(Base):
    """Up to which month and which quarter an office's time has been closed: their parts are decided on."""

    __tablename__ = "penutupan"

    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), primary_key=True)
    rentang: Mapped[Rentang] = mapped_column(enum_column(Rentang, "rentang"), primary_key=True)
    mulai: Mapped[date]
    """First day of the last one that was closed."""
    sejak: Mapped[date]
    """The day from which answers have been released in batches; those of before count by month."""
