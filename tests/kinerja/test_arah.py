"""A difference has the side and the size that are printed."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.arah import Arah, Beda, terhadap
from kinerja.capaian import Target


@pytest.mark.parametrize(
    ("kini", "lain", "arah", "jarak"),
    [
        ("80.65", "78.70", Arah.NAIK, "1.95"),
        ("78.70", "80.65", Arah.TURUN, "1.95"),
        ("75", "75", Arah.TETAP, "0.00"),
        # 0,004 is printed as 0,00: no arrow beside two equal figures
        ("78.704", "78.700", Arah.TETAP, "0.00"),
        # 0,005 is half and rounds up
        ("78.705", "78.700", Arah.NAIK, "0.01"),
    ],
)
def test_a_difference_is_rounded_once_and_says_its_side(kini: str, lain: str, arah: Arah, jarak: str) -> None:
    beda = Beda(Fraction(kini), Fraction(lain))
    assert (beda.arah, beda.jarak) == (arah, Decimal(jarak))


@pytest.mark.parametrize(
    ("kini", "arah", "jarak"),
    [
        (79, Arah.TURUN, 1),  # below the range by what is missing to its lower end
        (80, Arah.TETAP, 0),
        (88, Arah.TETAP, 0),
        (95, Arah.TETAP, 0),
        (97, Arah.NAIK, 2),
    ],
)
def test_inside_a_range_nothing_is_missed(kini: int, arah: Arah, jarak: int) -> None:
    beda = terhadap(Fraction(kini), Target(Fraction(80), Fraction(95)))
    assert (beda.arah, beda.jarak) == (arah, jarak)


def test_a_target_of_one_number_has_two_sides() -> None:
    target = Target.angka(80)
    assert terhadap(Fraction(81), target).arah is Arah.NAIK
    assert terhadap(Fraction(79), target).arah is Arah.TURUN
