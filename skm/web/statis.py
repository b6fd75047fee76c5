"""Static files carry a fingerprint of their content in their address and are kept for a year."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request

SIDIK = "v"
"""Where the fingerprint stands: `/static/skm.css?v=…`."""
SETAHUN = "public, max-age=31536000, immutable"


def init_app(app: Flask) -> None:
    """Put the fingerprint into every address that is built, and let what has the right one be kept."""
    app.url_defaults(_beri_sidik)
    app.after_request(_simpan_setahun)


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


def _simpan_setahun(jawaban: Response) -> Response:
    """An address with the fingerprint of other content, or without one, is asked for again each time."""
    if request.endpoint == "static" and jawaban.status_code in {200, 304}:
        nama = (request.view_args or {})["filename"]
        if request.args.get(SIDIK) == sidik_statis(nama):
            jawaban.headers["Cache-Control"] = SETAHUN
    return jawaban
