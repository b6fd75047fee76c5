"""The board of the day, and one case as its page shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.galat import GalatKinerja
from kinerja.kalender import Kalender
from kinerja.periode import Periode
from skm.bagian import UKURAN, Bagian, bagian, lewati
from skm.layanan.models import Layanan
from skm.loket import baris
from skm.loket.baris import BarisPermohonan
from skm.loket.models import Permohonan, Tahap
from skm.loket.queries.hari import dalam
from skm.loket.queries.keadaan import TERBUKA

SEGERA = timedelta(minutes=30)
"""An open case is urgent when it is due today, or within this much working time."""

Syarat = sa.ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Sebagian:
    """A part of a list: `baris` after the first `lewat` of `jumlah` cases, in parts of `ukuran`."""

    baris: tuple[BarisPermohonan, ...]
    lewat: int
    jumlah: int
    ukuran: int

    def letak(self, alamat: Callable[[int], str]) -> Bagian:
        """Where it stands in the list; `alamat` is that of a part."""
        return bagian(self.lewat, len(self.baris), self.jumlah, alamat, self.ukuran)


@dataclass(frozen=True, slots=True)
class Papan:
    """The board: overdue oldest first, running soonest first, waiting for the citizen oldest first, finished
    today newest first; of each the part asked for.
    """

    terlambat: Sebagian
    berikut: Sebagian
    menunggu: Sebagian
    selesai: Sebagian
    """Finished today."""

    @property
    def daftar(self) -> dict[str, Sebagian]:
        """The lists by their names."""
        return {satu.name: getattr(self, satu.name) for satu in fields(self)}


@dataclass(frozen=True, slots=True)
class SaringanPapan:
    """What of the board to show: a service, an officer, only what waits for a signature; empty for all."""

    layanan_id: int | None = None
    petugas: str = ""
    ttd: bool = False

    def syarat(self, unit_id: int) -> Syarat:
        """The same as a condition."""
        syarat = Permohonan.unit_id == unit_id
        if self.layanan_id is not None:
            syarat = sa.and_(syarat, Permohonan.layanan_id == self.layanan_id)
        if self.petugas:
            syarat = sa.and_(syarat, Permohonan.dicatat_oleh == self.petugas)
        return sa.and_(syarat, Permohonan.tahap == Tahap.TTD) if self.ttd else syarat


SEMUA = SaringanPapan()
BAGIAN_PERTAMA: Mapping[str, int] = MappingProxyType({})


def papan(
    session: Session,
    unit_id: int,
    *,
    pada: datetime,
    kalender: Kalender,
    saringan: SaringanPapan = SEMUA,
    ke: Mapping[str, int] = BAGIAN_PERTAMA,
    ukuran: int = UKURAN,
) -> Papan:
    """The board of the unit at `pada`, of each list that part; "today" is the office's day."""
    milik = saringan.syarat(unit_id)
    terbuka = sa.and_(milik, TERBUKA)
    hari_ini = kalender.tanggal(pada)
    tuntas = sa.and_(milik, dalam(Permohonan.selesai, Periode(hari_ini, hari_ini), kalender.zona))
    isi: dict[str, tuple[Syarat, sa.UnaryExpression[Any]]] = {
        "terlambat": (sa.and_(terbuka, Permohonan.jatuh_tempo < pada), Permohonan.jatuh_tempo.asc()),
        "berikut": (sa.and_(terbuka, Permohonan.jatuh_tempo >= pada), Permohonan.jatuh_tempo.asc()),
        "menunggu": (sa.and_(terbuka, Permohonan.jatuh_tempo.is_(None)), Permohonan.diterima.asc()),
        "selesai": (tuntas, Permohonan.selesai.desc()),
    }
    hitung = sa.func.count().filter
    lain = sa.select(sa.func.count()).select_from(Permohonan).where(tuntas).correlate(None)
    di_antara = (hitung(isi[nama][0]) for nama in ("terlambat", "berikut", "menunggu"))
    semua = session.execute(sa.select(*di_antara, lain.scalar_subquery()).where(terbuka)).one()
    segera_sampai = _segera_sampai(pada, kalender)

    def daftar(nama: str, jumlah: int) -> Sebagian:
        syarat, urut = isi[nama]
        lewat = lewati(ke.get(nama, 1), jumlah, ukuran)
        pilih = baris.pilih().where(syarat).order_by(urut, Permohonan.id).offset(lewat).limit(ukuran)
        isinya = (baris.baris(satu, pada, segera_sampai) for satu in session.execute(pilih))
        return Sebagian(tuple(isinya), lewat, jumlah, ukuran)

    return Papan(*(daftar(nama, jumlah) for nama, jumlah in zip(isi, semua, strict=True)))


def rincian(
    session: Session, unit_id: int, nomor_id: int, *, pada: datetime, kalender: Kalender
) -> BarisPermohonan | None:
    """One case of the unit as its page shows it at `pada`."""
    pilih = baris.pilih().where(Permohonan.id == nomor_id, Permohonan.unit_id == unit_id)
    isi = session.execute(pilih).one_or_none()
    return None if isi is None else baris.baris(isi, pada, _segera_sampai(pada, kalender))


def jumlah_terbuka(session: Session, unit_id: int) -> list[tuple[str, str, int]]:
    """Open cases by officer who logged them and service: (officer, service, how many), most first."""
    jumlah = sa.func.count()
    pilih = (
        sa.select(Permohonan.dicatat_oleh, Layanan.nama, jumlah)
        .join(Layanan, Layanan.id == Permohonan.layanan_id)
        .where(Permohonan.unit_id == unit_id, TERBUKA)
        .group_by(Permohonan.dicatat_oleh, Layanan.nama)
        .order_by(jumlah.desc(), Permohonan.dicatat_oleh)
    )
    return [(oleh, nama, banyak) for oleh, nama, banyak in session.execute(pilih)]


def _segera_sampai(pada: datetime, kalender: Kalender) -> datetime:
    """The end of today and of its shifts, or 30 working minutes on, whichever is later."""
    hari_ini = kalender.tanggal(pada)
    akhir = datetime.combine(hari_ini + timedelta(1), time.min, kalender.zona)
    akhir = max(akhir, kalender.tutup(hari_ini) or akhir)
    try:
        return max(akhir, kalender.tambah(pada, SEGERA))
    except GalatKinerja:  # a calendar without working hours must not take the board away
        return akhir
