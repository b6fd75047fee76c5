"""How pages write a measured figure and a target."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from flask import Flask

from kinerja.capaian import Target
from skm.web.filters import PesanGalat, bersatuan, kalimat, pesan_galat, pukul, satuan, target, ukuran


@pytest.mark.parametrize(
    ("angka", "satuan", "tertulis"),
    [
        (Fraction(15), "unit", "15 unit"),  # a count has no decimals
        (Fraction(13, 15), "unit", "0,87 unit"),  # a quotient of counts has
        (Fraction(90), "%", "90,00 %"),
        (Fraction(1000, 11), "%", "90,91 %"),
        (Fraction(78), "nilai", "78,00"),  # the IKM: two decimals, and its unit is its name
        (Fraction(0), "kasus", "0 kasus"),
        (None, "unit", "belum ada"),
    ],
)
def test_counts_have_no_decimals_and_percentages_have_two(
    angka: Fraction | None, satuan: str, tertulis: str
) -> None:
    assert bersatuan(angka, satuan).replace("\N{NO-BREAK SPACE}", " ") == tertulis


@pytest.mark.parametrize(
    ("satu", "tertulis"),
    [
        (Target.angka(85), "85 %"),
        (Target(Fraction(80), Fraction(175, 2)), "80 sampai 87,5 %"),
        (None, "belum ditetapkan"),
    ],
)
def test_a_target_is_written_exactly_with_both_ends_of_a_range(satu: Target | None, tertulis: str) -> None:
    assert target(satu, "%").replace("\N{NO-BREAK SPACE}", " ") == tertulis


@pytest.mark.parametrize(
    ("hari_ini", "tertulis"),
    [
        (date(2026, 3, 5), "00.30"),  # 16.30 UTC on the 4th is half past midnight on the 5th in WITA
        (date(2026, 3, 4), "Kam 5 Mar 2026, 00.30"),
    ],
)
def test_a_moment_of_today_shows_its_time_only(app: Flask, hari_ini: date, tertulis: str) -> None:
    with app.app_context():
        assert pukul(datetime(2026, 3, 4, 16, 30, tzinfo=UTC), hari_ini) == tertulis


def test_what_is_wrong_with_a_formula_is_shown_apart_from_where() -> None:
    salah = "Nama itu tidak dikenal.\n  desa_dibna / desa\n  ^^^^^^^^^^\nMungkin desa_dibina."
    assert pesan_galat([salah]) == PesanGalat(
        "Nama itu tidak dikenal.", "  desa_dibna / desa\n  ^^^^^^^^^^", "Mungkin desa_dibina."
    )
    assert pesan_galat(["Wajib diisi.", "Paling banyak 60 huruf."]) == PesanGalat(
        "Wajib diisi. Paling banyak 60 huruf.", "", ""
    )


@pytest.mark.parametrize(
    ("byte", "tertulis"), [(0, "0 KB"), (1, "1 KB"), (1024, "1 KB"), (1_048_577, "1.025 KB")]
)
def test_the_size_of_a_file_is_never_written_smaller_than_it_is(byte: int, tertulis: str) -> None:
    assert ukuran(byte) == tertulis


def test_a_score_has_no_unit_and_a_sentence_begins_with_a_capital() -> None:
    assert (satuan("nilai"), satuan("%")) == ("", "%")
    assert (kalimat("belum diisi oleh SEKSI A"), kalimat("")) == ("Belum diisi oleh SEKSI A", "")
