"""Durations in layers of bytes: what was put in comes out, and every rank of any layers together is found."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from skm.loket.ember import KOSONG, banyak, buka, bungkus, lapis, menit_ke

ISI = st.dictionaries(st.integers(0, 100_000), st.integers(-3, 40)).map(Counter)
LAPIS = st.lists(st.lists(st.integers(0, 3000)).map(Counter), max_size=5)


@given(ISI)
def test_what_was_put_in_comes_out_without_what_there_is_none_of(isi: Counter[int]) -> None:
    assert buka(bungkus(isi)) == Counter({menit: n for menit, n in isi.items() if n})


def test_nothing_takes_no_bytes() -> None:
    assert bungkus(Counter()) == bungkus(Counter({7: 0})) == KOSONG
    assert banyak([lapis(KOSONG)]) == 0


@given(LAPIS)
def test_every_rank_is_found_across_layers_also_where_one_takes_back_what_another_added(
    semua: list[Counter[int]],
) -> None:
    urut = sorted((sum(semua, Counter())).elements())
    dicabut = Counter({menit: -n for menit, n in semua[0].items()}) if semua else Counter()
    isi = [lapis(bungkus(satu)) for satu in (*semua, dicabut, *semua[:1])]
    assert banyak(isi) == len(urut)
    assert [menit_ke(isi, urutan) for urutan in range(1, len(urut) + 1)] == urut
