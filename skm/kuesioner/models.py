"""Questionnaires as versioned data. A published version never changes; an edit is a new one."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from skm.jawaban.jalur import KOLOM_UNSUR
from skm.orm import Base, Moment, Tampil, enum_column


class JenisKuesioner(StrEnum):
    """Kinds of survey. Only `skm` enters the IKM; the others are surveys of their own."""

    SKM = "skm"
    SPAK = "spak"
    """Survei Persepsi Anti Korupsi."""
    SPKP = "spkp"
    """Survei Persepsi Kualitas Pelayanan."""


class SkalaKuesioner(StrEnum):
    """The rule whose bounds class an IKM: it belongs to the questionnaire that was answered."""

    TAHUN_2017 = "2017"
    """PermenPANRB 14/2017."""
    TAHUN_2004 = "2004"
    """KEP/25/M.PAN/2/2004, 14 unsur, for old data."""


class JenisTambahan(StrEnum):
    """How an extra question is answered."""

    PILIHAN = "pilihan"
    TEKS = "teks"


class Kuesioner(Tampil, Base):
    """One version of a questionnaire; old answers keep the version they were given to."""

    __tablename__ = "kuesioner"
    __table_args__ = (
        sa.UniqueConstraint("unit_id", "jenis", "versi"),
        sa.CheckConstraint("(terbit_pada IS NULL) = (berlaku_mulai IS NULL)", name="terbit_berhari"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    jenis: Mapped[JenisKuesioner] = mapped_column(enum_column(JenisKuesioner, "jenis_kuesioner"))
    versi: Mapped[int]
    judul: Mapped[str] = mapped_column(sa.String(160))
    dasar: Mapped[str] = mapped_column(sa.String(200))
    terbit_pada: Mapped[datetime | None] = mapped_column(Moment)
    """Empty while it is a draft, which nobody can answer."""
    berlaku_mulai: Mapped[date | None]
    """The first day it is answered, in the office's days; of a published version only."""
    skala: Mapped[SkalaKuesioner] = mapped_column(
        enum_column(SkalaKuesioner, "skala"), default=SkalaKuesioner.TAHUN_2017, server_default="2017"
    )
    """What classes its IKM."""
    perubahan: Mapped[int] = mapped_column(default=1)
    """Counts the edits of a draft, so that two admins editing at once are told."""
    unsur: Mapped[list[Unsur]] = relationship(order_by="Unsur.urutan", cascade="all, delete-orphan")
    tambahan: Mapped[list[Tambahan]] = relationship(order_by="Tambahan.urutan", cascade="all, delete-orphan")
    terjemahan: Mapped[list[Terjemahan]] = relationship(cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": perubahan}  # noqa: RUF012  # SQLAlchemy's own declaration form


class Unsur(Tampil, Base):
    """One scored question. Answers bind to its column, never to the place it is printed at."""

    __tablename__ = "unsur"
    __table_args__ = (
        sa.UniqueConstraint("kuesioner_id", "kode"),
        sa.UniqueConstraint("kuesioner_id", "kolom"),
        sa.CheckConstraint(f"kolom BETWEEN 1 AND {KOLOM_UNSUR}", name="kolom_tersedia"),
        sa.CheckConstraint("bobot_pembilang > 0 AND bobot_penyebut > 0", name="bobot_positif"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kuesioner_id: Mapped[int] = mapped_column(sa.ForeignKey("kuesioner.id"))
    kode: Mapped[str] = mapped_column(sa.String(8))
    nama: Mapped[str] = mapped_column(sa.String(160))
    pertanyaan: Mapped[str] = mapped_column(sa.Text)
    opsi_1: Mapped[str] = mapped_column(sa.String(120))
    opsi_2: Mapped[str] = mapped_column(sa.String(120))
    opsi_3: Mapped[str] = mapped_column(sa.String(120))
    opsi_4: Mapped[str] = mapped_column(sa.String(120))
    urutan: Mapped[int]
    """Printed order only."""
    kolom: Mapped[int]
    """Which of the answer's score columns u1…u20 holds this unsur."""
    bobot_pembilang: Mapped[int]
    bobot_penyebut: Mapped[int]

    @property
    def bobot(self) -> Fraction:
        """The weight, exact."""
        return Fraction(self.bobot_pembilang, self.bobot_penyebut)

    @property
    def opsi(self) -> tuple[str, str, str, str]:
        """Labels of the scores 1, 2, 3 and 4."""
        return (self.opsi_1, self.opsi_2, self.opsi_3, self.opsi_4)


class Tambahan(Tampil, Base):
    """An extra question that is not scored; it never enters the IKM and may be left open."""

    __tablename__ = "tambahan"
    __table_args__ = (sa.UniqueConstraint("kuesioner_id", "kode"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kuesioner_id: Mapped[int] = mapped_column(sa.ForeignKey("kuesioner.id"))
    kode: Mapped[str] = mapped_column(sa.String(8))
    """T1, T2, …: the form field, and the key in an answer's `tambahan`."""
    urutan: Mapped[int]
    jenis: Mapped[JenisTambahan] = mapped_column(enum_column(JenisTambahan, "jenis_tambahan"))
    pertanyaan: Mapped[str] = mapped_column(sa.Text)
    pilihan: Mapped[list[str]] = mapped_column(sa.JSON, default=list)
    """Labels to choose from; an answer keeps the place of the chosen one, from 1."""


class Terjemahan(Tampil, Base):
    """A text of a questionnaire in another language, beside what the catalogues in `skm/bahasa` know.

    It belongs to the Indonesian wording: a changed sentence has no translation until somebody writes one.
    """

    __tablename__ = "terjemahan"

    kuesioner_id: Mapped[int] = mapped_column(sa.ForeignKey("kuesioner.id"), primary_key=True)
    bahasa: Mapped[str] = mapped_column(sa.String(8), primary_key=True)
    asal: Mapped[str] = mapped_column(sa.String(600), primary_key=True)
    teks: Mapped[str] = mapped_column(sa.Text)
