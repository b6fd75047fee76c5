"""The server's clockwork: what a day leaves to do when it is over, even if nobody writes on the next one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from threading import Event, Thread

SELANG = 60.0
"""Seconds from one look at the clock to the next."""


def berdetak(kerja: Mapping[str, Callable[[datetime], None]]) -> Event:
    """Tell each of these the moment, now and every minute, until the event that is given back is set.

    Each takes as long as it takes: it has a thread of its own, of that name.
    """
    berhenti = Event()
    for nama, satu in kerja.items():
        Thread(target=_jalan, args=(satu, berhenti), name=nama, daemon=True).start()
    return berhenti


def _jalan(kerja: Callable[[datetime], None], berhenti: Event) -> None:
    while True:
        kerja(datetime.now(UTC))
        if berhenti.wait(SELANG):
            return
