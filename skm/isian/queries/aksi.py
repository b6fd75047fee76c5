"""What posts plan to do for their indicators, and what they did."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.isian.models import AksiIndikator
from skm.katalog.models import Indikator


def aksi(session: Session, indikator_id: int) -> AksiIndikator | None:
    """Plan and realisation of one indicator's year."""
    return session.scalar(sa.select(AksiIndikator).where(AksiIndikator.indikator_id == indikator_id))


def aksi_setahun(session: Session, unit_id: int, tahun: int) -> dict[str, AksiIndikator]:
    """Of a year, by the indicator's code."""
    pilih = (
        sa.select(Indikator.kode, AksiIndikator)
        .join(Indikator, Indikator.id == AksiIndikator.indikator_id)
        .where(Indikator.unit_id == unit_id, Indikator.tahun == tahun)
    )
    return dict(list(session.execute(pilih)))
