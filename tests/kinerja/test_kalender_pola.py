"""Which hours hold on a date, and what a calendar refuses."""

from datetime import date, datetime, time, timedelta
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from kinerja.galat import GalatMasukan
from kinerja.kalender import Janji, Kalender, Pola, Satuan, Selang

WITA = ZoneInfo("Asia/Makassar")
SENIN = date(2026, 6, 8)
SABTU = date(2026, 6, 13)


def pola(nama: str, mulai: date, sampai: date | None, buka: int, tutup: int) -> Pola:
    """A pattern with the same hours from Monday to Friday."""
    return Pola(nama, mulai, sampai, (*((Selang(time(buka), time(tutup)),),) * 5, (), ()))


LAMA = pola("lama", date(2020, 1, 1), None, 7, 14)
BARU = pola("baru", date(2026, 1, 1), None, 8, 16)
SINGKAT = pola("singkat", date(2026, 6, 1), date(2026, 6, 30), 9, 12)


def kalender(*isi: Pola, **lain: object) -> Kalender:
    return Kalender(WITA, isi, cast(dict[date, str], lain.get("libur", {})))


def pukul(kal: Kalender, tanggal: date) -> list[tuple[int, int]]:
    return [(buka.hour, tutup.hour) for buka, tutup in kal.selang(tanggal)]


def test_the_dates_of_these_tests_are_the_weekdays_they_claim() -> None:
    assert SENIN.strftime("%A") == "Monday"
    assert SABTU.strftime("%A") == "Saturday"


def test_of_open_ended_patterns_the_later_start_wins() -> None:
    for urutan in ((LAMA, BARU), (BARU, LAMA)):
        assert pukul(kalender(*urutan), SENIN) == [(8, 16)]
        assert pukul(kalender(*urutan), date(2025, 12, 31)) == [(7, 14)]  # the day before the new one


def test_a_bounded_pattern_beats_an_open_ended_one_even_if_that_starts_later() -> None:
    pertengahan = pola("mulai di tengah", date(2026, 6, 5), None, 10, 15)
    for urutan in ((SINGKAT, pertengahan), (pertengahan, SINGKAT)):
        assert pukul(kalender(*urutan), SENIN) == [(9, 12)]


def test_of_bounded_patterns_the_later_start_wins() -> None:
    sepekan = pola("sepekan", SENIN, date(2026, 6, 12), 10, 11)
    assert pukul(kalender(sepekan, SINGKAT, BARU), SENIN) == [(10, 11)]


def test_both_days_of_a_bounded_pattern_are_included() -> None:
    kal = kalender(BARU, SINGKAT)
    assert pukul(kal, date(2026, 5, 29)) == [(8, 16)]  # Friday before it
    assert pukul(kal, date(2026, 6, 1)) == [(9, 12)]  # its first day, a Monday
    assert pukul(kal, date(2026, 6, 30)) == [(9, 12)]  # its last day, a Tuesday
    assert pukul(kal, date(2026, 7, 1)) == [(8, 16)]


def test_a_date_without_a_pattern_is_not_a_working_day() -> None:
    kal = kalender(BARU)
    assert not kal.hari_kerja(date(2025, 12, 31))
    assert not kal.hari_kerja(SABTU)
    assert kal.hari_kerja(SENIN)


def test_a_holiday_has_no_hours_and_no_closing() -> None:
    kal = kalender(BARU, libur={SENIN: "Libur"})
    assert (kal.hari_kerja(SENIN), kal.selang(SENIN), kal.tutup(SENIN)) == (False, (), None)


def test_closing_is_the_end_of_the_last_interval_in_the_office_s_zone() -> None:
    tutup = kalender(BARU).tutup(SENIN)
    assert tutup is not None
    assert tutup.isoformat() == "2026-06-08T16:00:00+08:00"


def test_hours_given_to_a_date_hold_over_pattern_weekend_and_holiday() -> None:
    pagi = (Selang(time(8), time(10)),)
    kal = Kalender(WITA, (BARU,), {SENIN: "Libur"}, {SENIN: pagi, SABTU: pagi, date(2026, 6, 9): ()})
    assert pukul(kal, SENIN) == [(8, 10)]
    assert pukul(kal, SABTU) == [(8, 10)]
    assert not kal.hari_kerja(date(2026, 6, 9))  # a Tuesday closed by hand


def test_adding_nothing_stays_in_working_time_and_waits_outside_it() -> None:
    kal = kalender(BARU)
    siang = datetime(2026, 6, 8, 12, tzinfo=WITA)
    assert kal.tambah(siang, timedelta(0)) == siang
    tutup = datetime(2026, 6, 8, 16, tzinfo=WITA)
    assert kal.tambah(tutup, timedelta(0)) == tutup  # the closing still belongs to its day
    assert kal.tambah(datetime(2026, 6, 13, 12, tzinfo=WITA), timedelta(0)) == datetime(
        2026, 6, 15, 8, tzinfo=WITA
    )


