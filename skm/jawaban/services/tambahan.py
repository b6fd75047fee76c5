"""Answers to extra questions by month, counted anew whenever anything of a closed month changes.

Kept are months that were closed: of a running one nothing is shown. Who first left, or came, with one change
is shown or not shown with all of that change for ever: fewer than five who answered the question stay as they
were, and five or more go as most of them do. Parts of them that later went apart would tell each other.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ungkap import PALING_SEDIKIT
from skm.jawaban.models import HitunganTambahan, Jawaban, Rentang
from skm.jawaban.queries.bertanda import bulan_tertutup
from skm.jawaban.rentang import akhir, awal
from skm.jawaban.selisih import Deret
from skm.jawaban.services.orang import baca_riwayat

Pertanyaan = tuple[date, int, str]
"""First day of the month, questionnaire, code of the question."""
SEKALI = 2_000
"""Answers held at a time."""


@dataclass(frozen=True, slots=True)
class Terhitung:
    """How often an answer is shown; how many sent it themselves, without a flag and with one."""

    banyak: int
    sendiri: int
    bertanda: int


Tercacah = Mapping[tuple[date, int, str, str], Terhitung]
"""By question and answer; the answer as JSON."""


def susulkan_tambahan(session: Session, unit_id: int, isi: Deret) -> None:
    """Count anew the closed months of these answers, which came or went; most have answered nothing extra."""
    if any(tambahan := isi.get("tambahan", ())):
        bulan = {awal(isi["tanggal"][ke], Rentang.BULAN) for ke, satu in enumerate(tambahan) if satu}
        tutup = bulan_tertutup(session, unit_id)
        for satu in sorted(bulan):
            if satu <= tutup:
                hitung_tambahan(session, unit_id, satu, akhir(satu, Rentang.BULAN))


def hitung_tambahan(session: Session, unit_id: int, dari: date, sampai: date) -> None:
    """Write the counters of the months from `dari` to `sampai` anew."""
    t = HitunganTambahan
    session.execute(sa.delete(t).where(t.unit_id == unit_id, t.mulai.between(dari, sampai)))
    baris = [
        {
            "unit_id": unit_id,
            "mulai": mulai,
            "kuesioner_id": kuesioner_id,
            "kode": kode,
            "nilai": json.loads(nilai),
        }
        | {"banyak": satu.banyak, "sendiri": satu.sendiri, "bertanda": satu.bertanda}
        for (mulai, kuesioner_id, kode, nilai), satu in sorted(
            tambahan_mentah(session, unit_id, dari, sampai).items(), key=lambda satu: satu[0]
        )
    ]
    if baris:
        session.execute(sa.insert(t), baris)


def tambahan_mentah(session: Session, unit_id: int, dari: date, sampai: date) -> Tercacah:
    """The same from the answers themselves."""
    j = Jawaban
    pilih = sa.select(j.kuesioner_id, j.tanggal, j.jalur, j.tanda, j.terhitung, j.riwayat, j.tambahan).where(
        j.unit_id == unit_id, j.tanggal.between(dari, sampai), j.tambahan.is_not(None)
    )
    banyak: defaultdict[Pertanyaan, Counter[str]] = defaultdict(Counter)
    sendiri: defaultdict[Pertanyaan, Counter[str]] = defaultdict(Counter)
    bertanda: defaultdict[Pertanyaan, Counter[str]] = defaultdict(Counter)
    rombongan: defaultdict[tuple[Pertanyaan, str], list[tuple[str, bool, bool]]] = defaultdict(list)
    semua = session.execute(pilih, execution_options={"yield_per": SEKALI})
    for kuesioner_id, hari, jalur, tanda, terhitung, riwayat, isi in semua:
        for kode, jawab in (isi or {}).items():
            kunci, nilai = (awal(hari, Rentang.BULAN), kuesioner_id, kode), json.dumps(jawab)
            if jalur.sendiri and riwayat:
                rombongan[kunci, riwayat.splitlines()[0]].append((nilai, bool(tanda), terhitung))
            elif terhitung:
                banyak[kunci][nilai] += 1
                if jalur.sendiri:
                    (bertanda if tanda else sendiri)[kunci][nilai] += 1
    for (kunci, pertama), milik in rombongan.items():
        if _tampil(pertama, [terhitung for *_, terhitung in milik]):
            for nilai, ditandai, _ in milik:  # whoever is shown counts among those who sent what is shown
                banyak[kunci][nilai] += 1
                (bertanda if ditandai else sendiri)[kunci][nilai] += 1
    return {
        (*kunci, nilai): Terhitung(n, sendiri[kunci][nilai], bertanda[kunci][nilai])
        for kunci, isi in banyak.items()
        for nilai, n in isi.items()
    }


def _tampil(pertama: str, terhitung: Sequence[bool]) -> bool:
    """Whether those of that first change are shown, who are counted now or not."""
    if len(terhitung) < PALING_SEDIKIT:
        (pindah,) = baca_riwayat(pertama)
        return not pindah.masuk
    return 2 * sum(terhitung) >= len(terhitung)


def tambahan_tersimpan(session: Session, unit_id: int) -> Tercacah:
    """What the counters say."""
    t = HitunganTambahan
    pilih = sa.select(t.mulai, t.kuesioner_id, t.kode, t.nilai, t.banyak, t.sendiri, t.bertanda)
    return {
        (mulai, kuesioner_id, kode, json.dumps(nilai)): Terhitung(*angka)
        for mulai, kuesioner_id, kode, nilai, *angka in session.execute(pilih.where(t.unit_id == unit_id))
    }
