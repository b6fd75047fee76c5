"""What only computes stands back for those that serve; what holds the turn to write must not be held up.

A process that is niced as a whole is left waiting in the middle of a transaction, and everybody with it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from threading import Thread
from typing import Protocol, TypeVar

T = TypeVar("T")
MENGALAH = 10
"""How far it stands back."""


class Pelan(Protocol):
    """Does what it is given and gives what comes of it."""

    def __call__(self, kerja: Callable[[], T], /) -> T:
        """Raises what `kerja` raises."""


def seketika(kerja: Callable[[], T], /) -> T:
    """Do it at once, as anything else."""
    return kerja()


def mengalah(kerja: Callable[[], T], /) -> T:
    """Do it in a thread that stands back, where the system knows that of threads (Linux)."""
    hasil: list[T] = []
    salah: list[BaseException] = []

    def jalan() -> None:
        try:
            if sys.platform == "linux":  # elsewhere it would be the whole process, for good
                os.nice(MENGALAH)
            hasil.append(kerja())
        except BaseException as satu:  # it is raised where it is waited for
            salah.append(satu)

    utas = Thread(target=jalan, name="skm-pelan", daemon=True)
    utas.start()
    utas.join()
    if salah:
        raise salah[0]
    return hasil[0]
