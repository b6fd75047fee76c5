"""Taking away an indicator that was added by mistake. Nothing here commits."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import Galat, kunci, simpan
from skm.isian.models import AksiIndikator, AnalisisIndikator, BuktiDukung, IsianTriwulan
from skm.katalog.models import Indikator, TargetIndikator
from skm.katalog.queries import riwayat_rumus, tambahan
from skm.pengukuran.models import AngkaBeku

BERGANTUNG = (
    (IsianTriwulan.indikator_id, "isian"),
    (BuktiDukung.indikator_id, "bukti"),
    (TargetIndikator.indikator_id, "target"),
    (AnalisisIndikator.indikator_id, "analisis"),
    (AksiIndikator.indikator_id, "rencana aksi"),
)


def hapus_indikator(session: Session, indikator: Indikator, *, oleh: str, pada: datetime) -> None:
    """Take away a row that the office added, while nothing hangs on it. Raises Galat for others."""
    if not tambahan(session, indikator.id):
        raise Galat(f"{indikator.kode} bagian dari ketetapan; isi “tidak diukur lagi” bila berhenti.")
    ada = [kata for kolom, kata in BERGANTUNG if _ada(session, kolom == indikator.id)]
    beku = (AngkaBeku.unit_id == indikator.unit_id, AngkaBeku.kode == indikator.kode)
    setahun = (date(indikator.tahun, 1, 1), date(indikator.tahun, 12, 31))
    if _ada(session, *beku, AngkaBeku.sampai.between(*setahun)):
        ada.append("angka yang disetujui")
    milik = (Indikator.unit_id == indikator.unit_id, Indikator.tahun == indikator.tahun)
    if _ada(session, *milik, Indikator.mendukung == indikator.kode):
        ada.append("IKI yang mendukungnya")
    if ada:
        raise Galat(f"{indikator.kode} tidak dapat dihapus; sudah ada {', '.join(ada)}.")
    kunci(session, indikator)
    for satu in riwayat_rumus(session, indikator.id):
        session.delete(satu)
    session.flush()
    session.delete(indikator)
    simpan(session)
    peristiwa = f"menghapus {indikator.kode} {indikator.nama} dari katalog tahun {indikator.tahun}"
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def _ada(session: Session, *syarat: sa.ColumnElement[bool]) -> bool:
    return bool(session.scalar(sa.select(sa.exists().where(*syarat))))
