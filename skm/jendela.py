"""Moving windows in memory: how often something happened within the last seconds, and nothing else about it.

An own one: the library's memory starts a thread for a hit, which took longer than the answer it counted.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Protocol

TERBANYAK = 10_000
"""Windows that are remembered at once; those in which nothing happens any more are forgotten first."""
SEDIKIT = 500
"""Windows below which it is not worth looking which of them are over."""


@dataclass(frozen=True, slots=True)
class Batas:
    """So many within so many seconds."""

    jumlah: int
    detik: int = 60


class Pencacah(Protocol):
    """Windows, each known by its bound and two words."""

    def masuk(self, batas: Batas, satu: str, lain: str = "") -> bool:
        """Count one where there is room for it within the window; whether there was."""

    def penuh(self, batas: Batas, satu: str, lain: str = "") -> bool:
        """Whether there is no room for one more; counts nothing."""


class Jendela:
    """The windows of one process, each known by its bound and two words."""

    def __init__(self) -> None:
        self._kunci = Lock()
        self._semua: dict[tuple[Batas, str, str], list[float]] = {}
        self._sapu = SEDIKIT

    def __len__(self) -> int:
        return len(self._semua)

    def masuk(self, batas: Batas, satu: str, lain: str = "") -> bool:
        """Count one where there is room for it within the window; whether there was."""
        saat = monotonic()
        with self._kunci:
            jendela = self._lihat((batas, satu, lain), saat)
            muat = len(jendela) < batas.jumlah
            if muat:
                jendela.append(saat)
            return muat

    def penuh(self, batas: Batas, satu: str, lain: str = "") -> bool:
        """Whether there is no room for one more; counts nothing."""
        with self._kunci:
            return len(self._lihat((batas, satu, lain), monotonic())) >= batas.jumlah

    def _lihat(self, kunci: tuple[Batas, str, str], saat: float) -> list[float]:
        """What still lies within that window."""
        jendela = self._semua.get(kunci)
        if jendela is None:
            if len(self._semua) >= self._sapu:
                self._lupakan(saat)
            jendela = self._semua[kunci] = []
        elif jendela:
            del jendela[: bisect_right(jendela, saat - kunci[0].detik)]
        return jendela

    def _lupakan(self, saat: float) -> None:
        """Windows that are over; when too many are left, those that were opened first."""
        hidup = {k: isi for k, isi in self._semua.items() if isi and isi[-1] > saat - k[0].detik}
        lebih = len(hidup) - TERBANYAK * 9 // 10 if len(self._semua) >= TERBANYAK else 0
        self._semua = hidup if lebih <= 0 else dict([*hidup.items()][lebih:])
        self._sapu = min(TERBANYAK, max(SEDIKIT, 2 * len(self._semua)))  # looking costs each new one the same
