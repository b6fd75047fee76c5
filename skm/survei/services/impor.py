"""Undoing a load of answers as a whole. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.models import Impor, JenisImpor
from skm.survei.models import Jawaban, Tumpukan

DAPAT_DIBATALKAN = (JenisImpor.RESPONDEN, JenisImpor.KERTAS)


class GalatBatal(ValueError):
    """A load that cannot be undone; the message says why, in Indonesian."""


def batalkan_muatan(session: Session, *, unit_id: int, nomor: int, oleh: str, pada: datetime) -> int:
    """Delete every answer of that load, excluded ones too; gives how many. Raises GalatBatal.

    The same file can be loaded again afterwards; a stack of paper is open again with its sheets.
    """
    impor = session.get(Impor, nomor)
    if impor is None or impor.unit_id != unit_id or impor.jenis not in DAPAT_DIBATALKAN:
        raise GalatBatal(f"Muatan nomor {nomor} tidak ditemukan atau tidak dapat dibatalkan.")
    hapus = sa.delete(Jawaban).where(Jawaban.impor_id == nomor).returning(Jawaban.id)
    jumlah = len(session.execute(hapus).all())
    session.execute(sa.update(Tumpukan).where(Tumpukan.impor_id == nomor).values(impor_id=None))
    nama = impor.nama_berkas
    session.delete(impor)
    session.flush()
    peristiwa = f"membatalkan muatan {nama}: {jumlah} jawaban dihapus"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return jumlah
