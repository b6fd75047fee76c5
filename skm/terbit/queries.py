"""Reads of the public page and the health check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Janji
from skm.layanan.models import Kategori, StandarLayanan, Unit
from skm.layanan.queries import janji_unit, layanan_berkategori, standar_unit


@dataclass(frozen=True, slots=True)
class LayananPublik:
    """A service as citizens are told about it."""

    nama: str
    kategori: Kategori
    janji: Janji | None
    """None while the office has not said that it is its own."""
    standar: StandarLayanan | None


def layanan_publik(session: Session, unit_id: int, tanggal: date) -> tuple[LayananPublik, ...]:
    """Services on offer with the promise and category in force on `tanggal`."""
    janji, standar = janji_unit(session, unit_id, tanggal), standar_unit(session, unit_id, tanggal)
    return tuple(
        LayananPublik(satu.nama, kategori, None if satu.usulan else janji[satu.id], standar.get(satu.id))
        for satu, kategori in layanan_berkategori(session, unit_id, tanggal)
    )


def ada_unit(session: Session) -> bool:
    """Whether the database answers and has been prepared."""
    return session.scalar(sa.select(sa.exists(sa.select(Unit.id)))) is True
