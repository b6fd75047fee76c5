"""The office's rules for capaian. Nothing here commits."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import Galat, simpan
from skm.katalog.aturan_capaian import AturanKantor, tulis_baris_skala
from skm.katalog.models import AturanCapaian
from skm.katalog.queries import aturan_capaian, riwayat_aturan


def tetapkan_aturan(
    session: Session,
    aturan: AturanKantor,
    *,
    unit_id: int,
    tahun: int,
    alasan: str,
    oleh: str,
    pada: datetime,
) -> bool:
    """Let these rules hold for that year; False when they do already. Approved capaian stay as approved.

    Raises Galat without a reason.
    """
    if not alasan.strip():
        raise Galat("Perubahan aturan memerlukan alasan atau dasarnya.", bidang="alasan")
    lama = aturan_capaian(session, unit_id, tahun)
    if (tulis_baris_skala(lama.skala), lama.batas, lama.nol) == (
        tulis_baris_skala(aturan.skala),
        aturan.batas,
        aturan.nol,
    ):
        return False
    session.add(
        AturanCapaian(
            unit_id=unit_id,
            tahun=tahun,
            revisi=len(riwayat_aturan(session, unit_id, tahun)) + 1,
            skala=tulis_baris_skala(aturan.skala),
            batas=aturan.batas,
            nol_tercapai=str(aturan.nol.nol_tercapai),
            nol_terlewati=str(aturan.nol.nol_terlewati),
            dasar_tetap=_tulis(aturan.nol.dasar_tetap),
            dasar_naik=_tulis(aturan.nol.dasar_naik),
            alasan=alasan.strip(),
            oleh=oleh,
            pada=pada,
        )
    )
    simpan(session)
    peristiwa = f"mengubah aturan capaian tahun {tahun}: {alasan.strip()}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True


def _tulis(nilai: Fraction | None) -> str | None:
    return None if nilai is None else str(nilai)
