"""Emptying people's data when the office no longer needs it; cases, moments and counts stay. No commits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.loket.models import Permohonan, StatusPermohonan
from skm.loket.services.kata import hapus_kata_nama

KOLOM = ("pemohon", "nik_sandi", "nik_sidik", "telepon_sandi", "kode_lacak")


@dataclass(frozen=True, slots=True)
class HasilRetensi:
    """How many cases hold, or held, what goes."""

    permohonan: int
    nama: int
    nik: int
    telepon: int


def _lewat(unit_id: int, sebelum: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    ditutup = sa.func.coalesce(
        Permohonan.selesai, Permohonan.ditutup, Permohonan.lengkap, Permohonan.diterima
    )
    return (
        Permohonan.unit_id == unit_id,
        Permohonan.status != StatusPermohonan.PROSES,
        ditutup < sebelum,
        sa.or_(*(getattr(Permohonan, nama).is_not(None) for nama in KOLOM)),
    )


def nomor_lewat(session: Session, *, unit_id: int, sebelum: datetime) -> list[str]:
    """Numbers of the cases that `kosongkan` empties, in order of their entry."""
    pilih = sa.select(Permohonan.nomor).where(*_lewat(unit_id, sebelum))
    return list(session.scalars(pilih.order_by(Permohonan.id)))


def kosongkan(
    session: Session, *, unit_id: int, sebelum: datetime, oleh: str, pada: datetime
) -> HasilRetensi:
    """Empty the personal columns of cases closed before that moment, and the words of their names; open ones
    keep theirs."""
    syarat = _lewat(unit_id, sebelum)
    kolom = (Permohonan.id, Permohonan.pemohon, Permohonan.nik_sandi, Permohonan.telepon_sandi)
    jumlah = session.execute(sa.select(*map(sa.func.count, kolom)).where(*syarat)).one()
    hasil = HasilRetensi(jumlah[0], jumlah[1], jumlah[2], jumlah[3])
    if hasil.permohonan:
        hapus_kata_nama(session, sa.select(Permohonan.id).where(*syarat))
        session.execute(sa.update(Permohonan).where(*syarat).values(dict.fromkeys(KOLOM)))
        peristiwa = f"mengosongkan data pribadi {hasil.permohonan} permohonan lama"
        catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return hasil
