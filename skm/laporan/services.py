"""Freezing the on-time figures of a period that is over. Nothing here commits."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.akun.services import catat
from skm.indikator.queries import rekap_ketepatan
from skm.laporan.models import LaporanBeku
from skm.layanan.models import Kategori


class GalatBeku(ValueError):
    """A period that cannot be frozen; the message says why, in Indonesian."""


def bekukan(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    hari_ini: date,
    zona: ZoneInfo,
    oleh: str,
    pada: datetime,
) -> LaporanBeku:
    """Keep a period's counts as known at `pada`. Raises GalatBeku for an open or running one, or twice."""
    if periode.dari is None or periode.sampai is None or periode.sampai >= hari_ini:
        raise GalatBeku("Hanya periode yang sudah berakhir yang dapat dibekukan.")
    if laporan_beku(session, unit_id, periode) is not None:
        raise GalatBeku("Periode ini sudah dibekukan.")
    satu = LaporanBeku(
        unit_id=unit_id,
        dari=periode.dari,
        sampai=periode.sampai,
        pada=pada,
        oleh=oleh,
        isi=hitung_isi(session, unit_id=unit_id, periode=periode, zona=zona, pada=pada),
    )
    session.add(satu)
    session.flush()
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=f"membekukan ketepatan {periode.label}")
    return satu


def laporan_beku(session: Session, unit_id: int, periode: Periode) -> LaporanBeku | None:
    """The frozen counts of exactly that period."""
    milik = (
        LaporanBeku.unit_id == unit_id,
        LaporanBeku.dari == periode.dari,
        LaporanBeku.sampai == periode.sampai,
    )
    return session.scalar(sa.select(LaporanBeku).where(*milik))


def hitung_isi(
    session: Session, *, unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime
) -> dict[str, dict[str, int]]:
    """Counts by category as known at `pada`, the way they are frozen."""
    rekap = rekap_ketepatan(session, unit_id=unit_id, periode=periode, zona=zona, pada=pada)
    return {kategori.value: asdict(rekap.kategori(kategori)) for kategori in Kategori}


def tally_beku(isi: dict[str, int]) -> KetepatanTally:
    """Frozen counts as a tally again."""
    return KetepatanTally(**isi)
