"""Answers to extra questions, by month that has ended."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.ungkap import PALING_SEDIKIT
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
    """How many of them citizens sent themselves, without the flagged ones."""
    bertanda: int = 0
    """How many flagged ones they sent."""
    nilai: Counter[int | str] = field(default_factory=Counter)
    """How often each answer was given, in no order of time."""

    def sedikit(self, paling_sedikit: int) -> bool:
        """Whether those who sent them are fewer, the flagged ones where no others did; nobody is not few."""
        return 0 < (self.sendiri or self.bertanda) < paling_sedikit


def jawaban_tambahan(session: Session, *, unit_id: int, periode: Periode) -> list[TambahanBulan]:
    """Every question's answers of each closed month of the period, newest months first.

    Those taken out are left out where five who answered the question left together: fewer would be told.
    """
    kapan = bulan_penuh(periode)
    syarat = [Jawaban.unit_id == unit_id, Jawaban.tambahan.is_not(None)]
    if kapan.dari is not None:
        syarat.append(Jawaban.tanggal >= kapan.dari)
    if kapan.sampai is not None:
        syarat.append(Jawaban.tanggal <= kapan.sampai)
    tutup = bulan_tertutup(session, unit_id)
    j = Jawaban
    pilih = sa.select(j.kuesioner_id, j.tanggal, j.jalur, j.tanda, j.terhitung, j.riwayat, j.tambahan)
    hasil: dict[tuple[date, int, str], TambahanBulan] = {}
    keluar: defaultdict[tuple[date, int, str], dict[str | None, list[int | str]]] = defaultdict(dict)
    for kuesioner_id, hari, jalur, tanda, terhitung, riwayat, isi in session.execute(
        pilih.where(*syarat).order_by(j.id)
    ):
        if (bulan := awal(hari, Rentang.BULAN)) > tutup or not (terhitung or jalur.sendiri):
            continue
        for kode, nilai in (isi or {}).items():
            kunci = (bulan, kuesioner_id, kode)
            satu = hasil.setdefault(kunci, TambahanBulan(kuesioner_id, kode))
            if not terhitung:
                keluar[kunci].setdefault(riwayat, []).append(nilai)
                continue
            satu.nilai[nilai] += 1
            satu.sendiri += jalur.sendiri and not tanda
            satu.bertanda += jalur.sendiri and bool(tanda)
    for kunci, menurut_riwayat in keluar.items():
        for riwayat, milik in menurut_riwayat.items():
            if riwayat is not None and len(milik) < PALING_SEDIKIT:
                hasil[kunci].nilai.update(milik)
    return [hasil[kunci] for kunci in sorted(hasil, reverse=True) if hasil[kunci].nilai]
