"""When people's data has been kept long enough; what goes is each slice's to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from skm.loket.services.retensi import HasilRetensi, kosongkan
from skm.pengaduan import services as pengaduan

BAWAAN = 24
"""Months after closing, unless the office says otherwise."""


@dataclass(frozen=True, slots=True)
class Dikosongkan(HasilRetensi):
    """What goes, or went, of the desk's cases, and how many complaints with their words and contacts."""

    pengaduan: int


def jalankan(session: Session, *, unit_id: int, bulan: int, oleh: str, pada: datetime) -> Dikosongkan:
    """Empty what was closed more than `bulan` months before `pada`. Does not commit."""
    sebelum = mundur(pada, bulan)
    kasus = kosongkan(session, unit_id=unit_id, sebelum=sebelum, oleh=oleh, pada=pada)
    aduan = pengaduan.kosongkan(session, unit_id=unit_id, sebelum=sebelum, oleh=oleh, pada=pada)
    return Dikosongkan(kasus.permohonan, kasus.nama, kasus.nik, kasus.telepon, aduan)


def mundur(pada: datetime, bulan: int) -> datetime:
    """That many months before `pada`; the 29th to 31st count as the 28th."""
    tahun, sisa = divmod(pada.year * 12 + pada.month - 1 - bulan, 12)
    return pada.replace(year=tahun, month=sisa + 1, day=min(pada.day, 28))
