"""Everybody's scores one by one, in an order that says nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import Dimensi, HitunganTampil, Jawaban
from skm.jawaban.queries.hitungan import hari_periode
from skm.jawaban.queries.profil import NILAI

SEKALI = 2_000
"""Rows held at a time."""


class Bagian(NamedTuple):
    """What is written of some respondents: a word for all of them, and their scores from these columns."""

    label: str
    kolom: tuple[int | None, ...]
    """The number of each score's column; None where nothing is written."""


def nilai_acak(
    session: Session,
    unit_id: int,
    periode: Sequence[Periode],
    bagian: Mapping[Bagian, Collection[tuple[int, int]]],
) -> Iterator[Sequence[Sequence[Any]]]:
    """(label, score, score, …) of everybody counted there, in batches.

    `bagian` says of which places of `periode` and questionnaires what is written; all with as many scores.
    Each row draws a random key for its place anew whenever it is read. Both databases draw from a generator
    fit for keys, so that the order tells neither how rows are stored nor which are one batch; it is they who
    sort, on disk where there are many, and one batch at a time comes over. Rows are complete as they come:
    no line of Python runs for each of them. Nothing is asked before the first batch is.
    """
    if not bagian:
        return
    hari = hari_periode(periode)
    semua = [_pilih(unit_id, hari, satu, isi) for satu, isi in bagian.items()]
    pilih = semua[0] if len(semua) == 1 else sa.select(sa.union_all(*semua).subquery())
    acak = pilih.order_by(_kunci_acak(session))
    with session.connection().execute(acak, execution_options={"yield_per": SEKALI}) as hasil:
        yield from hasil.partitions()


def _pilih(
    unit_id: int, hari: sa.CTE, bagian: Bagian, isi: Collection[tuple[int, int]]
) -> sa.Select[tuple[Any, ...]]:
    kosong = sa.cast(sa.null(), sa.Integer)
    nilai = [kosong if satu is None else NILAI[satu - 1] for satu in bagian.kolom]
    kolom = [sa.literal(bagian.label), *nilai]
    return (
        sa.select(*(satu.label(f"k{ke}") for ke, satu in enumerate(kolom)))
        .select_from(hari)
        .join(Jawaban, Jawaban.tanggal.between(hari.c.dari, hari.c.sampai))
        .where(
            Jawaban.unit_id == unit_id,
            Jawaban.terhitung,
            sa.tuple_(hari.c.urutan, Jawaban.kuesioner_id).in_(isi),
        )
    )


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
