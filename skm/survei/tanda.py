"""Which suspicious patterns an answer shows. A flag excludes nothing."""

from __future__ import annotations

from skm.jawaban.models import Jalur, Tanda
from skm.survei.isian import Isian

DETIK_PER_PERTANYAAN = 2
"""Faster than this nobody reads: the nine questions with their options are about 200 words, for which a quick
reader (300 words a minute) needs 40 seconds; half of that is for those who know the form by heart."""


def tanda_jawaban(isian: Isian, *, jalur: Jalur, detik: float | None, beruntun: bool, petugas: bool) -> Tanda:
    """The flags of a checked form.

    `detik` is how long filling it took, None when nobody can tell; `beruntun` whether it came in a burst;
    `petugas` whether staff were signed in on the device, which on the office's own kiosk says nothing.
    """
    tanda = Tanda(0)
    seragam = len(isian.nilai) > 1 and len(set(isian.nilai.values())) == 1
    if seragam and detik is not None and detik < DETIK_PER_PERTANYAAN * len(isian.nilai):
        tanda |= Tanda.SERAGAM_CEPAT
    if beruntun:
        tanda |= Tanda.BERUNTUN
    if petugas and jalur is not Jalur.KIOS:
        tanda |= Tanda.PERANGKAT_PETUGAS
    return tanda
