"""The public page's week of opening hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kinerja.kalender import Kalender
from skm.layanan.jadwal import kata_tutup


@dataclass(frozen=True, slots=True)
class HariBuka:
    """One day of the week shown on the public page; no intervals and a reason on a day off."""

    tanggal: date
    selang: tuple[tuple[str, str], ...]
    """Opening and closing in words; "24.00" at midnight, "06.00 esok hari" after it."""
    libur: str
    hari_ini: bool


def sepekan(kalender: Kalender, hari_ini: date) -> Sequence[HariBuka]:
    """Monday to Sunday of the week of `hari_ini`, as the calendar really has them."""
    senin = hari_ini - timedelta(days=hari_ini.weekday())
    hari = [senin + timedelta(days=n) for n in range(7)]
    return [
        HariBuka(
            satu,
            tuple((f"{buka:%H.%M}", _tutup(tutup, satu)) for buka, tutup in kalender.selang(satu)),
            kalender.libur.get(satu, ""),
            satu == hari_ini,
        )
        for satu in hari
    ]


def _tutup(tutup: datetime, hari: date) -> str:
    kata = kata_tutup(tutup.time())
    return kata if tutup.date() == hari or kata == "24.00" else f"{kata} esok hari"
