"""The processes of `skm serve`: how they start, and how each of them ends whatever happens to the others.

A signal that comes while a process is being forked, loads the application or is about to wait is easily lost:
a forked worker has its parent's handler until it has its own, and a handler runs only where the interpreter
looks. So the parent takes signals by asking for them, and says stop again until nobody is left; a worker that
still loads ends at once, for it has accepted nothing; and a worker whose parent is gone stops as if told.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from importlib import import_module
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Any

from skm.config import bersama_proses

if TYPE_CHECKING:
    from granian.server.common import AbstractServer

HENTI = (signal.SIGINT, signal.SIGTERM)
SABAR = 30
"""Seconds that a worker has to finish what it accepted, before it is ended where it stands."""
ULANG = 1.0
"""Seconds between two looks: at the parent, or at who has not stopped yet."""
M_ARENA_MAX, ARENA = -8, 2
"""malloc.h's word for how many heaps threads share, and how many: glibc makes eight for each core. Each keeps
what its busiest moment took, and threads come to all of them in turn, so that a server grew for hours."""


def layani(host: str, port: int, *, proses: int, log: str = "teks") -> None:
    """That many processes listen at one address; one that dies is started anew. Returns when all ended."""
    from granian import Granian  # noqa: PLC0415  # loads slowly and no other command needs it
    from granian.constants import Interfaces  # noqa: PLC0415  # as above
    from granian.log import LogLevels  # noqa: PLC0415  # as above

    from skm.log import SUSUNAN  # noqa: PLC0415  # as above

    server = Granian(
        "skm.app:layani",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        workers=proses,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig={"formatters": {nama: {"()": SUSUNAN[log]} for nama in ("generic", "access")}},
        respawn_failed_workers=True,
        workers_kill_timeout=SABAR,
    )
    server.on_startup(lambda: _jaga(server))
    if proses == 1:
        server.serve(target_loader=muat_pekerja)
        return
    with bersama_proses():  # they tell each other their numbers
        server.serve(target_loader=muat_pekerja)


def muat_pekerja(sasaran: str) -> Any:
    """The application `module:factory` of a worker, which from here on ends when it is told or left alone."""
    for satu in HENTI:
        signal.signal(
            satu, signal.SIG_DFL
        )  # until granian's own: it has accepted nothing that it could finish
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HENTI)
    _sedikit_arena()
    Thread(target=_ikut_induk, name="skm-induk", daemon=True).start()
    modul, _, nama = sasaran.partition(":")
    return getattr(import_module(modul), nama)()


def _sedikit_arena() -> None:
    """Where this process's memory is glibc's; other C libraries know no such word."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  # no other command needs it

        if atur := getattr(ctypes.CDLL(None), "mallopt", None):
            atur(M_ARENA_MAX, ARENA)


def _jaga(server: AbstractServer[Any]) -> None:
    """Let no signal interrupt the parent: a thread asks for them. Workers begin with them held back."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, HENTI)
        Thread(target=_tunggu_henti, args=(server,), name="skm-henti", daemon=True).start()


def _tunggu_henti(server: AbstractServer[Any]) -> None:
    if sys.platform != "win32":
        signal.sigwait(HENTI)
    while True:
        server.signal_handler_interrupt(signal.SIGTERM, None)  # type: ignore[no-untyped-call]  # granian says none
        sleep(ULANG)
        for pekerja in multiprocessing.active_children():
            pekerja.terminate()


def _ikut_induk() -> None:
    """Stop as soon as there is no parent any more, in the end by force."""
    induk = multiprocessing.parent_process()
    while induk is None or (induk.is_alive() and os.getppid() == induk.pid):
        sleep(ULANG)
    for _ in range(SABAR):
        os.kill(os.getpid(), signal.SIGTERM)
        sleep(ULANG)
    os._exit(1)
