"""Answers, waiting and released, and what was taken out. Nothing here says who answered.

What columns mean is the questionnaire's to know: here they are u1 to u20.
"""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import IntFlag
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.jawaban.jalur import KOLOM_UNSUR, Jalur
from skm.orm import Base, Moment, enum_column


class Tanda(IntFlag):
    """Suspicious patterns of an answer. A flag excludes nothing; it is shown to who may exclude."""

    SERAGAM_CEPAT = 1
    """The same score throughout, faster than a person reads."""
    BERUNTUN = 2
    """One of very many through the same link within a minute."""
    PERANGKAT_PETUGAS = 4
    """Sent from a device where a member of staff was signed in."""


class JawabanMenunggu(Base):
    """An answer that waits for its day to be over: sealed, and as long as every other one.

    Beside it stand only its office and the day it came, so that its place, its transaction and the order of
    such rows tell nothing about what was answered. A row is a page, and none is kept for long: no index.
    """

    __tablename__ = "jawaban_menunggu"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    hari: Mapped[date]
    """The office's local day on which it came."""
    isi: Mapped[bytes] = mapped_column(sa.LargeBinary)
    """`skm.jawaban.segel` wrote and reads it."""


class Jawaban(Base):
    """One respondent's released answers, one row: the raw truth behind every counter.

    The moment is the day of release alone and the key is random; the rows of a release are written in random
    order in one transaction. What was loaded or typed from paper stands under the day of its form; of a large
    load the key of an answer without a comment may tell the month.
    """

    __tablename__ = "jawaban"
    __table_args__ = (
        sa.Index("ix_jawaban_unit_id_tanggal", "unit_id", "tanggal"),
        sa.Index(
            "ix_jawaban_tertunda",
            "unit_id",
            sqlite_where=sa.text("terhitung = (pengecualian_id IS NOT NULL)"),
            postgresql_where=sa.text("terhitung = (pengecualian_id IS NOT NULL)"),
        ),
        sa.Index(
            "ix_jawaban_bertanda",
            "unit_id",
            "tanggal",
            sqlite_where=sa.text("tanda <> 0"),
            postgresql_where=sa.text("tanda <> 0"),
        ),
        sa.Index("ix_jawaban_impor_id", "impor_id"),
        sa.Index(
            "ix_jawaban_keluar",
            "unit_id",
            "tanggal",
            "terhitung",
            "pengecualian_id",
            sqlite_where=sa.text("pengecualian_id IS NOT NULL"),
            postgresql_where=sa.text("pengecualian_id IS NOT NULL"),
        ),
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
    terhitung: Mapped[bool] = mapped_column(default=True, server_default=sa.true())
    """Whether the counters hold it: an exclusion and its undo wait until they can hide among others."""
    luar_triwulan: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether it was taken out when its quarter was closed: the quarter's parts never change after that."""
    saran_keluar: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether its comment stands in no list: it was taken out together with four others of its batch."""
    saran_layanan: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether its comment stands in its service's list: five of its batch do, and none or five do not."""
    riwayat: Mapped[str | None] = mapped_column(sa.Text)
    """Each time it left the counters or came back, as `skm.jawaban.services.orang` writes and reads it."""
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


BULAN_JAWABAN = (
    sa.extract("year", Jawaban.tanggal) * sa.literal_column("12") + sa.extract("month", Jawaban.tanggal)
).self_group()
"""An answer's month as a number, year × 12 + month. The indexes below hold it: comments are listed by month,
in no order within it, and no list may go through all of them."""
for _nama, _kolom in (("unit", ()), ("layanan", (Jawaban.layanan_id,))):
    sa.Index(
        f"ix_jawaban_saran_{_nama}",
        Jawaban.unit_id,
        *_kolom,
        BULAN_JAWABAN.desc(),
        Jawaban.id,
        sqlite_where=Jawaban.saran.is_not(None),
        postgresql_where=Jawaban.saran.is_not(None),
    )

SATU_PERNYATAAN = {"render_nulls": True}
"""Of inserting answers: what one of them leaves empty takes no statement of its own."""


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
