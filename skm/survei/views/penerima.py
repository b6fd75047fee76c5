"""In front of the app: an ordinary form is stored at once, everything else goes on to the app.

An answer from here is the one the view gives for the same form, which is looked at, counted and stored by the
same functions. What they say of a form that is not simply stored rides on to the view, so that nothing is
counted or tried twice.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from flask import Flask, Response
from werkzeug.utils import redirect

from skm.bahasa import ASAL, daftar_bahasa
from skm.db import titip
from skm.jawaban.models import Jalur
from skm.survei.services import HasilKirim
from skm.survei.views.kiriman import HASIL, baca_kiriman, simpan_kiriman
from skm.survei.views.pintu import kuesioner_di_rak, layanan_di_rak, terbuka_pada
from skm.web import headers
from skm.web.bahasa import PARAMETER
from skm.web.masukan import nomor_kiriman
from skm.web.permintaan import ATURAN
from skm.web.rak import Isi, Rak
from skm.web.versi import kecocokan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ALAMAT = re.compile(r"/(s|kios|t)/([a-z0-9]{1,64})")
JALUR = {"s": Jalur.POSTER, "kios": Jalur.KIOS, "t": Jalur.TIKET}
JENIS = re.compile(r"application/x-www-form-urlencoded(; ?charset=utf-8)?", re.IGNORECASE)
PANJANG = re.compile(r"[0-9]{1,5}")
TERBESAR, TERBANYAK = 32 * 1024, 100
"""Bytes and fields of an ordinary form at most."""
TERSIMPAN = frozenset({HasilKirim.BARU, HasilKirim.ULANGAN})
"""What is answered with thanks."""


def init_app(app: Flask) -> None:
    """Put it in front. Must be called before what reads from a proxy's headers who asks."""
    app.wsgi_app = Penerima(app)  # type: ignore[assignment]  # Flask's own way


class Penerima:
    """The layer around the app that takes citizens' forms."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._dalam: WSGIApplication = app.wsgi_app

    def __call__(self, environ: WSGIEnvironment, mulai: StartResponse) -> Iterable[bytes]:
        tujuan = self._tujuan(environ) if environ["REQUEST_METHOD"] == "POST" else None
        if tujuan is None:
            return self._dalam(environ, mulai)
        environ[ATURAN] = f"/{environ['PATH_INFO'].split('/', 2)[1]}/<kode>"
        status, kepala, badan = _alihan(tujuan)
        mulai(status, list(kepala))
        return [badan]

    def _tujuan(self, environ: WSGIEnvironment) -> str | None:
        """Where the sender of a form goes that was stored; None where the view has to answer."""
        cocok = ALAMAT.fullmatch(environ["PATH_INFO"])
        if cocok is None or kecocokan(self._app).lain() or not self._biasa(environ):
            return None
        data = _isian(environ)
        rak: Rak = self._app.extensions["skm_rak"]
        isi = rak.segar() if data else None
        if data is None or isi is None or not self._simpan(environ, isi, JALUR[cocok[1]], cocok[2], data):
            return None
        tanya = environ.get("QUERY_STRING", "")
        return f"{cocok[0]}/terima-kasih{'?' if tanya else ''}{tanya}"

    @staticmethod
    def _biasa(environ: WSGIEnvironment) -> bool:
        """Whether it looks like a citizen's form before its body is read."""
        return (
            environ.get("QUERY_STRING", "") in _tanya()
            and not environ.get("SCRIPT_NAME")
            and JENIS.fullmatch(environ.get("CONTENT_TYPE", "")) is not None
            and PANJANG.fullmatch(environ.get("CONTENT_LENGTH", "")) is not None
            and int(environ["CONTENT_LENGTH"]) <= TERBESAR
            and "HTTP_TRANSFER_ENCODING" not in environ
            and "HTTP_COOKIE" not in environ  # no citizen has one of ours
        )

    def _simpan(
        self, environ: WSGIEnvironment, isi: Isi, jalur: Jalur, kode: str, data: dict[str, str]
    ) -> bool:
        """Whether it was stored, now or before. What it is instead is noted for the view."""
        pintu = isi.pintu.get((jalur, kode))
        if pintu is None or pintu.kode != kode or not terbuka_pada(pintu, isi.hari):
            return False
        nomor = nomor_kiriman(data.get("kuesioner", ""))
        kuesioner = kuesioner_di_rak(isi, pintu, nomor)
        layanan = layanan_di_rak(isi, pintu)
        if kuesioner is None or layanan is None:
            return False
        kiriman = baca_kiriman(self._app, pintu, kuesioner, layanan, data)
        if not kiriman.baik:
            return False
        simpan = partial(titip, self._app.extensions["skm_rombongan"])
        alamat = environ.get("REMOTE_ADDR") or "127.0.0.1"
        try:
            hasil = simpan_kiriman(self._app, kiriman, simpan, alamat=alamat, hari=isi.hari, petugas=False)
        except Exception as salah:  # the view raises it, where it is logged and answered
            environ[HASIL] = salah
            return False
        environ[HASIL] = hasil
        return hasil in TERSIMPAN


def _isian(environ: WSGIEnvironment) -> dict[str, str] | None:
    """The form's fields as Flask reads them, each of which came once. The app can read the body anew."""
    aliran, panjang, badan = environ["wsgi.input"], int(environ["CONTENT_LENGTH"]), b""
    try:
        while len(badan) < panjang and (potong := aliran.read(panjang - len(badan))):
            badan += potong
    except (OSError, ValueError):  # whose line broke: the app reads on, is told so too, and answers
        return None
    environ["wsgi.input"] = BytesIO(badan)
    try:
        butir = parse_qsl(
            badan.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=TERBANYAK
        )
    except ValueError:  # the view knows what to make of it
        return None
    data = dict(butir)
    return data if len(data) == len(butir) and len(badan) == panjang else None


@lru_cache(maxsize=1)
def _tanya() -> frozenset[str]:
    """The queries of the doors' addresses, one for each language."""
    return frozenset({"", *(f"{PARAMETER}={kode}" for kode in daftar_bahasa() if kode != ASAL)})


@lru_cache(maxsize=1024)
def _alihan(tujuan: str) -> tuple[str, list[tuple[str, str]], bytes]:
    """Status, headers and body of the view's answer to a form that was stored."""
    jawaban = redirect(tujuan, 303, Response)
    kepala = [*jawaban.headers, *headers.halaman("").items(), ("Vary", "Accept-Encoding, Cookie")]
    return jawaban.status, kepala, jawaban.get_data()
