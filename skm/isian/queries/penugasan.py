"""Posts, and the accounts that fill in for them."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Akun
from skm.isian.models import PenugasanJabatan
from skm.katalog.models import Indikator


def jabatan(session: Session, unit_id: int) -> list[str]:
    """Every post that answers for an indicator of any year, in the decree's order."""
    pilih = sa.select(Indikator).where(Indikator.unit_id == unit_id)
    semua = session.scalars(pilih.order_by(Indikator.urutan, Indikator.tahun))
    return [*dict.fromkeys(satu.penanggung for satu in semua)]


def penugasan(session: Session, unit_id: int) -> dict[int, dict[str, PenugasanJabatan]]:
    """Posts by account."""
    pilih = sa.select(PenugasanJabatan).join(Akun, Akun.id == PenugasanJabatan.akun_id)
    hasil: dict[int, dict[str, PenugasanJabatan]] = {}
    for satu in session.scalars(pilih.where(Akun.unit_id == unit_id)):
        hasil.setdefault(satu.akun_id, {})[satu.jabatan] = satu
    return hasil


def jabatan_akun(session: Session, akun_id: int) -> frozenset[str]:
    """The posts that one account fills in for."""
    pilih = sa.select(PenugasanJabatan.jabatan).where(PenugasanJabatan.akun_id == akun_id)
    return frozenset(session.scalars(pilih))
