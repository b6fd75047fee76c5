"""How many threads the office's own work may hold, so that citizens always find one.

A thread that computes a report, or waits to, is a thread that takes no answer. Most of the server's threads
are therefore the citizens' alone. Of the others a few may compute something large at a time, some may
wait for that, and whoever comes on top of it is asked to come back in a moment.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from threading import BoundedSemaphore, Lock

from flask import Flask, current_app, g, request

from skm.galat import Galat

KANTOR = 32
"""Threads that the office's pages may hold, waiting ones included."""
RINGAN = 12
"""Pages of the office answered at a time; with the others they leave half of the database's connections."""
BERAT = 2
"""Large pages at a time: they share one interpreter, and more of them would only be slower together."""
MENUNGGU = 22
"""Requests that may wait to be one of them; the desk has places of its own."""
SABAR = 20.0
"""Seconds that they wait."""
SANDI = 2
"""Passwords looked at together: each takes 64 MB."""
RAMAI = "Server sedang menyiapkan banyak halaman. Mohon tunggu beberapa detik, lalu coba lagi."
POLA_BERAT = re.compile(r"/(laporan|dasbor|indikator|api/v1/kantor)\b.*|.*\.(pdf|xlsx|<bentuk>)")
"""Addresses whose pages go through a year: figures, reports, documents, posters."""
POLA_DISUSUN = re.compile(r".*\.<any\(xlsx, pdf\):bentuk>")
"""Those of them that are drawn for anybody: they share the office's gates, not the citizens' threads."""
POLA_SANDI = re.compile(r"/masuk|/kios/<kode>/keluar")
"""Addresses at which anybody may have a password looked at."""


class Giliran:
    """Lets `serentak` in at a time and `terbanyak` wait for at most `sabar` seconds."""

    def __init__(self, serentak: int, terbanyak: int = 0, sabar: float = 0) -> None:
        self._bebas, self._terbanyak = BoundedSemaphore(serentak), terbanyak
        self._jaga = Lock()
        self.sabar, self.menunggu = sabar, 0

    def masuk(self) -> None:
        """Be let in. Raises Galat (503) when too many wait already, or for too long."""
        if self._bebas.acquire(blocking=False):
            return
        with self._jaga:
            if self.menunggu >= self._terbanyak:
                raise Galat(RAMAI, status=503)
            self.menunggu += 1
        try:
            if not self._bebas.acquire(timeout=self.sabar):
                raise Galat(RAMAI, status=503)
        finally:
            with self._jaga:
                self.menunggu -= 1

    def keluar(self) -> None:
        """Make room."""
        self._bebas.release()


class Pembagi:
    """Which gates a request goes through."""

    def __init__(self, untuk_warga: Callable[[str], bool]) -> None:
        self._untuk_warga = untuk_warga
        self.kantor, self.ringan = Giliran(KANTOR), Giliran(RINGAN, KANTOR, SABAR)
        self.berat, self.sandi = Giliran(BERAT, MENUNGGU, SABAR), Giliran(SANDI, MENUNGGU, SABAR)

    def pintu(self, endpoint: str, aturan: str, metode: str) -> tuple[Giliran, ...]:
        """The gates in the order in which they are passed; none for a page of the citizens'."""
        if metode == "POST" and POLA_SANDI.fullmatch(aturan):
            return self.kantor, self.sandi
        if POLA_DISUSUN.fullmatch(aturan):
            return self.kantor, self.berat
        if self._untuk_warga(endpoint):
            return ()
        memuat = getattr(current_app.view_functions[endpoint], "kiriman_besar", None) is not None
        berat = POLA_BERAT.fullmatch(aturan) or (memuat and metode == "POST")
        return self.kantor, self.berat if berat else self.ringan


def init_app(app: Flask, untuk_warga: Callable[[str], bool]) -> None:
    """Let every request through its gates. Must come before whatever asks the database anything.

    What is sent passes the inner one when it has arrived (`susul`): a slow line is to keep nobody waiting.
    """
    app.extensions["skm_giliran"] = Pembagi(untuk_warga)
    app.before_request(_masuk)
    app.teardown_request(_keluar)


def susul(app: Flask) -> None:
    """Let what was sent through its inner gate. Must come after the body was read."""
    app.before_request(_susul)


def _masuk() -> None:
    g.giliran = []
    if request.endpoint is None or request.url_rule is None:
        return
    pembagi: Pembagi = current_app.extensions["skm_giliran"]
    pintu = pembagi.pintu(request.endpoint, request.url_rule.rule, request.method)
    g.giliran_nanti = list(pintu[1:] if request.method == "POST" else ())
    for satu in pintu[:1] if request.method == "POST" else pintu:
        _lewati(satu)


def _susul() -> None:
    while g.get("giliran_nanti"):
        _lewati(g.giliran_nanti.pop())


def _lewati(satu: Giliran) -> None:
    satu.masuk()
    g.giliran.append(satu)


def keluar() -> None:
    """Make room before the request ends: what is left of it needs none."""
    _keluar(None)


def _keluar(_galat: BaseException | None) -> None:
    for satu in reversed(g.pop("giliran", [])):
        satu.keluar()
