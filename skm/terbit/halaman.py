"""The public page's week of opening hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kinerja.kalender import Kalender


@dataclass(frozen=True, slots=True)
class HariBuka:
    """One day of the week shown on the public page; no intervals and a reason on a day off."""

    tanggal: date
    selang: tuple[tuple[datetime, datetime], ...]
    libur: str
    hari_ini: bool


def sepekan(kalender: Kalender, hari_ini: date) -> Sequence[HariBuka]:
    """Monday to Sunday of the week of `hari_ini`, as the calendar really has them."""
    senin = hari_ini - timedelta(days=hari_ini.weekday())
    hari = [senin + timedelta(days=n) for n in range(7)]
    return [
        HariBuka(satu, kalender.selang(satu), kalender.libur.get(satu, ""), satu == hari_ini) for satu in hari
    ]
