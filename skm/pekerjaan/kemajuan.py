"""How long work tells how far it is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

Maju = Callable[[str, int, int], None]
"""Takes the step in words, how much of it is done, and how much there is (0: not known)."""
JEDA_LAYAR = 0.2
"""Seconds between two lines on a terminal."""


def diam(_tahap: str, _sudah: int, _semua: int) -> None:
    """Tell nobody."""


def kata(tahap: str, sudah: int, semua: int) -> str:
    """`menyimpan jawaban: 12.500 dari 60.000`."""
    if not sudah and not semua:
        return tahap
    angka = [f"{satu:,}".replace(",", ".") for satu in (sudah, semua) if satu]
    return f"{tahap}: {' dari '.join(angka) or '0'}"


class Layar:
    """Tells on standard error, on one line that is written again and again, where that is a terminal."""

    def __init__(self) -> None:
        self._tampak = sys.stderr.isatty()
        self._lalu = self._panjang = 0.0

    def maju(self, tahap: str, sudah: int, semua: int) -> None:
        """Take a step."""
        if self._tampak and (monotonic() - self._lalu >= JEDA_LAYAR or sudah == semua):
            teks = kata(tahap, sudah, semua)
            sys.stderr.write("\r" + teks.ljust(int(self._panjang)))
            sys.stderr.flush()
            self._lalu, self._panjang = monotonic(), len(teks)

    def bersih(self) -> None:
        """Clear the line: what comes now stays."""
        if self._panjang:
            sys.stderr.write("\r" + " " * int(self._panjang) + "\r")
            sys.stderr.flush()
            self._panjang = 0
