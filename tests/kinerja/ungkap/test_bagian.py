"""Parts of one whole: the sentences of the rule, and every subset of parts against it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.ungkap import PALING_SEDIKIT, bagian_terbuka


def test_each_shown_part_is_of_nobody_or_of_five_and_more() -> None:
    assert bagian_terbuka({"poster": 12, "kios": 5, "loket": 4, "tiket": 1, "kertas": 0}) == {
        "poster",
        "kios",
        "kertas",
    }


@pytest.mark.parametrize(
    ("jumlah", "tampil"),
    [
        # 20 less 12 would tell the three: the seven wait with them
        ({"poster": 12, "tiket": 3, "kios": 7}, {"poster"}),
        # 3 and 2 together are five
        ({"poster": 12, "tiket": 3, "kios": 2}, {"poster"}),
        # of equal ones the last waits
        ({"a": 6, "b": 6, "c": 1}, {"a"}),
        # three tickets and two posters: nothing of either
        ({"tiket": 3, "poster": 2}, set()),
        # a single hidden part and no other
        ({"tiket": 3}, set()),
        ({}, set()),
    ],
)
def test_the_hidden_ones_together_are_none_or_five_or_the_smallest_shown_part_waits_too(
    jumlah: Mapping[str, int], tampil: set[str]
) -> None:
    assert bagian_terbuka(jumlah) == tampil


def test_a_part_of_flagged_people_only_is_not_an_empty_one() -> None:
    jumlah = {"L": 9, "P": 8, "": 0}
    assert bagian_terbuka(jumlah) == {"L", "P", ""}
    assert bagian_terbuka(jumlah, {""}) == {"L"}
    assert bagian_terbuka(jumlah, {"L"}) == {"L", "P", ""}, "beside five others a flagged one changes nothing"


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(GalatMasukan, match="negatif"):
        bagian_terbuka({"a": -1})


def _bocor(jumlah: Mapping[int, int], bertanda: Collection[int], tampil: Collection[int]) -> bool:
    """Whether a sum of shown parts, or the whole less shown parts, touches somebody but not five."""
    for banyak in range(len(tampil) + 1):
        for pilihan in combinations(tampil, banyak):
            for isi in (pilihan, [nama for nama in jumlah if nama not in pilihan]):
                orang = sum(jumlah[nama] for nama in isi)
                if orang < PALING_SEDIKIT and (orang or any(nama in bertanda for nama in isi)):
                    return True
    return False


@given(
    st.dictionaries(st.integers(0, 6), st.sampled_from([0, 1, 3, 4, 5, 6, 9]), max_size=6),
    st.sets(st.integers(0, 6)),
)
def test_no_sum_of_parts_and_no_remainder_of_the_whole_touches_one_to_four(
    jumlah: Mapping[int, int], bertanda: set[int]
) -> None:
    tampil = bagian_terbuka(jumlah, bertanda)
    if tampil - {nama for nama, banyak in jumlah.items() if not banyak}:
        assert not _bocor(jumlah, bertanda, tampil)
    besar = {nama for nama, banyak in jumlah.items() if banyak >= PALING_SEDIKIT}
    assert len(besar - tampil) <= 1, "one part more is always enough"
    if besar - tampil:
        assert _bocor(jumlah, bertanda, tampil | besar)
