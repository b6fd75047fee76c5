"""Undoing a load of answers as a whole. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.models import Impor, JenisImpor
from skm.galat import Galat, kunci, simpan
from skm.survei.models import Jawaban, Tumpukan

DAPAT_DIBATALKAN = (JenisImpor.RESPONDEN, JenisImpor.KERTAS)


def batalkan_muatan(session: Session, *, unit_id: int, nomor: int, oleh: str, pada: datetime) -> int:
    """Delete every answer of that load, excluded ones too; gives how many. Raises Galat.

    The same file can be loaded again afterwards; a stack of paper is open again with its sheets.
    """
    impor = session.get(Impor, nomor)
    if impor is None or impor.unit_id != unit_id or impor.jenis not in DAPAT_DIBATALKAN:
        raise Galat(f"Muatan nomor {nomor} tidak ditemukan atau tidak dapat dibatalkan.")
    kunci(session, impor)
    hapus = sa.delete(Jawaban).where(Jawaban.impor_id == nomor).returning(Jawaban.id)
    jumlah = len(session.execute(hapus).all())
    session.execute(sa.update(Tumpukan).where(Tumpukan.impor_id == nomor).values(impor_id=None))
    nama = impor.nama_berkas
    session.delete(impor)
    simpan(session)
    peristiwa = f"membatalkan muatan {nama}: {jumlah} jawaban dihapus"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return jumlah
