"""In front of the app: a prepared page is answered at once, everything else goes on to the app.

An answer from here is the one the view gives for the same request. The view gives it whenever anything is out
of the ordinary: a page that is not prepared yet, a number that is due, another method, an address that is not
the door's own.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING

from flask import Flask, current_app, request
from werkzeug.wrappers import Response

from skm.ukur import Ukur
from skm.web import headers, token
from skm.web.bukaan import Bukaan
from skm.web.kompres import SANDI, sandi_terpilih
from skm.web.lembar import Lembar
from skm.web.rak import Rak, Siap
from skm.web.waktu import sekarang

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ANTREAN = "X-Antrean"
"""Header of a device that fetches the page only to send what waited there."""
KEPALA_ANTREAN = "HTTP_X_ANTREAN"
"""The same as the server hands it on."""
BERSYARAT = frozenset({"HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE"})
"""Headers of who has a copy or wants a part: the app knows how to answer."""
DIBACA = BERSYARAT | {"HTTP_ACCEPT_ENCODING", KEPALA_ANTREAN}
"""All headers that what is prepared is chosen by."""
TENGAH = '">\n<input type="hidden" name="kunci" value="'
"""What stands between the form's token and its key: the page's one hole reaches over both."""
LUBANG = token.PANJANG + len(TENGAH) + len(secrets.token_urlsafe(24))


def tulis(siap: Siap, rahasia: str, sandi: str) -> tuple[list[tuple[str, str]], bytes]:
    """Headers and body of an answer: the page, in its form a new token and key."""
    if not siap.untuk:
        return siap.kepala[sandi], siap.lembar.isi(sandi)
    baru = token.buat(rahasia, siap.untuk, int(sekarang().timestamp()))
    lubang = f"{baru}{TENGAH}{secrets.token_urlsafe(24)}"
    return siap.kepala[sandi], siap.lembar.isi(sandi, lubang.encode())


def rak() -> Rak:
    """This app's shelf of prepared pages."""
    milik: Rak = current_app.extensions["skm_rak"]
    return milik


def buka(siap: Siap, hari: date) -> Response:
    """An opening with that page: counted, unless a device only sends what waited there."""
    if siap.hitung is not None and ANTREAN not in request.headers:
        milik: Bukaan = current_app.extensions["skm_bukaan"]
        milik.tambah(siap.hitung, hari)
    return jawab(siap)


def jawab(siap: Siap) -> Response:
    """The answer with a prepared page to the request at hand."""
    sandi = sandi_terpilih(request.headers.get("Accept-Encoding", ""))
    kepala, badan = tulis(siap, str(current_app.secret_key), sandi)
    return Response(badan, headers=kepala)


def kepala(lembar: Lembar) -> dict[str, list[tuple[str, str]]]:
    """Headers of an answer with that page by form of compression: those of the page being answered."""

    def satu(sandi: str) -> dict[str, str]:
        panjang = str(lembar.panjang(sandi))
        jenis = {"Content-Type": "text/html; charset=utf-8", "Content-Length": panjang}
        return jenis | {"Vary": "Accept-Encoding"} | ({"Content-Encoding": sandi} if sandi else {})

    return {sandi: list((headers.halaman() | satu(sandi)).items()) for sandi in ("", *SANDI)}


def token_baru(untuk: str) -> str:
    """A token for a form that is shown now."""
    return token.buat(str(current_app.secret_key), untuk, int(sekarang().timestamp()))


def umur_token(untuk: str) -> float | None:
    """Seconds since the sent form's token was made for that; None for none of this server's."""
    dikirim = request.form.get("csrf_token", "")
    return token.umur(str(current_app.secret_key), untuk, dikirim, sekarang().timestamp())


class Depan:
    """The outermost layer of the app."""

    def __init__(self, app: Flask, rak: Rak, bukaan: Bukaan) -> None:
        self._app, self._rak, self._bukaan = app, rak, bukaan
        self._statis: dict[tuple[str, str], Siap] = app.extensions["skm_statis"]
        self._dalam: WSGIApplication = app.wsgi_app
        self._tetap = headers.tetap(app.config["SKM"].base_url)
        self._ukur: Ukur = app.extensions["skm_ukur"]

    def __call__(self, environ: WSGIEnvironment, mulai: StartResponse) -> Iterable[bytes]:
        siap = self.langsung(environ)
        if siap is None:
            return self._dalam(environ, mulai)
        mulai("200 OK", siap[0])
        return [siap[1]]

    def langsung(self, environ: WSGIEnvironment) -> tuple[list[tuple[str, str]], bytes] | None:
        """Headers and body of the prepared page, without waiting; None where the app has to be asked."""
        awal = perf_counter()
        siap = self._siap(environ) if environ["REQUEST_METHOD"] == "GET" else None
        if siap is None:
            return None
        sandi = sandi_terpilih(environ.get("HTTP_ACCEPT_ENCODING", ""))
        kepala, badan = tulis(siap, self._app.config["SECRET_KEY"], sandi)
        self._ukur.catat(siap.aturan, 2, perf_counter() - awal)
        return [*kepala, *self._tetap], badan

    def _siap(self, environ: WSGIEnvironment) -> Siap | None:
        """The prepared page at that address; an opening is counted. None where the view has to answer."""
        alamat = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        if environ.get("SCRIPT_NAME") or not BERSYARAT.isdisjoint(environ):
            return None
        siap = self._statis.get(alamat)
        if siap is not None or not self._rak.tersedia(alamat):
            return siap
        isi = self._rak.segar()
        siap = None if isi is None else isi.siap.get(alamat)
        if isi is not None and siap is not None and siap.hitung is not None and KEPALA_ANTREAN not in environ:
            self._bukaan.tambah(siap.hitung, isi.hari)
        return siap
