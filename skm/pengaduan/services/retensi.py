"""Emptying what tells of people when the office no longer needs it; moments and counts stay. No commits."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.pengaduan.models import Pengaduan, PeristiwaPengaduan

KOLOM = ("kode_sidik", "isi", "nama_sandi", "kontak_sandi")


def _lewat(unit_id: int, sebelum: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        Pengaduan.unit_id == unit_id,
        Pengaduan.selesai < sebelum,
        sa.or_(*(getattr(Pengaduan, nama).is_not(None) for nama in KOLOM)),
    )


def nomor_lewat(session: Session, *, unit_id: int, sebelum: datetime) -> list[str]:
    """Numbers of the complaints that `kosongkan` empties, in order of their entry."""
    pilih = sa.select(Pengaduan.nomor).where(*_lewat(unit_id, sebelum))
    return list(session.scalars(pilih.order_by(Pengaduan.id)))


def kosongkan(session: Session, *, unit_id: int, sebelum: datetime, oleh: str, pada: datetime) -> int:
    """Empty contact, code and words of complaints finished before that moment; gives how many.

    The words of both sides go: a complaint and its answer name people.
    """
    syarat = _lewat(unit_id, sebelum)
    kunci = list(session.scalars(sa.select(Pengaduan.id).where(*syarat)))
    if not kunci:
        return 0
    session.execute(sa.update(Pengaduan).where(*syarat).values(dict.fromkeys(KOLOM)))
    kosong = sa.select(Pengaduan.id).where(Pengaduan.unit_id == unit_id, Pengaduan.selesai < sebelum)
    log = PeristiwaPengaduan
    berkata = sa.or_(log.jawaban.is_not(None), log.catatan.is_not(None))
    session.execute(
        sa.update(log).where(log.pengaduan_id.in_(kosong), berkata).values(jawaban=None, catatan=None)
    )
    peristiwa = f"mengosongkan isi dan kontak {len(kunci)} pengaduan lama"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return len(kunci)
