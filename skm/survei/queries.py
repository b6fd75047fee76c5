"""Reads about links and tickets: the doors through which citizens come to the questionnaire."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ungkap import PALING_SEDIKIT, bagian_terbuka
from skm.jawaban.jalur import Jalur, Rentang
from skm.jawaban.rentang import akhir, awal
from skm.kuesioner.models import JenisKuesioner
from skm.layanan.models import Layanan, Tiket, Unit
from skm.layanan.queries import daftar_layanan
from skm.layanan.tiket import berkode
from skm.survei.models import HitungTautan, JenisTautan, Perbaikan, Tautan

_banyak = sa.select(sa.func.count()).select_from(sa.alias(Unit.__table__)).scalar_subquery()
KODE_UNIT = sa.case((_banyak > 1, Unit.kode), else_="")


@dataclass(frozen=True, slots=True)
class TautanRinci:
    """A link with the names a page or poster needs; the service is None for the unit as a whole."""

    kode: str
    jenis: JenisTautan
    aktif: bool
    unit_id: int
    unit_nama: str
    kabupaten: str
    layanan_id: int | None
    layanan_kode: str | None
    layanan_nama: str | None
    id: int
    jenis_kuesioner: JenisKuesioner
    nama: str | None
    """The desk or event it hangs at."""
    sampai: date | None
    """Last day it can be answered; None for no end."""
    berpin: bool
    """Whether leaving the kiosk asks for a PIN."""
    contoh: bool
    """Whether the office's data are made up."""
    pengaduan: str
    unit_kode: str
    terbit: str
    ditutup: datetime | None
    """As `Pintu` has them."""

    def pintu(self) -> Pintu:
        """The way in that this link opens."""
        return Pintu(
            kode=self.kode,
            jalur=Jalur(self.jenis),
            unit_id=self.unit_id,
            unit_nama=self.unit_nama,
            kabupaten=self.kabupaten,
            layanan_id=self.layanan_id,
            layanan_nama=self.layanan_nama,
            jenis_kuesioner=self.jenis_kuesioner,
            tautan_id=self.id,
            aktif=self.aktif,
            sampai=self.sampai,
            contoh=self.contoh,
            pengaduan=self.pengaduan,
            unit_kode=self.unit_kode,
            terbit=self.terbit,
            ditutup=self.ditutup,
        )


@dataclass(frozen=True, slots=True)
class Pintu:
    """How a citizen came to the questionnaire: by a link (poster or kiosk) or by a visit's ticket."""

    kode: str
    jalur: Jalur
    unit_id: int
    unit_nama: str
    kabupaten: str
    layanan_id: int | None
    layanan_nama: str | None
    jenis_kuesioner: JenisKuesioner
    tautan_id: int | None
    """None for a ticket."""
    aktif: bool
    """False for a link that was closed."""
    sampai: date | None
    """Last day it can be answered; None for no end."""
    contoh: bool = False
    """Whether the office's data are made up."""
    pengaduan: str = ""
    """Where the office hears complaints, in its own words."""
    unit_kode: str = ""
    """The office's code where the server serves several, whose public addresses name theirs."""
    terbit: str = ""
    """The period whose results were published last; empty for none."""
    ditutup: datetime | None = None
    """When a link was closed by hand."""


@dataclass(frozen=True, slots=True)
class PilihanLayanan:
    """A service as it can be chosen on the questionnaire; a retired one only by forms that waited."""

    id: int
    nama: str
    aktif: bool


def pilihan_layanan(session: Session, unit_id: int) -> dict[str, PilihanLayanan]:
    """The unit's services by code, in the order of the decree."""
    return {
        satu.kode: PilihanLayanan(satu.id, satu.nama, satu.aktif)
        for satu in daftar_layanan(session, unit_id, hanya_aktif=False)
    }


def tautan_berkode(session: Session, kode: str) -> TautanRinci | None:
    """The link of that code, active or not, whatever the letters' case."""
    baris = session.execute(_pilih_tautan().where(Tautan.kode == kode.strip().lower())).one_or_none()
    return None if baris is None else TautanRinci(*baris)


def daftar_tautan(session: Session, unit_id: int) -> list[TautanRinci]:
    """Links of the unit: active ones first, the unit as a whole before its services."""
    urut = (Tautan.aktif.desc(), Tautan.layanan_id.is_not(None), Layanan.urutan, Tautan.id)
    pilih = _pilih_tautan().where(Tautan.unit_id == unit_id).order_by(*urut)
    return [TautanRinci(*baris) for baris in session.execute(pilih)]


@dataclass(frozen=True, slots=True)
class Hitungan:
    """How often a questionnaire was opened and finished."""

    dibuka: int = 0
    selesai: int = 0

    def __add__(self, lain: Hitungan) -> Hitungan:
        return Hitungan(self.dibuka + lain.dibuka, self.selesai + lain.selesai)

    def bulat(self) -> Hitungan:
        """Both rounded down to whole steps of `LANGKAH`."""
        return Hitungan(self.dibuka - self.dibuka % LANGKAH, self.selesai - self.selesai % LANGKAH)


