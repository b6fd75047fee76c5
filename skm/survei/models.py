"""Questionnaires, QR links and answers. Nothing here says who answered."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from skm.orm import Base, Moment, enum_column

KOLOM_UNSUR = 20
"""Score columns an answer has room for: nine of today's rule, fourteen of the 2004 rule, and some to add."""


class JenisTautan(StrEnum):
    """Where a link is shown."""

    POSTER = "poster"
    KIOS = "kios"


class Jalur(StrEnum):
    """How an answer came in."""

    POSTER = "poster"
    KIOS = "kios"
    IMPOR = "impor"


class Kuesioner(Base):
    """A published questionnaire; a later version is a new row and old answers keep theirs."""

    __tablename__ = "kuesioner"
    __table_args__ = (sa.UniqueConstraint("unit_id", "jenis", "versi"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    jenis: Mapped[str] = mapped_column(sa.String(20))
    """`skm`; another kind of survey never enters the IKM."""
    versi: Mapped[int]
    judul: Mapped[str] = mapped_column(sa.String(160))
    dasar: Mapped[str] = mapped_column(sa.String(200))
    terbit_pada: Mapped[datetime] = mapped_column(Moment)
    unsur: Mapped[list[Unsur]] = relationship(order_by="Unsur.urutan", cascade="all, delete-orphan")


class Unsur(Base):
    """One question. Answers bind to its column, never to the place it is printed at."""

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


class Tautan(Base):
    """What a QR code points to: a service, or the unit as a whole."""

    __tablename__ = "tautan"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    layanan_id: Mapped[int | None] = mapped_column(sa.ForeignKey("layanan.id"))
    kode: Mapped[str] = mapped_column(sa.String(16), unique=True)
    jenis: Mapped[JenisTautan] = mapped_column(enum_column(JenisTautan, "jenis_tautan"))
    aktif: Mapped[bool] = mapped_column(default=True)
    dibuat_pada: Mapped[datetime] = mapped_column(Moment)
    dibuat_oleh: Mapped[str] = mapped_column(sa.String(60))


class Jawaban(Base):
    """One respondent's answers, one row.

    The moment is the day alone, the key is random, and on SQLite the table has no row number, so that the
    order of arrival is not kept. PostgreSQL itself keeps that order in its pages and transaction numbers.
    """

    __tablename__ = "jawaban"
    __table_args__ = (
        sa.Index("ix_jawaban_unit_id_tanggal", "unit_id", "tanggal"),
        *(
            sa.CheckConstraint(f"u{nomor} BETWEEN 1 AND 4", name=f"u{nomor}_nilai")
            for nomor in range(1, KOLOM_UNSUR + 1)
        ),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    kuesioner_id: Mapped[int] = mapped_column(sa.ForeignKey("kuesioner.id"))
    layanan_id: Mapped[int | None] = mapped_column(sa.ForeignKey("layanan.id"))
    """Empty for the unit as a whole."""
    impor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("impor.id"))
    jalur: Mapped[Jalur] = mapped_column(enum_column(Jalur, "jalur"))
    tanggal: Mapped[date]
    """The office's local day."""
    jenis_kelamin: Mapped[str | None] = mapped_column(sa.String(20))
    usia: Mapped[str | None] = mapped_column(sa.String(20))
    """A band, never years."""
    pendidikan: Mapped[str | None] = mapped_column(sa.String(20))
    pekerjaan: Mapped[str | None] = mapped_column(sa.String(20))
    saran: Mapped[str | None] = mapped_column(sa.Text)
    u1: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u2: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u3: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u4: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u5: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u6: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u7: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u8: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u9: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u10: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u11: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u12: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u13: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u14: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u15: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u16: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u17: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u18: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u19: Mapped[int | None] = mapped_column(sa.SmallInteger)
    u20: Mapped[int | None] = mapped_column(sa.SmallInteger)


class Kiriman(Base):
    """That a form was sent, kept apart from what it said.

    `sidik_kunci` is the SHA-256 of the form's key; `sidik_isi` an HMAC of the body under that key, which
    tells a repeat from a different body and cannot be recomputed from an answer without the key.
    """

    __tablename__ = "kiriman"
    __table_args__ = ({"sqlite_with_rowid": False},)

    sidik_kunci: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    sidik_isi: Mapped[str] = mapped_column(sa.String(64))
    tanggal: Mapped[date]
