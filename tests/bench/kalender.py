"""The calendar against slow readings: ten years by the minute, promises in days closing by closing."""

from __future__ import annotations

import statistics
import time as jam
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import settings

from kinerja.kalender import Kalender, Pola, Selang
from tests.kinerja.test_jeda_hari import (
    test_more_pause_never_makes_a_promise_in_days_due_earlier,
    test_the_due_moment_in_days_equals_a_slow_reading_of_the_rule,
)

PAGI_SORE = (Selang(time(7, 30), time(12)), Selang(time(13), time(16)))
KALENDER = Kalender(
    ZoneInfo("Asia/Makassar"), (Pola("biasa", date(2010, 1, 1), None, (PAGI_SORE,) * 5 + ((), ())),), {}
)
AWAL, AKHIR = datetime(2016, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
ULANG = 3
KASUS = 20_000


def jalan_semenit(a: datetime, b: datetime) -> timedelta:
    """The slow way, but with each day's hours looked up once."""
    jumlah, saat = 0, a.astimezone(KALENDER.zona)
    selang, tanggal = KALENDER.selang(saat.date()), saat.date()
    while saat < b:
        if saat.date() != tanggal:
            selang, tanggal = KALENDER.selang(saat.date()), saat.date()
        jumlah += any(buka <= saat < tutup for buka, tutup in selang)
        saat += timedelta(minutes=1)
    return timedelta(minutes=jumlah)


def main() -> None:
    rasio = []
    for _ in range(ULANG):
        mulai = jam.perf_counter()
        cepat = KALENDER.antara(AWAL, AKHIR)
        tengah = jam.perf_counter()
        lambat = jalan_semenit(AWAL, AKHIR)
        selesai = jam.perf_counter()
        assert cepat == lambat
        rasio.append((selesai - tengah) / (tengah - mulai))
    print(f"kalender, ten years: {statistics.median(rasio):.0f}x quicker than a walk by the minute ", end="")
    print(f"({min(rasio):.0f}-{max(rasio):.0f}, {ULANG} pairs)")
    for rule in (
        test_the_due_moment_in_days_equals_a_slow_reading_of_the_rule,
        test_more_pause_never_makes_a_promise_in_days_due_earlier,
    ):
        settings(max_examples=KASUS, deadline=None, database=None)(rule)()
    print(f"kalender, promises in days: {KASUS} random cases with pauses equal a reading closing by closing")


if __name__ == "__main__":
    main()
