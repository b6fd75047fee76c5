"""The middle service, and the time within which nine of ten were done."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.lama import RingkasLama, ringkas_lama


def menit(*semua: int) -> list[timedelta]:
    return [timedelta(minutes=satu) for satu in semua]


@pytest.mark.parametrize(
    ("lama", "median", "p90"),
    [
        ((7,), 7, 7),
        ((30, 10, 20), 20, 30),  # the third of three: 0,9 × 3 = 2,7, rounded up
        ((10, 20, 30, 40), 25, 40),
        (tuple(range(10, 101, 10)), 55, 90),  # the ninth of ten
        (tuple(range(10, 111, 10)), 60, 100),  # the tenth of eleven: 9,9 rounded up
    ],
)
def test_median_and_ninetieth_percentile(lama: tuple[int, ...], median: int, p90: int) -> None:
    assert ringkas_lama(menit(*lama)) == RingkasLama(len(lama), menit(median)[0], menit(p90)[0])


def test_no_service_has_no_duration() -> None:
    assert ringkas_lama([]) == RingkasLama(0, None, None)


def test_a_negative_duration_is_refused() -> None:
    with pytest.raises(GalatMasukan, match="negatif"):
        ringkas_lama(menit(5, -1))


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=90)), min_size=1))
def test_nine_of_ten_are_within_the_percentile_and_no_less(lama: list[timedelta]) -> None:
    hasil = ringkas_lama(lama)
    assert hasil.p90 is not None
    assert sum(satu <= hasil.p90 for satu in lama) * 10 >= len(lama) * 9
    assert sum(satu < hasil.p90 for satu in lama) * 10 < len(lama) * 9
