"""What an admin records about promises and the calendar, in the February of the desk's tests."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.kalender import Janji, Satuan
from skm.layanan import libur, queries
from skm.layanan.models import JenisLibur, Layanan, Unit
from skm.layanan.services import ganti_janji

WITA = ZoneInfo("Asia/Makassar")


def jam(hari: int, pukul: int, menit: int = 0) -> datetime:
    """A moment of February 2026; the 2nd is a Monday."""
    return datetime(2026, 2, hari, pukul, menit, tzinfo=WITA)


def hari_libur(session: Session, unit: Unit, tanggal: date, pada: datetime) -> None:
    isi = {"nama": "Libur daerah", "jenis": JenisLibur.LIBUR_DAERAH, "oleh": "admin"}
    libur.tambah_libur(
        session, unit_id=unit.id, tanggal=tanggal, hari_ini=pada.astimezone(WITA).date(), pada=pada, **isi
    )


def janji(session: Session, layanan: Layanan, jumlah: int, mulai: date, pada: datetime) -> None:
    isi = {"dasar": "", "oleh": "admin", "hari_ini": pada.astimezone(WITA).date()}
    ganti_janji(session, layanan, janji=Janji(jumlah, Satuan.HARI), berlaku_mulai=mulai, pada=pada, **isi)


def kini(session: Session, unit: Unit) -> dict[str, Any]:
    """The calendar as known now, and who does it."""
    return {"kalender": queries.kalender(session, unit.id, WITA), "oleh": "admin"}
