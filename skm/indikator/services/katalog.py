"""A year's catalogue as a whole. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.indikator.models import Indikator
from skm.indikator.services.isian import GalatIsian, simpan

TERAKHIR = 2100
"""The last year an office can plan for here; a later one is a slip of the key."""


def salin_tahun(session: Session, *, unit_id: int, dari: int, ke: int, oleh: str, pada: datetime) -> int:
    """Lay out year `ke` with the indicators of `dari`: texts, choices of formula and links, no figures.

    Gives how many were added. Raises GalatIsian when `dari` has none, when `ke` has some already, and for a
    year that is not the office's to plan.
    """
    if not dari < ke <= TERAKHIR:
        raise GalatIsian(f"Tahun baru harus sesudah tahun asalnya dan paling akhir {TERAKHIR}.")
    milik = sa.select(Indikator).where(Indikator.unit_id == unit_id).order_by(Indikator.urutan)
    if session.scalar(milik.where(Indikator.tahun == ke).limit(1)) is not None:
        raise GalatIsian(f"Tahun {ke} sudah memiliki katalog.")
    asal = session.scalars(milik.where(Indikator.tahun == dari, Indikator.pensiun == "")).all()
    if not asal:
        raise GalatIsian(f"Tahun {dari} belum memiliki katalog.")
    kolom = [satu.key for satu in sa.inspect(Indikator).column_attrs if satu.key not in {"id", "tahun"}]
    session.add_all(Indikator(tahun=ke, **{nama: getattr(satu, nama) for nama in kolom}) for satu in asal)
    simpan(session)
    peristiwa = f"menyalin {len(asal)} indikator dari tahun {dari} ke tahun {ke}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return len(asal)
