"""Columns that only a few filled."""

from __future__ import annotations

import pytest

from kinerja.galat import GalatMasukan
from kinerja.ungkap import isian_terbuka


def test_an_unsur_filled_by_one_to_four_is_not_shown_nor_the_ikm_that_would_reveal_it() -> None:
    hasil = isian_terbuka({"U1": 30, "U2": 5, "U3": 4, "U4": 1}, 30)
    assert hasil.kolom == {"U1", "U2"}
    assert not hasil.gabungan, "the IKM less the shown unsur is the hidden one"


def test_where_every_unsur_is_filled_by_five_the_ikm_is_shown() -> None:
    hasil = isian_terbuka({"U1": 30, "U2": 5}, 30)
    assert (hasil.kolom, hasil.gabungan) == ({"U1", "U2"}, True)


def test_a_column_that_nobody_filled_may_say_so() -> None:
    assert isian_terbuka({"U1": 6, "T1": 0}, 6).kolom == {"U1", "T1"}


def test_of_a_group_of_one_to_four_nothing_is_shown() -> None:
    hasil = isian_terbuka({"U1": 4, "T1": 0}, 4)
    assert (hasil.kolom, hasil.gabungan) == (frozenset(), False)


@pytest.mark.parametrize("banyak", [-1, 7])
def test_more_filled_than_answered_or_fewer_than_none_is_refused(banyak: int) -> None:
    with pytest.raises(GalatMasukan, match="lebih dari respondennya"):
        isian_terbuka({"U1": banyak}, 6)
