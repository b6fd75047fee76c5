"""The computer's clock, held against what does not follow it: how long it runs, and what was written."""

from __future__ import annotations

import logging
import time
from datetime import datetime, timedelta

WAJAR = timedelta(minutes=5)
"""By how much a clock may be set right without anybody being told."""
SEPI = timedelta(days=14)
"""Since when nothing happened in an office that works: longer than its longest holidays."""
catatan = logging.getLogger("skm")


class Jam:
    """How far the clock has jumped since the server began: the machine has run for another time."""

    def __init__(self, pada: datetime) -> None:
        self._awal, self._detik = pada, _berjalan()
        self._dicatat = timedelta()

    def lompat(self, pada: datetime) -> timedelta:
        """How far, forward or back; what is within reason is none. Each jump is logged once."""
        jauh = pada - self._awal - timedelta(seconds=_berjalan() - self._detik)
        jauh = jauh if abs(jauh) > WAJAR else timedelta()
        if abs(jauh - self._dicatat) > WAJAR:
            catatan.error("the computer's clock has jumped: it is %s off since the server began", jauh)
            self._dicatat = jauh
        return jauh


def kalimat_jam(pada: datetime, lompat: timedelta, terbaru: datetime | None) -> str:
    """What is wrong with a clock that says `pada`, in a sentence that says how to mend it; empty for nothing.

    `terbaru` is the newest moment of what was written, None where nothing was.
    """
    if lompat:
        arah = "maju" if lompat > timedelta() else "mundur"
        return (
            f"Jam server melompat {lama(lompat)} {arah} sejak server dijalankan. Betulkan jam komputernya; "
            "bila jam yang sekarang sudah benar, jalankan ulang server."
        )
    if terbaru is not None and terbaru > pada + WAJAR:
        return (
            f"Peristiwa terakhir bertanggal {lama(terbaru - pada)} di depan jam server: jamnya "
            "mundur, atau pernah terlalu maju. Betulkan, dan nyalakan penyesuaian otomatisnya (NTP)."
        )
    if terbaru is not None and terbaru < pada - SEPI:
        return (
            f"Peristiwa terakhir {lama(pada - terbaru)} yang lalu. Bila kantor bekerja sesudah itu, jamnya "
            "terlalu maju: betulkan jam komputernya."
        )
    return ""


def lama(selisih: timedelta) -> str:
    """In words, the largest unit alone."""
    menit = round(abs(selisih).total_seconds() / 60)
    if menit < 120:
        return f"{menit} menit"
    return f"{round(menit / 60)} jam" if menit < 48 * 60 else f"{round(menit / 1440)} hari"


def _berjalan() -> float:
    """Seconds that the machine runs, its sleep included where the system counts it: no clock is set by it."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()
