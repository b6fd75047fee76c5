"""Promising another time to answer in. Nothing here commits."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from kinerja.tanggal import tanggal_indonesia
from skm.akun.services import catat
from skm.galat import Galat, simpan
from skm.pengaduan.janji import TERLAMA
from skm.pengaduan.models import JanjiPengaduan
from skm.pengaduan.queries import semua_janji

LEWAT = "Janji baru mulai berlaku hari ini atau sesudahnya; yang sudah masuk memegang janji harinya."


def ubah_janji(
    session: Session, *, unit_id: int, hari: int, mulai: date, hari_ini: date, oleh: str, pada: datetime
) -> None:
    """From that day on complaints are answered in that many working days. Raises Galat."""
    if not 1 <= hari <= TERLAMA:
        raise Galat(f"Janji 1 sampai {TERLAMA} hari kerja.", bidang="hari")
    if mulai < hari_ini:
        raise Galat(LEWAT, bidang="mulai")
    hari_itu = (satu.versi for satu in semua_janji(session, unit_id) if satu.berlaku_mulai == mulai)
    versi = max(hari_itu, default=0)
    baru = JanjiPengaduan(
        unit_id=unit_id, berlaku_mulai=mulai, hari=hari, versi=versi + 1, dicatat=pada, oleh=oleh
    )
    session.add(baru)
    simpan(session)
    peristiwa = f"menetapkan janji menjawab pengaduan {hari} hari kerja mulai {tanggal_indonesia(mulai)}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
