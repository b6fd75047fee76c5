"""The office's rules for capaian."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.capaian import Aturan
from skm.katalog.aturan_capaian import AturanKantor, baca_baris_skala
from skm.katalog.models import AturanCapaian


def riwayat_aturan(session: Session, unit_id: int, tahun: int) -> Sequence[AturanCapaian]:
    """Every set of rules of that year, newest first."""
    milik = (AturanCapaian.unit_id == unit_id, AturanCapaian.tahun == tahun)
    pilih = sa.select(AturanCapaian).where(*milik)
    return session.scalars(pilih.order_by(AturanCapaian.revisi.desc())).all()


def aturan_capaian(session: Session, unit_id: int, tahun: int) -> AturanKantor:
    """The rules in force for that year: the newest set, else the defaults."""
    return aturan_berlaku(riwayat_aturan(session, unit_id, tahun))


def aturan_berlaku(riwayat: Sequence[AturanCapaian]) -> AturanKantor:
    """The first of `riwayat_aturan`, else the defaults."""
    return _aturan(riwayat[0]) if riwayat else AturanKantor()


def aturan_per_tahun(session: Session, unit_id: int, tahun: Collection[int]) -> dict[int, AturanKantor]:
    """The rules that offices set themselves, the newest of each year."""
    milik = (AturanCapaian.unit_id == unit_id, AturanCapaian.tahun.in_(tahun))
    pilih = sa.select(AturanCapaian).where(*milik).order_by(AturanCapaian.revisi)
    return {satu.tahun: _aturan(satu) for satu in session.scalars(pilih)}


def _aturan(satu: AturanCapaian) -> AturanKantor:
    nol = Aturan(
        Fraction(satu.nol_tercapai),
        Fraction(satu.nol_terlewati),
        *(None if isi is None else Fraction(isi) for isi in (satu.dasar_tetap, satu.dasar_naik)),
    )
    return AturanKantor(baca_baris_skala(satu.skala), satu.batas, nol)
