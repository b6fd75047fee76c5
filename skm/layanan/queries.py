"""Reads about the unit, its services, promises, villages and calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from kinerja.kalender import Janji, Kalender, Pola, Selang
from skm.galat import Galat
from skm.layanan.models import (
    HariLibur,
    JanjiLayanan,
    Kategori,
    KategoriLayanan,
    Lambang,
    Layanan,
    PolaKerja,
    StandarLayanan,
    Unit,
    Wilayah,
)


class Bermulai(Protocol):
    """A version of what holds from a day on."""

    berlaku_mulai: Any
    versi: Any
    dicatat: Any


class Dicabut(Protocol):
    """A version that may say that the thing is no more."""

    versi: Any
    dicabut: Any


B = TypeVar("B", bound=Bermulai)
D = TypeVar("D", bound=Dicabut)


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """What holds for a service on a day: the promised time, and the group it is counted in."""

    janji: Janji
    kategori: Kategori


@dataclass(frozen=True, slots=True)
class TahunLibur:
    """Years that have any holiday on record, and those of them that no decree has confirmed yet.

    Due moments in other years ignore holidays.
    """

    berisi: tuple[int, ...]
    perkiraan: tuple[int, ...]


def semua_unit(session: Session) -> Sequence[Unit]:
    """The offices that the server serves, by code. Raises Galat (503) before `skm init`."""
    semua = session.scalars(sa.select(Unit).order_by(Unit.kode)).all()
    if not semua:
        raise Galat("Basis data belum disiapkan. Jalankan: skm init", status=503)
    return semua


def unit_berkode(semua: Sequence[Unit], kode: str) -> Unit:
    """The office of that code. Raises Galat (404), naming those there are."""
    satu = next((satu for satu in semua if satu.kode == kode.strip()), None)
    if satu is None:
        raise Galat(f"Kantor {kode!r} tidak dikenal. Yang ada: {pilihan(semua)}.", status=404)
    return satu


def lambang_bersidik(session: Session, sidik: str) -> Lambang | None:
    """An emblem of that fingerprint; offices that have the same show the same."""
    return session.scalars(sa.select(Lambang).where(Lambang.sidik == sidik).limit(1)).first()


def pilihan(semua: Sequence[Unit]) -> str:
    """The codes to choose from, each with its office's name."""
    return " atau ".join(f"{satu.kode} ({satu.nama})" for satu in semua)


def daftar_layanan(session: Session, unit_id: int, *, hanya_aktif: bool = True) -> Sequence[Layanan]:
    """Services in the order of the decree."""
    pilih = sa.select(Layanan).where(Layanan.unit_id == unit_id).order_by(Layanan.urutan, Layanan.kode)
    if hanya_aktif:
        pilih = pilih.where(Layanan.aktif)
    return session.scalars(pilih).all()


def menurut_kode_atau_nama(semua: Iterable[Layanan]) -> dict[str, int]:
    """Casefolded code and name of every one of these services, to its id; a code wins over a name."""
    daftar = tuple(semua)
    nama = {layanan.nama.casefold(): layanan.id for layanan in daftar}
    return nama | {layanan.kode.casefold(): layanan.id for layanan in daftar}


def layanan_berkode(session: Session, unit_id: int, kode: str) -> Layanan | None:
    """The service of that code, whatever the letters' case; retired ones too."""
    return session.scalar(
        sa.select(Layanan).where(Layanan.unit_id == unit_id, Layanan.kode == kode.strip().upper())
    )


def daftar_wilayah(session: Session, unit_id: int) -> Sequence[Wilayah]:
    """Desa and kelurahan by name."""
    return session.scalars(sa.select(Wilayah).where(Wilayah.unit_id == unit_id).order_by(Wilayah.nama)).all()


def janji_berlaku(
    session: Session, layanan_id: int, tanggal: date, *, dikenal: datetime | None = None
) -> Janji:
    """The promise in force on `tanggal`, as known at `dikenal` (None: now); before the first, the first."""
    pilih = sa.select(JanjiLayanan).where(JanjiLayanan.layanan_id == layanan_id)
    return janji_pada(session.scalars(pilih).all(), tanggal, dikenal=dikenal)


