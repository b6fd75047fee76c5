"""Reads about questionnaires."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from skm.galat import Galat
from skm.survei.models import JenisKuesioner, Kuesioner, Unsur

BELUM_TERBIT = "Kuesioner belum diterbitkan. Jalankan: skm init"


def kuesioner_berlaku(
    session: Session, unit_id: int, jenis: JenisKuesioner = JenisKuesioner.SKM
) -> Kuesioner:
    """The newest published questionnaire of that kind. Raises Galat (503) when there is none."""
    kuesioner = session.scalar(pilih_terbit(unit_id, jenis).limit(1))
    if kuesioner is None:
        raise Galat(BELUM_TERBIT, status=503)
    return kuesioner


def kuesioner_terbit(
    session: Session, unit_id: int, jenis: JenisKuesioner, kuesioner_id: int
) -> Kuesioner | None:
    """That published version of the unit: a page may be sent after a newer version came."""
    return session.scalar(pilih_terbit(unit_id, jenis).where(Kuesioner.id == kuesioner_id))


def judul_berlaku(session: Session, unit_id: int) -> dict[JenisKuesioner, str]:
    """Titles of the questionnaires in force, by kind; without the kinds that nobody published."""
    milik = (Kuesioner.unit_id == unit_id, Kuesioner.terbit_pada.is_not(None))
    pilih = sa.select(Kuesioner.jenis, Kuesioner.judul).where(*milik).order_by(Kuesioner.versi)
    return dict(list(session.execute(pilih)))  # the newest version stays


def jenis_terbit(session: Session, unit_id: int) -> list[JenisKuesioner]:
    """Kinds of questionnaire that can be answered: those with a published version, SKM first."""
    pilih = sa.select(Kuesioner.jenis).where(Kuesioner.unit_id == unit_id, Kuesioner.terbit_pada.is_not(None))
    ada = set(session.scalars(pilih))
    return [jenis for jenis in JenisKuesioner if jenis in ada]


def kuesioner_terhitung(session: Session, unit_id: int) -> Sequence[Kuesioner]:
    """Published versions of every kind with their unsur, newest first: what answers are counted by."""
    pilih = sa.select(Kuesioner).where(Kuesioner.unit_id == unit_id, Kuesioner.terbit_pada.is_not(None))
    urut = pilih.options(selectinload(Kuesioner.unsur)).order_by(Kuesioner.versi.desc())
    return session.scalars(urut).all()


def unsur_berurut(kuesioner: Kuesioner) -> list[Unsur]:
    """Unsur in the regulation's order, which the printed order need not follow."""
    return sorted(kuesioner.unsur, key=lambda unsur: unsur.kolom)


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
        .order_by(Kuesioner.versi.desc())
    )
