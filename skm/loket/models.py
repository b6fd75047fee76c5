"""The front desk's log: what was asked, what was promised, when it was delivered."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.kalender import Satuan
from skm.layanan.models import Kategori
from skm.orm import Base, Moment, enum_column


class StatusPermohonan(StrEnum):
    """Where a case stands; `batal` and `ditolak` leave both sides of the on-time percentage."""

    PROSES = "proses"
    SELESAI = "selesai"
    BATAL = "batal"
    DITOLAK = "ditolak"
    DITARIK = "ditarik"
    """Came in a register that was undone: it counts nowhere."""


class Tahap(StrEnum):
    """How far a case is, finer than its status."""

    DITERIMA = "diterima"
    KURANG = "kurang"
    """The file is incomplete and the clock stands still: the office waits for the citizen."""
    PROSES = "proses"
    TTD = "ttd"
    """Waiting for a signature; the clock runs."""
    SELESAI = "selesai"
    DISERAHKAN = "diserahkan"
    BATAL = "batal"
    DITOLAK = "ditolak"
    DITARIK = "ditarik"


class JenisPeristiwa(StrEnum):
    """What can happen to a case."""

    DITERIMA = "diterima"
    KURANG = "kurang"
    LENGKAP = "lengkap"
    TTD = "ttd"
    SELESAI = "selesai"
    DISERAHKAN = "diserahkan"
    BATAL = "batal"
    DITOLAK = "ditolak"
    KOREKSI = "koreksi"
    """An earlier entry was wrong: it never happened, or at another moment."""
    TEMPO = "tempo"
    """An admin set the due moment anew, by calendar and promise as known then."""
    DITARIK = "ditarik"
    """The register that brought the case was undone."""


HIDUP = sa.text("status <> 'ditarik'")
"""Where a number is given once: a register that was undone may come again."""
PROSES = sa.text("status = 'proses'")
"""Cases that are open: few, however many there were."""
TERTUTUP = sa.text("status IN ('batal', 'ditolak')")
"""Cases that were cancelled or refused."""
TANPA_JAM = sa.text("selesai IS NOT NULL AND jatuh_tempo IS NULL")
"""Finished, and no due moment could be told of: a register of days without hours."""
SIAP = sa.text("tahap = 'selesai' AND impor_id IS NULL")
"""Finished at the desk and not handed over; a loaded register does not say what was."""


def _sebagian(nama: str, syarat: sa.TextClause, *kolom: str) -> sa.Index:
    """An index of a part of the table."""
    return sa.Index(nama, *kolom, sqlite_where=syarat, postgresql_where=syarat)


class Permohonan(Base):
    """One request of one applicant for one service.

    Everything about its progress is what `alur.putar` makes of its events; the columns keep the result so
    that boards and figures need not replay the log.
    """

    __tablename__ = "permohonan"
    __table_args__ = (
        sa.Index(
            "uq_permohonan_unit_id_nomor",
            "unit_id",
            "nomor",
            unique=True,
            sqlite_where=HIDUP,
            postgresql_where=HIDUP,
        ),
        sa.CheckConstraint("(status = 'selesai') = (selesai IS NOT NULL)", name="selesai_bermoment"),
        sa.CheckConstraint("lengkap >= diterima", name="lengkap_setelah_diterima"),
        sa.CheckConstraint("selesai >= lengkap", name="selesai_setelah_lengkap"),
        sa.Index("ix_permohonan_unit_id_jatuh_tempo", "unit_id", "jatuh_tempo"),
        sa.Index("ix_permohonan_unit_id_selesai", "unit_id", "selesai"),
        sa.Index("ix_permohonan_unit_id_dicatat_akhir", "unit_id", "dicatat_akhir"),
        sa.UniqueConstraint("unit_id", "kunjungan", "layanan_id"),
        sa.Index("ix_permohonan_unit_id_nik_sidik", "unit_id", "nik_sidik"),
        sa.Index("ix_permohonan_layanan_id_diterima", "layanan_id", "diterima"),
        _sebagian("ix_permohonan_terbuka", PROSES, "unit_id", "jatuh_tempo"),
        _sebagian("ix_permohonan_terbuka_petugas", PROSES, "unit_id", "dicatat_oleh", "layanan_id"),
        _sebagian("ix_permohonan_impor_id", sa.text("impor_id IS NOT NULL"), "impor_id"),
        _sebagian("ix_permohonan_tertutup", TERTUTUP, "unit_id", "ditutup"),
        _sebagian("ix_permohonan_siap", SIAP, "unit_id", "selesai"),
        _sebagian("ix_permohonan_tanpa_jam", TANPA_JAM, "unit_id", "selesai"),
        sa.Index("ix_permohonan_wilayah_id", "wilayah_id"),
        _sebagian(
            "ix_permohonan_kunjungan", sa.text("kunjungan IS NOT NULL"), "unit_id", "dicatat_oleh", "id"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    nomor: Mapped[str] = mapped_column(sa.String(40))
    layanan_id: Mapped[int] = mapped_column(sa.ForeignKey("layanan.id"))
    pemohon: Mapped[str | None] = mapped_column(sa.String(120))
    """Name of the applicant; empty for imported registers."""
    wilayah_id: Mapped[int | None] = mapped_column(sa.ForeignKey("wilayah.id"))
    diterima: Mapped[datetime] = mapped_column(Moment)
    lengkap: Mapped[datetime | None] = mapped_column(Moment)
    """When the file was first complete: the clock starts here. Empty while it never was."""
    janji_jumlah: Mapped[int]
    janji_satuan: Mapped[Satuan] = mapped_column(enum_column(Satuan, "janji_satuan"))
    kategori: Mapped[Kategori] = mapped_column(enum_column(Kategori, "kategori"))
    """The group it is counted in: the service's on the day of its promise, whatever the service becomes."""
    jatuh_tempo: Mapped[datetime | None] = mapped_column(Moment)
    """Set from the promise and the calendar in force when the clock started, and kept.

    Empty while the clock has not begun, or stands still before the promised time has run out.
    """
    jeda_singkat: Mapped[int] = mapped_column(default=0, server_default="0")
    """Pauses of less than 30 working minutes that let a closing pass, counted with the due moment."""
    berhenti: Mapped[datetime | None] = mapped_column(Moment)
    """Since when the clock stands, while it stands; of a closed case, since when it stood."""
    lama: Mapped[int | None]
    """Working minutes from complete to finished without pauses, as the calendar was known when it was."""
    tahap: Mapped[Tahap] = mapped_column(enum_column(Tahap, "tahap"), default=Tahap.PROSES)
    status: Mapped[StatusPermohonan] = mapped_column(enum_column(StatusPermohonan, "status"))
    selesai: Mapped[datetime | None] = mapped_column(Moment)
    ditutup: Mapped[datetime | None] = mapped_column(Moment)
    """When it was cancelled or refused."""
    alasan: Mapped[str | None] = mapped_column(sa.String(300))
    """Why it was cancelled or refused."""
    diserahkan: Mapped[datetime | None] = mapped_column(Moment)
    kurang: Mapped[str | None] = mapped_column(sa.String(300))
    """What the file still lacks while the office waits for the citizen."""
    dicatat_pada: Mapped[datetime] = mapped_column(Moment)
    """When it was entered; later than `diterima` for one that was logged afterwards."""
    dicatat_akhir: Mapped[datetime] = mapped_column(Moment)
    """When something was last entered about it: from then on the columns say what was known."""
    diselesaikan_oleh: Mapped[str | None] = mapped_column(sa.String(60))
    kunjungan: Mapped[str | None] = mapped_column(sa.String(64))
    """Key of the intake form: cases of one visit share it, and a form sent twice is logged once."""
    kode_lacak: Mapped[str | None] = mapped_column(sa.String(16), unique=True)
    """What the citizen tracks the case with; empty for loaded registers."""
    nik_sandi: Mapped[str | None] = mapped_column(sa.Text)
    """NIK under the data key, which is not in the database."""
    nik_sidik: Mapped[str | None] = mapped_column(sa.String(64))
    """Keyed hash of the NIK, for finding a person's cases."""
    telepon_sandi: Mapped[str | None] = mapped_column(sa.Text)
    dicatat_oleh: Mapped[str] = mapped_column(sa.String(60))
    impor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("impor.id"))
    versi: Mapped[int] = mapped_column(default=1)
    hari_diterima: Mapped[date | None]
    hari_lengkap: Mapped[date | None]
    hari_tempo: Mapped[date | None]
    """The date that the due moment is counted under, where that is not its own: a moment in a shift over
    midnight has the date on which the shift opened. As for the other moments; empty is the ordinary case."""
    hari_selesai: Mapped[date | None]
    hari_ditutup: Mapped[date | None]

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form


