"""Complaints as the office goes through them, and one by its id or its code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.bagian import UKURAN
from skm.layanan.models import Layanan
from skm.pengaduan.kode import sidik_kode
from skm.pengaduan.models import AkhirPengaduan, Pengaduan, PeristiwaPengaduan, TahapPengaduan


class Saring(StrEnum):
    """Which complaints to list."""

    TERBUKA = "terbuka"
    DITERIMA = "diterima"
    DIPROSES = "diproses"
    SELESAI = "selesai"


@dataclass(frozen=True, slots=True)
class Baris:
    """One complaint of the list."""

    id: int
    nomor: str
    layanan: str | None
    isi: str | None
    hari_diterima: date
    jatuh_tempo: datetime
    tahap: TahapPengaduan
    akhir: AkhirPengaduan | None
    selesai: datetime | None

    def terlambat(self, pada: datetime) -> bool:
        """Whether it was not finished when its promised time ran out."""
        return self.jatuh_tempo < (pada if self.selesai is None else self.selesai)


@dataclass(frozen=True, slots=True)
class Jumlah:
    """How many complaints stand where; `terlambat` of the open ones."""

    diterima: int
    diproses: int
    selesai: int
    terlambat: int

    @property
    def terbuka(self) -> int:
        """Those that wait for the office."""
        return self.diterima + self.diproses

    def keadaan(self, saring: Saring) -> int:
        """Those that a list shows."""
        banyak: int = getattr(self, saring.value)
        return banyak


def daftar(session: Session, unit_id: int, saring: Saring, lewat: int) -> tuple[Baris, ...]:
    """Complaints after the first `lewat`: open ones as they fall due, finished ones newest first."""
    kolom = (
        Pengaduan.id,
        Pengaduan.nomor,
        Layanan.nama,
        Pengaduan.isi,
        Pengaduan.hari_diterima,
        Pengaduan.jatuh_tempo,
        Pengaduan.tahap,
        Pengaduan.akhir,
        Pengaduan.selesai,
    )
    pilih = sa.select(*kolom).outerjoin(Layanan, Layanan.id == Pengaduan.layanan_id)
    pilih = pilih.where(Pengaduan.unit_id == unit_id, _syarat(saring))
    urut = Pengaduan.selesai.desc() if saring is Saring.SELESAI else Pengaduan.jatuh_tempo.asc()
    pilih = pilih.order_by(urut, Pengaduan.id).limit(UKURAN).offset(lewat)
    return tuple(Baris(*isi) for isi in session.execute(pilih))


def jumlah(session: Session, unit_id: int, pada: datetime) -> Jumlah:
    """How many complaints the office has, by stage."""
    hitung = sa.func.count().filter
    lewat = sa.and_(_syarat(Saring.TERBUKA), Pengaduan.jatuh_tempo < pada)
    pilih = sa.select(
        hitung(_syarat(Saring.DITERIMA)),
        hitung(_syarat(Saring.DIPROSES)),
        hitung(_syarat(Saring.SELESAI)),
        hitung(lewat),
    )
    diterima, diproses, selesai, terlambat = session.execute(pilih.where(Pengaduan.unit_id == unit_id)).one()
    return Jumlah(diterima, diproses, selesai, terlambat)


def pengaduan_unit(session: Session, unit_id: int, nomor: int) -> Pengaduan | None:
    """The complaint of that id, if it is the office's."""
    return session.scalar(sa.select(Pengaduan).where(Pengaduan.id == nomor, Pengaduan.unit_id == unit_id))


def pengaduan_berkode(session: Session, kode: str) -> Pengaduan | None:
    """The complaint of that code, however it was typed, whoever's office it is."""
    return session.scalar(sa.select(Pengaduan).where(Pengaduan.kode_sidik == sidik_kode(kode)))


def log(session: Session, pengaduan_id: int) -> Sequence[PeristiwaPengaduan]:
    """What happened to it, in order."""
    pilih = sa.select(PeristiwaPengaduan).where(PeristiwaPengaduan.pengaduan_id == pengaduan_id)
    return session.scalars(pilih.order_by(PeristiwaPengaduan.urut)).all()


def _syarat(saring: Saring) -> sa.ColumnElement[bool]:
    if saring is Saring.TERBUKA:
        return Pengaduan.tahap != TahapPengaduan.SELESAI
    return Pengaduan.tahap == TahapPengaduan(saring.value)
