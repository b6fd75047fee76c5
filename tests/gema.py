"""An app that says what it was told, served by granian: `python -m tests.gema rsgi|wsgi PORT`.

By WSGI it is granian's own way to such an app; by RSGI the office's (`skm.web.jembatan`).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from skm.web.jembatan import Jawab, Jembatan

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

UTAS, POTONG, KALI = 4, 50_000, 8
MILIK_SERVER = {"GATEWAY_INTERFACE", "SERVER_SOFTWARE"}
"""What granian says of itself."""
ALAMAT_SIAP, SIAP = "/siap", b"prepared"
TITIPAN, TANYA = "/titipan", b"ask"


class Gema:
    """That app, which has one page prepared."""

    def __init__(self) -> None:
        self._lepas = Event()
        self._ditahan = 0
        self._terbaca: dict[str, tuple[int, str]] = {}

    def langsung(self, environ: WSGIEnvironment) -> tuple[list[tuple[str, str]], bytes] | None:
        """The prepared page, with how its reader takes it compressed."""
        if environ["PATH_INFO"] == "/lepas":
            self._lepas.set()
        elif environ["PATH_INFO"] != ALAMAT_SIAP:
            return None
        sandi = environ.get("HTTP_ACCEPT_ENCODING", "-")
        return [("X-Sandi", sandi), ("X-Ditahan", str(self._ditahan))], SIAP

    def titip(self, environ: WSGIEnvironment, bangunkan: Callable[[], object]) -> Jawab | None:
        """A thread of its own takes what is sent there; the app is asked where it is told to."""
        badan = environ["wsgi.input"]
        if environ["PATH_INFO"] != TITIPAN or environ["REQUEST_METHOD"] != "POST":
            return None
        isi: bytes = badan.read()
        badan.seek(0)
        Thread(target=bangunkan).start()
        return lambda: None if isi == TANYA else (201, [("X-Ditahan", str(self._ditahan))], isi)

    def __call__(self, environ: WSGIEnvironment, mulai: Callable[..., Any]) -> Iterable[bytes]:
        nama = environ["PATH_INFO"]
        if nama == "/tahan":
            self._ditahan += 1
            self._lepas.wait(60)
        if nama == "/aliran":
            mulai("200 OK", [("Content-Type", "text/plain")])
            return self._aliran()
        if nama == "/galat":
            raise RuntimeError("the app broke down")
        if nama == "/kosong":
            mulai("204 NO CONTENT", [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
            return []
        terbaca = self._terbaca[nama] = _terbaca(environ)
        tahu = {
            kunci: isi
            for kunci, isi in environ.items()
            if isinstance(isi, str | int) and kunci not in {*os.environ, *MILIK_SERVER}
        }
        isi = json.dumps(
            {"tahu": tahu, "terbaca": terbaca, "semua": self._terbaca if nama == "/semua" else None},
            sort_keys=True,
        ).encode()
        mulai("200 OK", [("Content-Length", str(len(isi)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [isi]

    def _aliran(self) -> Iterator[bytes]:
        for _ in range(KALI):
            yield b"x" * POTONG


def _terbaca(environ: WSGIEnvironment) -> tuple[int, str]:
    """How many bytes there were, and how reading ended where it did not end well."""
    try:
        return len(environ["wsgi.input"].read()), ""
    except Exception as galat:  # it is told
        return 0, type(galat).__name__


def muat(_sasaran: str) -> object:
    """What granian asks, by its way of asking."""
    return Jembatan(Gema(), UTAS) if sys.argv[1] == "rsgi" else Gema()


if __name__ == "__main__":
    Server(
        "gema",
        port=int(sys.argv[2]),
        interface=Interfaces(sys.argv[1]),
        websockets=False,
        log_level=LogLevels.critical,
    ).serve(target_loader=muat)