def test_where_clocks_change_the_hours_that_really_pass_are_counted() -> None:
    # In Berlin 02.00 became 03.00 on Sunday 29 March 2026: from 00.00 to 08.00 seven hours passed.
    berlin = ZoneInfo("Europe/Berlin")
    minggu = date(2026, 3, 29)
    assert minggu.strftime("%A") == "Sunday"
    kal = Kalender(berlin, (), {}, {minggu: (Selang(time(0), time(8)),)})
    dari, sampai = datetime(2026, 3, 29, tzinfo=berlin), datetime(2026, 3, 29, 8, tzinfo=berlin)
    assert kal.antara(dari, sampai) == timedelta(hours=7)
    assert kal.tambah(dari, timedelta(hours=7)) == sampai


@pytest.mark.parametrize("satuan", list(Satuan))
def test_a_moment_without_a_zone_is_refused(satuan: Satuan) -> None:
    naif = datetime(2026, 6, 8, 9, tzinfo=WITA).replace(tzinfo=None)
    with pytest.raises(GalatMasukan, match="zona"):
        kalender(BARU).jatuh_tempo(naif, Janji(1, satuan))
    with pytest.raises(GalatMasukan, match="zona"):
        kalender(BARU).antara(naif, naif)


@pytest.mark.parametrize("satuan", list(Satuan))
def test_an_office_that_never_opens_is_refused_instead_of_searched_for_ever(satuan: Satuan) -> None:
    with pytest.raises(GalatMasukan, match="sepuluh tahun"):
        kalender().jatuh_tempo(datetime(2026, 6, 8, 9, tzinfo=WITA), Janji(1, satuan))


def test_a_moment_in_a_year_that_must_be_a_slip_is_refused() -> None:
    with pytest.raises(GalatMasukan, match="9999"):
        kalender(BARU).tambah(datetime(9999, 12, 31, tzinfo=WITA), timedelta(hours=1))


def test_a_negative_length_is_refused() -> None:
    with pytest.raises(GalatMasukan, match="negatif"):
        kalender(BARU).tambah(datetime(2026, 6, 8, 9, tzinfo=WITA), timedelta(minutes=-1))


@pytest.mark.parametrize(
    ("jumlah", "satuan", "paling_sedikit"),
    [(0, Satuan.MENIT, "1"), (0, Satuan.JAM, "1"), (-3, Satuan.MENIT, "1"), (-1, Satuan.HARI, "0 hari")],
)
def test_a_promise_is_at_least_one_unit_or_the_same_day(
    jumlah: int, satuan: Satuan, paling_sedikit: str
) -> None:
    with pytest.raises(GalatMasukan, match=f"paling sedikit {paling_sedikit}"):
        Janji(jumlah, satuan)


def test_a_promise_of_0_days_is_said_as_the_same_day() -> None:
    assert Janji(0, Satuan.HARI).kata == "hari yang sama"
    assert Janji(3, Satuan.HARI).kata == "3 hari kerja"
    assert Janji(45, Satuan.MENIT).kata == "45 menit kerja"


@pytest.mark.parametrize(("mulai", "selesai"), [(time(9), time(9)), (time(9), time(8))])
def test_an_interval_ends_after_it_starts(mulai: time, selesai: time) -> None:
    with pytest.raises(GalatMasukan, match="sebelum jam tutup"):
        Selang(mulai, selesai)


def test_a_pattern_has_seven_days() -> None:
    with pytest.raises(GalatMasukan, match="tujuh hari"):
        Pola("kurang", SENIN, None, ((),) * 6)


def test_a_pattern_does_not_end_before_it_starts() -> None:
    with pytest.raises(GalatMasukan, match="sebelum mulai"):
        Pola("terbalik", SABTU, SENIN, ((),) * 7)


def test_intervals_of_a_day_are_ordered_and_do_not_overlap() -> None:
    bertumpuk = (Selang(time(8), time(12)), Selang(time(11), time(15)))
    with pytest.raises(GalatMasukan, match="bertumpuk"):
        Pola("bertumpuk", SENIN, None, (bertumpuk, *((),) * 6))
    with pytest.raises(GalatMasukan, match="bertumpuk"):
        Kalender(WITA, (), {}, {SENIN: bertumpuk})


def test_intervals_that_touch_are_one_stretch_of_working_time() -> None:
    kal = Kalender(WITA, (), {}, {SENIN: (Selang(time(8), time(12)), Selang(time(12), time(15)))})
    pukul_sebelas = datetime(2026, 6, 8, 11, tzinfo=WITA)
    assert kal.tambah(pukul_sebelas, timedelta(hours=2)) == datetime(2026, 6, 8, 13, tzinfo=WITA)
