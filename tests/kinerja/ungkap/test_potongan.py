"""Light cuts: the marking of the graph against every way to part it in two."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from kinerja.ungkap.potongan import Sisi, ada_potongan_ringan


@pytest.mark.parametrize(
    ("banyak", "sisi", "ringan"),
    [
        (0, [], False),
        (3, [], False),  # nothing hangs together, so nothing is cut
        (2, [(0, 1, 5)], False),
        (2, [(0, 1, 4)], True),
        (2, [(0, 1, 0)], True),  # an edge without weight still ties
        (4, [(0, 1, 5), (2, 3, 5)], False),  # two components are not a cut
        (3, [(0, 1, 5), (1, 2, 2), (0, 2, 2)], True),
        (3, [(0, 1, 3), (1, 2, 3), (0, 2, 3)], False),  # each is tied by 6, no edge by 5
        # two triangles of weight 3, tied by 2 and 2: every vertex has five and more
        (6, [(0, 1, 3), (1, 2, 3), (0, 2, 3), (3, 4, 3), (4, 5, 3), (3, 5, 3), (0, 3, 2), (1, 4, 2)], True),
        (6, [(0, 1, 3), (1, 2, 3), (0, 2, 3), (3, 4, 3), (4, 5, 3), (3, 5, 3), (0, 3, 2), (1, 4, 3)], False),
        (2, [(0, 1, 2), (1, 0, 3)], False),  # the same two twice
    ],
)
def test_a_light_cut_is_found_where_there_is_one(banyak: int, sisi: list[Sisi], ringan: bool) -> None:
    assert ada_potongan_ringan(banyak, sisi) is ringan


def _terpotong(banyak: int, sisi: list[Sisi]) -> bool:
    """Some way to part the vertices in two that some edge crosses, less than five in all."""
    for pihak in product((False, True), repeat=banyak):
        lintas = [berat for a, b, berat in sisi if pihak[a] != pihak[b]]
        if lintas and sum(lintas) < 5:
            return True
    return False


def test_it_is_exact_on_small_graphs() -> None:
    acak, ringan = Random(5), 0
    for _ in range(1500):
        banyak, terberat = acak.randint(2, 6), acak.choice([1, 3, 6])
        sisi = [
            (a, b, acak.randint(0, terberat))
            for a, b in (acak.sample(range(banyak), 2) for _ in range(acak.choice([4, 8, 16])))
        ]
        ringan += (harap := _terpotong(banyak, sisi))
        assert ada_potongan_ringan(banyak, sisi) is harap, sisi
    assert 500 < ringan < 1000, "both answers are tried"