def janji_unit(session: Session, unit_id: int, tanggal: date) -> dict[int, Janji]:
    """The promises of all services of the unit, by service id, as `janji_berlaku` has them."""
    pilih = sa.select(JanjiLayanan).join(Layanan).where(Layanan.unit_id == unit_id)
    milik = defaultdict(list)
    for baris in session.scalars(pilih):
        milik[baris.layanan_id].append(baris)
    return {layanan_id: janji_pada(semua, tanggal) for layanan_id, semua in milik.items()}


def janji_pada(semua: Sequence[JanjiLayanan], tanggal: date, *, dikenal: datetime | None = None) -> Janji:
    """Of all promises of one service the one in force on `tanggal`, as `janji_berlaku` has it."""
    baris = berlaku(semua, tanggal, dikenal)
    return Janji(baris.jumlah, baris.satuan)


def kategori_pada(
    semua: Sequence[KategoriLayanan], tanggal: date, *, dikenal: datetime | None = None
) -> Kategori:
    """Of all categories of one service the one in force on `tanggal`, as `janji_berlaku` has promises."""
    return berlaku(semua, tanggal, dikenal).kategori


def berlaku(semua: Sequence[B], tanggal: date, dikenal: datetime | None = None) -> B:
    """Of all versions of one thing the one in force on `tanggal`; before its first day, that day's.

    Only what was recorded by `dikenal` counts; where nothing was, what was recorded first.
    """
    sampai = max(dikenal, min(satu.dicatat for satu in semua)) if dikenal is not None else None
    ada = [satu for satu in semua if sampai is None or satu.dicatat <= sampai]
    awal = min(satu.berlaku_mulai for satu in ada)
    hari = max((satu.berlaku_mulai for satu in ada if satu.berlaku_mulai <= tanggal), default=awal)
    return max((satu for satu in ada if satu.berlaku_mulai == hari), key=attrgetter("versi"))


def terbaru(semua: Iterable[D], *kunci: str) -> list[D]:
    """Of all versions the last of every thing, told apart by columns; without what was removed."""
    hasil: dict[Hashable, D] = {}
    for satu in sorted(semua, key=attrgetter("versi")):
        hasil[attrgetter(*kunci)(satu)] = satu
    return [satu for satu in hasil.values() if not satu.dicabut]


def ketentuan(
    session: Session, layanan_id: int, tanggal: date, *, dikenal: datetime | None = None
) -> Ketentuan:
    """Promise and category of a service on that day, as `janji_berlaku` has them."""
    pilih = sa.select(KategoriLayanan).where(KategoriLayanan.layanan_id == layanan_id)
    kategori = kategori_pada(session.scalars(pilih).all(), tanggal, dikenal=dikenal)
    return Ketentuan(janji_berlaku(session, layanan_id, tanggal, dikenal=dikenal), kategori)


def riwayat_kategori(
    session: Session, unit_id: int, *, dikenal: datetime | None = None
) -> dict[int, list[KategoriLayanan]]:
    """Every category that the unit's services have had and will have as known then, by service id."""
    pilih = sa.select(KategoriLayanan).join(Layanan).where(Layanan.unit_id == unit_id)
    if dikenal is not None:
        pilih = pilih.where(KategoriLayanan.dicatat <= dikenal)
    milik: dict[int, list[KategoriLayanan]] = defaultdict(list)
    for baris in session.scalars(pilih.order_by(KategoriLayanan.berlaku_mulai, KategoriLayanan.versi)):
        milik[baris.layanan_id].append(baris)
    return milik


def layanan_berkategori(session: Session, unit_id: int, tanggal: date) -> list[tuple[Layanan, Kategori]]:
    """Services on offer in the order of the decree, each with the group it is counted in on that day."""
    pilih = (
        sa.select(Layanan)
        .where(Layanan.unit_id == unit_id, Layanan.aktif)
        .order_by(Layanan.urutan, Layanan.kode)
        .options(joinedload(Layanan.kategori))
    )
    semua = session.scalars(pilih).unique()
    return [(satu, kategori_pada(satu.kategori, tanggal)) for satu in semua]


