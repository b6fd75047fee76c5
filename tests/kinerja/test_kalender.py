"""When promises fall due, moment by moment, in the office's own calendar of 2026.

Hours: Mon-Thu 07.30-12.00 and 13.00-16.00, Fri 07.30-11.30 and 13.00-16.30. Ramadan (19 Feb-18 Mar): Mon-Thu
08.00-15.00 with 30 minutes of rest, Fri 08.00-15.30 with 60. Thursday 31 December closes at noon.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.kalender import Janji, Kalender, Pola, Satuan, Selang

WITA = ZoneInfo("Asia/Makassar")
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def jam(*batas: tuple[int, int]) -> tuple[Selang, ...]:
    waktu = [time(*satu) for satu in batas]
    return tuple(Selang(a, b) for a, b in zip(waktu[::2], waktu[1::2], strict=True))


BIASA = Pola(
    "Hari biasa",
    date(2023, 4, 12),
    None,
    (
        *(jam((7, 30), (12, 0), (13, 0), (16, 0)),) * 4,
        jam((7, 30), (11, 30), (13, 0), (16, 30)),
        (),
        (),
    ),
)
RAMADAN = Pola(
    "Ramadan",
    date(2026, 2, 19),
    date(2026, 3, 18),
    (
        *(jam((8, 0), (12, 0), (12, 30), (15, 0)),) * 4,
        jam((8, 0), (11, 30), (12, 30), (15, 30)),
        (),
        (),
    ),
)
LIBUR = {  # national holidays and cuti bersama, by month
    date(2026, bulan, tanggal): "libur"
    for bulan, semua_tanggal in {
        1: (1, 16),
        2: (16, 17),
        3: (18, 19, 20, 21, 22, 23, 24),
        4: (3, 5),
        5: (1, 14, 15, 27, 28, 31),
        6: (1, 16),
        8: (17, 25),
        12: (24, 25),
    }.items()
    for tanggal in semua_tanggal
} | {date(2027, 1, 1): "libur"}
KALENDER = Kalender(WITA, (BIASA, RAMADAN), LIBUR, {date(2026, 12, 31): jam((7, 30), (12, 0))})
AWAL_2026 = datetime(2026, 1, 1, tzinfo=WITA)
saat_2026 = st.timedeltas(timedelta(0), timedelta(days=350)).map(lambda lewat: AWAL_2026 + lewat)
lama_kerja = st.timedeltas(timedelta(microseconds=1), timedelta(hours=60))


def saat(teks: str) -> datetime:
    """ "Senin 2026-06-08 08:00" in WITA; the weekday written must be the date's own."""
    hari, _, waktu = teks.partition(" ")
    hasil = datetime.fromisoformat(waktu).replace(tzinfo=WITA)
    assert HARI[hasil.weekday()] == hari, teks
    return hasil


@pytest.mark.parametrize(
    ("mulai", "jumlah", "satuan", "tempo"),
    [
        # within one interval
        ("Senin 2026-06-08 08:00", 45, "menit", "Senin 2026-06-08 08:45"),
        # over lunch: 20 minutes before it, 10 after
        ("Senin 2026-06-08 11:40", 30, "menit", "Senin 2026-06-08 13:10"),
        # exactly up to lunch: due at the closing, not at the next opening
        ("Senin 2026-06-08 11:30", 30, "menit", "Senin 2026-06-08 12:00"),
        # exactly up to the evening
        ("Senin 2026-06-08 15:30", 30, "menit", "Senin 2026-06-08 16:00"),
        # over the night: 15 minutes left today
        ("Senin 2026-06-08 15:45", 30, "menit", "Selasa 2026-06-09 07:45"),
        # started at the closing itself: nothing runs today
        ("Senin 2026-06-08 16:00", 10, "menit", "Selasa 2026-06-09 07:40"),
        # before opening
        ("Senin 2026-06-08 05:00", 10, "menit", "Senin 2026-06-08 07:40"),
        # at lunch
        ("Senin 2026-06-08 12:30", 10, "menit", "Senin 2026-06-08 13:10"),
        # after closing
        ("Senin 2026-06-08 20:00", 10, "menit", "Selasa 2026-06-09 07:40"),
        # the longer Friday lunch
        ("Jumat 2026-06-12 11:20", 20, "menit", "Jumat 2026-06-12 13:10"),
        # over a weekend: Friday closes at 16.30
        ("Jumat 2026-06-12 16:15", 30, "menit", "Senin 2026-06-15 07:45"),
        # on a Saturday
        ("Sabtu 2026-06-13 10:00", 15, "menit", "Senin 2026-06-15 07:45"),
        # over a holiday in the week (Tuesday 16 June)
        ("Senin 2026-06-15 15:50", 20, "menit", "Rabu 2026-06-17 07:40"),
        # started on that holiday
        ("Selasa 2026-06-16 09:00", 1, "jam", "Rabu 2026-06-17 08:30"),
        # a working day holds 7,5 hours
        ("Senin 2026-06-08 07:30", 8, "jam", "Selasa 2026-06-09 08:00"),
        # two days exactly: 7,5 on Thursday, 4 + 3,5 on Friday
        ("Kamis 2026-06-11 07:30", 15, "jam", "Jumat 2026-06-12 16:30"),
        # into Ramadan, which opens at 08.00
        ("Rabu 2026-02-18 15:30", 1, "jam", "Kamis 2026-02-19 08:30"),
        # the short rest of a Ramadan Thursday
        ("Kamis 2026-02-19 11:45", 30, "menit", "Kamis 2026-02-19 12:45"),
        # the hour of rest of a Ramadan Friday
        ("Jumat 2026-02-20 11:15", 30, "menit", "Jumat 2026-02-20 12:45"),
        # out of Ramadan over eight days of holidays, cuti bersama and weekend (18 to 24 March)
        ("Selasa 2026-03-17 14:30", 1, "jam", "Rabu 2026-03-25 08:00"),
        # over the half day (4,5 hours) and New Year: 0,5 + 4,5 + 1
        ("Rabu 2026-12-30 15:30", 6, "jam", "Senin 2027-01-04 08:30"),
        # one working day: closing of the next one
        ("Senin 2026-06-08 09:00", 1, "hari", "Selasa 2026-06-09 16:00"),
        # Friday closes later
        ("Kamis 2026-06-11 09:00", 1, "hari", "Jumat 2026-06-12 16:30"),
        # filed on Saturday: Monday's closing
        ("Sabtu 2026-06-13 10:00", 1, "hari", "Senin 2026-06-15 16:00"),
        # filed on Friday evening: the same Monday
        ("Jumat 2026-06-12 20:00", 1, "hari", "Senin 2026-06-15 16:00"),
        # Monday 1, the holiday none, Wednesday 2, Thursday 3
        ("Jumat 2026-06-12 09:00", 3, "hari", "Kamis 2026-06-18 16:00"),
        # closing time in Ramadan
        ("Senin 2026-03-16 09:00", 1, "hari", "Selasa 2026-03-17 15:00"),
        # the second day lies after the holidays, with ordinary hours again
        ("Senin 2026-03-16 09:00", 2, "hari", "Rabu 2026-03-25 16:00"),
        # cuti bersama, Christmas, weekend
        ("Rabu 2026-12-23 09:00", 1, "hari", "Senin 2026-12-28 16:00"),
        # the half day's own closing
        ("Rabu 2026-12-30 09:00", 1, "hari", "Kamis 2026-12-31 12:00"),
    ],
)
def test_promises_fall_due_in_working_time(mulai: str, jumlah: int, satuan: str, tempo: str) -> None:
    hasil = KALENDER.jatuh_tempo(saat(mulai), Janji(jumlah, Satuan(satuan)))
    assert hasil == saat(tempo)
    assert hasil.tzinfo is WITA


