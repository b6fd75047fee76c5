"""The server's clockwork: what a day leaves to do when it is over, even if nobody writes on the next one."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Event, Thread
from zoneinfo import ZoneInfo

from skm.survei.pelepas import Pelepas

SELANG = 60.0
"""Seconds from one look at the clock to the next."""


def berdetak(pelepas: Pelepas, zona: ZoneInfo) -> Event:
    """Look at the office's clock now and every minute until the event that is given back is set."""
    berhenti = Event()
    Thread(target=_jalan, args=(pelepas, zona, berhenti), name="akhir-hari", daemon=True).start()
    return berhenti


def _jalan(pelepas: Pelepas, zona: ZoneInfo, berhenti: Event) -> None:
    while True:
        pelepas.sampai(datetime.now(UTC).astimezone(zona).date())
        if berhenti.wait(SELANG):
            return
