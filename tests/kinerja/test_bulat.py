"""The only rounding: half up, exact, once."""

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.bulat import bulat, teks
from kinerja.galat import GalatKinerja, GalatMasukan


@pytest.mark.parametrize(
    ("nilai", "angka", "harapan"),
    [
        (Fraction(78625, 1000), 2, "78.63"),  # a tie goes up: 78,625
        (Fraction(-78625, 1000), 2, "-78.63"),  # and away from zero below it
        (Decimal("88.305"), 2, "88.31"),  # a tie written in decimals
        (Decimal("0.125"), 2, "0.13"),  # half to even would give 0,12
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(2, 3), 2, "0.67"),
        (100, 2, "100.00"),  # two decimals are always there
        (0, 2, "0.00"),
        (Fraction(5, 2), 0, "3"),  # no decimals, half up
        (Fraction(1, 9), 3, "0.111"),  # the weight as offices print it
        (Fraction(1, 9), 2, "0.11"),
    ],
)
def test_halves_round_away_from_zero(nilai: Fraction | int | Decimal, angka: int, harapan: str) -> None:
    assert teks(nilai, angka) == harapan
    assert bulat(nilai, angka) == Decimal(harapan)


def test_a_result_of_zero_has_no_sign() -> None:
    assert teks(Decimal("-0.004")) == "0.00"
    assert teks(Decimal("-0.0")) == "0.00"


def test_numbers_longer_than_the_decimal_context_stay_exact() -> None:
    with localcontext() as konteks:
        konteks.prec = 3
        assert teks(10**40 + Fraction(1, 200)) == "1" + "0" * 40 + ".01"


def test_a_float_is_refused_because_it_is_not_exact() -> None:
    with pytest.raises(GalatMasukan, match="persis"):
        bulat(cast(Fraction, 2.675))


@pytest.mark.parametrize("nilai", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_no_numbers_are_refused(nilai: str) -> None:
    with pytest.raises(GalatMasukan):
        bulat(Decimal(nilai))


def test_a_negative_count_of_decimals_is_refused() -> None:
    with pytest.raises(GalatKinerja, match="belakang koma"):
        bulat(1, -1)


@given(st.fractions(), st.integers(0, 6))
def test_rounding_moves_a_number_by_at_most_half_a_step(nilai: Fraction, angka: int) -> None:
    assert abs(Fraction(bulat(nilai, angka)) - nilai) <= Fraction(1, 2 * 10**angka)


@given(st.fractions(), st.integers(0, 6))
def test_rounding_twice_changes_nothing_and_mirrors_at_zero(nilai: Fraction, angka: int) -> None:
    sekali = bulat(nilai, angka)
    assert bulat(sekali, angka) == sekali
    assert bulat(-nilai, angka) == -sekali
