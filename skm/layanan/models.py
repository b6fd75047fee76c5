"""The nouns that desk and survey share: the unit, its villages, services, promises and calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kinerja.kalender import Satuan
from skm.orm import Base, Moment, Tampil, enum_column

SELALU = datetime(1900, 1, 1, tzinfo=UTC)
"""When what was on record before moments of recording were kept, and every seed, counts as recorded."""


class Kategori(StrEnum):
    """The decree's two groups of services: IKU-02 counts the first, IKU-03 the second."""

    NON_PERIZINAN = "non_perizinan"
    PERIZINAN = "perizinan"


class JenisLibur(StrEnum):
    """Why nobody works that day."""

    LIBUR_NASIONAL = "libur_nasional"
    CUTI_BERSAMA = "cuti_bersama"
    LIBUR_DAERAH = "libur_daerah"


class Berversi:
    """A row that is only ever added: what it says of its day holds until a later version says otherwise.

    What was known at any moment can be told for ever: of the rows recorded by then the highest version.
    """

    versi: Mapped[int] = mapped_column(default=1)
    """From 1 for each thing and day."""
    dicatat: Mapped[datetime] = mapped_column(Moment, default=SELALU)
    """When it was recorded."""


class Unit(Tampil, Base):
    """The office that serves; every fact carries its unit."""

    __tablename__ = "unit"
    __table_args__ = (sa.CheckConstraint("unsur_diusulkan BETWEEN 1 AND 20", name="unsur_diusulkan"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kode: Mapped[str] = mapped_column(sa.String(20), unique=True)
    """Kode wilayah of the Kementerian Dalam Negeri, e.g. 64.01.08."""
    nama: Mapped[str] = mapped_column(sa.String(120))
    nama_ketetapan: Mapped[str] = mapped_column(sa.String(120))
    """The name as the decree spells it; indicators that name another office are told apart by it."""
    kabupaten: Mapped[str] = mapped_column(sa.String(120))
    provinsi: Mapped[str] = mapped_column(sa.String(120))
    pengaduan: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    """Where citizens complain: a phone number, an address, a desk."""
    alamat: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    telepon: Mapped[str] = mapped_column(sa.String(60), default="", server_default="")
    surel: Mapped[str] = mapped_column(sa.String(120), default="", server_default="")
    situs: Mapped[str] = mapped_column(sa.String(120), default="", server_default="")
    """The website, with or without its scheme."""
    jam_layanan: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    """Service hours in the office's own words; empty: as the working calendar has them."""
    lambang: Mapped[str] = mapped_column(sa.String(64), default="", server_default="")
    """Fingerprint of the emblem; empty without one."""
    contoh: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Its data are made up: every page and print says so."""
    kasus_pertama: Mapped[datetime | None] = mapped_column(Moment)
    """When its first case was recorded; until then the office is being set up and may date things back."""
    unsur_diusulkan: Mapped[int] = mapped_column(default=3, server_default="3")
    """How many of the lowest unsur are proposed to be mended, 1..20; equal ones come along."""
    terbit: Mapped[str] = mapped_column(sa.String(40), default="", server_default="")
    """The period whose published results are the newest: what citizens' pages lead to; empty for none."""


class Lambang(Base):
    """An office's emblem, apart from its row, which every page reads."""

    __tablename__ = "lambang"

    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), primary_key=True, autoincrement=False)
    sidik: Mapped[str] = mapped_column(sa.String(64), index=True)
    """What its address is made of; offices of one regency may have one and the same."""
    jenis: Mapped[str] = mapped_column(sa.String(20))
    """Content type: `image/png` or `image/jpeg`."""
    isi: Mapped[bytes] = mapped_column(sa.LargeBinary)


class Wilayah(Base):
    """A desa or kelurahan of the unit."""

    __tablename__ = "wilayah"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    kode: Mapped[str] = mapped_column(sa.String(20), unique=True)
    nama: Mapped[str] = mapped_column(sa.String(120))
    jenis: Mapped[str] = mapped_column(sa.String(20))
    """`desa` or `kelurahan`, as the ministry lists it."""


