"""The service worker, served from the root so that it may look after every questionnaire."""

from __future__ import annotations

from flask import current_app
from werkzeug.wrappers import Response

from skm.akun.izin import terbuka
from skm.survei.views.bersama import bp


@bp.get("/pekerja.js")
@terbuka
def pekerja() -> Response:
    """The worker's script; asked for again at every visit, so that a mended one arrives."""
    jawaban: Response = current_app.send_static_file("pekerja.js")
    jawaban.headers["Cache-Control"] = "no-cache"
    return jawaban
