"""Around the app, behind the prepared pages: each request's number, how long it took, a line of the log."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Iterable
from time import perf_counter
from typing import TYPE_CHECKING, Any

from flask import Flask, abort, current_app, request
from werkzeug.sansio.utils import host_is_trusted

from skm.config import Konfigurasi
from skm.log import nomor
from skm.ukur import Ukur
from skm.web.headers import tetap

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ATURAN = "skm.aturan"
"""Where whoever answers notes the address as the server knows it."""
TAK_BERNAMA = "skm.tak_bernama"
"""Where it is noted that the name by which the server was asked can be nobody's."""
TANPA = "-"
"""Of what no address was found for."""
KEPALA = "X-Request-ID"
NOMOR_ASING = re.compile(r"[A-Za-z0-9._-]{4,64}")
HURUF = "abcdefghjkmnpqrstuvwxyz23456789"
"""That are told from each other when they are read out."""
PANJANG = 8
RUMAH = ("localhost", "127.0.0.1", "[::1]")
_log = logging.getLogger("skm.permintaan")


def init_app(app: Flask) -> None:
    """Number and measure what the app answers. Must come after ProxyFix and before the kept pages."""
    konf: Konfigurasi = app.config["SKM"]
    ukur = app.extensions.setdefault("skm_ukur", Ukur())
    app.extensions["skm_permintaan"] = app.wsgi_app = Permintaan(app.wsgi_app, ukur, konf)  # type: ignore[assignment]  # Flask's own way
    app.before_request(_catat_aturan)
    app.before_request(_tolak_nama_asing)


class Permintaan:
    """The layer that numbers and measures.

    A number is the proxy's, where one is trusted and sends one, else eight letters drawn at random: short
    enough to be read out on the phone. A count would tell whoever asks twice how many came in between.
    """

    def __init__(self, dalam: WSGIApplication, ukur: Ukur, konf: Konfigurasi) -> None:
        self._dalam, self._ukur, self._catat = dalam, ukur, konf.log_requests
        self._percaya, self._tetap = konf.proxies > 0, tetap(konf.base_url)

    def __call__(self, environ: WSGIEnvironment, mulai: StartResponse) -> Iterable[bytes]:
        awal, status, milik = perf_counter(), 500, self._nomor(environ)
        tanda = nomor.set(milik)
        _periksa_nama(environ)

        def teruskan(baris: str, kepala: list[tuple[str, str]], *sisa: Any) -> Any:
            nonlocal status
            status = int(baris[:3])
            return mulai(baris, [*kepala, (KEPALA, milik), *self._tetap], *sisa)

        try:
            return self._dalam(environ, teruskan)
        finally:
            self._selesai(environ, status, awal)
            nomor.reset(tanda)

    def di_luar(self, environ: WSGIEnvironment, status: int, awal: float) -> Iterable[tuple[str, str]]:
        """Number and measure what was answered without this layer; the headers it puts on an answer."""
        milik = self._nomor(environ)
        tanda = nomor.set(milik)
        self._selesai(environ, status, awal)
        nomor.reset(tanda)
        return (KEPALA, milik), *self._tetap

    def _selesai(self, environ: WSGIEnvironment, status: int, awal: float) -> None:
        lama, aturan = perf_counter() - awal, environ.get(ATURAN, TANPA)
        self._ukur.catat(aturan, status // 100, lama)
        if self._catat:
            isi = {"metode": environ["REQUEST_METHOD"], "alamat": aturan, "status": status}
            _log.info("%(metode)s %(alamat)s %(status)s", isi, extra=isi | {"ms": round(lama * 1000, 1)})

    def _nomor(self, environ: WSGIEnvironment) -> str:
        asing = environ.get("HTTP_X_REQUEST_ID", "") if self._percaya else ""
        return asing if NOMOR_ASING.fullmatch(asing) else _acak()


def _periksa_nama(environ: WSGIEnvironment) -> None:
    """Take away a Host that no name can be: the router builds no address for it, not even a refusal's."""
    try:
        environ.get("HTTP_HOST", "").encode("idna")
    except UnicodeError:
        environ[TAK_BERNAMA] = environ.pop("HTTP_HOST")


def _acak() -> str:
    return "".join(secrets.choice(HURUF) for _ in range(PANJANG))


def _catat_aturan() -> None:
    if request.url_rule is not None:
        request.environ[ATURAN] = request.url_rule.rule


def _tolak_nama_asing() -> None:
    """A server that has a name of its own is asked by that name, or on its own machine."""
    konf: Konfigurasi = current_app.config["SKM"]
    nama, diminta = konf.nama_host, request.environ.get("HTTP_HOST")
    asing = nama and not host_is_trusted(diminta, [nama, *RUMAH])
    if asing or TAK_BERNAMA in request.environ:
        abort(400)


def ukur() -> Ukur:
    """This app's numbers."""
    milik: Ukur = current_app.extensions["skm_ukur"]
    return milik
