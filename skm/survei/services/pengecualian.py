"""Taking answers out of the figures, with a reason, and putting them back. Nothing here commits."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import Galat, kunci
from skm.survei.models import Jawaban, Pengecualian


def kecualikan(
    session: Session, *, unit_id: int, jawaban: Collection[uuid.UUID], alasan: str, oleh: str, pada: datetime
) -> Pengecualian:
    """Take these answers of the unit out of every figure. Raises Galat.

    Answers that are already out, or not the unit's, are left as they are.
    """
    if not alasan.strip():
        raise Galat("Alasan harus diisi.", bidang="alasan")
    satu = Pengecualian(unit_id=unit_id, alasan=alasan.strip(), jumlah=0, pada=pada, oleh=oleh)
    session.add(satu)
    session.flush()
    milik = (Jawaban.unit_id == unit_id, Jawaban.pengecualian_id.is_(None), Jawaban.id.in_(jawaban))
    ubah = sa.update(Jawaban).where(*milik).values(pengecualian_id=satu.id).returning(Jawaban.id)
    satu.jumlah = len(session.execute(ubah).all())
    if not satu.jumlah:
        kalimat = "Pilih paling sedikit satu jawaban yang masih dihitung."
        raise Galat(kalimat, status=409 if jawaban else 400)
    peristiwa = f"mengecualikan {satu.jumlah} jawaban survei: {satu.alasan}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return satu


def kembalikan(session: Session, *, unit_id: int, nomor: int, oleh: str, pada: datetime) -> Pengecualian:
    """Count those answers again; what was decided stays on record. Raises Galat."""
    satu = session.get(Pengecualian, nomor)
    if satu is None or satu.unit_id != unit_id:
        raise Galat("Pengecualian itu tidak ditemukan.")
    kunci(session, satu)
    if satu.dibatalkan_pada is None:
        session.execute(
            sa.update(Jawaban).where(Jawaban.pengecualian_id == nomor).values(pengecualian_id=None)
        )
        satu.dibatalkan_pada, satu.dibatalkan_oleh = pada, oleh
        peristiwa = f"mengembalikan {satu.jumlah} jawaban survei yang dikecualikan: {satu.alasan}"
        catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return satu
