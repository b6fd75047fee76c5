"""What pages show, kept in memory by each process until something of it changes.

A shelf holds what was read under one number that the database gives and on one day of the office; a newer
number or the next day brings an empty one. A number that was asked for more than a second ago is asked for
anew before anything is taken from its shelf: a change by another process is seen within that second, one by
this process at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from skm.galat import terputus
from skm.orm import buka_sesi
from skm.web.lembar import Lembar

K = TypeVar("K")
V = TypeVar("V")
SEGAR = 0.9
"""Seconds a number is believed."""
TANPA_BASIS = 120.0
"""Seconds a shelf serves on while the database is away: nobody can change then what stands on it."""
PERGI = "the database does not answer: citizens' pages are shown as they were"
catatan = logging.getLogger("skm")
TERBANYAK = 500
"""Things of one kind on a shelf; what came first makes room."""


@dataclass(frozen=True, slots=True)
class Siap:
    """A prepared page and what an answer with it needs to know."""

    lembar: Lembar
    kepala: dict[str, list[tuple[str, str]]]
    """The answer's headers by form of compression."""
    untuk: str = ""
    """What its form's token is for; empty for a page without a form."""
    hitung: int | None = None
    """Which counter an opening adds to; None for none."""
    aturan: str = "-"
    """Its address as the server knows it."""


@dataclass(frozen=True, slots=True, eq=False)
class Isi:
    """One shelf: everything on it was read under one number, on one day, from one database."""

    nomor: int
    hari: date
    mesin: Engine | None
    siap: dict[tuple[str, str], Siap] = field(default_factory=dict)
    """Prepared pages by their path and query."""
    pintu: dict[Any, Any] = field(default_factory=dict)
    """The doors behind their addresses."""
    isi: dict[Any, Any] = field(default_factory=dict)
    """What is asked there."""


def taruh(rak: dict[K, V], kunci: K, isi: V) -> V:
    """Put it on the shelf, where there is room for it; gives it."""
    while len(rak) >= TERBANYAK:
        rak.pop(next(iter(rak)), None)
    rak[kunci] = isi
    return isi


class Rak:
    """The shelf of one process: its database and day, who asks for the number, what changed right here."""

    def __init__(
        self,
        mesin: Callable[[], Engine],
        hari_ini: Callable[[], date],
        nomor: Callable[[Session], int],
        di_sini: Callable[[], int],
    ) -> None:
        self._mesin, self._hari_ini, self._nomor, self._perubahan = mesin, hari_ini, nomor, di_sini
        self._kunci = Lock()
        self.kosongkan()

    def kosongkan(self) -> None:
        """Forget everything."""
        self._isi = Isi(-1, date.min, None)
        self._dilihat, self._di_sini, self._diminta = float("-inf"), -1, float("-inf")
        self._diketahui = float("-inf")

    def tersedia(self, alamat: tuple[str, str]) -> bool:
        """Whether a page was prepared for that path and query, however old the shelf."""
        return alamat in self._isi.siap

    def segar(self) -> Isi | None:
        """The shelf, if its number was asked for within the last second. Sends no statement."""
        isi, kini = self._isi, monotonic()
        self._diminta = kini
        lama = kini - self._dilihat >= SEGAR or self._di_sini != self._perubahan()
        return None if lama or isi.mesin is not self._mesin() or isi.hari != self._hari_ini() else isi

    def kini(self) -> Isi:
        """The shelf; asks for its number where that is due."""
        isi = self.segar()
        if isi is not None:
            return isi
        with self._kunci:
            return self.segar() or self._lihat()

    def diam(self) -> float:
        """Seconds since anything was wanted from the shelf."""
        return monotonic() - self._diminta

    def segarkan(self) -> None:
        """Ask for the number before that is due, so that no citizen's page has to."""
        with self._kunci:
            self._lihat()

    def _lihat(self) -> Isi:
        saat, di_sini, mesin, hari = monotonic(), self._perubahan(), self._mesin(), self._hari_ini()
        isi = self._isi
        try:
            with buka_sesi(mesin, tulis=False) as session:
                nomor = self._nomor(session)
        except DBAPIError as salah:
            if not terputus(salah) or isi.mesin is not mesin or saat - self._diketahui > TANPA_BASIS:
                raise
            if self._diketahui == self._dilihat:
                catatan.warning(PERGI)
            self._dilihat, self._di_sini = saat, di_sini
            return self._isi
        self._diketahui = saat
        if (isi.nomor, isi.hari) != (nomor, hari) or isi.mesin is not mesin:
            isi = self._isi = Isi(nomor, hari, mesin)
        self._dilihat, self._di_sini = saat, di_sini
        return isi
