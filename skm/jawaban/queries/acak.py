"""Everybody's scores one by one, in an order that says nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import Dimensi, HitunganTampil, Jawaban
from skm.jawaban.queries.hitungan import hari_periode
from skm.jawaban.queries.profil import NILAI

SEKALI = 2_000
"""Rows held at a time."""


def nilai_acak(
    session: Session, unit_id: int, periode: Sequence[Periode], isi: Collection[tuple[int, int]], kolom: int
) -> Iterator[Sequence[Any]]:
    """(place of the period, questionnaire, u1 … u`kolom`, None) of everybody counted there, in batches.

    `isi` says of which places and questionnaires.
    Each row draws a random key for its place anew whenever it is read. Both databases draw from a generator
    fit for keys, so that the order tells neither how rows are stored nor which are one batch; it is they who
    sort, on disk where there are many, and one batch at a time comes over.
    """
    hari = hari_periode(periode)
    pilih = (
        sa.select(hari.c.urutan, Jawaban.kuesioner_id, *NILAI[:kolom], sa.null())
        .select_from(hari)
        .join(Jawaban, Jawaban.tanggal.between(hari.c.dari, hari.c.sampai))
        .where(
            Jawaban.unit_id == unit_id,
            Jawaban.terhitung,
            sa.tuple_(hari.c.urutan, Jawaban.kuesioner_id).in_(isi),
        )
        .order_by(_kunci_acak(session))
    )
    return session.execute(pilih, execution_options={"yield_per": SEKALI}).partitions()


def _kunci_acak(session: Session) -> sa.ColumnElement[Any]:
    postgres = session.get_bind().dialect.name == "postgresql"
    return sa.func.gen_random_uuid() if postgres else sa.func.random()


def bulan_pertama(session: Session, unit_id: int) -> date | None:
    """First day of the first month with answers that are counted."""
    t = HitunganTampil
    return session.scalar(
        sa.select(sa.func.min(t.mulai)).where(
            t.unit_id == unit_id, t.dimensi == Dimensi.KANTOR, t.responden > 0
        )
    )
