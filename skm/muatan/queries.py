"""Reads about stacks of paper and loads of answers."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.layanan.models import Layanan
from skm.muatan.models import Lembar, Tumpukan


@dataclass(frozen=True, slots=True)
class TumpukanRinci:
    """A stack with the name of its service and how many sheets it holds."""

    tumpukan: Tumpukan
    layanan: str | None
    lembar: int


def daftar_tumpukan(session: Session, unit_id: int) -> list[TumpukanRinci]:
    """Stacks, open ones first, newest first."""
    jumlah = sa.func.count(sa.distinct(Lembar.nomor))
    pilih = (
        sa.select(Tumpukan, Layanan.nama, jumlah)
        .outerjoin(Layanan, Layanan.id == Tumpukan.layanan_id)
        .outerjoin(Lembar, Lembar.tumpukan_id == Tumpukan.id)
        .where(Tumpukan.unit_id == unit_id)
        .group_by(Tumpukan.id, Layanan.nama)
        .order_by(Tumpukan.impor_id.is_not(None), Tumpukan.id.desc())
    )
    return [TumpukanRinci(*baris) for baris in session.execute(pilih)]


def tumpukan_unit(session: Session, unit_id: int, nomor: int) -> Tumpukan | None:
    """That stack, if it is the unit's."""
    return session.scalar(sa.select(Tumpukan).where(Tumpukan.id == nomor, Tumpukan.unit_id == unit_id))
