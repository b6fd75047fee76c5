"""A plan for the quarter that ended last, with its forum."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from skm.laporan.hasil.pilihan import periode_bawaan, periode_diminta
from skm.layanan.models import Unit
from skm.tindaklanjut.models import StatusTindakLanjut
from skm.tindaklanjut.services import IsiRencana, tambah_rencana, tetapkan_forum


def isi_rencana(session: Session, unit: Unit, teks: str, pada: datetime) -> int:
    """Plan one thing for the next year, and keep a forum; gives the plan's number."""
    hari = datetime.now(ZoneInfo("Asia/Makassar")).date()
    periode = periode_diminta(*periode_bawaan(hari))
    isi = IsiRencana(
        "U1",
        teks[:200],
        teks[:300],
        hari.year + 1,
        "13",
        teks[:160],
        StatusTindakLanjut.BERJALAN,
        teks[:1000],
    )
    satu = tambah_rencana(
        session, unit_id=unit.id, periode=periode, isi=isi, hari=hari, oleh=teks[:60], pada=pada
    )
    tetapkan_forum(
        session,
        unit_id=unit.id,
        periode=periode,
        tanggal=periode.sampai,
        versi=0,
        hari=hari,
        oleh=teks[:60],
        pada=pada,
    )
    return satu.id
