"""Rate limits; a view states its own."""

from __future__ import annotations

from flask import Flask
from flask_limiter import Limiter

from skm.config import SENDIRI
from skm.web.jaringan import jaringan

pembatas = Limiter(key_func=jaringan, headers_enabled=False)


def init_app(app: Flask) -> None:
    """Count what `pembatas` limits where the settings say; in memory while that place is away."""
    url = app.config["SKM"].limits_url
    app.config["RATELIMIT_STORAGE_URI"] = url
    if url != SENDIRI:
        from skm.jendela_bersama import WAKTU  # noqa: PLC0415  # only several processes need it

        app.config.update(RATELIMIT_STORAGE_OPTIONS=dict(WAKTU), RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=True)
    pembatas.init_app(app)
