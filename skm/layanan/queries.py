"""Reads about the unit, its services, promises, villages and calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from kinerja.kalender import Janji, Kalender, Pola, Selang
from skm.galat import Galat
from skm.layanan.models import (
    HariLibur,
    JanjiLayanan,
    Kategori,
    KategoriLayanan,
    Layanan,
    PolaKerja,
    StandarLayanan,
    Unit,
    Wilayah,
)


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """What holds for a service on a day: the promised time, and the group it is counted in."""

    janji: Janji
    kategori: Kategori


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


def janji_berlaku(session: Session, layanan_id: int, tanggal: date) -> Janji:
    """The promise in force on `tanggal`; before the first one, the first one holds."""
    pilih = sa.select(JanjiLayanan).where(JanjiLayanan.layanan_id == layanan_id)
    return janji_pada(session.scalars(pilih).all(), tanggal)


def janji_unit(session: Session, unit_id: int, tanggal: date) -> dict[int, Janji]:
    """The promises of all services of the unit, by service id, as `janji_berlaku` has them."""
    pilih = sa.select(JanjiLayanan).join(Layanan).where(Layanan.unit_id == unit_id)
    milik = defaultdict(list)
    for baris in session.scalars(pilih):
        milik[baris.layanan_id].append(baris)
    return {layanan_id: janji_pada(semua, tanggal) for layanan_id, semua in milik.items()}


def janji_pada(semua: Sequence[JanjiLayanan], tanggal: date) -> Janji:
    """Of all promises of one service the one in force on `tanggal`; before the first one, the first one."""
    sudah = [baris for baris in semua if baris.berlaku_mulai <= tanggal]
    mulai = attrgetter("berlaku_mulai")
    baris = max(sudah, key=mulai) if sudah else min(semua, key=mulai)
    return Janji(baris.jumlah, baris.satuan)


def ketentuan(session: Session, layanan_id: int, tanggal: date) -> Ketentuan:
    """Promise and category of a service on that day."""
    pilih = sa.select(KategoriLayanan).where(KategoriLayanan.layanan_id == layanan_id)
    kategori = kategori_pada(session.scalars(pilih).all(), tanggal)
    return Ketentuan(janji_berlaku(session, layanan_id, tanggal), kategori)


def kategori_pada(semua: Sequence[KategoriLayanan], tanggal: date) -> Kategori:
    """Of all categories of one service the one in force on `tanggal`; before the first day, that day's."""
    hari = max(
        (satu.berlaku_mulai for satu in semua if satu.berlaku_mulai <= tanggal),
        default=min(satu.berlaku_mulai for satu in semua),
    )
    milik = (satu for satu in semua if satu.berlaku_mulai == hari)
    return max(milik, key=attrgetter("versi")).kategori


def riwayat_kategori(session: Session, unit_id: int) -> dict[int, list[KategoriLayanan]]:
    """Every category that the unit's services have had and will have, by service id."""
    pilih = sa.select(KategoriLayanan).join(Layanan).where(Layanan.unit_id == unit_id)
    milik: dict[int, list[KategoriLayanan]] = defaultdict(list)
    for baris in session.scalars(pilih.order_by(KategoriLayanan.berlaku_mulai, KategoriLayanan.versi)):
        milik[baris.layanan_id].append(baris)
    return milik


def kategori_unit(session: Session, unit_id: int, tanggal: date) -> dict[int, Kategori]:
    """The groups that the unit's services are counted in on that day, by service id."""
    return {nomor: kategori_pada(isi, tanggal) for nomor, isi in riwayat_kategori(session, unit_id).items()}


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


def kalender(session: Session, unit_id: int, zona: ZoneInfo) -> Kalender:
    """The unit's working calendar with every pattern and holiday on record."""
    pola = session.scalars(
        sa.select(PolaKerja)
        .where(PolaKerja.unit_id == unit_id)
        .options(selectinload(PolaKerja.jam))
        .order_by(PolaKerja.berlaku_mulai)
    )
    libur = session.scalars(sa.select(HariLibur).where(HariLibur.unit_id == unit_id))
    return Kalender(
        zona=zona,
        pola=tuple(_pola(baris) for baris in pola),
        libur={baris.tanggal: baris.nama for baris in libur},
    )


def daftar_pola(session: Session, unit_id: int) -> Sequence[PolaKerja]:
    """Weekly patterns, the everyday one first."""
    pilih = sa.select(PolaKerja).where(PolaKerja.unit_id == unit_id).options(selectinload(PolaKerja.jam))
    return session.scalars(pilih.order_by(PolaKerja.berlaku_mulai, PolaKerja.id)).all()


def daftar_libur(session: Session, unit_id: int, tahun: int) -> Sequence[HariLibur]:
    """Holidays of one year in order."""
    return session.scalars(
        sa.select(HariLibur)
        .where(
            HariLibur.unit_id == unit_id,
            HariLibur.tanggal.between(date(tahun, 1, 1), date(tahun, 12, 31)),
        )
        .order_by(HariLibur.tanggal)
    ).all()


def tahun_perkiraan(session: Session, unit_id: int) -> list[int]:
    """Years with holidays that no decree has confirmed yet."""
    hari = session.scalars(
        sa.select(HariLibur.tanggal).where(HariLibur.unit_id == unit_id, HariLibur.perkiraan)
    )
    return sorted({tanggal.year for tanggal in hari})


def tahun_berlibur(session: Session, unit_id: int) -> list[int]:
    """Years that have any holiday on record; due moments in other years ignore holidays."""
    hari = session.scalars(sa.select(HariLibur.tanggal).where(HariLibur.unit_id == unit_id))
    return sorted({tanggal.year for tanggal in hari})


def _pola(baris: PolaKerja) -> Pola:
    hari = tuple(
        tuple(Selang(jam.buka, jam.tutup) for jam in baris.jam if jam.hari == nomor) for nomor in range(7)
    )
    return Pola(baris.nama, baris.berlaku_mulai, baris.berlaku_sampai, hari)