def standar_berlaku(session: Session, layanan_id: int, tanggal: date) -> StandarLayanan | None:
    """The service's published standard on that day; None while nothing was published."""
    milik = (StandarLayanan.layanan_id == layanan_id, StandarLayanan.berlaku_mulai <= tanggal)
    pilih = sa.select(StandarLayanan).where(*milik).order_by(StandarLayanan.berlaku_mulai.desc())
    return session.scalar(pilih.limit(1))


def standar_unit(session: Session, unit_id: int, tanggal: date) -> dict[int, StandarLayanan]:
    """The standards of the unit's services on that day, by service id; without those that published none."""
    milik = (Layanan.unit_id == unit_id, StandarLayanan.berlaku_mulai <= tanggal)
    pilih = sa.select(StandarLayanan).join(Layanan).where(*milik).order_by(StandarLayanan.berlaku_mulai)
    return {baris.layanan_id: baris for baris in session.scalars(pilih)}  # the last one stays


def kalender(session: Session, unit_id: int, zona: ZoneInfo, *, dikenal: datetime | None = None) -> Kalender:
    """The unit's working calendar with every pattern and holiday on record, as known at `dikenal`.

    None is what is known now. The calendar of a moment stays the same for ever: rows are only added.
    """
    pola = daftar_pola(session, unit_id, dikenal=dikenal)
    libur = _libur(session, unit_id, *_sampai(HariLibur, dikenal))
    return Kalender(
        zona=zona,
        pola=tuple(_pola(baris) for baris in pola),
        libur={baris.tanggal: baris.nama for baris in libur},
    )


def daftar_pola(session: Session, unit_id: int, *, dikenal: datetime | None = None) -> Sequence[PolaKerja]:
    """Weekly patterns as known at `dikenal`, the everyday one first."""
    pilih = sa.select(PolaKerja).where(PolaKerja.unit_id == unit_id, *_sampai(PolaKerja, dikenal))
    semua = session.scalars(pilih.options(joinedload(PolaKerja.jam))).unique()
    return sorted(terbaru(semua, "nama", "berlaku_mulai"), key=attrgetter("berlaku_mulai", "id"))


def versi_pola(session: Session, unit_id: int, nama: str, mulai: date) -> Sequence[PolaKerja]:
    """Every version of one pattern, in order."""
    milik = (PolaKerja.unit_id == unit_id, PolaKerja.nama == nama, PolaKerja.berlaku_mulai == mulai)
    return session.scalars(sa.select(PolaKerja).where(*milik).order_by(PolaKerja.versi)).all()


def versi_libur(session: Session, unit_id: int, tanggal: date) -> Sequence[HariLibur]:
    """Every version of what was said about a day, in order."""
    milik = (HariLibur.unit_id == unit_id, HariLibur.tanggal == tanggal)
    return session.scalars(sa.select(HariLibur).where(*milik).order_by(HariLibur.versi)).all()


def daftar_libur(session: Session, unit_id: int, tahun: int) -> Sequence[HariLibur]:
    """Holidays of one year in order."""
    setahun = HariLibur.tanggal.between(date(tahun, 1, 1), date(tahun, 12, 31))
    return sorted(_libur(session, unit_id, setahun), key=attrgetter("tanggal"))


def tahun_libur(session: Session, unit_id: int) -> TahunLibur:
    """What is known of the holidays of every year."""
    semua = _libur(session, unit_id)
    return TahunLibur(
        tuple(sorted({baris.tanggal.year for baris in semua})),
        tuple(sorted({baris.tanggal.year for baris in semua if baris.perkiraan})),
    )


def _libur(session: Session, unit_id: int, *syarat: sa.ColumnElement[bool]) -> list[HariLibur]:
    pilih = sa.select(HariLibur).where(HariLibur.unit_id == unit_id, *syarat)
    return terbaru(session.scalars(pilih), "tanggal")


def _sampai(
    kelas: type[PolaKerja | HariLibur], dikenal: datetime | None
) -> tuple[sa.ColumnElement[bool], ...]:
    return () if dikenal is None else (kelas.dicatat <= dikenal,)


def _pola(baris: PolaKerja) -> Pola:
    hari = tuple(
        tuple(Selang(jam.buka, jam.tutup) for jam in baris.jam if jam.hari == nomor) for nomor in range(7)
    )
    return Pola(baris.nama, baris.berlaku_mulai, baris.berlaku_sampai, hari)
