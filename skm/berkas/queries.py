"""Reads about what was loaded before, and what was told about it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.berkas.models import Impor, JenisImpor, PemetaanImpor
from skm.berkas.pemetaan import KOSONG, Pemetaan, sidik_judul


def impor_bersidik(session: Session, unit_id: int, jenis: JenisImpor, sidik: str) -> Impor | None:
    """The earlier load of the very same rows, if there was one that was not undone."""
    milik = (Impor.unit_id == unit_id, Impor.jenis == jenis, Impor.sidik == sidik)
    return session.scalar(sa.select(Impor).where(*milik, Impor.dibatalkan.is_(None)))


def daftar_impor(session: Session, unit_id: int, jenis: Collection[JenisImpor]) -> Sequence[Impor]:
    """Loads of these kinds, the newest first."""
    milik = (Impor.unit_id == unit_id, Impor.jenis.in_(jenis))
    return session.scalars(sa.select(Impor).where(*milik).order_by(Impor.id.desc())).all()


def pemetaan(session: Session, unit_id: int, kolom: Sequence[str]) -> Pemetaan:
    """What was told about tables with these headings, else nothing."""
    ada = session.get(PemetaanImpor, (unit_id, sidik_judul(kolom)))
    return KOSONG if ada is None else Pemetaan(ada.isi["kolom"], ada.isi["kata"])