class PeristiwaPermohonan(Base):
    """One thing that happened to a case. Rows are only added; the database lets words be masked, no more."""

    __tablename__ = "peristiwa_permohonan"
    __table_args__ = (sa.UniqueConstraint("permohonan_id", "urut"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    permohonan_id: Mapped[int] = mapped_column(sa.ForeignKey("permohonan.id"))
    urut: Mapped[int]
    """From 1, in the order of entry."""
    jenis: Mapped[JenisPeristiwa] = mapped_column(enum_column(JenisPeristiwa, "jenis_peristiwa"))
    pada: Mapped[datetime] = mapped_column(Moment)
    """When it happened."""
    dicatat: Mapped[datetime] = mapped_column(Moment)
    """When it was entered."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    isi: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    """What was decided then: `layanan` (its id), `janji`, `kategori`, `jatuh_tempo` (ISO 8601, null while
    the clock stands), `jeda_singkat`, `alasan`, `kurang`, and for a correction `urut` with `hapus` or
    `pada`. `hari` and `hari_tempo` are the dates that the moment told of and the due moment are counted
    under, where a shift over midnight makes them others than their own."""


class KataPermohonan(Base):
    """A word that a case is found by: of its number, or of its applicant's name, folded by `pecah_kata`.

    In clear, as the name in `permohonan.pemohon` is, and gone with it: who reads the database learns nothing
    here that does not stand there.
    """

    __tablename__ = "kata_permohonan"
    __table_args__ = (
        sa.Index("ix_kata_permohonan_kata", "unit_id", "kata", "permohonan_id"),
        {"sqlite_with_rowid": False},
    )

    permohonan_id: Mapped[int] = mapped_column(sa.ForeignKey("permohonan.id"), primary_key=True)
    kata: Mapped[str] = mapped_column(
        sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql"), primary_key=True
    )
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    pribadi: Mapped[bool]
    """Of the name: it goes when the name does."""


class NomorUrut(Base):
    """The last registration number given, per service and year."""

    __tablename__ = "nomor_urut"

    layanan_id: Mapped[int] = mapped_column(sa.ForeignKey("layanan.id"), primary_key=True)
    tahun: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    terakhir: Mapped[int]


class SusunanHitungan(Base):
    """An office whose cases are counted as they change: `zona` is where the counters' days are days.

    Without a row nothing is kept and figures are counted from the cases.
    """

    __tablename__ = "susunan_hitungan"

    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), primary_key=True, autoincrement=False)
    zona: Mapped[str] = mapped_column(sa.String(64))


class HitunganLoket(Base):
    """Counts of cases by one thing, kept by every act in its own transaction.

    The counts of a key are the sum of its rows: an act puts those that nobody else holds and its own change
    into one, so that no act waits for another. Nothing here depends on the time of reading.
    """

    __tablename__ = "hitungan_loket"
    __table_args__ = (
        sa.Index("ix_hitungan_loket_kunci", "unit_id", "dimensi", "rentang", "mulai", "nilai", "golongan"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    dimensi: Mapped[str] = mapped_column(sa.String(12))
    """By what it is counted; see `sumbangan.Dimensi`."""
    nilai: Mapped[str] = mapped_column(sa.String(300))
    """Which of them: a service's or village's id, an officer's name, a reason."""
    golongan: Mapped[str] = mapped_column(sa.String(24))
    """What it is told apart by further: the category, or how it was closed."""
    rentang: Mapped[str] = mapped_column(sa.String(8))
    """How long it is: a day, a month, or all the time there is."""
    mulai: Mapped[date]
    """The first day of it."""
    diproses: Mapped[int]
    jatuh_tempo: Mapped[int]
    tepat_waktu: Mapped[int]
    selesai_terlambat: Mapped[int]
    belum_selesai: Mapped[int]
    """Open, whether or not the due moment has come."""
    selesai: Mapped[int]
    selesai_tepat: Mapped[int]
    batal: Mapped[int]
    ditolak: Mapped[int]
    terhenti: Mapped[int]
    ditutup_terlambat: Mapped[int]
    tanpa_waktu: Mapped[int]
    jeda_singkat: Mapped[int]
    lama: Mapped[bytes]
    """How many took how many working minutes; see `ember`."""
