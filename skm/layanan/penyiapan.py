"""The first set-up of an office: until its first case, what holds from a day on may be dated back.

After that no day in force lies before the day it is recorded, so that nothing that was due is moved.
Nothing here commits.
"""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.galat import Galat
from skm.layanan.models import Unit


def mulai_melayani(session: Session, unit_id: int, pada: datetime) -> None:
    """The first case was recorded; later ones change nothing."""
    belum = (Unit.id == unit_id, Unit.kasus_pertama.is_(None))
    session.execute(sa.update(Unit).where(*belum).values(kasus_pertama=pada))


def sedang_disiapkan(session: Session, unit_id: int) -> bool:
    """Whether the office has not recorded a case yet."""
    return session.scalar(sa.select(Unit.kasus_pertama).where(Unit.id == unit_id)) is None


def pastikan_belum_lewat(
    session: Session, *, unit_id: int, tanggal: date, hari_ini: date, kalimat: str, bidang: str = ""
) -> None:
    """Raises Galat with these words for a day that has passed, unless the office is being set up."""
    if tanggal < hari_ini and not sedang_disiapkan(session, unit_id):
        raise Galat(kalimat, bidang=bidang)