@pytest.mark.parametrize(
    ("mulai", "janji", "tempo"),
    [
        # 00.00 UTC is 08.00 WITA on the same Monday
        ("2026-06-08T00:00+00:00", Janji(45, Satuan.MENIT), "Senin 2026-06-08 08:45"),
        # 17.00 UTC on Thursday is already Friday in the office, so day 1 is Monday
        ("2026-06-11T17:00+00:00", Janji(1, Satuan.HARI), "Senin 2026-06-15 16:00"),
    ],
)
def test_a_moment_from_another_zone_is_read_in_the_office_s_zone(
    mulai: str, janji: Janji, tempo: str
) -> None:
    assert KALENDER.jatuh_tempo(datetime.fromisoformat(mulai), janji) == saat(tempo)


@pytest.mark.parametrize(
    ("a", "b", "menit"),
    [
        ("Senin 2026-06-08 08:00", "Senin 2026-06-08 08:45", 45),
        ("Senin 2026-06-08 11:40", "Senin 2026-06-08 13:10", 30),  # lunch does not count
        ("Senin 2026-06-08 12:10", "Senin 2026-06-08 12:50", 0),  # all of it at lunch
        ("Senin 2026-06-08 00:00", "Selasa 2026-06-09 00:00", 450),  # a whole day is 7,5 hours
        ("Jumat 2026-06-12 16:00", "Senin 2026-06-15 08:00", 60),  # 30 on each side of the weekend
        ("Selasa 2026-03-17 14:30", "Rabu 2026-03-25 08:00", 60),  # 30 on each side of the holidays
        ("Senin 2026-06-08 09:00", "Senin 2026-06-08 09:00", 0),
        ("Selasa 2026-06-09 09:00", "Senin 2026-06-08 09:00", 0),  # backwards
        ("Senin 2026-06-08 10:00", "Senin 2026-06-08 09:00", 0),  # backwards within a day
    ],
)
def test_working_time_between_two_moments(a: str, b: str, menit: int) -> None:
    assert KALENDER.antara(saat(a), saat(b)) == timedelta(minutes=menit)


@given(saat_2026, lama_kerja)
def test_measuring_what_was_added_gives_it_back(mulai: datetime, lama: timedelta) -> None:
    selesai = KALENDER.tambah(mulai, lama)
    assert KALENDER.antara(mulai, selesai) == lama
    assert any(buka < selesai <= tutup for buka, tutup in KALENDER.selang(selesai.date()))


@given(saat_2026, lama_kerja, lama_kerja)
def test_adding_twice_is_adding_the_sum(mulai: datetime, satu: timedelta, dua: timedelta) -> None:
    assert KALENDER.tambah(KALENDER.tambah(mulai, satu), dua) == KALENDER.tambah(mulai, satu + dua)


@given(saat_2026, saat_2026, saat_2026)
def test_working_time_adds_up_over_a_moment_between(a: datetime, b: datetime, c: datetime) -> None:
    awal, tengah, akhir = sorted((a, b, c))
    assert KALENDER.antara(awal, akhir) == KALENDER.antara(awal, tengah) + KALENDER.antara(tengah, akhir)
