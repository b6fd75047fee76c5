"""Static files carry a fingerprint of their content in their address and are kept for a year.

What never changes while the server runs is compressed once and then answered in front of the app.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from flask import Flask, Response, current_app, request

from skm.web.kompres import SANDI
from skm.web.lembar import siapkan
from skm.web.rak import Siap, taruh

View = TypeVar("View", bound=Callable[..., Any])
SIDIK = "v"
"""Where the fingerprint stands: `/static/skm.css?v=…`."""
SETAHUN = "public, max-age=31536000, immutable"
TANYA_ULANG = {"ETag", "Last-Modified", "Date", "Content-Length"}
"""Headers that belong to one answer of the app, not to the file."""


def init_app(app: Flask) -> None:
    """Put the fingerprint into every address that is built, and let what has the right one be kept."""
    app.extensions["skm_statis"] = {}
    app.url_defaults(_beri_sidik)
    app.after_request(_simpan)


def tetap(view: View) -> View:
    """What this view answers never changes while the server runs."""
    view.tetap = True  # type: ignore[attr-defined]  # a function has no declared attributes
    return view


def sidik_statis(nama: str) -> str:
    """The fingerprint of that static file. Raises FileNotFoundError."""
    return _sidik(Path(str(current_app.static_folder)) / nama)


@lru_cache(maxsize=256)
def _sidik(berkas: Path) -> str:
    return hashlib.sha256(berkas.read_bytes()).hexdigest()[:12]


def _beri_sidik(endpoint: str, nilai: dict[str, Any]) -> None:
    """Flask calls this while it builds an address."""
    if endpoint == "static" and "filename" in nilai:
        nilai[SIDIK] = sidik_statis(nilai["filename"])


def _simpan(jawaban: Response) -> Response:
    """An address with the fingerprint of other content, or without one, is asked for again each time."""
    if jawaban.status_code not in {200, 304}:
        return jawaban
    milik = getattr(current_app.view_functions.get(request.endpoint or ""), "tetap", False)
    tanya = request.query_string.decode("latin-1")
    if request.endpoint == "static":
        nama = (request.view_args or {})["filename"]
        milik = request.args.get(SIDIK) == sidik_statis(nama)
        if milik:
            jawaban.headers["Cache-Control"] = SETAHUN
        milik = milik and tanya == f"{SIDIK}={sidik_statis(nama)}"
    elif tanya:
        return jawaban
    if milik and (request.method, jawaban.status_code) == ("GET", 200):
        taruh(current_app.extensions["skm_statis"], (request.path, tanya), _siap(jawaban))
    return jawaban


def _siap(jawaban: Response) -> Siap:
    """The answer prepared, with its headers; read whole, so that closing it closes the file."""
    jawaban.direct_passthrough = False
    lembar = siapkan(jawaban.get_data(as_text=True))
    kepala = [(nama, isi) for nama, isi in jawaban.headers if nama not in TANYA_ULANG]

    def satu(sandi: str) -> list[tuple[str, str]]:
        panjang = [("Content-Length", str(lembar.panjang(sandi))), ("Vary", "Accept-Encoding")]
        return [*kepala, *panjang, *([("Content-Encoding", sandi)] if sandi else [])]

    aturan = "-" if request.url_rule is None else request.url_rule.rule
    return Siap(lembar, {sandi: satu(sandi) for sandi in ("", *SANDI)}, aturan=aturan)
