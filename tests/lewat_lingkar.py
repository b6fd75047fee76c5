"""An app asked as the server's loop asks it: forms are handed over first, and what is left asks the app."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from threading import Event
from typing import TYPE_CHECKING

from flask import Flask

from skm.survei.views.bersama import PENERIMA
from skm.survei.views.penerima import Penerima

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

TUNGGU = 20
"""Seconds after which who should have been woken was not."""


class LewatLingkar:
    """What `skm.web.jembatan` does with a request that has a body, around all layers of that app."""

    def __init__(self, app: Flask) -> None:
        self._dalam: WSGIApplication = app.wsgi_app
        self._penerima: Penerima = app.extensions[PENERIMA]
        self.dititip = 0
        """Forms that were taken."""

    def __call__(self, environ: WSGIEnvironment, mulai: StartResponse) -> Iterable[bytes]:
        bangun = Event()
        jawab = self._penerima.titip(environ, bangun.set)
        if jawab is None:
            return self._dalam(environ, mulai)
        self.dititip += 1
        assert bangun.wait(TUNGGU)
        jawaban = jawab()
        if jawaban is None:
            return self._dalam(environ, mulai)
        status, kepala, badan = jawaban
        mulai(f"{status} {HTTPStatus(status).phrase.upper()}", kepala)
        return [badan]
