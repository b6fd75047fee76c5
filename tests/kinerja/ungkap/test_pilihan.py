"""Choosing among candidates: the same as one by one, with fewer questions."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from kinerja.ungkap.pilihan import pilih_aman


def test_it_chooses_what_asking_one_by_one_chooses() -> None:
    acak = Random(3)
    for _ in range(300):
        beban = [acak.randint(1, 9) for _ in range(acak.randint(0, 12))]

        def aman(pilihan: Sequence[int], beban: Sequence[int] = tuple(beban)) -> bool:
            return sum(beban[satu] for satu in pilihan) <= 20

        satu_satu: list[int] = []
        for calon in range(len(beban)):
            satu_satu += [calon] if aman([*satu_satu, calon]) else []
        assert list(pilih_aman(range(len(beban)), aman)) == satu_satu


def test_one_refusal_among_many_costs_few_questions() -> None:
    ditanya = []

    def aman(pilihan: Sequence[int]) -> bool:
        ditanya.append(pilihan)
        return 700 not in pilihan

    assert len(pilih_aman(range(1024), aman)) == 1023
    assert len(ditanya) == 21, "all, and two halves of each of ten"
    ditanya.clear()
    assert len(pilih_aman(range(700), aman)) == 700
    assert len(ditanya) == 1
