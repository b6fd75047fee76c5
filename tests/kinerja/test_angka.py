"""Numbers as Indonesians write them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.angka import angka_indonesia, angka_ringkas, desimal_tampil, perlu_ringkas
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


@pytest.mark.parametrize(
    ("nilai", "harapan"),
    [
        (228_000_000_000, "228 miliar"),  # rupiah divided by people, called a percentage
        (Fraction(-3_000_000, 2), "-1,50 juta"),
        (Decimal("1234567.891"), "1,23 juta"),
        (Fraction(10**9 - 1), "1 miliar"),  # 999.999999 million is rounded first, never "1.000,00 juta"
        (995_000_000, "995 juta"),
        (-(10**12), "-1 triliun"),
        (999_990_000_000_000, "999,99 triliun"),
        (10**15 - 1, "1 × 10¹⁵"),
        (228 * 10**15, "2,28 × 10¹⁷"),
        (Fraction(-(10**40), 3), "-3,33 × 10³⁹"),
        (9_999 * 10**16, "1 × 10²⁰"),  # the mantissa is rounded first, never "10 × 10¹⁹"
    ],
)
def test_a_number_of_many_digits_is_read_by_its_scale(nilai: Decimal | Fraction | int, harapan: str) -> None:
    assert angka_ringkas(nilai) == harapan


@pytest.mark.parametrize(
    ("nilai", "satuan", "perlu"),
    [
        (Fraction(99_999_999, 100), "%", False),  # 999.999,99 % can still be read
        (10**6, "%", True),
        (-(10**6), "%", True),
        (33_000_000, "rupiah", False),  # money keeps its digits
        (10**9, "rupiah", True),
        (0, "%", False),
    ],
)
def test_money_keeps_more_digits_than_what_is_measured_on_a_scale(
    nilai: Fraction | int, satuan: str, perlu: bool
) -> None:
    assert perlu_ringkas(nilai, satuan) is perlu
