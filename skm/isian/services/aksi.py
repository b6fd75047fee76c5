"""What a post plans to do for an indicator, and what it did. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import Bersamaan, simpan
from skm.isian.models import AksiIndikator
from skm.isian.queries import aksi
from skm.katalog.models import Indikator
from skm.teks import rapikan_baris


def simpan_aksi(
    session: Session,
    indikator: Indikator,
    *,
    rencana: Sequence[str],
    realisasi: Sequence[str],
    versi: int,
    oleh: str,
    pada: datetime,
) -> None:
    """Keep plan and realisation of the four quarters; `versi` is the one that was shown, 0 for none.

    Raises Bersamaan when somebody was quicker.
    """
    ada = aksi(session, indikator.id)
    if (ada.versi if ada else 0) != versi:
        raise Bersamaan(f"{ada.oleh if ada else 'Orang lain'} baru saja mengubah rencana aksi ini.")
    if ada is None:
        ada = AksiIndikator(indikator_id=indikator.id)
        session.add(ada)
    ada.rencana, ada.realisasi = [*map(rapikan_baris, rencana)], [*map(rapikan_baris, realisasi)]
    ada.oleh, ada.pada = oleh, pada
    simpan(session)
    peristiwa = f"menulis rencana aksi {indikator.kode} tahun {indikator.tahun}"
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
