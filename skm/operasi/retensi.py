"""When people's data has been kept long enough; what goes is the desk's to say."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from skm.loket.services.retensi import HasilRetensi, kosongkan

BAWAAN = 24
"""Months after closing, unless the office says otherwise."""


def jalankan(session: Session, *, unit_id: int, bulan: int, oleh: str, pada: datetime) -> HasilRetensi:
    """Empty the cases closed more than `bulan` months before `pada`. Does not commit."""
    return kosongkan(session, unit_id=unit_id, sebelum=mundur(pada, bulan), oleh=oleh, pada=pada)


def mundur(pada: datetime, bulan: int) -> datetime:
    """That many months before `pada`; the 29th to 31st count as the 28th."""
    tahun, sisa = divmod(pada.year * 12 + pada.month - 1 - bulan, 12)
    return pada.replace(year=tahun, month=sisa + 1, day=min(pada.day, 28))
