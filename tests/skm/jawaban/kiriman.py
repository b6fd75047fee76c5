"""Answers that come in by the store's own way, wait, and are released."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from skm.jawaban.segel import IsiJawaban, Segel
from skm.jawaban.services.terima import HasilKirim, siapkan
from skm.kuesioner.models import Kuesioner
from skm.survei.services.pelepasan import akhiri_hari
from tests.jawaban import SEGEL


def datang(
    session: Session,
    kuesioner: Kuesioner,
    hari: date,
    *,
    skor: int = 3,
    segel: Segel = SEGEL,
    diisi: date | None = None,
    **lain: Any,
) -> None:
    """One answer to that questionnaire comes in on that day, filled in then or before."""
    isi = IsiJawaban(
        **{
            "kuesioner_id": kuesioner.id,
            "layanan_id": None,
            "jalur": "poster",
            "tautan_id": None,
            "tanda": 0,
            "nilai": {f"u{unsur.kolom}": skor for unsur in kuesioner.unsur},
            **lain,
        }
    )
    kedatangan = siapkan(
        isi,
        unit_id=kuesioner.unit_id,
        segel=segel,
        pintu="uji",
        kunci=secrets.token_urlsafe(24),
        kode_tiket=None,
        hari_ini=hari,
        diisi=diisi or hari,
    )
    assert kedatangan(session) is HasilKirim.BARU


def menunggu_dilepas(session: Session, kuesioner: Kuesioner, hari: date, banyak: int, **lain: Any) -> int:
    """So many answers of that day, released when it is over; gives how many were released."""
    for _ in range(banyak):
        datang(session, kuesioner, hari, **lain)
    return akhiri_hari(session, segel=SEGEL, hari_ini=hari + timedelta(days=1))
