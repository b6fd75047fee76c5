"""Around the app, behind the prepared pages: how long an answer took, by the address it has in the app."""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter
from typing import TYPE_CHECKING, Any

from flask import Flask, current_app, request

from skm.ukur import Ukur

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ATURAN = "skm.aturan"
"""Where whoever answers notes the address as the server knows it."""
TANPA = "-"
"""Of what no address was found for."""


def init_app(app: Flask) -> None:
    """Measure what the app answers. Must come after what reads a proxy's headers, before what is kept."""
    ukur = app.extensions["skm_ukur"] = Ukur()
    app.wsgi_app = Permintaan(app.wsgi_app, ukur)  # type: ignore[assignment]  # Flask's own way
    app.before_request(_catat_aturan)


class Permintaan:
    """The layer that measures."""

    def __init__(self, dalam: WSGIApplication, ukur: Ukur) -> None:
        self._dalam, self._ukur = dalam, ukur

    def __call__(self, environ: WSGIEnvironment, mulai: StartResponse) -> Iterable[bytes]:
        awal, kelas = perf_counter(), 5

        def teruskan(status: str, kepala: list[tuple[str, str]], *sisa: Any) -> Any:
            nonlocal kelas
            kelas = int(status[0])
            return mulai(status, kepala, *sisa)

        try:
            return self._dalam(environ, teruskan)
        finally:
            self._ukur.catat(environ.get(ATURAN, TANPA), kelas, perf_counter() - awal)


def _catat_aturan() -> None:
    if request.url_rule is not None:
        request.environ[ATURAN] = request.url_rule.rule


def ukur() -> Ukur:
    """This app's numbers."""
    milik: Ukur = current_app.extensions["skm_ukur"]
    return milik
