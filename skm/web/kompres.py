"""Compression of what citizens load and of static text.

Staff pages stay as they are: they hold secrets beside what an address can make them repeat, and the size of a
compressed answer would give such secrets away (BREACH).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from flask import Flask, Response, current_app, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

View = TypeVar("View", bound=Callable[..., Any])

SANDI = ("br", "gzip")
"""Forms of compression, the better one first."""


def terkompres(view: View) -> View:
    """What this view answers may travel compressed."""
    view.terkompres = True  # type: ignore[attr-defined]  # a function has no declared attributes
    return view


@lru_cache(maxsize=256)
def sandi_terpilih(diterima: str) -> str:
    """The form of compression for who accepts that, of equally welcome ones the better; empty for none."""
    suka = parse_accept_header(diterima, Accept)
    terbaik = max(SANDI, key=suka.quality)
    return terbaik if suka.quality(terbaik) > 0 else ""


def init_app(app: Flask) -> None:
    """Compress the answers of marked views and of static files."""
    app.config.update(
        COMPRESS_REGISTER=False,
        COMPRESS_MIN_SIZE=300,
        COMPRESS_ALGORITHM=list(SANDI),
    )
    from flask_compress import Compress  # noqa: PLC0415  # prepared pages are compressed without it

    app.extensions["skm_pemampat"] = Compress(app)
    app.after_request(_mampatkan)


def _mampatkan(jawaban: Response) -> Response:
    view = current_app.view_functions.get(request.endpoint or "")
    if request.endpoint != "static" and not getattr(view, "terkompres", False):
        return jawaban
    if jawaban.direct_passthrough:  # a static file: read it whole, so that closing the answer closes the file
        jawaban.direct_passthrough = False
        jawaban.get_data()
    mampat: Response = current_app.extensions["skm_pemampat"].after_request(jawaban)
    return mampat
