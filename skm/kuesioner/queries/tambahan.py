"""What was answered to extra questions. Counts only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.queries.tambahan import jawaban_tambahan
from skm.kuesioner.models import JenisKuesioner, Kuesioner, Tambahan

TULISAN_TERBANYAK = 50


@dataclass(frozen=True, slots=True)
class HasilTambahan:
    """One extra question: how often each label was chosen, or answers in words (hostile text)."""

    jenis: JenisKuesioner
    pertanyaan: str
    terjawab: int
    pilihan: tuple[tuple[str, int], ...]
    tulisan: tuple[str, ...]
    tertutup: bool
    """Whether months are left out in which it was answered by too few to be shown."""


@dataclass(slots=True)
class _Hitung:
    nilai: Counter[int | str] = field(default_factory=Counter)
    tertutup: bool = False


def hasil_tambahan(
    session: Session, *, unit_id: int, periode: Periode, paling_sedikit: int
) -> list[HasilTambahan]:
    """Every extra question somebody answered in the period; equal ones of several versions are one.

    Of a month that has ended, and only where none or at least `paling_sedikit` citizens answered it then.
    """
    tanya = _pertanyaan(session, unit_id)
    hitung: dict[tuple[JenisKuesioner, str, tuple[str, ...]], _Hitung] = {}
    for satu in jawaban_tambahan(session, unit_id=unit_id, periode=periode):
        jenis, soal = tanya[satu.kuesioner_id, satu.kode]
        milik = hitung.setdefault((jenis, soal.pertanyaan, tuple(soal.pilihan)), _Hitung())
        if satu.sedikit(paling_sedikit):
            milik.tertutup = True
        else:
            milik.nilai += satu.nilai
    return [
        HasilTambahan(
            jenis,
            pertanyaan,
            milik.nilai.total(),
            tuple((label, milik.nilai[urut]) for urut, label in enumerate(pilihan, start=1)),
            () if pilihan else tuple(str(teks) for teks in list(milik.nilai)[:TULISAN_TERBANYAK]),
            milik.tertutup,
        )
        for (jenis, pertanyaan, pilihan), milik in hitung.items()
    ]


def _pertanyaan(session: Session, unit_id: int) -> dict[tuple[int, str], tuple[JenisKuesioner, Tambahan]]:
    pilih = sa.select(Kuesioner.jenis, Tambahan).join(Kuesioner).where(Kuesioner.unit_id == unit_id)
    return {(satu.kuesioner_id, satu.kode): (jenis, satu) for jenis, satu in session.execute(pilih)}
