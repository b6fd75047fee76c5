"""One writer at a time per SQLite file, decided before SQLite is asked.

Waiting in SQLite's busy handler is a lottery of sleeps, in which some wait for seconds while others pass.
Here threads queue in the order in which they came, and processes take turns. Where the system has no record
locks (Windows) only the threads of a process queue, and the busy handler decides between processes.
"""

from __future__ import annotations

import os
import stat
import sys
from collections import deque
from functools import lru_cache
from pathlib import Path
from threading import Lock, get_ident
from time import monotonic, sleep

from skm.galat import PENUH, TAK_TERTULIS, Galat

if sys.platform != "win32":
    import fcntl

BATAS = 10.0
"""Seconds a writer waits before it is refused, as long as SQLite's own busy timeout."""
MENULIS, GILIRAN = 0, 1
"""The bytes of the lock's file: who writes, and which process is next."""
JEDA = (0.0002, 0.004)
"""Seconds between two looks at another process's lock: the first pause, and the longest."""


class Gerbang:
    """The gate of one database file. `masuk` waits for its turn, `keluar` lets the next one in."""

    def __init__(self, berkas: str) -> None:
        self._berkas = Path(berkas)
        self._jaga = Lock()
        self._antre: deque[tuple[Lock, int]] = deque()
        self._pemegang: int | None = None
        self._fd: int | None = None

    def masuk(self) -> None:
        """Be the one who writes. Raises Galat (503) when that takes too long.

        A thread that is inside already would wait for itself: RuntimeError, for that is a fault of ours.
        """
        tenggat, saya = monotonic() + BATAS, get_ident()
        giliran = Lock()
        giliran.acquire()
        with self._jaga:
            if self._pemegang == saya:
                raise RuntimeError("a thread that writes has begun to write on a second session")
            if self._pemegang is None:
                self._pemegang = saya
                giliran.release()
            else:
                self._antre.append((giliran, saya))
        if not giliran.acquire(timeout=BATAS) and self._mundur(giliran, saya):
            raise Galat(PENUH, status=503)
        try:
            self._fd = self._kunci_berkas(tenggat)
        except BaseException:
            self._serahkan()
            raise

    def keluar(self) -> None:
        """Let the next one in."""
        fd, self._fd = self._fd, None
        if fd is not None:
            os.close(fd)
        self._serahkan()

    @property
    def menunggu(self) -> int:
        """How many threads of this process wait."""
        return len(self._antre)

    def _mundur(self, giliran: Lock, saya: int) -> bool:
        """Leave the queue; False for who was let in at the last moment."""
        with self._jaga:
            if (giliran, saya) not in self._antre:
                return False
            self._antre.remove((giliran, saya))
            return True

    def _serahkan(self) -> None:
        with self._jaga:
            giliran, self._pemegang = self._antre.popleft() if self._antre else (None, None)
        if giliran is not None:
            giliran.release()

    def _kunci_berkas(self, tenggat: float) -> int | None:
        """The open file that keeps other processes out as long as it is open.

        Who waits for the writer holds the second byte meanwhile, so that the process that wrote last cannot
        come before it again.
        """
        if sys.platform == "win32":
            return None
        try:
            fd = self._buka()
        except OSError as salah:
            raise Galat(TAK_TERTULIS, status=503) from salah
        try:
            for letak in (GILIRAN, MENULIS):
                _tunggu(fd, letak, tenggat)
            fcntl.lockf(fd, fcntl.LOCK_UN, 1, GILIRAN)
        except BaseException:
            os.close(fd)
            raise
        return fd

    def _buka(self) -> int:
        """The lock's file, with the database's owner: a command of root must not shut the server out."""
        milik = self._berkas.stat()
        fd = os.open(
            f"{self._berkas}.kunci", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, stat.S_IMODE(milik.st_mode)
        )
        if os.geteuid() == 0:
            os.fchown(fd, milik.st_uid, milik.st_gid)
        return fd


def _tunggu(fd: int, letak: int, tenggat: float) -> None:
    jeda, terlama = JEDA
    while True:
        try:
            fcntl.lockf(fd, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, letak)
            return
        except BlockingIOError:
            if monotonic() > tenggat:
                raise Galat(PENUH, status=503) from None
        sleep(jeda)
        jeda = min(jeda * 1.5, terlama)


_semua: dict[str, Gerbang] = {}
_jaga_semua = Lock()


def gerbang(berkas: str) -> Gerbang:
    """This process's gate of that database file."""
    nyata = _nyata(berkas)
    with _jaga_semua:
        return _semua.setdefault(nyata, Gerbang(nyata))


@lru_cache(maxsize=64)
def _nyata(berkas: str) -> str:
    """Its one name. Asked of the system once: a quarter of what a turn costs."""
    return os.path.realpath(berkas)


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_semua.clear)  # whoever held one did so in the parent
