"""How often pages are opened, gathered in memory: reading writes nothing, and a lost count harms nobody."""

from __future__ import annotations

from datetime import date
from threading import Event, Lock

PENUH = 100
"""Openings that are written down before their time."""


class Bukaan:
    """What one process has counted since it was last asked."""

    def __init__(self) -> None:
        self._kunci = Lock()
        self._hitungan: dict[tuple[int, date], int] = {}
        self._belum = 0
        self.penuh = Event()
        """Set when there are many."""

    def tambah(self, nomor: int, hari: date) -> None:
        """Count one opening."""
        with self._kunci:
            kunci = (nomor, hari)
            self._hitungan[kunci] = self._hitungan.get(kunci, 0) + 1
            self._belum += 1
            if self._belum >= PENUH:
                self.penuh.set()

    def ambil(self) -> dict[tuple[int, date], int]:
        """What was counted since this was last asked, by number and day."""
        with self._kunci:
            hitungan, self._hitungan, self._belum = self._hitungan, {}, 0
            self.penuh.clear()
            return hitungan
