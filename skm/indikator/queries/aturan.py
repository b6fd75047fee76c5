"""The office's rules for capaian, and what it wrote about causes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.capaian import Aturan
from skm.indikator.aturan import AturanKantor, ambil_skala
from skm.indikator.models import AnalisisIndikator, AturanCapaian, Indikator


def riwayat_aturan(session: Session, unit_id: int, tahun: int) -> Sequence[AturanCapaian]:
    """Every set of rules of that year, newest first."""
    milik = (AturanCapaian.unit_id == unit_id, AturanCapaian.tahun == tahun)
    pilih = sa.select(AturanCapaian).where(*milik)
    return session.scalars(pilih.order_by(AturanCapaian.revisi.desc())).all()


def aturan_capaian(session: Session, unit_id: int, tahun: int) -> AturanKantor:
    """The rules in force for that year: the newest set, else the defaults."""
    riwayat = riwayat_aturan(session, unit_id, tahun)
    if not riwayat:
        return AturanKantor()
    baru = riwayat[0]
    nol = Aturan(Fraction(baru.nol_tercapai), Fraction(baru.nol_terlewati))
    return AturanKantor(ambil_skala(baru.skala), baru.batas, nol)


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
