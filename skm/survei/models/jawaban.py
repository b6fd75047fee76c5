"""Answers, that forms were sent, and what was taken out of the count. Nothing here says who answered."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import IntFlag, StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.orm import Base, Moment, enum_column
from skm.survei.models.kuesioner import KOLOM_UNSUR


class Jalur(StrEnum):
    """How an answer came in."""

    TIKET = "tiket"
    POSTER = "poster"
    KIOS = "kios"
    KERTAS = "kertas"
    IMPOR = "impor"


class Tanda(IntFlag):
    """Suspicious patterns of an answer. A flag excludes nothing; it is shown to who may exclude."""

    SERAGAM_CEPAT = 1
    """The same score throughout, faster than a person reads."""
    BERUNTUN = 2
    """One of very many through the same link within a minute."""
    PERANGKAT_PETUGAS = 4
    """Sent from a device where a member of staff was signed in."""


class Jawaban(Base):
    """One respondent's answers, one row.

    The moment is the day alone, the key is random, and on SQLite the table has no row number, so that the
    order of arrival is not kept. PostgreSQL itself would keep it in its pages and transaction numbers, so
    there the answers of one office and day are written anew in the order of their keys when one is added.
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
    tambahan: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    """Answers to extra questions by their code: the place of the chosen label from 1, or a text."""
    tanda: Mapped[int] = mapped_column(sa.SmallInteger, default=0, server_default="0")
    """Bits of `Tanda`."""
    pengecualian_id: Mapped[int | None] = mapped_column(sa.ForeignKey("pengecualian.id"))
    """Set while an exclusion takes this answer out of every figure."""
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
    tells a repeat from a different body and cannot be recomputed from an answer without the key. Rows older
    than a queued answer may wait on a phone are deleted.
    """

    __tablename__ = "kiriman"
    __table_args__ = (sa.Index("ix_kiriman_tanggal", "tanggal"), {"sqlite_with_rowid": False})

    sidik_kunci: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    sidik_isi: Mapped[str] = mapped_column(sa.String(64))
    tanggal: Mapped[date]


class Pengecualian(Base):
    """Answers taken out of every figure: why, by whom, and who put them back."""

    __tablename__ = "pengecualian"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    alasan: Mapped[str] = mapped_column(sa.String(300))
    jumlah: Mapped[int]
    pada: Mapped[datetime] = mapped_column(Moment)
    oleh: Mapped[str] = mapped_column(sa.String(60))
    dibatalkan_pada: Mapped[datetime | None] = mapped_column(Moment)
    dibatalkan_oleh: Mapped[str | None] = mapped_column(sa.String(60))
