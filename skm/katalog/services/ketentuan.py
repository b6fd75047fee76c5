"""What is decided about an indicator: targets, the formula in force. Nothing here commits."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.capaian import Target
from kinerja.indikator import RumusBerlaku
from kinerja.tanggal import ROMAWI
from skm.akun.services import catat
from skm.galat import Galat, simpan
from skm.katalog.models import Indikator, Renstra, TargetIndikator, TargetRenstra
from skm.katalog.queries import riwayat_renstra


def tetapkan_target(
    session: Session,
    indikator: Indikator,
    triwulan: int,
    *,
    target: Target,
    terkunci: Container[tuple[int, int]],
    alasan: str,
    dokumen: str,
    oleh: str,
    pada: datetime,
) -> None:
    """Set a quarter's target, or the year's (0); a revision needs a reason and keeps the one before.

    `terkunci` are the quarters whose inputs are locked, by the indicator's id. Raises Galat without a reason,
    and for such a quarter.
    """
    if (indikator.id, triwulan) in terkunci:
        kalimat = f"Triwulan {ROMAWI[triwulan - 1]} sudah dikunci; targetnya tidak dapat diubah."
        raise Galat(kalimat, bidang="alasan", status=409)
    lama = target_berlaku(session, indikator.id).get(triwulan)
    if lama is not None and not alasan.strip():
        raise Galat("Perubahan target memerlukan alasan.", bidang="alasan")
    session.add(
        TargetIndikator(
            indikator_id=indikator.id,
            triwulan=triwulan,
            revisi=1 if lama is None else lama.revisi + 1,
            bawah=str(target.bawah),
            atas=str(target.atas),
            alasan=alasan.strip(),
            dokumen=dokumen.strip(),
            oleh=oleh,
            pada=pada,
        )
    )
    simpan(session)
    kapan = f"triwulan {triwulan}" if triwulan else "setahun"
    peristiwa = f"menetapkan target {indikator.kode} {kapan} tahun {indikator.tahun}"
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def tetapkan_renstra(
    session: Session,
    indikator: Indikator,
    renstra: Renstra,
    *,
    alasan: str,
    dokumen: str,
    oleh: str,
    pada: datetime,
) -> None:
    """Set where the Renstra begins and ends for an indicator; a revision needs a reason, Galat else."""
    riwayat = riwayat_renstra(session, indikator)
    if riwayat and not alasan.strip():
        raise Galat("Perubahan target Renstra memerlukan alasan.", bidang="alasan")
    session.add(
        TargetRenstra(
            unit_id=indikator.unit_id,
            kode=indikator.kode,
            revisi=len(riwayat) + 1,
            tahun_awal=renstra.tahun_awal,
            awal=None if renstra.awal is None else str(renstra.awal),
            tahun_akhir=renstra.tahun_akhir,
            bawah=str(renstra.target.bawah),
            atas=str(renstra.target.atas),
            alasan=alasan.strip(),
            dokumen=dokumen.strip(),
            oleh=oleh,
            pada=pada,
        )
    )
    simpan(session)
    peristiwa = f"menetapkan target Renstra {indikator.kode} sampai tahun {renstra.tahun_akhir}"
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def tetapkan_rumus(
    session: Session, indikator: Indikator, rumus: RumusBerlaku, *, alasan: str, oleh: str, pada: datetime
) -> None:
    """Let that formula give the figure in force from now on. Raises Galat without a reason."""
    if not alasan.strip():
        raise Galat("Pilihan rumus memerlukan alasan atau dasarnya.", bidang="alasan")
    if indikator.rumus_berlaku is rumus:
        return
    indikator.rumus_berlaku = rumus
    simpan(session)
    peristiwa = (
        f"memilih rumus {rumus.value} untuk {indikator.kode} tahun {indikator.tahun}: {alasan.strip()}"
    )
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def target_berlaku(session: Session, indikator_id: int) -> dict[int, TargetIndikator]:
    """The newest revision by quarter; 0 is the year."""
    pilih = sa.select(TargetIndikator).where(TargetIndikator.indikator_id == indikator_id)
    return {satu.triwulan: satu for satu in session.scalars(pilih.order_by(TargetIndikator.revisi))}


def kaitkan(
    session: Session, indikator: Indikator, iku: Indikator | None, *, oleh: str, pada: datetime
) -> None:
    """Say which IKU of the same year an IKI supports, or that none is named. Raises Galat for others."""
    if indikator.dokumen != "IKI":
        raise Galat("Hanya IKI yang dikaitkan dengan IKU.")
    if iku is not None and (iku.dokumen, iku.unit_id, iku.tahun) != (
        "IKU",
        indikator.unit_id,
        indikator.tahun,
    ):
        raise Galat("Pilih IKU dari tahun yang sama.")
    baru = iku.kode if iku else None
    if indikator.mendukung == baru:
        return
    indikator.mendukung = baru
    simpan(session)
    ke = f"ke {baru}" if baru else "dari IKU mana pun"
    kata = "mengaitkan" if baru else "melepas kaitan"
    peristiwa = f"{kata} {indikator.kode} tahun {indikator.tahun} {ke}"
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
