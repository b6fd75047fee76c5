"""The last day to submit a quarter. Nothing here commits."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import simpan
from skm.isian.models import TenggatIsian


def tetapkan_tenggat(
    session: Session, *, unit_id: int, tahun: int, triwulan: int, tanggal: date, oleh: str, pada: datetime
) -> None:
    """Set the last day to submit that quarter."""
    milik = (
        TenggatIsian.unit_id == unit_id,
        TenggatIsian.tahun == tahun,
        TenggatIsian.triwulan == triwulan,
    )
    ada = session.scalar(sa.select(TenggatIsian).where(*milik))
    if ada is None:
        session.add(TenggatIsian(unit_id=unit_id, tahun=tahun, triwulan=triwulan, tanggal=tanggal))
    else:
        ada.tanggal = tanggal
    simpan(session)
    peristiwa = f"menetapkan tenggat isian triwulan {triwulan} tahun {tahun}: {tanggal.isoformat()}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
