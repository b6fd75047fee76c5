"""Mutu: round first, then look up by lower bound."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.galat import GalatMasukan
from kinerja.mutu import SKALA_2004, SKALA_2017
from kinerja.skala import Skala


@pytest.mark.parametrize(
    ("nilai", "mutu", "kinerja"),
    [
        ("100", "A", "Sangat baik"),
        ("88.31", "A", "Sangat baik"),  # the bound itself
        ("88.305", "A", "Sangat baik"),  # in the printed gap: rounds to 88,31 first
        ("88.304", "B", "Baik"),  # rounds to 88,30
        ("76.61", "B", "Baik"),
        ("76.604", "C", "Kurang baik"),  # rounds to 76,60
        ("65.00", "C", "Kurang baik"),
        ("64.995", "C", "Kurang baik"),  # rounds to 65,00
        ("64.99", "D", "Tidak baik"),
        ("25", "D", "Tidak baik"),
        ("24.75", "D", "Tidak baik"),  # nine 1s with the printed weight 0,11
    ],
)
def test_mutu_of_permenpanrb_14_2017(nilai: str, mutu: str, kinerja: str) -> None:
    assert SKALA_2017.klasifikasi(Decimal(nilai)) == (mutu, kinerja)


@pytest.mark.parametrize(
    ("nilai", "mutu"),
    [
        ("81.26", "A"),
        ("81.254", "B"),  # rounds to 81,25
        ("62.51", "B"),
        ("62.504", "C"),  # rounds to 62,50
        ("43.76", "C"),
        ("43.75", "D"),
    ],
)
def test_mutu_of_the_2004_rule_for_old_data(nilai: str, mutu: str) -> None:
    assert SKALA_2004.klasifikasi(Decimal(nilai))[0] == mutu


def test_the_two_rules_disagree_so_bounds_and_weights_must_come_from_one_rule() -> None:
    assert SKALA_2004.klasifikasi(82) == ("A", "Sangat baik")
    assert SKALA_2017.klasifikasi(82) == ("B", "Baik")


def test_a_value_below_the_scale_is_refused() -> None:
    with pytest.raises(GalatMasukan, match="di bawah skala"):
        SKALA_2017.klasifikasi(-1)


@pytest.mark.parametrize("batas", [(), ("50", "50"), ("50", "60")])
def test_bounds_of_a_scale_must_descend(batas: tuple[str, ...]) -> None:
    with pytest.raises(GalatMasukan, match="menurun"):
        Skala("coba", tuple((Decimal(bawah), "X", "x") for bawah in batas))


@pytest.mark.parametrize(
    ("nilai", "kedudukan"),
    [("88.31", "0"), ("88.304", "1/3"), ("76.604", "2/3"), ("64.99", "1")],
)
def test_the_place_of_a_value_runs_from_the_best_class_to_the_last(nilai: str, kedudukan: str) -> None:
    assert SKALA_2017.kedudukan(Decimal(nilai)) == Fraction(kedudukan)


def test_a_scale_of_one_class_is_all_best() -> None:
    assert Skala("satu", ((Decimal(0), "A", "Baik"),)).kedudukan(5) == 0
    with pytest.raises(GalatMasukan, match="di bawah skala"):
        Skala("satu", ((Decimal(0), "A", "Baik"),)).kedudukan(-1)
