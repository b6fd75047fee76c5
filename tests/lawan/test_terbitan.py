"""An office publishes quarters, half-years and years in editions as forms come and go; he solves them all.

Everybody is protected here, those on loaded forms too: what is published is read by the whole world.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import count

import pytest

from skm.pengesahan.queries import Kelompok
from skm.terbit.services import tertutup
from tests.lawan.tebak import tertebak

PERIODE = ((1,), (2,), (3,), (4,), (1, 2), (3, 4), (1, 2, 3, 4))
Terbitan = Mapping[int, Counter[Kelompok]]


def skor(orang: int) -> str:
    """Scores that nobody else gave; of three columns each is left empty by every eighth."""
    kosong = "".join("0" if (orang + ke) % 8 == 0 else "1" for ke in range(3))
    return f"1:{kosong}" + f"{orang:b}".replace("0", "2")


def orang(skor: str) -> int:
    """Whose they are."""
    return int(skor[5:].replace("2", "0"), 2)


def setahun(benih: int, boleh: Callable[[Terbitan], bool]) -> list[dict[int, int]]:
    """The editions of a year that `boleh` let out, each as the people whose scores it sums up."""
    acak, nomor = random.Random(benih), count()
    ada: dict[int, set[int]] = {triwulan: set() for triwulan in range(1, 5)}
    terbit: dict[int, Counter[Kelompok]] = {}
    for _ in range(60):
        triwulan = acak.randint(1, 4)
        if acak.random() < 0.5 or not ada[triwulan]:
            ada[triwulan] |= {next(nomor) for _ in range(acak.choice([1, 2, 3, 5, 7, 12]))}
        else:
            pergi = acak.sample(sorted(ada[triwulan]), min(len(ada[triwulan]), acak.choice([1, 2, 5, 6])))
            ada[triwulan] -= set(pergi)
        for _ in range(2):
            isi = Counter({(f"{tw}", skor(satu)): 1 for tw in acak.choice(PERIODE) for satu in ada[tw]})
            if isi.total() >= 5 and boleh(terbit | {len(terbit) + 1: isi}):
                terbit[len(terbit) + 1] = isi
    return [{orang(satu): n for (_, satu), n in isi.items()} for isi in terbit.values()]


@pytest.mark.parametrize("benih", range(12))
def test_what_is_published_in_a_year_tells_nobody(benih: int) -> None:
    terbit = setahun(benih, tertutup)
    assert len(terbit) >= 4, "something is published"
    assert tertebak(terbit) == []
    for kolom in range(3):  # the sums of one unsur are of those who filled it
        assert tertebak([{n: 1 for n in satu if skor(n)[2 + kolom] != "0"} for satu in terbit]) == []


def test_editions_that_only_have_five_each_would_tell_somebody_in_every_year() -> None:
    assert all(tertebak(setahun(benih, lambda _: True)) for benih in range(6))


def test_equal_scores_that_change_places_tell_nothing_and_one_more_of_them_does() -> None:
    lima = Counter({("1", "444"): 5, ("1", "333"): 2})
    assert tertutup({1: lima, 2: lima})
    assert not tertutup({1: lima, 2: lima + Counter({("1", "333"): 1})})
    assert tertutup({1: lima, 2: lima + Counter({("1", "333"): 3, ("1", "111"): 2})})


def test_an_unsur_that_few_of_a_quarter_filled_is_not_left_over_when_the_others_are_taken_away() -> None:
    dua = Counter({("2", "1:444"): 20})
    for banyak in (3, 5):
        satu = Counter({("1", "1:440"): 20 - banyak, ("1", "1:333"): banyak})
        assert tertutup({1: dua, 2: satu + dua}) is (banyak == 5)
