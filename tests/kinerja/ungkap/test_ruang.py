"""Combinations that touch few: the search over a prime field against the exact attacker."""

from __future__ import annotations

from random import Random

from kinerja.ungkap.ruang import menyentuh_sedikit
from tests.lawan.tebak import tertebak


def test_it_finds_what_the_attacker_finds_whatever_the_coefficients_and_weights() -> None:
    acak, sedikit = Random(7), 0
    for _ in range(1500):
        kolom = acak.randint(5, 12)
        bobot = [acak.choice([1, 1, 1, 2, 4, 5]) for _ in range(kolom)]
        pilihan = acak.choice([[0, 1], [0, 1, 1], [0, 1, -1, 2]])
        baris = [
            {letak: isi for letak in range(kolom) if (isi := acak.choice(pilihan))}
            for _ in range(acak.randint(1, kolom - 3))
        ]
        pandangan = [
            {(letak, n): isi for letak, isi in satu.items() for n in range(bobot[letak])} for satu in baris
        ]
        harap = bool(tertebak(pandangan))
        assert menyentuh_sedikit(baris, bobot, 4) is harap, (baris, bobot)
        sedikit += harap
    assert 300 < sedikit < 1200, "both answers are tried"


def test_one_of_three_rows_and_one_more_person_is_found() -> None:
    # a + X, b + Y and c + d + X + Y: neither one nor two of them, all three leave a, b, c and d
    x, y = range(4, 10), range(10, 16)
    baris = [dict.fromkeys([0, *x], 1), dict.fromkeys([1, *y], 1), dict.fromkeys([2, 3, *x, *y], 1)]
    assert menyentuh_sedikit(baris, [1] * 16, 4)
    assert not menyentuh_sedikit(baris, [1, 1, 1, 2, *[1] * 12], 4)
