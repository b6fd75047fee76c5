"""Moving windows that several processes and machines share, in Valkey.

What is kept there is a number for the running window and one for the one before, each gone when it is over:
no moment, and no word either, for the name of a window cannot be made without this server's key. While Valkey
is away every process counts in its own memory, so that nobody waits for it and no answer is refused.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Callable
from time import monotonic

from limits import RateLimitItemPerSecond
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from skm.jendela import Batas, Jendela

WAKTU = {"socket_connect_timeout": 0.3, "socket_timeout": 0.3}
"""Seconds that a count may take."""
JEDA = 5.0
"""Seconds without asking after it did not answer."""
PERGI = "the store of limits does not answer (%s): each process counts for itself"
KEMBALI = "the store of limits answers again"
catatan = logging.getLogger("skm")


def terjangkau(url: str) -> bool:
    """Whether the store at `url` answers."""
    return storage_from_string(url, **WAKTU).check() is True


class JendelaBersama:
    """The windows at `url`, under names made with `rahasia`; see `skm.jendela.Pencacah`."""

    def __init__(self, url: str, rahasia: str) -> None:
        gudang = storage_from_string(url, wrap_exceptions=True, key_prefix="skm", **WAKTU)
        self._bersama, self._sendiri = SlidingWindowCounterRateLimiter(gudang), Jendela()
        self._rahasia = rahasia.encode()
        self._pergi_sampai: float | None = None

    def masuk(self, batas: Batas, satu: str, lain: str = "") -> bool:
        """Count one where there is room for it within the window; whether there was."""
        return self._tanya(
            lambda: self._bersama.hit(_butir(batas), self._nama(satu, lain)),
            lambda: self._sendiri.masuk(batas, satu, lain),
        )

    def penuh(self, batas: Batas, satu: str, lain: str = "") -> bool:
        """Whether there is no room for one more; counts nothing."""
        return self._tanya(
            lambda: not self._bersama.test(_butir(batas), self._nama(satu, lain)),
            lambda: self._sendiri.penuh(batas, satu, lain),
        )

    def _nama(self, satu: str, lain: str) -> str:
        return hmac.digest(self._rahasia, f"jendela|{satu}|{lain}".encode(), hashlib.sha256).hex()

    def _tanya(self, bersama: Callable[[], bool], sendiri: Callable[[], bool]) -> bool:
        """What all know together; while that cannot be asked, what this process knows."""
        if self._pergi_sampai is not None and monotonic() < self._pergi_sampai:
            return sendiri()
        try:
            hasil = bersama()
        except StorageError as salah:
            if self._pergi_sampai is None:
                catatan.warning(PERGI, type(salah.storage_error).__name__)
            self._pergi_sampai = monotonic() + JEDA
            return sendiri()
        if self._pergi_sampai is not None:
            self._pergi_sampai = None
            catatan.warning(KEMBALI)
        return hasil


def _butir(batas: Batas) -> RateLimitItemPerSecond:
    return RateLimitItemPerSecond(batas.jumlah, batas.detik, namespace="skm")
