"""Evidence of plans that were taken back, when the office no longer needs it. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.tindaklanjut.models import BuktiTindakLanjut, RencanaTindakLanjut


def bukti_lewat(session: Session, *, unit_id: int, sebelum: datetime) -> list[tuple[BuktiTindakLanjut, str]]:
    """Files kept before that moment for a plan that was taken back, each with its place in words."""
    r, b = RencanaTindakLanjut, BuktiTindakLanjut
    pilih = sa.select(b, r.id).join(r, r.id == b.rencana_id)
    milik = (r.unit_id == unit_id, r.ditarik != "", b.pada < sebelum)
    return [
        (bukti, f"rencana tindak lanjut {nomor} yang ditarik")
        for bukti, nomor in session.execute(pilih.where(*milik).order_by(r.id, b.id))
    ]
