"""Undoing a loaded register as a whole. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.models import Impor, JenisImpor
from skm.galat import SUDAH_DIHAPUS, Bersamaan, Galat, kunci, simpan
from skm.loket.alur import TANPA_HITUNGAN
from skm.loket.models import JenisPeristiwa, PeristiwaPermohonan, Permohonan, StatusPermohonan, Tahap
from skm.loket.services.hitungan import hitung_muatan
from skm.orm import Moment


def batalkan_register(session: Session, *, unit_id: int, nomor: int, oleh: str, pada: datetime) -> int:
    """Withdraw every case of that load by an entry in its log; gives how many. Raises Galat.

    The rows stay, so that what was known before is answered the same for ever; nothing of them counts any
    more, and the same file may be loaded again. A load whose cases the desk has worked on since stays: that
    work would be lost.
    """
    impor = session.get(Impor, nomor)
    if impor is None or impor.unit_id != unit_id or impor.jenis is not JenisImpor.PERMOHONAN:
        raise Galat(f"Muatan register nomor {nomor} tidak ditemukan.")
    kunci(session, impor)
    if impor.dibatalkan is not None:
        raise Bersamaan(SUDAH_DIHAPUS)
    milik = sa.select(Permohonan.id).where(Permohonan.impor_id == nomor).scalar_subquery()
    kerja = sa.select(sa.func.count(sa.distinct(PeristiwaPermohonan.permohonan_id))).where(
        PeristiwaPermohonan.permohonan_id.in_(milik), PeristiwaPermohonan.dicatat > impor.pada
    )
    if dikerjakan := session.scalar(kerja):
        raise Galat(
            f"{dikerjakan} permohonan dari muatan ini sudah dikerjakan di loket; muatan dipertahankan."
        )
    hitung_muatan(session, unit_id, nomor, ditarik=True)
    jumlah = _tarik(session, nomor, oleh, pada)
    impor.dibatalkan = pada
    simpan(session)
    peristiwa = f"membatalkan muatan register {impor.nama_berkas}: {jumlah} permohonan ditarik"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return jumlah


def _tarik(session: Session, nomor: int, oleh: str, pada: datetime) -> int:
    """The entry of every case, columns as they follow from it, and counts without them."""
    log, kasus = PeristiwaPermohonan, Permohonan
    entri = (
        sa.select(
            log.permohonan_id,
            sa.func.max(log.urut) + 1,
            sa.literal(JenisPeristiwa.DITARIK, log.jenis.type),
            sa.literal(pada, Moment),
            sa.literal(pada, Moment),
            sa.literal(oleh),
            sa.literal({}, sa.JSON),
        )
        .join(kasus, kasus.id == log.permohonan_id)
        .where(kasus.impor_id == nomor)
        .group_by(log.permohonan_id)
    )
    kolom = [
        nama.key
        for nama in (log.permohonan_id, log.urut, log.jenis, log.pada, log.dicatat, log.oleh, log.isi)
    ]
    session.execute(sa.insert(log).from_select(kolom, entri))
    kosong = dict.fromkeys(
        (*TANPA_HITUNGAN, "selesai", "hari_selesai", "lama", "berhenti", "kurang", "diselesaikan_oleh")
    )
    isi = {nama: TANPA_HITUNGAN.get(nama) for nama in kosong if nama in kasus.__table__.c}
    isi |= {"tahap": Tahap.DITARIK, "status": StatusPermohonan.DITARIK, "dicatat_akhir": pada}
    ubah = sa.update(kasus).where(kasus.impor_id == nomor).values(**isi, versi=kasus.versi + 1)
    return len(session.execute(ubah.returning(kasus.id)).all())
