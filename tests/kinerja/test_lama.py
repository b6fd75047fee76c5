"""Median and 90th percentile of how long services took."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.lama import RingkasLama, ringkas_lama


def ringkas(lama: list[int]) -> RingkasLama:
    """Of durations in any order."""
    urut = sorted(lama)
    return ringkas_lama(len(urut), lambda urutan: urut[urutan - 1])


@pytest.mark.parametrize(
    ("lama", "median", "p90"),
    [
        ((7,), 7, 7),
        ((30, 10, 20), 20, 30),  # the third of three: 0,9 × 3 = 2,7, rounded up
        ((10, 20, 30, 40), 25, 40),
        ((10, 20, 31, 40), 25.5, 40),  # half a minute
        (tuple(range(10, 101, 10)), 55, 90),  # the ninth of ten
        (tuple(range(10, 111, 10)), 60, 100),  # the tenth of eleven: 9,9 rounded up
    ],
)
def test_median_and_ninetieth_percentile(lama: tuple[int, ...], median: float, p90: int) -> None:
    hasil = RingkasLama(len(lama), timedelta(minutes=median), timedelta(minutes=p90))
    assert ringkas(list(lama)) == hasil


def test_no_service_has_no_duration() -> None:
    assert ringkas([]) == RingkasLama(0, None, None)


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(GalatMasukan, match="negatif"):
        ringkas_lama(-1, lambda urutan: urutan)


@given(st.lists(st.integers(0, 100_000), min_size=1))
def test_nine_of_ten_are_within_the_percentile_and_no_less(lama: list[int]) -> None:
    p90 = ringkas(lama).p90
    assert p90 is not None
    assert sum(timedelta(minutes=satu) <= p90 for satu in lama) * 10 >= len(lama) * 9
    assert sum(timedelta(minutes=satu) < p90 for satu in lama) * 10 < len(lama) * 9
