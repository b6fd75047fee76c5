"""Respondents of ended quarters by what they said of themselves, and everybody's scores: counts and a list.

Both are of the whole office. The official form asks for the counts; the list is bounded by where it is
printed, sorted and without anything that was not a score (ADR 0018).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jawaban.models import KOLOM_UNSUR, PROFIL, Dimensi, HitunganProfil, Jawaban

NILAI = [getattr(Jawaban, f"u{nomor}") for nomor in range(1, KOLOM_UNSUR + 1)]
SEKALI = 5_000
"""Rows that the database hands over at a time."""


def responden_profil(
    session: Session, unit_id: int, dari: date, sampai: date, kuesioner: Collection[int]
) -> dict[Dimensi, Counter[str]]:
    """How many said what, one dimension at a time, from the first to the last day of whole quarters.

    Of what citizens sent themselves as their quarter was closed; a quarter that is not closed has none of it.
    The empty word counts those who did not say. One statement.
    """
    h = HitunganProfil
    pilih = (
        sa.select(h.dimensi, h.nilai, sa.func.sum(h.responden))
        .where(h.unit_id == unit_id, h.mulai.between(dari, sampai), h.kuesioner_id.in_(kuesioner))
        .group_by(h.dimensi, h.nilai)
    )
    hasil: dict[Dimensi, Counter[str]] = {satu: Counter() for satu in PROFIL}
    for dimensi, nilai, banyak in session.execute(pilih):
        hasil[dimensi][nilai] = int(banyak)
    return hasil


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
    for nomor, *nilai in session.execute(pilih, execution_options={"yield_per": SEKALI}):
        hasil.setdefault(nomor, []).append(tuple(nilai))
    return hasil
