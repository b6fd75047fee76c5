"""Reads of the public pages and the health check, and what was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Janji
from skm.layanan.models import Kategori, StandarLayanan, Unit
from skm.layanan.queries import janji_unit, layanan_berkategori, standar_unit
from skm.pengesahan.models import Pengesahan
from skm.terbit.models import Terbitan

TERBARU = (Terbitan.sampai.desc(), Terbitan.dari.desc(), Terbitan.edisi.desc())
"""What ended last comes first, of two that end alike the shorter one, and of each its newest edition."""


@dataclass(frozen=True, slots=True)
class LayananPublik:
    """A service as citizens are told about it."""

    nama: str
    kategori: Kategori
    janji: Janji | None
    """None while the office has not said that it is its own."""
    standar: StandarLayanan | None


def layanan_publik(session: Session, unit_id: int, tanggal: date) -> tuple[LayananPublik, ...]:
    """Services on offer with the promise and category in force on `tanggal`."""
    janji, standar = janji_unit(session, unit_id, tanggal), standar_unit(session, unit_id, tanggal)
    return tuple(
        LayananPublik(satu.nama, kategori, None if satu.usulan else janji[satu.id], standar.get(satu.id))
        for satu, kategori in layanan_berkategori(session, unit_id, tanggal)
    )


def ada_unit(session: Session) -> bool:
    """Whether the database answers and has been prepared."""
    return session.scalar(sa.select(sa.exists(sa.select(Unit.id)))) is True


def versi_skema(session: Session) -> str | None:
    """The version that the database is at; None before the first."""
    return session.scalar(sa.select(sa.column("version_num")).select_from(sa.table("alembic_version")))


@dataclass(frozen=True, slots=True)
class Edisi:
    """One published edition in a list."""

    tahun: int
    bagian: str
    edisi: int
    ikm: Decimal
    mutu: str
    pada: datetime


@dataclass(frozen=True, slots=True)
class Bacaan:
    """All editions of an office, what ended last first, and the content of the one that was asked for."""

    semua: tuple[Edisi, ...]
    isi: dict[str, Any] | None

    @property
    def periode(self) -> tuple[Edisi, ...]:
        """The newest edition of each period."""
        terbaru: dict[tuple[int, str], Edisi] = {}
        for satu in self.semua:
            terbaru.setdefault((satu.tahun, satu.bagian), satu)
        return tuple(terbaru.values())

    def edisi(self, tahun: int, bagian: str) -> tuple[Edisi, ...]:
        """The editions of one period, the newest first."""
        return tuple(satu for satu in self.semua if (satu.tahun, satu.bagian) == (tahun, bagian))


def baca_terbitan(
    session: Session, unit_id: int, periode: tuple[int, str] | None = None, edisi: int | None = None
) -> Bacaan:
    """What was published, in one statement; `periode` is year and part, None the one that ended last.

    `edisi` None is the newest one.
    """
    t, satu = Terbitan, sa.alias(Terbitan.__table__)
    cari = sa.select(satu.c.id).where(satu.c.unit_id == unit_id)
    if periode is not None:
        cari = cari.where(satu.c.tahun == periode[0], satu.c.bagian == periode[1])
    if edisi is not None:
        cari = cari.where(satu.c.edisi == edisi)
    dicari = cari.order_by(satu.c.sampai.desc(), satu.c.dari.desc(), satu.c.edisi.desc()).limit(1)
    pilih = (
        sa.select(
            t.tahun,
            t.bagian,
            t.edisi,
            t.ikm,
            t.mutu,
            t.pada,
            sa.case((t.id == dicari.scalar_subquery(), t.isi), else_=sa.null()),
        )
        .where(t.unit_id == unit_id)
        .order_by(*TERBARU)
    )
    semua, isi = [], None
    for tahun, bagian, nomor, ikm, mutu, pada, milik in session.execute(pilih):
        semua.append(Edisi(tahun, bagian, nomor, Decimal(ikm), mutu, pada))
        isi = isi if milik is None else milik
    return Bacaan(tuple(semua), isi)


def terbitan_setahun(session: Session, unit_id: int, tahun: int) -> list[tuple[int, bytes]]:
    """Of every edition of a year its number and how many gave which scores."""
    pilih = sa.select(Terbitan.id, Pengesahan.dasar).join(Pengesahan, Pengesahan.id == Terbitan.pengesahan_id)
    semua = session.execute(pilih.where(Terbitan.unit_id == unit_id, Terbitan.tahun == tahun))
    return [(nomor, dasar) for nomor, dasar in semua]


def terbitan_terakhir(session: Session, unit_id: int, tahun: int, bagian: str) -> Terbitan | None:
    """The edition of a period that holds."""
    milik = (Terbitan.unit_id == unit_id, Terbitan.tahun == tahun, Terbitan.bagian == bagian)
    return session.scalar(sa.select(Terbitan).where(*milik).order_by(Terbitan.edisi.desc()).limit(1))


def isi_sebelum(session: Session, unit_id: int, dari: date, banyak: int) -> list[dict[str, Any]]:
    """The content of the newest editions of the periods that ended before that day, oldest first."""
    pilih = sa.select(Terbitan).where(Terbitan.unit_id == unit_id, Terbitan.sampai < dari)
    semua: dict[tuple[int, str], dict[str, Any]] = {}
    for satu in session.scalars(pilih.order_by(*TERBARU).limit(banyak)):
        semua.setdefault((satu.tahun, satu.bagian), satu.isi)
    return list(reversed(semua.values()))


@dataclass(frozen=True, slots=True)
class Disahkan:
    """An approved period, its newest approval and the edition that holds; None while none is published."""

    pengesahan_id: int
    dari: date
    sampai: date
    nomor: int
    ikm: Decimal
    mutu: str
    nama: str
    pada: datetime
    edisi: int | None
    terbit: bool
    """Whether that approval is the one that was published last."""
    terbit_pada: datetime | None


def daftar_disahkan(session: Session, unit_id: int, batas: int) -> Sequence[Disahkan]:
    """The approved periods that ended last, the newest approval of each."""
    p, t = Pengesahan, Terbitan
    nomor = sa.func.row_number().over(partition_by=(p.dari, p.sampai), order_by=p.nomor.desc())
    urut = sa.select(p.id.label("id"), nomor.label("ke")).where(p.unit_id == unit_id).subquery()
    edisi = sa.func.row_number().over(partition_by=(t.dari, t.sampai), order_by=t.edisi.desc())
    milik = sa.select(t, edisi.label("ke")).where(t.unit_id == unit_id).subquery()
    pilih = (
        sa.select(
            p.id,
            p.dari,
            p.sampai,
            p.nomor,
            p.isi["ikm"].as_string(),
            p.isi["mutu"].as_string(),
            p.nama,
            p.pada,
            milik.c.edisi,
            sa.func.coalesce(milik.c.pengesahan_id == p.id, sa.false()),
            milik.c.pada,
        )
        .join(urut, sa.and_(urut.c.id == p.id, urut.c.ke == 1))
        .outerjoin(milik, sa.and_(milik.c.dari == p.dari, milik.c.sampai == p.sampai, milik.c.ke == 1))
        .order_by(p.sampai.desc(), p.dari.desc())
        .limit(batas)
    )
    return [
        Disahkan(satu, dari, sampai, ke, Decimal(ikm), *lain)
        for satu, dari, sampai, ke, ikm, *lain in session.execute(pilih)
    ]


@dataclass(frozen=True, slots=True)
class Terbit:
    """What an office published of one period: its newest edition."""

    edisi: int
    pada: datetime
    isi: dict[str, Any]


def terbit_semua(session: Session, tahun: int, bagian: str) -> dict[int, Terbit]:
    """Of every office of the server that published the period, by its id."""
    t = Terbitan
    pilih = sa.select(t.unit_id, t.edisi, t.pada, t.isi).where(t.tahun == tahun, t.bagian == bagian)
    hasil = {}
    for unit_id, *satu in session.execute(pilih.order_by(t.unit_id, t.edisi)):
        hasil[unit_id] = Terbit(*satu)
    return hasil


def periode_terbit(session: Session) -> list[tuple[int, str]]:
    """Year and part of every period that any office published, what ended last first."""
    t = Terbitan
    pilih = sa.select(t.tahun, t.bagian, t.sampai, t.dari).distinct().order_by(t.sampai.desc(), t.dari.desc())
    return [(tahun, bagian) for tahun, bagian, *_ in session.execute(pilih)]
