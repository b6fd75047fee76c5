"""Finding cases: by id, visit, tracking code, or person."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.loket.models import PeristiwaPermohonan, Permohonan


def permohonan_unit(session: Session, unit_id: int, nomor_id: int) -> Permohonan | None:
    """The case of that id, if it is the unit's."""
    return session.scalar(
        sa.select(Permohonan).where(Permohonan.id == nomor_id, Permohonan.unit_id == unit_id)
    )


def kunjungan(session: Session, unit_id: int, kunci: str) -> list[Permohonan]:
    """The cases of one visit, in the order they were typed."""
    milik = (Permohonan.unit_id == unit_id, Permohonan.kunjungan == kunci)
    return list(session.scalars(sa.select(Permohonan).where(*milik).order_by(Permohonan.id)))


def kunjungan_terakhir(session: Session, unit_id: int, oleh: str) -> Permohonan | None:
    """The newest case that officer logged at the desk."""
    milik = (Permohonan.unit_id == unit_id, Permohonan.dicatat_oleh == oleh)
    pilih = sa.select(Permohonan).where(*milik, Permohonan.kunjungan.is_not(None))
    return session.scalar(pilih.order_by(Permohonan.id.desc()).limit(1))


def permohonan_terlacak(session: Session, kode: str) -> Permohonan | None:
    """The case with that tracking code, however it was typed."""
    rapi = "".join(kode.split()).replace("-", "").lower()
    return session.scalar(sa.select(Permohonan).where(Permohonan.kode_lacak == rapi))


def permohonan_bersidik(session: Session, unit_id: int, sidik: str) -> list[Permohonan]:
    """Every case of the person with that keyed hash, newest first."""
    milik = (Permohonan.unit_id == unit_id, Permohonan.nik_sidik == sidik)
    return list(session.scalars(sa.select(Permohonan).where(*milik).order_by(Permohonan.id.desc())))


def riwayat(session: Session, permohonan_id: int) -> Sequence[PeristiwaPermohonan]:
    """The whole log, oldest entry first."""
    pilih = sa.select(PeristiwaPermohonan).where(PeristiwaPermohonan.permohonan_id == permohonan_id)
    return session.scalars(pilih.order_by(PeristiwaPermohonan.urut)).all()
