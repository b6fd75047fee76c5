"""What no form of ours can send is turned away before any view sees it."""

from __future__ import annotations

from flask import Flask, abort, request


def init_app(app: Flask) -> None:
    """Refuse a NUL character in an address: nobody types it, and PostgreSQL cannot compare with it.

    Forms clean or refuse what they read themselves, so that they can keep what was typed.
    """
    app.before_request(_tolak_nul)


def _tolak_nul() -> None:
    teks = [request.path, *(nilai for _, nilai in request.args.items(multi=True))]
    if any("\x00" in satu for satu in teks):
        abort(400)
