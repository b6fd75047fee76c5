"""Sample size by Krejcie & Morgan."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.sampel import chi_kuadrat, krejcie_morgan


@pytest.mark.parametrize(
    ("populasi", "sampel"),
    [
        (0, 0),  # nothing was served, nobody to ask
        (1, 1),
        (50, 44),
        (100, 80),
        (250, 152),
        (1000, 278),
        (10000, 370),
    ],
)
def test_sample_sizes_of_the_published_table(populasi: int, sampel: int) -> None:
    assert krejcie_morgan(populasi) == sampel


def test_another_confidence_and_margin_change_the_sample() -> None:
    # λ² 2,706 (90 %), d 0,1: 2,706 × 100 × 0,25 ÷ (0,01 × 99 + 2,706 × 0,25) = 67,65 ÷ 1,6665 = 40,59…
    assert krejcie_morgan(100, Decimal("0.90"), d=Decimal("0.1")) == 41


def test_a_negative_population_is_refused() -> None:
    with pytest.raises(GalatMasukan, match="negatif"):
        krejcie_morgan(-1)


@pytest.mark.parametrize(
    ("tingkat", "p", "d", "pesan"),
    [
        ("0", "0.5", "0.05", "Tingkat kepercayaan harus di antara 0 dan 1"),
        ("1", "0.5", "0.05", "Tingkat kepercayaan harus di antara 0 dan 1"),
        ("0.001", "0.5", "0.05", "Tingkat kepercayaan terlalu kecil"),
        ("0.95", "0", "0.05", "Proporsi dan galat"),
        ("0.95", "1", "0.05", "Proporsi dan galat"),
        ("0.95", "0.5", "0", "Proporsi dan galat"),
        ("0.95", "0.5", "1", "Proporsi dan galat"),
    ],
)
def test_parameters_out_of_range_are_refused(tingkat: str, p: str, d: str, pesan: str) -> None:
    with pytest.raises(GalatMasukan, match=pesan):
        krejcie_morgan(100, Decimal(tingkat), Decimal(p), Decimal(d))


@pytest.mark.parametrize(("tingkat", "lambda2"), [("0.90", "2.706"), ("0.95", "3.841"), ("0.99", "6.635")])
def test_the_chi_square_of_a_confidence_is_the_tables(tingkat: str, lambda2: str) -> None:
    assert chi_kuadrat(Decimal(tingkat)) == Decimal(lambda2)


@given(st.integers(0, 10**9))
def test_the_sample_never_exceeds_the_population_nor_384(populasi: int) -> None:
    # the limit for an endless population is λ²PQ ÷ d² = 0,96025 ÷ 0,0025 = 384,1
    assert krejcie_morgan(populasi) <= min(populasi, 384)


@given(st.integers(0, 10**6))
def test_a_larger_population_never_needs_a_smaller_sample(populasi: int) -> None:
    assert krejcie_morgan(populasi) <= krejcie_morgan(populasi + 1)
