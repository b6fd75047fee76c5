"""Several offices as one."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.antarkantor import rata_tertimbang
from kinerja.galat import GalatMasukan


def test_an_office_weighs_as_much_as_answered_there() -> None:
    # (48 · 78,70 + 12 · 75,00) ÷ 60 = 77,96: neither 76,85, the mean of the two, nor either of them
    bagian = [(Decimal("78.70"), 48), (Decimal("75.00"), 12)]
    assert rata_tertimbang(bagian) == Fraction(7796, 100)


def test_nobody_behind_any_of_them_is_no_figure() -> None:
    assert rata_tertimbang([]) is None
    assert rata_tertimbang([(Decimal("78.70"), 0)]) is None


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(GalatMasukan):
        rata_tertimbang([(Decimal(1), -1)])
