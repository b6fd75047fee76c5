"""The board of the day, and one case as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.galat import GalatKinerja
from kinerja.kalender import Kalender
from kinerja.periode import Periode
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
class Papan:
    """The board: overdue oldest first, running soonest first, waiting for the citizen oldest first, finished
    today newest first. The lists are cut at the limit asked for; the counts are of all cases.
    """

    terlambat: tuple[BarisPermohonan, ...]
    berikut: tuple[BarisPermohonan, ...]
    menunggu: tuple[BarisPermohonan, ...]
    selesai_hari_ini: tuple[BarisPermohonan, ...]
    jumlah_terlambat: int
    jumlah_berikut: int
    jumlah_menunggu: int
    jumlah_selesai_hari_ini: int


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


def papan(
    session: Session,
    unit_id: int,
    *,
    pada: datetime,
    kalender: Kalender,
    saringan: SaringanPapan = SEMUA,
    batas: int = 100,
) -> Papan:
    """The board of the unit at `pada`, at most `batas` cases a list; "today" is the office's day."""
    milik = saringan.syarat(unit_id)
    terbuka = sa.and_(milik, TERBUKA)
    lewat = sa.and_(terbuka, Permohonan.jatuh_tempo < pada)
    berikut = sa.and_(terbuka, Permohonan.jatuh_tempo >= pada)
    menunggu = sa.and_(terbuka, Permohonan.jatuh_tempo.is_(None))
    hari_ini = kalender.tanggal(pada)
    tuntas = sa.and_(milik, dalam(Permohonan.selesai, Periode(hari_ini, hari_ini), kalender.zona))
    segera_sampai = _segera_sampai(pada, kalender)

    def daftar(syarat: Syarat, urut: sa.UnaryExpression[Any]) -> tuple[BarisPermohonan, ...]:
        pilih = baris.pilih().where(syarat).order_by(urut, Permohonan.id).limit(batas)
        return tuple(baris.baris(isi, pada, segera_sampai) for isi in session.execute(pilih))

    hitung = sa.func.count().filter
    lain = sa.select(sa.func.count()).select_from(Permohonan).where(tuntas).correlate(None)
    jumlah = sa.select(hitung(lewat), hitung(berikut), hitung(menunggu), lain.scalar_subquery())
    n_lewat, n_berikut, n_menunggu, n_tuntas = session.execute(jumlah.where(terbuka)).one()
    return Papan(
        daftar(lewat, Permohonan.jatuh_tempo.asc()),
        daftar(berikut, Permohonan.jatuh_tempo.asc()),
        daftar(menunggu, Permohonan.diterima.asc()),
        daftar(tuntas, Permohonan.selesai.desc()),
        n_lewat,
        n_berikut,
        n_menunggu,
        n_tuntas,
    )


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
