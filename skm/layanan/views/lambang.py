"""The office's emblem, as a picture at an address of its own."""

from __future__ import annotations

from flask import Response, abort

from skm.akun.izin import terbuka
from skm.db import session
from skm.layanan import queries
from skm.layanan.views.bersama import bp
from skm.web.statis import SETAHUN


@bp.get("/lambang/<sidik>")
@terbuka
def lambang(sidik: str) -> Response:
    """The picture; another one has another address, so that this is kept for a year."""
    satu = queries.lambang_bersidik(session(), sidik)
    if satu is None:
        abort(404)
    return Response(satu.isi, content_type=satu.jenis, headers={"Cache-Control": SETAHUN})
