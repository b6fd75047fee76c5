"""The calendar against independent ones: numpy's business days, pandas' hours, a walk by the minute.

`make simulasi` compares many more cases.
"""

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

from kinerja.jeda import Jeda
from kinerja.kalender import Janji, Kalender, Pola, Satuan, Selang

WITA = ZoneInfo("Asia/Makassar")
JAM = (Selang(time(7, 30), time(12)), Selang(time(13), time(16)))
JUMAT = (Selang(time(7, 30), time(11, 30)), Selang(time(13), time(16, 30)))
RAMADAN = (Selang(time(8), time(12)), Selang(time(12, 30), time(15)))
LIBUR = {
    date(2026, bulan, hari): "libur"
    for bulan, hari in [
        *((1, 1), (1, 16), (2, 16), (2, 17), (3, 18), (3, 19), (3, 20), (3, 23), (3, 24), (4, 3), (5, 1)),
        *((5, 14), (5, 15), (5, 27), (5, 28), (6, 1), (6, 16), (8, 17), (8, 25), (12, 24), (12, 25)),
    ]
}
SERAGAM = Kalender(WITA, (Pola("seragam", date(2020, 1, 1), None, (JAM,) * 5 + ((), ())),), LIBUR)
LENGKAP = Kalender(
    WITA,
    (
        Pola("biasa", date(2020, 1, 1), None, (JAM,) * 4 + (JUMAT, (), ())),
        Pola("ramadan", date(2026, 2, 18), date(2026, 3, 19), (RAMADAN,) * 5 + ((), ())),
    ),
    LIBUR,
    {date(2026, 3, 2): (Selang(time(7, 30), time(10)),)},  # a half day
)
HARI_NP = np.array(sorted(LIBUR), dtype="datetime64[D]")
JAM_PD = {"start": ["07:30", "13:00"], "end": ["12:00", "16:00"], "holidays": HARI_NP}


def momen(acak: random.Random, hari: int) -> datetime:
    awal = datetime(2026, 1, 1, tzinfo=WITA)
    return awal + timedelta(days=acak.randrange(hari), minutes=acak.randrange(24 * 60))


def banding_hari(kasus: int) -> None:
    """Promises in days against numpy."""
    acak = random.Random(1)
    for _ in range(kasus):
        mulai, jumlah = momen(acak, 700), acak.randint(1, 40)
        # Rolled back first, so that the first step goes to the first business day strictly after the date.
        hari = np.busday_offset(mulai.date(), jumlah, roll="backward", holidays=HARI_NP).astype(date)
        assert SERAGAM.jatuh_tempo(mulai, Janji(jumlah, Satuan.HARI)) == datetime.combine(
            hari, time(16), WITA
        )


def banding_hari_kerja(kasus: int) -> None:
    """Working days of ranges against numpy."""
    acak = random.Random(2)
    for _ in range(kasus):
        a, b = sorted((momen(acak, 700).date(), momen(acak, 700).date()))
        milik_kita = sum(SERAGAM.hari_kerja(a + timedelta(n)) for n in range((b - a).days))
        assert milik_kita == np.busday_count(a, b, holidays=HARI_NP)


def banding_jam(kasus: int) -> None:
    """Promises in hours against pandas."""
    jam_kerja = pd.offsets.CustomBusinessHour(**JAM_PD)
    acak = random.Random(3)
    for _ in range(kasus):
        mulai, jam = momen(acak, 360), acak.randint(1, 60)
        pandas = (pd.Timestamp(mulai.replace(tzinfo=None)) + jam * jam_kerja).to_pydatetime()
        kita = SERAGAM.tambah(mulai, timedelta(hours=jam)).replace(tzinfo=None)
        # Where the time exactly fills an interval the two may name its closing or the next opening: no
        # working time lies between them.
        if kita != pandas:
            assert SERAGAM.antara(
                *sorted((kita.replace(tzinfo=WITA), pandas.replace(tzinfo=WITA)))
            ) == timedelta(0)


def buka(kalender: Kalender, saat: datetime, terhenti: list[Jeda]) -> bool:
    """Whether the minute from `saat` on is worked: read from the pattern, minute by minute."""
    if any(j.mulai <= saat and (j.selesai is None or saat < j.selesai) for j in terhenti):
        return False
    return any(awal <= saat < akhir for awal, akhir in kalender.selang(saat.date()))


def banding_menit(kasus: int) -> None:
    """Every kind of hours against a walk by the minute."""
    acak = random.Random(4)
    for _ in range(kasus):
        mulai, menit = momen(acak, 90), acak.randint(1, 1200)
        terhenti = []
        for _ in range(acak.randint(0, 2)):
            awal = mulai + timedelta(minutes=acak.randint(-600, 2400))
            terhenti.append(Jeda(awal, awal + timedelta(minutes=acak.randint(0, 3000))))
        saat, sisa = mulai, menit
        while sisa:
            sisa -= buka(LENGKAP, saat, terhenti)
            saat += timedelta(minutes=1)
        assert LENGKAP.jatuh_tempo_berjeda(mulai, Janji(menit, Satuan.MENIT), terhenti) == saat
        assert LENGKAP.antara(mulai, saat, terhenti) == timedelta(minutes=menit)


@pytest.mark.parametrize(
    ("banding", "kasus"),
    [(banding_hari, 1000), (banding_hari_kerja, 500), (banding_jam, 500), (banding_menit, 100)],
)
def test_the_calendar_agrees_with_independent_ones_in_random_cases(
    banding: Callable[[int], None], kasus: int
) -> None:
    banding(kasus)
