"""Remembering what the headings and words of a kind of table mean. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.models import PemetaanImpor
from skm.survei.pemetaan import KOSONG, Pemetaan, sidik_judul


def pemetaan(session: Session, unit_id: int, kolom: Sequence[str]) -> Pemetaan:
    """What was told about tables with these headings, else nothing."""
    ada = session.get(PemetaanImpor, (unit_id, sidik_judul(kolom)))
    return KOSONG if ada is None else Pemetaan(ada.isi["kolom"], ada.isi["kata"])


def ingat_pemetaan(
    session: Session, *, unit_id: int, kolom: Sequence[str], isi: Pemetaan, oleh: str, pada: datetime
) -> None:
    """Remember it for every later table with these headings, instead of what was told before."""
    ada = session.get(PemetaanImpor, (unit_id, sidik_judul(kolom)))
    if ada is None:
        ada = PemetaanImpor(unit_id=unit_id, sidik_judul=sidik_judul(kolom))
        session.add(ada)
    ada.isi = {"kolom": dict(isi.kolom), "kata": {bidang: dict(kata) for bidang, kata in isi.kata.items()}}
    ada.pada, ada.oleh = pada, oleh
    peristiwa = (
        f"menjelaskan {len(isi.kolom)} kolom dan {sum(map(len, isi.kata.values()))} kata tabel jawaban"
    )
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    session.flush()
