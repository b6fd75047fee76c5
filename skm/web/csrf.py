"""The form token every POST must carry, and for whom the page was made that it stood on."""

from __future__ import annotations

import re
import secrets

from flask import current_app
from flask_wtf import CSRFProtect
from itsdangerous import BadSignature, URLSafeTimedSerializer

csrf = CSRFProtect()
BIDANG = "csrf_token"
GARAM = "wtf-csrf-token"
"""As Flask-WTF signs with."""
_POLA = re.compile(r"([0-9]{1,9})\.[0-9a-f]{40}")


def awal_token(akun_id: int) -> dict[str, str]:
    """What a new session of that account keeps for its tokens: each of them says whose page it stood on."""
    return {BIDANG: f"{akun_id}.{secrets.token_hex(20)}"}


def pemilik_token(token: str) -> int | None:
    """The account for whose page this server made that token, however long ago; None for nobody's."""
    penanda = URLSafeTimedSerializer(str(current_app.secret_key), salt=GARAM)
    try:
        cocok = _POLA.fullmatch(str(penanda.loads(token)))
    except BadSignature:
        return None
    return None if cocok is None else int(cocok[1])
