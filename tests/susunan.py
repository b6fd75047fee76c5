"""Counting anew after a test has written cases straight into the tables, past the desk's acts."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from skm.layanan.queries import semua_unit
from skm.loket.services.hitungan import bangun_hitungan

WITA = ZoneInfo("Asia/Makassar")


def susun(session: Session) -> None:
    """Counters of every office as its cases say them now."""
    session.flush()
    for unit in semua_unit(session):
        bangun_hitungan(session, unit.id, WITA)
