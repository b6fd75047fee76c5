"""The server's clockwork: what a day leaves to do when it is over, even if nobody writes on the next one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Event, Thread
from zoneinfo import ZoneInfo

SELANG = 60.0
"""Seconds from one look at the clock to the next."""


def berdetak(akhir_hari: Callable[[date], None], jaga: Callable[[datetime], None], zona: ZoneInfo) -> Event:
    """Look at the office's clock now and every minute until the event that is given back is set.

    What looks after backups takes as long as it takes: it has a thread of its own.
    """
    berhenti = Event()

    def hari() -> None:
        akhir_hari(datetime.now(UTC).astimezone(zona).date())

    def malam() -> None:
        jaga(datetime.now(UTC))

    for nama, kerja in (("akhir-hari", hari), ("cadangan", malam)):
        Thread(target=_jalan, args=(kerja, berhenti), name=nama, daemon=True).start()
    return berhenti


def _jalan(kerja: Callable[[], None], berhenti: Event) -> None:
    while True:
        kerja()
        if berhenti.wait(SELANG):
            return
