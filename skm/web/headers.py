"""Security headers on every response: no inline script anywhere, one inline style where it saves a trip."""

from __future__ import annotations

import base64
import hashlib

from flask import Flask, Response, g

TETAP = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SETAHUN = ("Strict-Transport-Security", "max-age=31536000")


def tetap(base_url: str) -> tuple[tuple[str, str], ...]:
    """What every answer of a server at that address says, whoever answers."""
    return (SETAHUN,) if base_url.startswith("https://") else ()


def init_app(app: Flask) -> None:
    """Put the headers on what the app answers."""
    app.after_request(_pasang)


def izinkan_gaya(css: str) -> None:
    """Allow exactly `css` as the inline style of the page being answered."""
    sidik = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    g.gaya_csp = f" 'sha256-{sidik}'"


def halaman(gaya: str | None = None) -> dict[str, str]:
    """The headers of the page being answered, or of one with that style, empty for none."""
    return semua(gaya) | {"Cache-Control": "no-store"}


def semua(gaya: str | None = None) -> dict[str, str]:
    """The headers of whatever is being answered, or of something with that style."""
    gaya = g.get("gaya_csp", "") if gaya is None else gaya
    aturan = (
        f"default-src 'none'; script-src 'self'; style-src 'self'{gaya}; img-src 'self' data:; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return {"Content-Security-Policy": aturan, **TETAP}


def _pasang(jawaban: Response) -> Response:
    for nama, isi in semua().items():
        jawaban.headers.setdefault(nama, isi)
    if jawaban.mimetype == "text/html":
        jawaban.headers.setdefault("Cache-Control", halaman()["Cache-Control"])
    elif g.get("akun") is not None:
        jawaban.headers.setdefault("Cache-Control", "private, no-store")
    return jawaban
