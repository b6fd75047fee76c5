"""Which questionnaire a citizen is shown: read at every door, so it needs none of what counts answers."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from skm.galat import Galat
from skm.kuesioner.models import JenisKuesioner, Kuesioner

BELUM_TERBIT = "Kuesioner belum diterbitkan. Jalankan: skm init"
TERBARU = (Kuesioner.berlaku_mulai.desc(), Kuesioner.versi.desc())
"""The order of published versions: of two that begin on one day, the later one is in force."""


def kuesioner_berlaku(
    session: Session, unit_id: int, jenis: JenisKuesioner = JenisKuesioner.SKM, *, pada: date
) -> Kuesioner:
    """The questionnaire of that kind in force on the day `pada`. Raises Galat (503) when there is none."""
    mulai = Kuesioner.berlaku_mulai <= pada
    kuesioner = session.scalar(pilih_terbit(unit_id, jenis).where(mulai).limit(1))
    if kuesioner is None:
        raise Galat(BELUM_TERBIT, status=503)
    return kuesioner


def kuesioner_terbit(
    session: Session,
    unit_id: int,
    jenis: JenisKuesioner,
    kuesioner_id: int,
    *,
    sejak: date,
    pada: date,
) -> Kuesioner | None:
    """That version, if it was in force on a day from `sejak` to `pada`: its page may have been shown then."""
    semua = sa.select(sa.func.max(Kuesioner.berlaku_mulai)).where(
        Kuesioner.unit_id == unit_id, Kuesioner.jenis == jenis, Kuesioner.berlaku_mulai <= sejak
    )
    awal = sa.func.coalesce(semua.scalar_subquery(), sejak)
    milik = (Kuesioner.id == kuesioner_id, Kuesioner.berlaku_mulai.between(awal, pada))
    return session.scalar(pilih_terbit(unit_id, jenis).where(*milik))


def pilih_terbit(unit_id: int, jenis: JenisKuesioner) -> sa.Select[Kuesioner]:
    """Published versions of one kind, newest first."""
    return (
        sa.select(Kuesioner)
        .where(Kuesioner.unit_id == unit_id, Kuesioner.jenis == jenis, Kuesioner.terbit_pada.is_not(None))
        .options(
            selectinload(Kuesioner.unsur),
            selectinload(Kuesioner.tambahan),
            selectinload(Kuesioner.terjemahan),
        )
        .order_by(*TERBARU)
    )
