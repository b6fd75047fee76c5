"""Reads about questionnaires."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from kinerja.gabungan import Struktur
from kinerja.ikm import SKALA_2004, SKALA_2017
from skm.galat import Galat
from skm.kuesioner.berlaku import BELUM_TERBIT, TERBARU, pilih_terbit
from skm.kuesioner.models import JenisKuesioner, Kuesioner, SkalaKuesioner

SKALA = {SkalaKuesioner.TAHUN_2017: SKALA_2017, SkalaKuesioner.TAHUN_2004: SKALA_2004}


def versi_pada(terbit: Iterable[Kuesioner], hari: date) -> Kuesioner:
    """The version of one kind whose day it was: of days before the first, the first."""
    urut = sorted(terbit, key=lambda satu: (satu.berlaku_mulai or date.min, satu.versi))
    return next((satu for satu in reversed(urut) if (satu.berlaku_mulai or date.min) <= hari), urut[0])


def kuesioner_hari_itu(session: Session, unit_id: int, jenis: JenisKuesioner, hari: date) -> Kuesioner:
    """The version of that kind whose day it was, for what was answered on paper. Raises Galat (503)."""
    terbit = session.scalars(pilih_terbit(unit_id, jenis)).all()
    if not terbit:
        raise Galat(BELUM_TERBIT, status=503)
    return versi_pada(terbit, hari)


def judul_berlaku(session: Session, unit_id: int, *, pada: date) -> dict[JenisKuesioner, str]:
    """Titles of the questionnaires in force on that day, by kind; without the kinds that have none."""
    milik = (Kuesioner.unit_id == unit_id, Kuesioner.berlaku_mulai <= pada)
    urut = (Kuesioner.berlaku_mulai, Kuesioner.versi)
    pilih = sa.select(Kuesioner.jenis, Kuesioner.judul).where(*milik).order_by(*urut)
    return dict(list(session.execute(pilih)))  # the newest version stays


def jenis_terbit(session: Session, unit_id: int, *, pada: date) -> list[JenisKuesioner]:
    """Kinds of questionnaire that can be answered on that day, SKM first."""
    pilih = sa.select(Kuesioner.jenis).where(Kuesioner.unit_id == unit_id, Kuesioner.berlaku_mulai <= pada)
    ada = set(session.scalars(pilih))
    return [jenis for jenis in JenisKuesioner if jenis in ada]


def kuesioner_terhitung(session: Session, unit_id: int) -> Sequence[Kuesioner]:
    """Published versions of every kind with their unsur, newest first: what answers are counted by."""
    pilih = sa.select(Kuesioner).where(Kuesioner.unit_id == unit_id, Kuesioner.terbit_pada.is_not(None))
    urut = pilih.options(selectinload(Kuesioner.unsur)).order_by(*TERBARU)
    return session.scalars(urut).all()


def kuesioner_skm(session: Session, unit_id: int) -> list[Kuesioner]:
    """Published versions of the SKM, newest first. Raises Galat (503) when there is none."""
    semua = [satu for satu in kuesioner_terhitung(session, unit_id) if satu.jenis is JenisKuesioner.SKM]
    if not semua:
        raise Galat(BELUM_TERBIT, status=503)
    return semua


def struktur(kuesioner: Kuesioner) -> Struktur:
    """What its answers are counted by: unsur, weights and scale, whatever its words and printed order."""
    return Struktur.dari({unsur.kode: unsur.bobot for unsur in kuesioner.unsur}, SKALA[kuesioner.skala])
