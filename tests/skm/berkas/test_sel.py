"""Single cells and single words as people and spreadsheets write them."""

from __future__ import annotations

from datetime import date

import pytest

from skm.berkas.hari import baca_hari
from skm.berkas.hasil import GalatSel
from skm.berkas.kata import ringkas
from skm.berkas.sel import BarisSel, bilangan


@pytest.mark.parametrize(
    ("teks", "hari"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-03-01 00:00:00", date(2026, 3, 1)),  # a spreadsheet's day
        ("2026-02-28T16:30", date(2026, 2, 28)),
        ("2/1/2026", date(2026, 1, 2)),  # day first
        ("1/3/2026 8:05:11 AM", date(2026, 3, 1)),  # a form service's moment
        ("31/02/2026", None),  # no such day
        ("1 Maret", None),
        ("", None),
    ],
)
def test_a_day_is_iso_or_day_first_or_none(teks: str, hari: date | None) -> None:
    assert baca_hari(teks) == hari


@pytest.mark.parametrize(
    ("teks", "angka"),
    [
        ("3", 3),
        ("3.0", 3),
        ("-1", -1),
        ("3.5", None),
        ("3,0", 3),
        ("1,000", None),
        ("1e0", None),
        ("٣", None),
        ("", None),
    ],
)
def test_a_whole_number_is_digits_and_at_most_a_spreadsheets_zeros(teks: str, angka: int | None) -> None:
    assert bilangan(teks) == angka


def test_words_are_compared_by_their_letters_and_digits() -> None:
    assert ringkas(" Laki-laki ") == ringkas("laki laki") == "lakilaki"
    assert ringkas("U1.") == "u1"
    assert ringkas("–") == ""


def test_a_refused_cell_carries_its_row_its_column_and_what_it_was_read_as() -> None:
    baris = BarisSel(7, {"U1": "lumayan", "usia": ""})
    baris.tolak("U1", "di luar 1–4", "5")  # the word was told to mean 5
    baris.tolak("usia", "belum diisi")
    baris.tolak("U1–U9", "kosong")  # no single cell
    assert baris.galat == [
        GalatSel(7, "U1", "5", "di luar 1–4"),
        GalatSel(7, "usia", "", "belum diisi"),
        GalatSel(7, "U1–U9", "", "kosong"),
    ]
