"""The counts and cases behind the on-time figures."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.layanan.models import Kategori, Layanan
from skm.loket import baris
from skm.loket.baris import BarisPermohonan
from skm.loket.models import Permohonan, StatusPermohonan

Syarat = sa.ColumnElement[bool]
Kolom = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]


class Kelompok(StrEnum):
    """Which cases of a period a list shows."""

    JATUH_TEMPO = "jatuh_tempo"
    """Those that fell due: the denominator of the headline."""
    SELESAI = "selesai"
    """Those that were finished: the decree's literal "yang dilakukan"."""
    KELUAR = "keluar"
    """Cancelled and refused ones, which stand in neither."""
    DIPROSES = "diproses"
    """Those whose file became complete: taken in hand, whatever became of them."""


def jumlah_terlambat(session: Session, *, unit_id: int, pada: datetime) -> int:
    """Open cases whose due moment has passed at `pada`, of whatever period."""
    return session.scalars(
        sa.select(sa.func.count())
        .select_from(Permohonan)
        .where(
            Permohonan.unit_id == unit_id,
            Permohonan.status == StatusPermohonan.PROSES,
            Permohonan.jatuh_tempo < pada,
        )
    ).one()


def ketepatan_per_layanan(
    session: Session, *, unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime
) -> dict[int, KetepatanTally]:
    """Counts per service id as known at `pada`; services without a case in the period are absent.

    Due cohort: due within the period and by `pada`, finished or not. Completed cohort: finished within the
    period and by `pada`. Cases cancelled or refused by `pada` stand in neither and are counted by due moment,
    by receipt when their clock never ran. `terhenti` are those that wait for the citizen, of whatever period.
    """
    s = _Syarat(periode, zona, pada)
    hitungan = {
        "jatuh_tempo": s.jatuh_tempo,
        "tepat_waktu": sa.and_(s.jatuh_tempo, s.tuntas, s.tepat),
        "selesai_terlambat": sa.and_(s.jatuh_tempo, s.tuntas, sa.not_(s.tepat)),
        "belum_selesai": sa.and_(s.jatuh_tempo, sa.not_(s.tuntas)),
        "selesai": s.selesai,
        "selesai_tepat": sa.and_(s.selesai, s.tepat),
        "batal": sa.and_(s.keluar, Permohonan.status == StatusPermohonan.BATAL),
        "ditolak": sa.and_(s.keluar, Permohonan.status == StatusPermohonan.DITOLAK),
        "terhenti": s.terhenti,
    }
    hasil = session.execute(
        sa.select(
            Permohonan.layanan_id,
            *(sa.func.count().filter(syarat).label(nama) for nama, syarat in hitungan.items()),
        )
        .where(Permohonan.unit_id == unit_id, sa.or_(s.jatuh_tempo, s.selesai, s.keluar, s.terhenti))
        .group_by(Permohonan.layanan_id)
    )
    return {nomor: KetepatanTally(*jumlah) for nomor, *jumlah in hasil}


def jumlah_diproses(
    session: Session, *, unit_id: int, kategori: Kategori, periode: Periode, zona: ZoneInfo, pada: datetime
) -> int:
    """Cases of a group whose file became complete in the period and by `pada`, whatever became of them."""
    syarat = _Syarat(periode, zona, pada).diproses
    pilih = sa.select(sa.func.count()).select_from(Permohonan).join(Layanan)
    milik = (Permohonan.unit_id == unit_id, Layanan.kategori == kategori, syarat)
    return session.scalars(pilih.where(*milik)).one()


def kasus(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    zona: ZoneInfo,
    pada: datetime,
    layanan_id: int | None = None,
    kategori: Kategori | None = None,
    kelompok: Kelompok = Kelompok.JATUH_TEMPO,
    batas: int = 500,
) -> tuple[BarisPermohonan, ...]:
    """The very cases behind a figure, as known at `pada`, by due moment; at most `batas`."""
    s = _Syarat(periode, zona, pada)
    dipilih = {
        Kelompok.JATUH_TEMPO: s.jatuh_tempo,
        Kelompok.SELESAI: s.selesai,
        Kelompok.KELUAR: s.keluar,
        Kelompok.DIPROSES: s.diproses,
    }[kelompok]
    pilih = baris.pilih().where(Permohonan.unit_id == unit_id, dipilih)
    if layanan_id is not None:
        pilih = pilih.where(Permohonan.layanan_id == layanan_id)
    if kategori is not None:
        pilih = pilih.where(Layanan.kategori == kategori)
    pilih = pilih.order_by(Permohonan.jatuh_tempo, Permohonan.id).limit(batas)
    return tuple(baris.baris(isi, pada) for isi in session.execute(pilih))


class _Syarat:
    """The conditions on-time counts and case lists share, for one period and moment of knowing."""

    def __init__(self, periode: Periode, zona: ZoneInfo, pada: datetime) -> None:
        keluar = sa.and_(
            Permohonan.status.in_((StatusPermohonan.BATAL, StatusPermohonan.DITOLAK)),
            sa.or_(Permohonan.ditutup.is_(None), Permohonan.ditutup <= pada),
        )
        tempo = sa.and_(dalam(Permohonan.jatuh_tempo, periode, zona), Permohonan.jatuh_tempo <= pada)
        self.terhenti = sa.and_(
            Permohonan.status == StatusPermohonan.PROSES,
            Permohonan.jatuh_tempo.is_(None),
            Permohonan.diterima <= pada,
        )
        self.tuntas = sa.and_(Permohonan.selesai.is_not(None), Permohonan.selesai <= pada)
        self.diproses = sa.and_(dalam(Permohonan.lengkap, periode, zona), Permohonan.lengkap <= pada)
        self.tepat = Permohonan.selesai <= Permohonan.jatuh_tempo
        self.jatuh_tempo = sa.and_(tempo, sa.not_(keluar))
        self.selesai = sa.and_(self.tuntas, dalam(Permohonan.selesai, periode, zona))
        tanpa_tempo = sa.and_(Permohonan.jatuh_tempo.is_(None), dalam(Permohonan.diterima, periode, zona))
        self.keluar = sa.and_(keluar, sa.or_(tempo, tanpa_tempo))


def dalam(kolom: Kolom, periode: Periode, zona: ZoneInfo) -> Syarat:
    """Moments of the period's days in `zona`, both ends included."""
    awal, akhir = periode.batas(zona)
    syarat: Syarat = sa.true()
    if awal is not None:
        syarat = sa.and_(syarat, kolom >= awal)
    if akhir is not None:
        syarat = sa.and_(syarat, kolom < akhir)
    return syarat
