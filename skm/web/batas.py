"""Rate limits; a view states its own."""

from __future__ import annotations

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from skm.config import SENDIRI
from skm.jendela import Jendela, Pencacah
from skm.jendela_bersama import WAKTU, JendelaBersama

pembatas = Limiter(key_func=get_remote_address, headers_enabled=False)


def init_app(app: Flask) -> None:
    """Count what `pembatas` limits where the settings say; in memory while that place is away."""
    url = app.config["SKM"].limits_url
    app.config["RATELIMIT_STORAGE_URI"] = url
    if url != SENDIRI:
        app.config.update(RATELIMIT_STORAGE_OPTIONS=dict(WAKTU), RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=True)
    pembatas.init_app(app)


def pencacah(app: Flask) -> Pencacah:
    """Windows of the app's own, in the same place."""
    url = app.config["SKM"].limits_url
    return Jendela() if url == SENDIRI else JendelaBersama(url, app.config["SECRET_KEY"])
