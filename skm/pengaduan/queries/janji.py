"""The promise in force on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.layanan.queries import berlaku
from skm.pengaduan.janji import BAWAAN
from skm.pengaduan.models import JanjiPengaduan


def semua_janji(session: Session, unit_id: int) -> Sequence[JanjiPengaduan]:
    """Every version of every day, the latest day and the last version of it first."""
    pilih = sa.select(JanjiPengaduan).where(JanjiPengaduan.unit_id == unit_id)
    return session.scalars(
        pilih.order_by(JanjiPengaduan.berlaku_mulai.desc(), JanjiPengaduan.versi.desc())
    ).all()


def janji_pada(semua: Sequence[JanjiPengaduan], tanggal: date) -> int:
    """Of all promises of an office the working days promised on `tanggal`."""
    ada = [satu for satu in semua if satu.berlaku_mulai <= tanggal]
    return berlaku(ada, tanggal).hari if ada else BAWAAN


def janji_berlaku(session: Session, unit_id: int, tanggal: date) -> int:
    """The same of the office."""
    return janji_pada(semua_janji(session, unit_id), tanggal)
