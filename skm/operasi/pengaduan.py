"""Complaints as the server's operator sees them: columns beside the log, and what waits too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from skm.operasi.temuan import Temuan
from skm.pengaduan.queries import jumlah, periksa

DIPERIKSA = 500


def temuan(session: Session, unit_id: int, pada: datetime) -> Iterator[Temuan]:
    """Whether the newest complaints say what their logs say, and whether any is late."""
    hasil = periksa(session, unit_id, terbanyak=DIPERIKSA)
    if hasil.berbeda:
        kalimat = (
            f"{len(hasil.berbeda)} pengaduan tidak sama dengan catatannya: {', '.join(hasil.berbeda[:5])}"
        )
        yield Temuan("catatan pengaduan", "GALAT", kalimat)
    else:
        kalimat = f"{hasil.dibandingkan} pengaduan terakhir sama dengan catatannya"
        yield Temuan("catatan pengaduan", "BAIK", kalimat)
    terlambat = jumlah(session, unit_id, pada).terlambat
    if terlambat:
        kalimat = f"{terlambat} lewat waktu janjinya (/pengaduan/kelola)"
        yield Temuan("janji pengaduan", "PERHATIAN", kalimat)
