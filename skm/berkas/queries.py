"""Reads about what was loaded before, and what was told about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.berkas.hari import Urutan
from skm.berkas.models import Impor, JenisImpor, PemetaanImpor
from skm.berkas.pemetaan import KOSONG, Pemetaan, sidik_judul

BESAR = 500
"""Rows of a load whose undoing nobody waits for."""


def impor_bersidik(session: Session, unit_id: int, jenis: JenisImpor, sidik: str) -> Impor | None:
    """The earlier load of the very same rows, if there was one that was not undone."""
    milik = (Impor.unit_id == unit_id, Impor.jenis == jenis, Impor.sidik == sidik)
    return session.scalar(sa.select(Impor).where(*milik, Impor.dibatalkan.is_(None)))


def ada_tanpa_sidik(session: Session, unit_id: int, jenis: JenisImpor) -> bool:
    """Whether there is a load from before rows were known again."""
    milik = (Impor.unit_id == unit_id, Impor.jenis == jenis, Impor.sidik_baris.is_(None))
    return session.scalar(sa.select(Impor.id).where(*milik).limit(1)) is not None


def impor_besar(session: Session, unit_id: int, nomor: int) -> Impor | None:
    """That load of the unit's, if undoing it takes long."""
    milik = (Impor.id == nomor, Impor.unit_id == unit_id, Impor.jumlah > BESAR)
    return session.scalar(sa.select(Impor).where(*milik))


def daftar_impor(session: Session, unit_id: int, jenis: Collection[JenisImpor]) -> Sequence[Impor]:
    """Loads of these kinds, the newest first."""
    milik = (Impor.unit_id == unit_id, Impor.jenis.in_(jenis))
    return session.scalars(sa.select(Impor).where(*milik).order_by(Impor.id.desc())).all()


def pemetaan(session: Session, unit_id: int, kolom: Sequence[str]) -> Pemetaan:
    """What was told about tables with these headings, else nothing."""
    ada = session.get(PemetaanImpor, (unit_id, sidik_judul(kolom)))
    if ada is None:
        return KOSONG
    urutan = ada.isi.get("urutan")
    return Pemetaan(ada.isi["kolom"], ada.isi["kata"], Urutan(urutan) if urutan else None)


def baris_termuat(session: Session, unit_id: int, jenis: JenisImpor) -> Iterator[tuple[int, bytes]]:
    """The rows of every load that was not undone and keeps them, by its number, the newest first."""
    milik = (Impor.unit_id == unit_id, Impor.jenis == jenis, Impor.dibatalkan.is_(None))
    pilih = sa.select(Impor.id, Impor.sidik_baris).where(*milik, Impor.sidik_baris.is_not(None))
    yield from map(tuple, session.execute(pilih.order_by(Impor.id.desc())))
