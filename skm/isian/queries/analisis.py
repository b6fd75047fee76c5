"""What posts wrote about causes."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.isian.models import AnalisisIndikator
from skm.katalog.models import Indikator


def analisis(session: Session, indikator_id: int) -> AnalisisIndikator | None:
    """What was written about one indicator's year."""
    return session.scalar(sa.select(AnalisisIndikator).where(AnalisisIndikator.indikator_id == indikator_id))


def analisis_setahun(session: Session, unit_id: int, tahun: int) -> dict[str, AnalisisIndikator]:
    """What was written about a year, by the indicator's code."""
    pilih = (
        sa.select(Indikator.kode, AnalisisIndikator)
        .join(Indikator, Indikator.id == AnalisisIndikator.indikator_id)
        .where(Indikator.unit_id == unit_id, Indikator.tahun == tahun)
    )
    return dict(list(session.execute(pilih)))
