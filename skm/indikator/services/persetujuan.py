"""The figure that is approved is written down; approving again writes another beside it."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.hasil import Status
from kinerja.periode import Periode
from skm.akun.kebijakan import MENYETUJUI
from skm.akun.models import Peran
from skm.akun.services import catat
from skm.galat import simpan
from skm.indikator.cuplikan import tulis
from skm.indikator.models import CuplikanNilai, TahapIsian
from skm.indikator.otomatis import NilaiIndikator
from skm.indikator.services.isian import GalatIsian, isian

SETAHUN = 0
LEWAT_ISIAN = "isian dikembalikan atau dibuka, lalu disetujui lagi"


def setujui_nilai(
    session: Session,
    nilai: NilaiIndikator,
    triwulan: int,
    *,
    peran: Peran,
    alasan: str | None,
    hari_ini: date,
    oleh: str,
    pada: datetime,
) -> CuplikanNilai:
    """Write down today's figures of a quarter, or of the year (0), as approved; `nilai` is counted live.

    `alasan` None: the inputs came this way again after being sent back, where the reason is on record.
    Raises GalatIsian for another role than pimpinan, for inputs that are not approved or are locked, for
    approving again without a reason, and for an automatic or a year's figure that is not there, whose time is
    not over, or that rests on inputs not yet approved.
    """
    satu = nilai.indikator
    if peran not in MENYETUJUI:
        raise GalatIsian("Hanya pimpinan yang menyetujui angka.")
    setahun = triwulan == SETAHUN
    if satu.otomatis or setahun:
        _pastikan_selesai(nilai, triwulan, hari_ini)
    else:
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
    kapan = "setahun" if setahun else f"triwulan {triwulan}"
    peristiwa = (
        f"menyetujui angka {satu.kode} {kapan} tahun {satu.tahun} "
        f"yang ke-{baru.nomor}, {nilai.berlaku.teks or nilai.berlaku.status.value}{sebab}"
    )
    catat(session, unit_id=satu.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return baru


def _pastikan_selesai(nilai: NilaiIndikator, triwulan: int, hari_ini: date) -> None:
    tahun, kode = nilai.indikator.tahun, nilai.indikator.kode
    periode = Periode.tahun(tahun) if triwulan == SETAHUN else Periode.triwulan(tahun, triwulan)
    if periode.sampai is None or periode.sampai >= hari_ini:
        raise GalatIsian(f"{periode.label} belum berakhir; angkanya belum dapat disetujui.")
    if nilai.berlaku.nilai is None:
        raise GalatIsian(f"Belum ada angka yang dapat disetujui. {nilai.berlaku.alasan}".strip())
    if nilai.berlaku.status is Status.BELUM_DISETUJUI:
        raise GalatIsian(f"Setujui dahulu isian tiap triwulan {kode}.")
