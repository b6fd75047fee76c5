"""Answers to extra questions, by month that has ended: from their counters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import HitunganTambahan
from skm.jawaban.queries.hitungan import bulan_penuh


@dataclass(slots=True)
class TambahanBulan:
    """What was answered to one question in one month."""

    kuesioner_id: int
    kode: str
    sendiri: int = 0
    """How many of them citizens sent themselves, without the flagged ones."""
    bertanda: int = 0
    """How many flagged ones they sent."""
    nilai: Counter[int | str] = field(default_factory=Counter)
    """How often each answer was given, in no order of time."""

    def sedikit(self, paling_sedikit: int) -> bool:
        """Whether those who sent them are fewer, the flagged ones where no others did; nobody is not few."""
        return 0 < (self.sendiri or self.bertanda) < paling_sedikit


def jawaban_tambahan(session: Session, *, unit_id: int, periode: Periode) -> list[TambahanBulan]:
    """Every question's answers of each closed month of the period, newest months first."""
    t, kapan = HitunganTambahan, bulan_penuh(periode)
    pilih = sa.select(t.mulai, t.kuesioner_id, t.kode, t.nilai, t.banyak, t.sendiri, t.bertanda).where(
        t.unit_id == unit_id
    )
    if kapan.dari is not None:
        pilih = pilih.where(t.mulai >= kapan.dari)
    if kapan.sampai is not None:
        pilih = pilih.where(t.mulai <= kapan.sampai)
    urut = session.execute(pilih.order_by(t.mulai.desc(), t.kuesioner_id.desc(), t.kode.desc(), t.id))
    hasil = []
    for (_, kuesioner_id, kode), milik in groupby(urut, key=lambda satu: tuple(satu[:3])):
        satu = TambahanBulan(kuesioner_id, kode)
        for *_, nilai, banyak, sendiri, bertanda in milik:
            satu.nilai[nilai] += banyak
            satu.sendiri += sendiri
            satu.bertanda += bertanda
        hasil.append(satu)
    return hasil
