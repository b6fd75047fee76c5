"""The service worker, served from the root so that it may look after every questionnaire."""

from __future__ import annotations

import json
from pathlib import Path

from flask import current_app, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import terbuka
from skm.survei.views.bersama import bp
from skm.web.kompres import terkompres
from skm.web.statis import tetap

MILIK = ("antrean.js", "kabar.js", "luring.js", "kios.js", "kios.css")
"""Static files that a questionnaire needs without a signal."""
TEMPAT = "/* alamat */"
"""Where the script is told their addresses."""


@bp.get("/pekerja.js")
@terbuka
@terkompres
@tetap
def pekerja() -> Response:
    """The worker's script; asked for again at every visit, so that a mended one arrives."""
    naskah = (Path(str(current_app.static_folder)) / "pekerja.js").read_text(encoding="utf-8")
    alamat = json.dumps([url_for("static", filename=nama) for nama in MILIK])
    jawaban = current_app.response_class(
        naskah.replace(TEMPAT, alamat.strip("[]")), content_type="text/javascript; charset=utf-8"
    )
    jawaban.headers["Cache-Control"] = "no-cache"
    return jawaban
