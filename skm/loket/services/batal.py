"""Undoing a loaded register as a whole. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.models import Impor, JenisImpor
from skm.galat import Galat, kunci, simpan
from skm.loket.models import PeristiwaPermohonan, Permohonan


def batalkan_register(session: Session, *, unit_id: int, nomor: int, oleh: str, pada: datetime) -> int:
    """Delete every case of that load with its log; gives how many. Raises Galat.

    A load whose cases the desk has worked on since stays: that work would be lost.
    """
    impor = session.get(Impor, nomor)
    if impor is None or impor.unit_id != unit_id or impor.jenis is not JenisImpor.PERMOHONAN:
        raise Galat(f"Muatan register nomor {nomor} tidak ditemukan.")
    kunci(session, impor)
    milik = sa.select(Permohonan.id).where(Permohonan.impor_id == nomor).scalar_subquery()
    kerja = sa.select(sa.func.count(sa.distinct(PeristiwaPermohonan.permohonan_id))).where(
        PeristiwaPermohonan.permohonan_id.in_(milik), PeristiwaPermohonan.dicatat > impor.pada
    )
    if dikerjakan := session.scalar(kerja):
        raise Galat(
            f"{dikerjakan} permohonan dari muatan ini sudah dikerjakan di loket; muatan dipertahankan."
        )
    session.execute(sa.delete(PeristiwaPermohonan).where(PeristiwaPermohonan.permohonan_id.in_(milik)))
    jumlah = len(
        session.execute(
            sa.delete(Permohonan).where(Permohonan.impor_id == nomor).returning(Permohonan.id)
        ).all()
    )
    nama = impor.nama_berkas
    session.delete(impor)
    simpan(session)
    peristiwa = f"membatalkan muatan register {nama}: {jumlah} permohonan dihapus"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return jumlah
