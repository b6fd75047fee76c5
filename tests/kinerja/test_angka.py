"""Numbers as Indonesians write them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.angka import angka_indonesia, desimal_tampil
from kinerja.galat import GalatMasukan


@pytest.mark.parametrize(
    ("nilai", "angka", "harapan"),
    [
        (Decimal("1234.5"), 2, "1.234,50"),
        (Fraction(787037, 10000), 2, "78,70"),
        (1234567, 0, "1.234.567"),
        (Decimal("-1234.5"), 2, "-1.234,50"),
        (1234, None, "1.234"),  # a whole number has no decimals of its own
        (Decimal("78.70"), None, "78,70"),  # a decimal keeps the ones it was written with
        (Decimal("1E+3"), None, "1.000"),
        (Fraction(1, 8), None, "0,125"),  # a fraction that ends is written out
        (Fraction(111, 1000), None, "0,111"),
        (Fraction(1, 9), None, "1/9"),  # one that does not stays a fraction
    ],
)
def test_numbers_are_written_the_indonesian_way(
    nilai: Decimal | Fraction | int, angka: int | None, harapan: str
) -> None:
    assert angka_indonesia(nilai, angka) == harapan


def test_a_decimal_that_is_no_number_is_refused() -> None:
    with pytest.raises(GalatMasukan):
        angka_indonesia(Decimal("NaN"), None)


@pytest.mark.parametrize(
    ("nilai", "satuan", "desimal"),
    [(15, "desa", 0), (Fraction(15, 2), "desa", 2), (90, "%", 2), (87, "nilai", 2)],
)
def test_a_whole_count_is_shown_whole_and_what_is_measured_on_a_scale_with_two_decimals(
    nilai: Fraction | int, satuan: str, desimal: int
) -> None:
    assert desimal_tampil(nilai, satuan) == desimal
