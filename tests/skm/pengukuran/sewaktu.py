"""Opening the book of the seeded office at a moment of the test's choice."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.layanan.models import Unit
from skm.pengukuran.buku import Buku, Saat, buka_buku
from skm.pengukuran.nilai import NilaiIndikator
from tests.conftest import WITA


def buka(session: Session, *saat: Saat, pada: datetime, kode: str | None = None) -> Buku:
    """The office's book for these years and quarters, as known at `pada`."""
    unit_id = session.scalars(sa.select(Unit.id).order_by(Unit.id)).first()
    assert unit_id is not None
    return buka_buku(session, unit_id=unit_id, saat=saat, zona=WITA, pada=pada, kode=kode)


def nilai(session: Session, tahun: int, triwulan: int | None, kode: str, *, pada: datetime) -> NilaiIndikator:
    """One indicator, as a page would show it."""
    return buka(session, (tahun, triwulan), pada=pada, kode=kode).satu(tahun, triwulan, kode)
