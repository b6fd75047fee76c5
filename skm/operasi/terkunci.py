"""A folder that one process at a time has for itself."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skm.galat import Galat

if sys.platform != "win32":
    import fcntl

JEDA = 0.05
"""Seconds between two looks."""
LAMA = "Sedang ada skm init, skm restore, atau skm backup lain yang belum selesai."


@contextmanager
def terkunci(folder: Path, sabar: float) -> Iterator[None]:
    """Keep other processes out by the folder's lock. Raises Galat when that takes more than so many seconds.

    Windows has no such lock, and SQLite's own decides there.
    """
    if sys.platform == "win32":
        yield
        return
    pegangan = os.open(folder, os.O_RDONLY)  # a folder can be locked as it is: no file that root would own
    try:
        tenggat = time.monotonic() + sabar
        while True:
            try:
                fcntl.flock(pegangan, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > tenggat:
                    raise Galat(LAMA, status=503) from None
                time.sleep(JEDA)
        yield
    finally:
        os.close(pegangan)
