"""What was answered to extra questions. Counts only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.survei.models import Jawaban, JenisKuesioner, Kuesioner, Tambahan
from skm.survei.queries.tally import syarat_jawaban

TULISAN_TERBANYAK = 50


@dataclass(frozen=True, slots=True)
class HasilTambahan:
    """One extra question: how often each label was chosen, or the newest answers in words (hostile text)."""

    jenis: JenisKuesioner
    pertanyaan: str
    terjawab: int
    pilihan: tuple[tuple[str, int], ...]
    tulisan: tuple[str, ...]


def hasil_tambahan(session: Session, *, unit_id: int, periode: Periode) -> list[HasilTambahan]:
    """Every extra question somebody answered in the period; equal ones of several versions are one."""
    pilih = (
        sa.select(Jawaban.kuesioner_id, Jawaban.tambahan)
        .where(Jawaban.tambahan.is_not(None), *syarat_jawaban(unit_id, periode))
        .order_by(Jawaban.tanggal.desc(), Jawaban.id)
    )
    tanya = _pertanyaan(session, unit_id)
    hitung: dict[tuple[JenisKuesioner, str, tuple[str, ...]], Counter[int | str]] = {}
    for kuesioner_id, isi in session.execute(pilih):
        for kode, nilai in (isi or {}).items():
            jenis, satu = tanya[kuesioner_id, kode]
            kunci = (jenis, satu.pertanyaan, tuple(satu.pilihan))
            hitung.setdefault(kunci, Counter())[nilai] += 1
    return [
        HasilTambahan(
            jenis,
            pertanyaan,
            jumlah.total(),
            tuple((label, jumlah[urut]) for urut, label in enumerate(pilihan, start=1)),
            () if pilihan else tuple(str(teks) for teks in list(jumlah)[:TULISAN_TERBANYAK]),
        )
        for (jenis, pertanyaan, pilihan), jumlah in hitung.items()
    ]


def _pertanyaan(session: Session, unit_id: int) -> dict[tuple[int, str], tuple[JenisKuesioner, Tambahan]]:
    pilih = sa.select(Kuesioner.jenis, Tambahan).join(Kuesioner).where(Kuesioner.unit_id == unit_id)
    return {(satu.kuesioner_id, satu.kode): (jenis, satu) for jenis, satu in session.execute(pilih)}
