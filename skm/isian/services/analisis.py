"""What a post writes about causes. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import Bersamaan, simpan
from skm.isian.models import AnalisisIndikator
from skm.isian.queries import analisis
from skm.katalog.models import Indikator
from skm.teks import rapikan_baris


def simpan_analisis(
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
