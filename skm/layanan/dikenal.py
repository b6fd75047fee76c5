"""Services as they were known at a moment, for answers that stay the same for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from skm.layanan.models import Layanan, SebutanLayanan


@dataclass(frozen=True, slots=True)
class LayananDikenal:
    """A service as it was called at a moment; whether it is offered is always today's word."""

    id: int
    kode: str
    nama: str
    aktif: bool


def layanan_dikenal(
    session: Session, unit_id: int, *, dikenal: datetime | None = None
) -> list[LayananDikenal]:
    """Services on record at `dikenal` (None: now), retired ones too, by the names and in the order of then.

    What was changed or added later is not in it.
    """
    sebutan: type[Layanan | SebutanLayanan] = Layanan
    pilih = sa.select(Layanan.id, Layanan.kode, Layanan.nama, Layanan.aktif)
    if dikenal is not None:
        sebutan, lain = SebutanLayanan, aliased(SebutanLayanan)
        terakhir = (
            sa.select(sa.func.max(lain.versi))
            .where(lain.layanan_id == Layanan.id, lain.dicatat <= dikenal)
            .scalar_subquery()
        )
        pilih = sa.select(Layanan.id, Layanan.kode, SebutanLayanan.nama, Layanan.aktif).join(
            SebutanLayanan,
            sa.and_(SebutanLayanan.layanan_id == Layanan.id, SebutanLayanan.versi == terakhir),
        )
    pilih = pilih.where(Layanan.unit_id == unit_id).order_by(sebutan.urutan, Layanan.kode)
    return [LayananDikenal(*satu) for satu in session.execute(pilih)]
