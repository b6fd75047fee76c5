"""Ages in bands."""

from datetime import timedelta

import pytest

from kinerja.galat import GalatMasukan
from kinerja.umur import UMUR, kelompok_umur


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        (0, "sampai 7 hari"),
        (7, "sampai 7 hari"),
        (8, "8 sampai 30 hari"),
        (30, "8 sampai 30 hari"),
        (31, "31 sampai 90 hari"),
        (90, "31 sampai 90 hari"),
        (91, "lebih dari 90 hari"),
    ],
)
def test_an_age_is_said_by_the_days_that_are_over(hari: int, kata: str) -> None:
    assert kelompok_umur(timedelta(days=hari)) == kata
    assert kelompok_umur(timedelta(days=hari, hours=23)) == kata
    assert kata in UMUR


def test_an_age_is_never_negative() -> None:
    with pytest.raises(GalatMasukan, match="negatif"):
        kelompok_umur(timedelta(seconds=-1))
