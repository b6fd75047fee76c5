"""Periods: both days included, named and written the way an office does."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.periode import Periode, parse
from kinerja.tanggal import triwulan_selesai

WITA = ZoneInfo("Asia/Makassar")
tanggal_wajar = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2999, 12, 31)))


def rentang(dari: str, sampai: str) -> Periode:
    return Periode.rentang(date.fromisoformat(dari), date.fromisoformat(sampai))


@pytest.mark.parametrize(
    ("periode", "dari", "sampai", "tulisan", "label"),
    [
        (Periode.bulan(2026, 3), "2026-03-01", "2026-03-31", "2026-03", "Maret 2026"),
        (Periode.bulan(2028, 2), "2028-02-01", "2028-02-29", "2028-02", "Februari 2028"),  # a leap year
        (Periode.triwulan(2026, 1), "2026-01-01", "2026-03-31", "2026-TW1", "Triwulan I 2026"),
        (Periode.triwulan(2026, 3), "2026-07-01", "2026-09-30", "2026-TW3", "Triwulan III 2026"),
        (Periode.triwulan(2026, 4), "2026-10-01", "2026-12-31", "2026-TW4", "Triwulan IV 2026"),
        (Periode.semester(2026, 1), "2026-01-01", "2026-06-30", "2026-S1", "Semester I 2026"),
        (Periode.semester(2026, 2), "2026-07-01", "2026-12-31", "2026-S2", "Semester II 2026"),
        (Periode.tahun(2026), "2026-01-01", "2026-12-31", "2026", "Tahun 2026"),
    ],
)
def test_calendar_periods_know_their_days_and_names(
    periode: Periode, dari: str, sampai: str, tulisan: str, label: str
) -> None:
    assert periode == rentang(dari, sampai)
    assert (str(periode), periode.label) == (tulisan, label)


@pytest.mark.parametrize(
    ("periode", "tulisan", "label"),
    [
        (rentang("2026-01-01", "2026-03-17"), "2026-01-01..2026-03-17", "1 Januari–17 Maret 2026"),
        (rentang("2026-03-01", "2026-03-17"), "2026-03-01..2026-03-17", "1–17 Maret 2026"),
        (rentang("2025-12-31", "2026-01-01"), "2025-12-31..2026-01-01", "31 Desember 2025–1 Januari 2026"),
        (rentang("2025-03-01", "2026-03-17"), "2025-03-01..2026-03-17", "1 Maret 2025–17 Maret 2026"),
        (rentang("2026-03-17", "2026-03-17"), "2026-03-17", "17 Maret 2026"),  # one day
        # three whole months, but no quarter
        (rentang("2026-02-01", "2026-04-30"), "2026-02-01..2026-04-30", "1 Februari–30 April 2026"),
        (Periode.rentang(date(2026, 3, 17), None), "2026-03-17..", "Sejak 17 Maret 2026"),
        (Periode.rentang(None, date(2026, 3, 17)), "..2026-03-17", "Sampai 17 Maret 2026"),
        (Periode.semua(), "semua", "Semua waktu"),
    ],
)
def test_other_ranges_are_named_by_their_days(periode: Periode, tulisan: str, label: str) -> None:
    assert (str(periode), periode.label) == (tulisan, label)
    assert parse(tulisan) == periode


def test_the_last_day_is_included_to_its_end_in_the_office_s_zone() -> None:
    dari, sampai = Periode.bulan(2026, 3).batas(WITA)
    assert dari == datetime(2026, 3, 1, tzinfo=WITA)
    assert sampai == datetime(2026, 4, 1, tzinfo=WITA)
    assert dari.isoformat() == "2026-03-01T00:00:00+08:00"


def test_an_open_side_has_no_limit() -> None:
    assert Periode.semua().batas(WITA) == (None, None)


@pytest.mark.parametrize(
    ("periode", "sebelumnya", "tahun_lalu"),
    [
        (Periode.bulan(2026, 1), Periode.bulan(2025, 12), Periode.bulan(2025, 1)),
        (Periode.bulan(2026, 3), Periode.bulan(2026, 2), Periode.bulan(2025, 3)),  # 31 days back to 28
        (Periode.bulan(2029, 2), Periode.bulan(2029, 1), Periode.bulan(2028, 2)),  # to a leap February
        (Periode.triwulan(2026, 1), Periode.triwulan(2025, 4), Periode.triwulan(2025, 1)),
        (Periode.semester(2026, 2), Periode.semester(2026, 1), Periode.semester(2025, 2)),
        (Periode.tahun(2026), Periode.tahun(2025), Periode.tahun(2025)),
        # 31 + 28 + 17 = 76 days; the 76 before are 15 of October, 30 of November, 31 of December
        (
            rentang("2026-01-01", "2026-03-17"),
            rentang("2025-10-17", "2025-12-31"),
            rentang("2025-01-01", "2025-03-17"),
        ),
        # 29 February has no day a year earlier
        (
            rentang("2028-02-29", "2028-03-01"),
            rentang("2028-02-27", "2028-02-28"),
            rentang("2027-02-28", "2027-03-01"),
        ),
    ],
)
def test_the_period_before_and_the_same_period_last_year(
    periode: Periode, sebelumnya: Periode, tahun_lalu: Periode
) -> None:
    assert periode.sebelumnya() == sebelumnya
    assert periode.tahun_lalu() == tahun_lalu


@pytest.mark.parametrize(
    "periode",
    [
        Periode.semua(),
        Periode.rentang(date(2026, 1, 1), None),
        Periode.rentang(None, date(2026, 1, 1)),
        Periode.tahun(1900),  # nothing lies before the first year
        rentang("1900-01-05", "1900-02-10"),
    ],
)
def test_where_nothing_comes_before_there_is_none(periode: Periode) -> None:
    assert periode.sebelumnya() is None
    assert periode.tahun_lalu() is None


def test_a_range_may_step_back_to_the_very_first_day() -> None:
    # 5 to 8 January are four days; the four before are 1 to 4 January
    assert rentang("1900-01-05", "1900-01-08").sebelumnya() == rentang("1900-01-01", "1900-01-04")


@pytest.mark.parametrize(
    ("teks", "periode"),
    [
        ("2026", Periode.tahun(2026)),
        ("2026-S1", Periode.semester(2026, 1)),
        ("2026-TW3", Periode.triwulan(2026, 3)),
        ("2026-03", Periode.bulan(2026, 3)),
        (" 2026-tw3 ", Periode.triwulan(2026, 3)),  # typed by hand
        ("Semua", Periode.semua()),
        ("2026-01-01..2026-12-31", Periode.tahun(2026)),  # the same days are the same period
    ],
)
def test_accepted_forms_are_read(teks: str, periode: Periode) -> None:
    assert parse(teks) == periode


@pytest.mark.parametrize(
    ("teks", "sebab"),
    [
        ("", "Tanggalnya belum ada"),
        ("..", "Tanggalnya belum ada"),
        ("2026-13", "Bulan harus 1 sampai 12"),
        ("2026-00", "Bulan harus 1 sampai 12"),
        ("2026-TW5", "Triwulan harus 1 sampai 4"),
        ("2026-S0", "Semester harus 1 sampai 2"),
        ("0000", "Tahun harus 1900 sampai 2999"),
        ("9999", "Tahun harus 1900 sampai 2999"),
        ("2026-02-30", "bukan tanggal"),
        ("20260317", "bukan tanggal"),  # would not be written back the same
        ("maret", "bukan tanggal"),
        ("1899-12-31..2026-01-01", "1899"),
        ("2026-03-17..2026-01-01", "tidak boleh sesudah"),
        ("2026-01-01..2026-02-01..2026-03-01", "bukan tanggal"),
        ("٢٠٢٦", "bukan tanggal"),  # digits of another script
    ],
)
def test_other_text_is_refused_with_the_reason_and_the_accepted_forms(teks: str, sebab: str) -> None:
    with pytest.raises(GalatMasukan, match=sebab) as tertangkap:
        parse(teks)
    assert "Bentuk yang diterima: 2026, 2026-S1, 2026-TW3, 2026-03" in str(tertangkap.value)


def test_days_out_of_order_are_refused() -> None:
    with pytest.raises(GalatMasukan, match="tidak boleh sesudah"):
        rentang("2026-03-17", "2026-03-16")


@given(tanggal_wajar, tanggal_wajar)
def test_writing_and_reading_round_trips(a: date | None, b: date | None) -> None:
    if a is not None and b is not None:
        a, b = min(a, b), max(a, b)
    periode = Periode.rentang(a, b)
    assert parse(str(periode)) == periode


@given(st.integers(1900, 2999), st.integers(1, 12))
def test_every_calendar_period_round_trips(tahun: int, bulan: int) -> None:
    for periode in (
        Periode.bulan(tahun, bulan),
        Periode.triwulan(tahun, (bulan + 2) // 3),
        Periode.semester(tahun, (bulan + 5) // 6),
        Periode.tahun(tahun),
    ):
        assert parse(str(periode)) == periode


@pytest.mark.parametrize(
    ("hari", "selesai"),
    [
        (date(2025, 12, 31), 0),  # the year has not begun
        (date(2026, 1, 1), 0),
        (date(2026, 3, 31), 0),  # the quarter's last day
        (date(2026, 4, 1), 1),
        (date(2026, 9, 30), 2),
        (date(2026, 12, 31), 3),
        (date(2027, 1, 1), 4),
        (date(2029, 6, 1), 4),
    ],
)
def test_a_quarter_is_over_on_the_day_after_its_last(hari: date, selesai: int) -> None:
    assert triwulan_selesai(2026, hari) == selesai
    berakhir = [n for n in range(1, 5) if (Periode.triwulan(2026, n).sampai or hari) < hari]
    assert len(berakhir) == selesai