class Layanan(Tampil, Base):
    """A service of the unit; retired with `aktif`, never deleted, because cases and answers point to it."""

    __tablename__ = "layanan"
    __table_args__ = (sa.UniqueConstraint("unit_id", "kode"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    kode: Mapped[str] = mapped_column(sa.String(20))
    nama: Mapped[str] = mapped_column(sa.String(160))
    urutan: Mapped[int]
    """Name and place as the last of `sebutan` has them."""
    aktif: Mapped[bool] = mapped_column(default=True)
    usulan: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Its promise was seeded, and is not the office's word until it says so: citizens are not told of it."""
    sebutan: Mapped[list[SebutanLayanan]] = relationship(
        order_by="SebutanLayanan.versi", cascade="all, delete-orphan"
    )
    """Every name and place it has had; `dikenal.layanan_dikenal` knows which was known when."""
    kategori: Mapped[list[KategoriLayanan]] = relationship(
        back_populates="layanan",
        order_by="(KategoriLayanan.berlaku_mulai, KategoriLayanan.versi)",
        cascade="all, delete-orphan",
    )
    """Every version of every day; `queries.kategori_pada` knows which holds."""
    janji: Mapped[list[JanjiLayanan]] = relationship(
        back_populates="layanan",
        order_by="(JanjiLayanan.berlaku_mulai, JanjiLayanan.versi)",
        cascade="all, delete-orphan",
    )


class SebutanLayanan(Berversi, Base):
    """What a service is called and where it is listed, from the moment this was recorded on."""

    __tablename__ = "sebutan_layanan"
    __table_args__ = (sa.UniqueConstraint("layanan_id", "versi"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    layanan_id: Mapped[int] = mapped_column(sa.ForeignKey("layanan.id"))
    nama: Mapped[str] = mapped_column(sa.String(160))
    urutan: Mapped[int]


class KategoriLayanan(Berversi, Base):
    """The group a service is counted in from a day on.

    A case keeps the category of the day its clock started, so a change never moves the past.
    """

    __tablename__ = "kategori_layanan"
    __table_args__ = (sa.UniqueConstraint("layanan_id", "berlaku_mulai", "versi"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    layanan_id: Mapped[int] = mapped_column(sa.ForeignKey("layanan.id"))
    berlaku_mulai: Mapped[date]
    kategori: Mapped[Kategori] = mapped_column(enum_column(Kategori, "kategori"))
    oleh: Mapped[str] = mapped_column(sa.String(60), default="", server_default="")
    layanan: Mapped[Layanan] = relationship(back_populates="kategori")


class JanjiLayanan(Berversi, Base):
    """A service's promised time from a date on; a change adds a row, so the past keeps its own promise."""

    __tablename__ = "janji_layanan"
    __table_args__ = (
        sa.UniqueConstraint("layanan_id", "berlaku_mulai", "versi"),
        sa.CheckConstraint("jumlah > 0 OR (jumlah = 0 AND satuan = 'hari')", name="jumlah_positif"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    layanan_id: Mapped[int] = mapped_column(sa.ForeignKey("layanan.id"))
    berlaku_mulai: Mapped[date]
    jumlah: Mapped[int]
    """0 only for days: the same day."""
    satuan: Mapped[Satuan] = mapped_column(enum_column(Satuan, "satuan"))
    """Working minutes, working hours or working days; never calendar time."""
    dasar: Mapped[str] = mapped_column(sa.String(200), default="")
    layanan: Mapped[Layanan] = relationship(back_populates="janji")


class StandarLayanan(Base):
    """What a citizen brings, pays and gets, from a date on; a change adds a row."""

    __tablename__ = "standar_layanan"
    __table_args__ = (sa.UniqueConstraint("layanan_id", "berlaku_mulai"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    layanan_id: Mapped[int] = mapped_column(sa.ForeignKey("layanan.id"))
    berlaku_mulai: Mapped[date]
    persyaratan: Mapped[list[str]] = mapped_column(sa.JSON, default=list)
    biaya: Mapped[str] = mapped_column(sa.String(200), default="")
    produk: Mapped[str] = mapped_column(sa.String(200), default="")


class PolaKerja(Berversi, Base):
    """A weekly pattern of working hours; one with an end (Ramadan) overrides the open-ended one."""

    __tablename__ = "pola_kerja"
    __table_args__ = (sa.UniqueConstraint("unit_id", "nama", "berlaku_mulai", "versi"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    nama: Mapped[str] = mapped_column(sa.String(80))
    berlaku_mulai: Mapped[date]
    berlaku_sampai: Mapped[date | None]
    """Last day, included; empty for the everyday pattern."""
    dicabut: Mapped[bool] = mapped_column(default=False)
    """This version says that there is no such pattern; it has no hours."""
    jam: Mapped[list[JamKerja]] = relationship(
        order_by="(JamKerja.hari, JamKerja.buka)", cascade="all, delete-orphan"
    )


class JamKerja(Base):
    """One interval of one weekday of a pattern."""

    __tablename__ = "jam_kerja"
    __table_args__ = (
        sa.UniqueConstraint("pola_id", "hari", "buka"),
        sa.CheckConstraint("hari BETWEEN 0 AND 6", name="hari_sepekan"),
        sa.CheckConstraint("buka <> tutup OR tutup = '00:00:00.000000'", name="buka_sebelum_tutup"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pola_id: Mapped[int] = mapped_column(sa.ForeignKey("pola_kerja.id"))
    hari: Mapped[int]
    """0 is Monday."""
    buka: Mapped[time]
    tutup: Mapped[time]
    """Not after `buka`: on the next date; 00.00 is 24.00."""


class HariLibur(Berversi, Base):
    """A day nobody works."""

    __tablename__ = "hari_libur"
    __table_args__ = (sa.UniqueConstraint("unit_id", "tanggal", "versi"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    tanggal: Mapped[date]
    nama: Mapped[str] = mapped_column(sa.String(160))
    jenis: Mapped[JenisLibur] = mapped_column(enum_column(JenisLibur, "jenis_libur"))
    perkiraan: Mapped[bool] = mapped_column(default=False)
    """True until the decree for that year has been read; due moments that cross such days are provisional."""
    dicabut: Mapped[bool] = mapped_column(default=False)
    """This version says that the day is no holiday."""


class Tiket(Base):
    """A visit's right to one answer: issued by the desk, spent by the survey.

    It names no visit and no answer and keeps no moment. Its code is derived from the case under a key that is
    not in the database (see `tiket`), and only the code's SHA-256 is kept, as the key of a table without row
    numbers.
    """

    __tablename__ = "tiket"
    __table_args__ = ({"sqlite_with_rowid": False},)

    sidik: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    layanan_id: Mapped[int] = mapped_column(sa.ForeignKey("layanan.id"))
    berlaku_sampai: Mapped[date]
    """Last day it can be spent."""
    terpakai: Mapped[bool] = mapped_column(default=False)


class VersiPintu(Base):
    """One number that grows with every commit that changed a row of a `Tampil`; no row before the first.

    What citizens open is kept in memory by each process as long as it stands still.
    """

    __tablename__ = "versi_pintu"
    __table_args__ = (sa.CheckConstraint("id = 1", name="satu"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    nomor: Mapped[int]
