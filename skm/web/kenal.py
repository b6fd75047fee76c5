"""The signed note by which a browser is known to accounts that signed in with it; only sign-in is sent it."""

from __future__ import annotations

import secrets
from typing import Any

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

KUE = "skm_kenal"
ALAMAT = "/masuk"
UMUR = 180 * 24 * 3600
"""Seconds that the browser keeps it."""
TERBANYAK = 12
"""Accounts that one browser is known for; a counter's computer is many people's."""


def peramban_dikenal(akun_id: int) -> str:
    """The browser's own word where that account has signed in with it; else empty."""
    catatan = _catatan()
    return str(catatan["p"]) if akun_id in catatan["a"] else ""


def kenali(jawaban: Response, akun_id: int) -> None:
    """Note with the answer that the account has signed in here."""
    catatan = _catatan()
    lain = [satu for satu in catatan["a"] if satu != akun_id]
    isi = {"p": catatan["p"] or secrets.token_hex(8), "a": [akun_id, *lain][:TERBANYAK]}
    jawaban.set_cookie(
        KUE,
        _penanda().dumps(isi),
        max_age=UMUR,
        path=ALAMAT,
        httponly=True,
        samesite="Lax",
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
    )


def _catatan() -> dict[str, Any]:
    try:
        isi = _penanda().loads(request.cookies.get(KUE, ""))
        return {"p": str(isi["p"]), "a": [int(satu) for satu in isi["a"]]}
    except (BadSignature, KeyError, TypeError, ValueError):
        return {"p": "", "a": []}


def _penanda() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="peramban yang dikenal")
