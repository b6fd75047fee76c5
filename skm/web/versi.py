"""A database of another version than the program: nothing is read or written until they fit again.

`skm serve` does not start on one. This is for the server that runs while somebody brings the database to a
newer version, or restores an older one: what the old program would write there nobody has thought of.
"""

from __future__ import annotations

from flask import Flask, current_app, request
from sqlalchemy.engine import Engine

from skm.galat import Galat
from skm.migrasi import Kecocokan

BERBEDA = (
    "Server ini sedang diperbarui, jadi yang dikirim belum tersimpan. "
    "Mohon tunggu beberapa saat, lalu coba sekali lagi."
)
TETAP = ("/sehat", "/metrics", "/static/")
"""Addresses that are answered all the same: watching the server, and what its pages look like."""


def init_app(app: Flask, mesin: Engine) -> None:
    """Nothing is held back until somebody has looked. Must come before what asks the database anything."""
    app.extensions["skm_versi"] = Kecocokan(mesin)
    app.before_request(_tahan)


def kecocokan(app: Flask) -> Kecocokan:
    """What that server knows of its database's version."""
    milik: Kecocokan = app.extensions["skm_versi"]
    return milik


def _tahan() -> None:
    if not request.path.startswith(TETAP) and kecocokan(current_app).lain():
        raise Galat(BERBEDA, status=503)
