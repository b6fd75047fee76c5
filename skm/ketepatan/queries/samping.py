"""What stands beside the on-time figure, by age: the ways in which a request leaves it without being done."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from kinerja.periode import Periode
from kinerja.umur import kelompok_umur
from skm.ketepatan.queries.ketepatan import SyaratKetepatan
from skm.ketepatan.queries.sewaktu import KINI, Sewaktu
from skm.layanan.models import Kategori
from skm.loket.alur import Catatan, putar
from skm.loket.models import PeristiwaPermohonan, Permohonan, StatusPermohonan
from skm.loket.proyeksi import catatan
from skm.loket.queries.hari import batas_periode, dalam


class Kapan(TypedDict):
    """Which figures are asked for."""

    unit_id: int
    periode: Periode
    zona: ZoneInfo
    pada: datetime


class Samping(StrEnum):
    """The ways."""

    TERHENTI = "terhenti"
    """Open, complete once, and waiting for the citizen: no due moment. Age since it stopped."""
    DITUTUP_TERHENTI = "ditutup_saat_terhenti"
    """Cancelled or refused in the period while the clock stood or had not begun. Age when it was closed."""
    BELUM_LENGKAP = "belum_pernah_lengkap"
    """Open and never complete: the clock has not begun. Age since it was received."""
    BATAL_ULANG = "batal_lalu_diajukan_lagi"
    """Cancelled in the period, and a new request for that service came the same day. Age when cancelled."""


NAMA_SAMPING = {
    Samping.TERHENTI: "Waktunya terhenti, menunggu warga",
    Samping.DITUTUP_TERHENTI: "Ditutup saat waktunya terhenti",
    Samping.BELUM_LENGKAP: "Diterima, berkasnya belum pernah lengkap",
    Samping.BATAL_ULANG: "Dibatalkan, lalu layanan yang sama diajukan lagi hari itu",
}


@dataclass(frozen=True, slots=True)
class DiSamping:
    """How many of each way, by band of age; bands and ways without any are left out."""

    jumlah: Mapping[Samping, Mapping[str, int]]

    def total(self, satu: Samping) -> int:
        """All ages together."""
        return sum(self.jumlah.get(satu, {}).values())


@dataclass(frozen=True, slots=True)
class Alasan:
    """Why cases were cancelled or refused; those after the due moment stand in the figure, as late."""

    status: StatusPermohonan
    terlambat: bool
    alasan: str
    jumlah: int


TERTUTUP = (StatusPermohonan.BATAL, StatusPermohonan.DITOLAK)


def di_samping(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    zona: ZoneInfo,
    pada: datetime,
    sewaktu: Sewaktu = KINI,
) -> dict[Kategori, DiSamping]:
    """Beside each group's figure of the period, as known at `pada`; open ones of whatever period.

    One statement: the few cases with the logs that say since when their clocks stand.
    """
    lain = aliased(Permohonan)
    berikut = (
        sa.select(lain.diterima)
        .where(lain.layanan_id == Permohonan.layanan_id, lain.id != Permohonan.id)
        .where(lain.diterima >= Permohonan.ditutup, lain.diterima <= pada)
        .where(lain.status != StatusPermohonan.DITARIK)
        .order_by(lain.diterima, lain.id)
        .limit(1)
    )
    terbuka = sa.and_(
        Permohonan.status == StatusPermohonan.PROSES,
        Permohonan.jatuh_tempo.is_(None),
        Permohonan.diterima <= pada,
    )
    tutup = sa.and_(
        Permohonan.status.in_(TERTUTUP),
        Permohonan.ditutup <= pada,
        dalam(Permohonan.ditutup, periode, zona),
        sa.or_(Permohonan.jatuh_tempo.is_(None), Permohonan.status == StatusPermohonan.BATAL),
    )
    batal = Permohonan.status == StatusPermohonan.BATAL
    ulang = sa.case((batal, berikut.scalar_subquery()))
    hari_ulang = sa.case((batal, berikut.with_only_columns(lain.hari_diterima).scalar_subquery()))
    berhenti = sa.and_(Permohonan.jatuh_tempo.is_(None), Permohonan.lengkap.is_not(None))
    pilih = (
        sa.select(
            Permohonan.id,
            Permohonan.kategori,
            Permohonan.diterima,
            Permohonan.lengkap,
            Permohonan.jatuh_tempo,
            Permohonan.ditutup,
            Permohonan.hari_ditutup,
            ulang.label("lagi"),
            hari_ulang.label("hari_lagi"),
            PeristiwaPermohonan,
        )
        .outerjoin(PeristiwaPermohonan, sa.and_(PeristiwaPermohonan.permohonan_id == Permohonan.id, berhenti))
        .where(Permohonan.unit_id == unit_id, sa.or_(terbuka, tutup))
    )
    semua, log = {}, defaultdict(list)
    for satu in session.execute(sewaktu.baca(pilih)):
        semua[satu.id] = satu
        if satu.PeristiwaPermohonan is not None:
            log[satu.id].append(catatan(satu.PeristiwaPermohonan))
    hitungan: dict[Kategori, dict[Samping, Counter[str]]] = {
        kategori: defaultdict(Counter) for kategori in Kategori
    }
    for satu in semua.values():
        sejak = _berhenti(log[satu.id]) or satu.diterima
        if satu.ditutup is None:
            apa = Samping.BELUM_LENGKAP if satu.lengkap is None else Samping.TERHENTI
            hitungan[satu.kategori][apa][kelompok_umur(max(pada, sejak) - sejak)] += 1
            continue
        if satu.jatuh_tempo is None:
            hitungan[satu.kategori][Samping.DITUTUP_TERHENTI][kelompok_umur(satu.ditutup - sejak)] += 1
        hari = satu.hari_ditutup or _tanggal(satu.ditutup, zona)
        if satu.lagi is not None and (satu.hari_lagi or _tanggal(satu.lagi, zona)) == hari:
            umur = kelompok_umur(satu.ditutup - satu.diterima)
            hitungan[satu.kategori][Samping.BATAL_ULANG][umur] += 1
    return {kategori: DiSamping(isi) for kategori, isi in hitungan.items()}


def alasan_keluar(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    zona: ZoneInfo,
    pada: datetime,
    sewaktu: Sewaktu = KINI,
) -> list[Alasan]:
    """The very cases that the table of that period counts as cancelled, refused or closed late, by reason."""
    s = SyaratKetepatan(batas_periode(periode, zona), pada)
    terlambat = sa.and_(s.jatuh_tempo, s.ditutup_terlambat)
    alasan = sa.func.coalesce(Permohonan.alasan, "tanpa alasan")
    jumlah = sa.func.count()
    pilih = (
        sa.select(Permohonan.status, terlambat.label("lewat"), alasan.label("sebab"), jumlah)
        .where(Permohonan.unit_id == unit_id, sa.or_(s.keluar, terlambat))
        .group_by(Permohonan.status, "lewat", "sebab")
        .order_by(jumlah.desc(), Permohonan.status, "lewat", "sebab")
    )
    semua = session.execute(sewaktu.baca(pilih))
    return [Alasan(status, bool(lewat), sebab, n) for status, lewat, sebab, n in semua]


def _berhenti(log: list[Catatan]) -> datetime | None:
    """Since when the clock stands: the open pause that the log ends with."""
    jeda = putar(log).jeda if log else ()
    return jeda[-1].mulai if jeda else None


def _tanggal(saat: datetime, zona: ZoneInfo) -> date:
    return saat.astimezone(zona).date()
