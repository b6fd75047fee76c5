"""What a serving process does beside its answers, so that no citizen waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from multiprocessing.util import Finalize
from threading import Event, Thread
from time import monotonic

from sqlalchemy.exc import DBAPIError

from skm.galat import Galat
from skm.web.bukaan import Bukaan
from skm.web.rak import SEGAR, Rak

DENYUT = SEGAR / 2
"""Seconds between two looks."""
SEPI = 60
"""Seconds after the last citizen's page until nothing is looked at any more."""
TUNDA = 30
"""Seconds that openings stay in memory, unless there are many."""
_log = logging.getLogger("skm")


class Latar(Thread):
    """Asks for the shelf's number before it is due, and writes down what was opened; at the end once more."""

    def __init__(self, rak: Rak, bukaan: Bukaan, tulis: Callable[[], None]) -> None:
        super().__init__(name="skm-latar", daemon=True)
        self._rak, self._bukaan, self._tulis_bukaan = rak, bukaan, tulis
        self._henti = Event()
        self._ditulis = monotonic()
        Finalize(self, self.selesai, exitpriority=10)

    def run(self) -> None:
        """Until the process ends."""
        while not self._henti.wait(DENYUT):
            if self._rak.diam() < SEPI:
                self._coba(self._rak.segarkan)
            if self._bukaan.penuh.is_set() or monotonic() - self._ditulis >= TUNDA:
                self._coba(self._tulis)

    def selesai(self) -> None:
        """Write what is left and stop."""
        self._henti.set()
        self._coba(self._tulis)

    def _tulis(self) -> None:
        self._ditulis = monotonic()
        self._tulis_bukaan()

    def _coba(self, kerja: Callable[[], None]) -> None:
        """A database that is away for a while is asked again at the next look; citizens' pages tell it."""
        try:
            kerja()
        except (DBAPIError, Galat) as galat:  # away, or busy writing for longer than one waits
            _log.warning("%s while working beside the pages", type(galat).__name__)
