"""The office's rules for capaian, and what it writes about causes. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, simpan
from skm.indikator.aturan import AturanKantor, simpan_skala
from skm.indikator.models import AnalisisIndikator, AturanCapaian, Indikator
from skm.indikator.queries import analisis, aturan_capaian, riwayat_aturan
from skm.teks import rapikan_baris


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
    if (simpan_skala(lama.skala), lama.batas, lama.nol) == (
        simpan_skala(aturan.skala),
        aturan.batas,
        aturan.nol,
    ):
        return False
    session.add(
        AturanCapaian(
            unit_id=unit_id,
            tahun=tahun,
            revisi=len(riwayat_aturan(session, unit_id, tahun)) + 1,
            skala=simpan_skala(aturan.skala),
            batas=aturan.batas,
            nol_tercapai=str(aturan.nol.nol_tercapai),
            nol_terlewati=str(aturan.nol.nol_terlewati),
            alasan=alasan.strip(),
            oleh=oleh,
            pada=pada,
        )
    )
    simpan(session)
    peristiwa = f"mengubah aturan capaian tahun {tahun}: {alasan.strip()}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True


def tulis_analisis(
    session: Session,
    indikator: Indikator,
    *,
    penyebab: str,
    tindak_lanjut: str,
    versi: int,
    oleh: str,
    pada: datetime,
) -> None:
    """Keep what is written about an indicator's year; `versi` is the one that was shown, 0 for none.

    Raises Bersamaan when somebody was quicker.
    """
    ada = analisis(session, indikator.id)
    if (ada.versi if ada else 0) != versi:
        raise Bersamaan(f"{ada.oleh if ada else 'Orang lain'} baru saja mengubah analisis ini.")
    if ada is None:
        ada = AnalisisIndikator(indikator_id=indikator.id)
        session.add(ada)
    ada.penyebab, ada.tindak_lanjut = rapikan_baris(penyebab), rapikan_baris(tindak_lanjut)
    ada.oleh, ada.pada = oleh, pada
    simpan(session)
    peristiwa = f"menulis analisis {indikator.kode} tahun {indikator.tahun}"
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
