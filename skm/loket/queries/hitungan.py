"""The counters as they are kept, and as the cases say them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import cast
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.loket import ember
from skm.loket.models import HitunganLoket, Permohonan, SusunanHitungan
from skm.loket.sumbangan import ANGKA, Angka, Dimensi, Kunci, Rentang, Terhitung, sumbangan

H, P = HitunganLoket, Permohonan
SEKALI = 5000
"""Rows that are read at once where all are."""


def zona_hitungan(session: Session, unit_id: int, *, ikut: bool = False) -> ZoneInfo | None:
    """Where the days of that office's counters are days; None while its cases are not counted.

    With `ikut` who asks is going to count: a rebuild waits for the end of that transaction, or is waited for.
    """
    bersama = {"read": True} if ikut else None
    susunan = session.get(SusunanHitungan, unit_id, with_for_update=bersama)
    return None if susunan is None else ZoneInfo(susunan.zona)


def hitungan_tersimpan(session: Session, unit_id: int) -> dict[Kunci, Angka]:
    """The counters as they are kept."""
    hasil: dict[Kunci, Angka] = defaultdict(Counter)
    kolom = (H.dimensi, H.nilai, H.golongan, H.rentang, H.mulai, H.lama, *(getattr(H, n) for n in ANGKA))
    semua = session.execute(sa.select(*kolom).where(H.unit_id == unit_id).execution_options(yield_per=SEKALI))
    for dimensi, nilai, golongan, rentang, mulai, lama, *angka in semua:
        satu = hasil[Kunci(Dimensi(dimensi), nilai, golongan, Rentang(rentang), mulai)]
        satu.update(dict(zip(ANGKA, angka, strict=True)))
        satu.update(ember.buka(lama))
    return hasil


def hitungan_dari_kasus(
    session: Session, unit_id: int, zona: ZoneInfo, *syarat: sa.ColumnElement[bool]
) -> dict[Kunci, Angka]:
    """The counters as the cases say them, or those of the cases that are meant."""
    kolom = (getattr(P, nama) for nama in Terhitung.__annotations__)
    pilih = sa.select(*kolom).where(P.unit_id == unit_id, *syarat).execution_options(yield_per=SEKALI)
    return sumbangan((cast("Terhitung", satu) for satu in session.execute(pilih)), zona)
