"""A quarter's inputs by indicator, for pages that tell how far each has come."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.indikator.models import Indikator, IsianTriwulan


def isian_triwulan(session: Session, unit_id: int, tahun: int, triwulan: int) -> dict[int, IsianTriwulan]:
    """What was filled in for that quarter, by the indicator's id."""
    pilih = (
        sa.select(IsianTriwulan)
        .join(Indikator, Indikator.id == IsianTriwulan.indikator_id)
        .where(Indikator.unit_id == unit_id, Indikator.tahun == tahun, IsianTriwulan.triwulan == triwulan)
    )
    return {satu.indikator_id: satu for satu in session.scalars(pilih)}


def isian_indikator(session: Session, indikator_id: int) -> dict[int, IsianTriwulan]:
    """What was filled in for one indicator's year, by quarter."""
    pilih = sa.select(IsianTriwulan).where(IsianTriwulan.indikator_id == indikator_id)
    return {satu.triwulan: satu for satu in session.scalars(pilih)}
