"""Answers to extra questions, by month that has ended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import Jawaban, Rentang
from skm.jawaban.queries.bertanda import bulan_tertutup
from skm.jawaban.queries.hitungan import bulan_penuh
from skm.jawaban.rentang import awal


@dataclass(slots=True)
class TambahanBulan:
    """What was answered to one question in one month."""

    kuesioner_id: int
    kode: str
    sendiri: int = 0
    """How many of them citizens sent themselves."""
    nilai: Counter[int | str] = field(default_factory=Counter)
    """How often each answer was given, in no order of time."""


def jawaban_tambahan(session: Session, *, unit_id: int, periode: Periode) -> list[TambahanBulan]:
    """Every question's answers of each closed month of the period, newest months first."""
    kapan = bulan_penuh(periode)
    syarat = [Jawaban.unit_id == unit_id, Jawaban.terhitung, Jawaban.tambahan.is_not(None)]
    if kapan.dari is not None:
        syarat.append(Jawaban.tanggal >= kapan.dari)
    if kapan.sampai is not None:
        syarat.append(Jawaban.tanggal <= kapan.sampai)
    tutup = bulan_tertutup(session, unit_id)
    pilih = sa.select(Jawaban.kuesioner_id, Jawaban.tanggal, Jawaban.jalur, Jawaban.tambahan)
    hasil: dict[tuple[date, int, str], TambahanBulan] = {}
    for kuesioner_id, hari, jalur, isi in session.execute(pilih.where(*syarat).order_by(Jawaban.id)):
        if (bulan := awal(hari, Rentang.BULAN)) > tutup:
            continue
        for kode, nilai in (isi or {}).items():
            satu = hasil.setdefault((bulan, kuesioner_id, kode), TambahanBulan(kuesioner_id, kode))
            satu.nilai[nilai] += 1
            satu.sendiri += jalur.sendiri
    return [hasil[kunci] for kunci in sorted(hasil, reverse=True)]
