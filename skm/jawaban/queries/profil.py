"""Respondents of closed quarters by what they said of themselves, and everybody's scores: counts and lists.

Both are of the whole office. The official form asks for the counts; the list is bounded by where it is
printed, sorted and without anything that was not a score (ADR 0018).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jawaban.models import KOLOM_UNSUR, PROFIL, Dimensi, Jalur, Jawaban, Penutupan, Rentang
from skm.jawaban.rentang import akhir

SENDIRI = [satu for satu in Jalur if satu.sendiri]
NILAI = [getattr(Jawaban, f"u{nomor}") for nomor in range(1, KOLOM_UNSUR + 1)]


def responden_profil(
    session: Session, unit_id: int, dari: date, sampai: date, kuesioner: Collection[int]
) -> dict[Dimensi, Counter[str]]:
    """How many said what, one dimension at a time, from the first to the last day of whole quarters.

    Of what citizens sent themselves as their quarter was closed; a quarter that is not closed has none of it.
    The empty word counts those who did not say.
    """
    profil = [getattr(Jawaban, satu.value) for satu in PROFIL]
    pilih = (
        sa.select(sa.func.count(), *profil)
        .where(
            Jawaban.unit_id == unit_id,
            Jawaban.tanggal.between(dari, sampai),
            Jawaban.kuesioner_id.in_(kuesioner),
            sa.case(
                (
                    Jawaban.jalur.in_(SENDIRI),
                    sa.and_(~Jawaban.luar_triwulan, _tertutup(unit_id, dari, sampai)),
                ),
                else_=Jawaban.terhitung,
            ),
        )
        .group_by(*profil)
    )
    hasil: dict[Dimensi, Counter[str]] = {satu: Counter() for satu in PROFIL}
    for banyak, *kata in session.execute(pilih):
        for satu, isi in zip(PROFIL, kata, strict=True):
            hasil[satu][isi or ""] += banyak
    return hasil


def _tertutup(unit_id: int, dari: date, sampai: date) -> sa.ColumnElement[bool]:
    """Whether an answer's quarter is closed."""
    mulai = sa.select(Penutupan.mulai).where(
        Penutupan.unit_id == unit_id, Penutupan.rentang == Rentang.TRIWULAN
    )
    triwulan = []
    while dari <= sampai:
        triwulan.append((Jawaban.tanggal <= akhir(dari, Rentang.TRIWULAN), sa.literal(dari)))
        dari = akhir(dari, Rentang.TRIWULAN) + timedelta(1)
    return sa.case(*triwulan) <= mulai.scalar_subquery()


def daftar_nilai(
    session: Session, unit_id: int, dari: date, sampai: date, kuesioner: Collection[int]
) -> dict[int, list[tuple[int | None, ...]]]:
    """The scores u1, u2, … of everybody who is counted in those days, by questionnaire, sorted by them."""
    pilih = (
        sa.select(Jawaban.kuesioner_id, *NILAI)
        .where(
            Jawaban.unit_id == unit_id,
            Jawaban.tanggal.between(dari, sampai),
            Jawaban.kuesioner_id.in_(kuesioner),
            Jawaban.terhitung,
        )
        .order_by(*(sa.func.coalesce(satu, 0) for satu in NILAI))
    )
    hasil: dict[int, list[tuple[int | None, ...]]] = {}
    for nomor, *nilai in session.execute(pilih):
        hasil.setdefault(nomor, []).append(tuple(nilai))
    return hasil