HitunganDua = tuple[Hitungan | None, Hitungan | None]
"""None where they are not told."""
LANGKAH = PALING_SEDIKIT
"""What a link's counts are told in. Whatever total has those who came by it, less what is told of links it
has none or anything up to at least four: nobody can say that there are one to four. Openings too, for there
are at least as many as answers."""


def hitungan_tautan(session: Session, unit_id: int, hari_ini: date) -> dict[int, HitunganDua]:
    """Counts by link id: of the last quarter that has ended, of all that are told; no link never opened.

    Each quarter's are rounded down to whole steps, and told only where they are none or at least five, and
    those of one kind that are not told together too, else None; the running quarter says nothing yet. What
    was opened is told with them.
    """
    kini = awal(hari_ini, Rentang.TRIWULAN)
    h = HitungTautan
    pilih = (
        sa.select(h.tautan_id, Tautan.jenis, h.tanggal, h.dibuka, h.selesai)
        .join(Tautan, Tautan.id == h.tautan_id)
        .where(Tautan.unit_id == unit_id, h.tanggal < kini)
    )
    bagian: defaultdict[tuple[date, JenisTautan], dict[int, Hitungan]] = defaultdict(dict)
    for nomor, jenis, hari, dibuka, selesai in session.execute(pilih):
        milik = bagian[awal(hari, Rentang.TRIWULAN), jenis]
        milik[nomor] = milik.get(nomor, Hitungan()) + Hitungan(dibuka, selesai)
    semua: dict[int, Hitungan | None] = {}
    lalu: dict[int, Hitungan | None] = {}
    for (mulai, _), milik in bagian.items():
        buka = bagian_terbuka({nomor: satu.selesai for nomor, satu in milik.items()})
        for nomor, satu in milik.items():
            bulat = satu.bulat() if nomor in buka else None
            dulu = semua.get(nomor)
            semua[nomor] = dulu + bulat if dulu and bulat else dulu or bulat
            if akhir(mulai, Rentang.TRIWULAN) == kini - timedelta(days=1):
                lalu[nomor] = bulat
    return {nomor: (lalu.get(nomor, Hitungan()), satu) for nomor, satu in semua.items()}


def tautan_unit(session: Session, unit_id: int, kode: str) -> Tautan | None:
    """The link of that code to be changed, if it is the unit's."""
    pilih = sa.select(Tautan).where(Tautan.unit_id == unit_id, Tautan.kode == kode.strip().lower())
    return session.scalar(pilih)


def pin_hash(session: Session, tautan_id: int) -> str | None:
    """The hash of the PIN that leaves that kiosk; None when anybody may leave it."""
    return session.scalar(sa.select(Tautan.pin_hash).where(Tautan.id == tautan_id))


def pintu_tiket(session: Session, kode: str) -> Pintu | None:
    """The ticket of that code, spent or expired ones too."""
    pilih = (
        sa.select(
            Tiket.berlaku_sampai,
            Unit.id,
            Unit.nama,
            Unit.kabupaten,
            Unit.contoh,
            Layanan.id,
            Layanan.nama,
            Unit.pengaduan,
            KODE_UNIT,
            Unit.terbit,
        )
        .join(Unit, Unit.id == Tiket.unit_id)
        .join(Layanan, Layanan.id == Tiket.layanan_id)
    )
    baris = session.execute(pilih.where(berkode(kode))).one_or_none()
    if baris is None:
        return None
    sampai, unit_id, unit_nama, kabupaten, contoh, layanan_id, layanan_nama, *lain = baris
    pengaduan, unit_kode, terbit = lain
    return Pintu(
        kode=kode.strip().lower(),
        jalur=Jalur.TIKET,
        unit_id=unit_id,
        unit_nama=unit_nama,
        kabupaten=kabupaten,
        layanan_id=layanan_id,
        layanan_nama=layanan_nama,
        jenis_kuesioner=JenisKuesioner.SKM,
        tautan_id=None,
        aktif=True,
        sampai=sampai,
        contoh=contoh,
        pengaduan=pengaduan,
        unit_kode=unit_kode,
        terbit=terbit,
    )


def perbaikan_terbaru(session: Session, unit_id: int) -> Perbaikan | None:
    """What is shown of the plan of the newest period; of two that end alike, the shorter one's."""
    pilih = sa.select(Perbaikan).where(Perbaikan.unit_id == unit_id)
    return session.scalar(pilih.order_by(Perbaikan.sampai.desc(), Perbaikan.dari.desc()).limit(1))


def _pilih_tautan() -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            Tautan.kode,
            Tautan.jenis,
            Tautan.aktif,
            Tautan.unit_id,
            Unit.nama,
            Unit.kabupaten,
            Tautan.layanan_id,
            Layanan.kode,
            Layanan.nama,
            Tautan.id,
            Tautan.jenis_kuesioner,
            Tautan.nama,
            Tautan.sampai,
            Tautan.pin_hash.is_not(None),
            Unit.contoh,
            Unit.pengaduan,
            KODE_UNIT,
            Unit.terbit,
            Tautan.ditutup_pada,
        )
        .join(Unit, Unit.id == Tautan.unit_id)
        .outerjoin(Layanan, Layanan.id == Tautan.layanan_id)
    )
