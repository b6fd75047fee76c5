"""Reads about links and tickets: the doors through which citizens come to the questionnaire."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ungkap import bagian_terbuka
from skm.jawaban.models import HitunganHari, Jalur, Rentang
from skm.jawaban.rentang import akhir, awal
from skm.kuesioner.models import JenisKuesioner
from skm.layanan.models import Layanan, Tiket, Unit
from skm.layanan.queries import daftar_layanan
from skm.layanan.tiket import berkode
from skm.survei.models import HitungTautan, JenisTautan, Tautan

BUKAN_TAUTAN = 0
"""Stands for the answers that came by no link; no link has this number."""


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


def hitungan_tautan(session: Session, unit_id: int, hari_ini: date) -> dict[int, tuple[Hitungan, Hitungan]]:
    """Counts by link id: of the last quarter that has ended, of all that have. Links never opened are absent.

    Of a quarter a link's completed forms are told only where they are none or at least five, and those that
    are not told together too, answers by ticket among them; the running quarter says nothing yet. What was
    opened is told with them.
    """
    kini = awal(hari_ini, Rentang.TRIWULAN)
    pilih = (
        sa.select(HitungTautan.tautan_id, HitungTautan.tanggal, HitungTautan.dibuka, HitungTautan.selesai)
        .join(Tautan, Tautan.id == HitungTautan.tautan_id)
        .where(Tautan.unit_id == unit_id, HitungTautan.tanggal < kini)
    )
    triwulan: defaultdict[date, dict[int, Hitungan]] = defaultdict(dict)
    for nomor, hari, dibuka, selesai in session.execute(pilih):
        milik = triwulan[awal(hari, Rentang.TRIWULAN)]
        milik[nomor] = milik.get(nomor, Hitungan()) + Hitungan(dibuka, selesai)
    semua: dict[int, Hitungan] = {}
    lalu: dict[int, Hitungan] = {}
    terkirim = _terkirim(session, unit_id, kini)
    for mulai, milik in triwulan.items():
        jumlah = {nomor: satu.selesai for nomor, satu in milik.items()}
        jumlah[BUKAN_TAUTAN] = max(0, terkirim[mulai] - sum(jumlah.values()))
        for nomor in bagian_terbuka(jumlah) - {BUKAN_TAUTAN}:
            semua[nomor] = semua.get(nomor, Hitungan()) + milik[nomor]
            if akhir(mulai, Rentang.TRIWULAN) == kini - timedelta(days=1):
                lalu[nomor] = milik[nomor]
    return {nomor: (lalu.get(nomor, Hitungan()), satu) for nomor, satu in semua.items()}


def _terkirim(session: Session, unit_id: int, sebelum: date) -> Counter[date]:
    """How many answers citizens sent themselves, by quarter."""
    h = HitunganHari
    pilih = (
        sa.select(h.tanggal, sa.func.sum(h.responden))
        .where(
            h.unit_id == unit_id, h.tanggal < sebelum, h.jalur.in_([satu for satu in Jalur if satu.sendiri])
        )
        .group_by(h.tanggal)
    )
    jumlah: Counter[date] = Counter()
    for hari, banyak in session.execute(pilih):
        jumlah[awal(hari, Rentang.TRIWULAN)] += int(banyak)
    return jumlah


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
        )
        .join(Unit, Unit.id == Tiket.unit_id)
        .join(Layanan, Layanan.id == Tiket.layanan_id)
    )
    baris = session.execute(pilih.where(berkode(kode))).one_or_none()
    if baris is None:
        return None
    sampai, unit_id, unit_nama, kabupaten, contoh, layanan_id, layanan_nama, pengaduan, unit_kode = baris
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
    )


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
        )
        .join(Unit, Unit.id == Tautan.unit_id)
        .outerjoin(Layanan, Layanan.id == Tautan.layanan_id)
    )
