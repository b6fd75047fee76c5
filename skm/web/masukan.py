"""What no form of ours can send is turned away before any view sees it."""

from __future__ import annotations

from typing import Any

from flask import Flask, abort, request
from werkzeug.routing import IntegerConverter


class NomorBaris(IntegerConverter):
    """`<int:…>` in an address: a row's number that fits a database's integer, else there is no such page."""

    def __init__(self, map: Any) -> None:
        super().__init__(map, max=2**31 - 1)


def init_app(app: Flask) -> None:
    """Refuse a NUL character in an address: nobody types it, and PostgreSQL cannot compare with it.

    Forms clean or refuse what they read themselves, so that they can keep what was typed.
    """
    app.before_request(_tolak_nul)


def _tolak_nul() -> None:
    teks = [request.path, *(nilai for _, nilai in request.args.items(multi=True))]
    if any("\x00" in satu for satu in teks):
        abort(400)
