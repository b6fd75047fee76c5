"""What was finished at the desk and waits to be collected."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.bagian import UKURAN, lewati
from skm.loket import baris
from skm.loket.models import Permohonan
from skm.loket.queries.keadaan import SIAP
from skm.loket.queries.papan import Sebagian


def siap_diambil(
    session: Session, unit_id: int, *, pada: datetime, ke: int = 1, ukuran: int = UKURAN
) -> Sebagian:
    """The part `ke` of the unit's, the longest finished first."""
    milik = sa.and_(Permohonan.unit_id == unit_id, SIAP)
    jumlah = session.scalar(sa.select(sa.func.count()).select_from(Permohonan).where(milik)) or 0
    lewat = lewati(ke, jumlah, ukuran)
    pilih = baris.pilih().where(milik).order_by(Permohonan.selesai, Permohonan.id)
    semua = session.execute(pilih.offset(lewat).limit(ukuran))
    return Sebagian(tuple(baris.baris(satu, pada) for satu in semua), lewat, jumlah, ukuran)
