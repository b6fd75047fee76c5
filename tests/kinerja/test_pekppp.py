"""Levels of the ministry's evaluation: the bounds of its forms, one row each."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.galat import GalatMasukan
from kinerja.pekppp import bulan_sesudah, tingkat_kecepatan, tingkat_media, tingkat_tindak_lanjut


@pytest.mark.parametrize(("banyak", "nilai"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (9, 5)])
def test_each_medium_is_a_level_and_the_top_stands_above_four(banyak: int, nilai: int) -> None:
    assert tingkat_media(banyak).nilai == nilai


@pytest.mark.parametrize(
    ("selesai", "rencana", "nilai"),
    [
        (0, 0, 0),  # no plan
        (0, 4, 1),  # planned
        (29, 100, 2),  # below 30 %
        (3, 10, 3),  # 30 % itself
        (4, 5, 3),  # 80 % itself
        (81, 100, 4),
        (99, 100, 4),
        (100, 100, 5),
        (1, 1, 5),
    ],
)
def test_the_share_done_decides_the_level_of_the_follow_up(selesai: int, rencana: int, nilai: int) -> None:
    assert tingkat_tindak_lanjut(selesai, rencana).nilai == nilai


@pytest.mark.parametrize(
    ("bulan", "nilai"),
    [(None, 0), (1, 5), (2, 4), (3, 4), (4, 3), (6, 3), (7, 2), (9, 2), (10, 1), (12, 1), (13, 0)],
)
def test_the_months_after_the_report_decide_the_level_of_speed(bulan: int | None, nilai: int) -> None:
    assert tingkat_kecepatan(bulan).nilai == nilai


@pytest.mark.parametrize(
    ("selesai", "bulan"),
    [
        (date(2025, 12, 20), 1),  # before the report
        (date(2026, 1, 15), 1),
        (date(2026, 2, 15), 1),
        (date(2026, 2, 16), 2),
        (date(2027, 1, 15), 12),
        (date(2027, 1, 16), 13),
    ],
)
def test_a_begun_month_after_the_report_counts(selesai: date, bulan: int) -> None:
    assert bulan_sesudah(date(2026, 1, 15), selesai) == bulan


def test_counts_that_cannot_be_are_refused() -> None:
    for salah in (
        lambda: tingkat_media(-1),
        lambda: tingkat_tindak_lanjut(2, 1),
        lambda: tingkat_tindak_lanjut(-1, 1),
        lambda: tingkat_kecepatan(0),
    ):
        with pytest.raises(GalatMasukan):
            salah()
