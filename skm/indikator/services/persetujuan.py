"""The figure that is approved is written down; approving again writes another beside it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.akun.services import catat
from skm.indikator.cuplikan import tulis
from skm.indikator.models import CuplikanNilai, TahapIsian
from skm.indikator.otomatis import NilaiIndikator
from skm.indikator.services.isian import GalatIsian, isian, simpan

LEWAT_ISIAN = "isian dikembalikan atau dibuka, lalu disetujui lagi"


def setujui_nilai(
    session: Session,
    nilai: NilaiIndikator,
    triwulan: int,
    *,
    peran: Peran,
    alasan: str | None,
    oleh: str,
    pada: datetime,
) -> CuplikanNilai:
    """Write down today's figures of a quarter (`nilai`, counted live) as approved.

    `alasan` None: the inputs came this way again after being sent back, where the reason is on record.
    Raises GalatIsian for another role than pimpinan, for an automatic figure that is not there, for inputs
    that are not approved or are locked, and for approving again without a reason.
    """
    satu = nilai.indikator
    if peran is not Peran.PIMPINAN:
        raise GalatIsian("Hanya pimpinan yang menyetujui angka.")
    if satu.otomatis and nilai.berlaku.nilai is None:
        raise GalatIsian(f"Belum ada angka yang dapat disetujui. {nilai.berlaku.alasan}".strip())
    if not satu.otomatis:
        ada = isian(session, satu.id, triwulan)
        if ada is None or ada.tahap is not TahapIsian.DISETUJUI:
            tahap = "kosong" if ada is None else ada.tahap.value
            raise GalatIsian(f"Isian yang {tahap} tidak dapat dihitung ulang; buka atau setujui dahulu.")
    nomor = session.scalar(
        sa.select(sa.func.max(CuplikanNilai.nomor)).where(
            CuplikanNilai.indikator_id == satu.id, CuplikanNilai.triwulan == triwulan
        )
    )
    if alasan is None:
        alasan = LEWAT_ISIAN if nomor else ""
    if nomor and not alasan.strip():
        raise GalatIsian("Menyetujui ulang memerlukan alasan.")
    baru = CuplikanNilai(
        indikator_id=satu.id,
        triwulan=triwulan,
        nomor=(nomor or 0) + 1,
        isi=tulis(nilai),
        alasan=alasan.strip(),
        oleh=oleh,
        pada=pada,
    )
    session.add(baru)
    simpan(session)
    sebab = f": {baru.alasan}" if baru.alasan else ""
    peristiwa = (
        f"menyetujui angka {satu.kode} triwulan {triwulan} tahun {satu.tahun} "
        f"yang ke-{baru.nomor}, {nilai.berlaku.teks or nilai.berlaku.status.value}{sebab}"
    )
    catat(session, unit_id=satu.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return baru
