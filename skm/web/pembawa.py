"""Closest around the app: gives back what somebody typed, on the very page it was typed on.

A request leaves a note (`skm.web.titipan`) that a form is to be given back, or rides on through a sign-in.
The answer is then asked for here, as the browser would follow it, and the page it leads to is shown instead.
Requests without a note are handed through; so is everything that is only read.
"""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from http.cookies import SimpleCookie
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.datastructures import Headers

from skm.web.pengisi import isikan
from skm.web.titipan import (
    ALAMAT,
    CATATAN,
    PEMBACA,
    PINTU,
    TERBAWA,
    Catatan,
    alamat_sendiri,
    terbawa,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ALIHAN = frozenset({301, 302, 303, 307, 308})
TIADA = frozenset({404, 405})
TERBANYAK = 6
"""Pages that are followed."""
BADAN = ("CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "HTTP_ACCEPT_ENCODING")
"""What belongs to the body that was sent, or would compress what is to be filled in."""
ASLI = ("RAW_URI", "REQUEST_URI")


def init_app(app: Flask) -> None:
    """Put it closest around the app: before whatever else is put around it."""
    app.jinja_env.globals.update(titipan_terbawa=terbawa, alamat_sendiri=alamat_sendiri)
    app.wsgi_app = Pembawa(app.wsgi_app)  # type: ignore[assignment]  # Flask's own way


class Pembawa:
    """The layer that gives forms back."""

    def __init__(self, dalam: WSGIApplication) -> None:
        self._dalam = dalam

    def __call__(self, environ: WSGIEnvironment, mulai: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST":
            return self._dalam(environ, mulai)
        badan, status, kepala = self._minta(environ)
        catatan: Catatan | None = environ.get(CATATAN)
        if catatan is not None and (jadi := self._kembali(environ, kepala, catatan)) is not None:
            _tutup(badan)
            status, kepala, badan = jadi
        mulai(status, list(kepala))
        return badan

    def _kembali(
        self, environ: WSGIEnvironment, kepala: Headers, catatan: Catatan
    ) -> tuple[str, Headers, list[bytes]] | None:
        """Status, headers and body of the page that is shown instead; None where there is none."""
        kue, baru = _kue(environ), kepala.getlist("Set-Cookie")
        kuki, nanti = list(baru), kepala.get("Retry-After")
        lokasi = kepala.get("Location", "")
        titipan = catatan.titipan
        if titipan is not None and not urlsplit(lokasi).path.startswith(PINTU):
            lokasi = titipan.halaman
        for _ in range(TERBANYAK if lokasi else 0):
            kue.update(_nilai(baru))
            milik = _permintaan(environ, lokasi, kue, catatan.tersegel)
            badan, status, kepala = self._minta(milik)
            teks = b"".join(badan)
            _tutup(badan)
            baru = kepala.getlist("Set-Cookie")
            kuki += baru
            kode = int(status[:3])
            if kode in ALIHAN:
                lokasi = kepala.get("Location", "")
                continue
            if kode != HTTPStatus.OK and catatan.status == HTTPStatus.SERVICE_UNAVAILABLE:
                return None
            berhalaman = kepala.get("Content-Type", "").startswith("text/html")
            if kode in TIADA or not berhalaman:
                lokasi = lokasi.partition("?")[0].rpartition("/")[0] or "/"  # the page above it
                continue
            milik_pembaca = titipan is not None and milik.get(PEMBACA) == titipan.akun
            if titipan is not None and milik_pembaca and not lokasi.startswith(PINTU):
                teks = isikan(teks.decode(), titipan, catatan.kata)[0].encode()
            if nanti is not None:
                kepala["Retry-After"] = nanti
            return _jawaban(catatan.status, kepala, kuki, teks)
        return None

    def _minta(self, environ: WSGIEnvironment) -> tuple[Iterable[bytes], str, Headers]:
        """Body, status and headers of the app's answer."""
        awal: list[Any] = []

        def mulai(status: str, kepala: list[tuple[str, str]], _galat: Any = None) -> Any:
            awal[:] = [status, Headers(kepala)]

        badan = self._dalam(environ, mulai)
        return badan, *awal


def _tutup(badan: Iterable[bytes]) -> None:
    if hasattr(badan, "close"):
        badan.close()


def _jawaban(status: int, kepala: Headers, kuki: list[str], teks: bytes) -> tuple[str, Headers, list[bytes]]:
    kepala.remove("Set-Cookie")
    for satu in kuki:
        kepala.add("Set-Cookie", satu)
    kepala["Content-Length"] = str(len(teks))
    kepala["Cache-Control"] = "no-store"
    return f"{status} {HTTPStatus(status).phrase.upper()}", kepala, [teks]


def _permintaan(environ: WSGIEnvironment, lokasi: str, kue: dict[str, str], tersegel: str) -> WSGIEnvironment:
    """The same browser asking for that page."""
    tujuan = urlsplit(lokasi)
    asal = {
        nama: isi
        for nama, isi in environ.items()
        if nama not in BADAN and nama not in ASLI and not nama.startswith(("skm.", "werkzeug.", "flask."))
    }
    baru: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": tujuan.path,
        "QUERY_STRING": tujuan.query,
        "HTTP_COOKIE": "; ".join(f"{nama}={isi}" for nama, isi in kue.items()),
        "wsgi.input": BytesIO(),
        TERBAWA: tersegel,
        ALAMAT: "" if lokasi.startswith(PINTU) else lokasi,
    }
    return asal | baru


def _kue(environ: WSGIEnvironment) -> dict[str, str]:
    pasangan = (satu.partition("=") for satu in environ.get("HTTP_COOKIE", "").split(";"))
    return {nama.strip(): isi.strip() for nama, pisah, isi in pasangan if pisah}


def _nilai(kuki: list[str]) -> dict[str, str]:
    """What cookies are now."""
    semua: SimpleCookie = SimpleCookie()
    for satu in kuki:
        semua.load(satu)
    return {nama: satu.coded_value for nama, satu in semua.items()}
