"""The attacker of the disclosure tests is exact: he finds what every subset tried one by one finds."""

from __future__ import annotations

import random
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations, product

import pytest

from tests.lawan.tautan import Angka, tersisa
from tests.lawan.tebak import tertebak


def test_two_views_that_differ_by_one_person_tell_that_person() -> None:
    assert tertebak(["abcdef", "abcde"]) == [frozenset("f")]


def test_who_adds_answers_of_his_own_takes_them_out_of_every_sum() -> None:
    assert tertebak(["abcde"]) == []
    assert tertebak(["abcde"], diketahui="abcd") == [frozenset("e")]


def test_a_set_of_two_that_only_a_weighted_combination_tells_is_found() -> None:
    # twice the first less three times the second leaves 2a + 2b
    pandangan = [{"a": 1, "b": 1, **dict.fromkeys("vwxyz", 3)}, dict.fromkeys("vwxyz", 2)]
    assert tertebak(pandangan) == [frozenset("ab")]


def test_people_whom_no_view_tells_apart_are_told_together_or_not_at_all() -> None:
    assert tertebak(["abcde", "fghij", "abcdefghijk"]) == [frozenset("k")]
    assert tertebak(["abcde", "abcdefghij"]) == []


def test_a_link_told_exactly_leaves_few_of_a_sum_and_told_in_fives_it_does_not() -> None:
    poster, lewat = frozenset(range(12)), frozenset(range(10))
    assert list(tersisa([poster], [Angka(lewat, 10, 10)], ())) == [poster - lewat]
    assert list(tersisa([poster], [Angka(lewat, 10, 14)], ())) == []
    assert list(tersisa([poster], [Angka(lewat, 10, 14), Angka(poster - lewat, 1, 4)], ())) == [
        poster - lewat
    ], "that it is told at all says that they are one to four"


def test_who_knows_all_but_few_of_a_link_told_exactly_knows_how_many_they_are() -> None:
    lewat = frozenset(range(7))
    assert list(tersisa([], [Angka(lewat, 7, 7)], range(6))) == [frozenset({6})]
    assert list(tersisa([], [Angka(lewat, 5, 9)], range(6))) == []


def _pangkat(matriks: Iterable[Iterable[int]]) -> int:
    """Rank by plain Gaussian elimination on dense fractions."""
    baris = [[Fraction(isi) for isi in satu] for satu in matriks]
    pangkat = 0
    for kolom in range(len(baris[0]) if baris else 0):
        poros = next((n for n in range(pangkat, len(baris)) if baris[n][kolom]), None)
        if poros is None:
            continue
        baris[pangkat], baris[poros] = baris[poros], baris[pangkat]
        for n in range(pangkat + 1, len(baris)):
            kali = baris[n][kolom] / baris[pangkat][kolom]
            baris[n] = [a - kali * b for a, b in zip(baris[n], baris[pangkat], strict=True)]
        pangkat += 1
    return pangkat


def semua_himpunan(pandangan: list[dict[int, int]], banyak: int) -> set[frozenset[int]]:
    """Every smallest set of one to four of `banyak` people outside whom the sums have a smaller rank."""
    matriks = [[satu.get(orang, 0) for orang in range(banyak)] for satu in pandangan]
    penuh = _pangkat(matriks)
    hasil: set[frozenset[int]] = set()
    for besar in range(1, 5):
        for satu in map(frozenset, combinations(range(banyak), besar)):
            if any(ada <= satu for ada in hasil):
                continue
            luar = [[isi for orang, isi in enumerate(baris) if orang not in satu] for baris in matriks]
            if _pangkat(luar) < penuh:
                hasil.add(satu)
    return hasil


@pytest.mark.parametrize("benih", range(60))
def test_he_finds_exactly_what_every_subset_tried_one_by_one_finds(benih: int) -> None:
    acak = random.Random(benih)
    banyak, koefisien = acak.randint(3, 8), acak.choice([[0, 1], [0, 0, 1], [0, 0, 1, 2, -1]])
    pandangan = [
        {orang: kali for orang in range(banyak) if (kali := acak.choice(koefisien))}
        for _ in range(acak.randint(1, banyak - 1))
    ]
    assert set(tertebak(pandangan)) == semua_himpunan(pandangan, banyak)


def test_under_the_rules_of_yesterday_he_reads_single_people_off_the_pages() -> None:
    """Any range of days, any service, any way of coming; fewer than five are not shown, and that is all."""
    acak = random.Random(16)
    riwayat = [(acak.randrange(10), acak.choice("AAABBC"), acak.choice("ppt")) for _ in range(40)]
    pandangan = []
    for dari, sampai in combinations(range(11), 2):
        for layanan, jalur in product((None, *"ABC"), (None, *"pt")):
            isi = [
                orang
                for orang, (hari, punya, lewat) in enumerate(riwayat)
                if dari <= hari < sampai and layanan in (None, punya) and jalur in (None, lewat)
            ]
            if len(isi) >= 5:
                pandangan.append(isi)
    hasil = tertebak(pandangan)
    assert sum(len(satu) == 1 for satu in hasil) == 18, "whose scores are read off to the digit"
    assert len(frozenset().union(*hasil)) == 40, "everybody stands in a set of at most four"
