"""The token of a form that anybody may send: signed, of one purpose and one second, kept nowhere.

It needs no session and no cookie, so it tells nobody apart. It says that the page was fetched from this
server for this purpose, and when: a form posted blindly, elsewhere or long afterwards is recognised.
"""

from __future__ import annotations

import hmac
import re
from functools import lru_cache

PANJANG = 41
"""Letters of a token."""
TERLAMA = 24 * 3600
"""Seconds a page may stand open before its form is asked to be sent once more."""
_POLA = re.compile(r"([0-9a-f]{8})\.([0-9a-f]{32})")


@lru_cache(maxsize=1024)
def buat(rahasia: str, untuk: str, saat: int) -> str:
    """The token for `untuk` made in the second `saat`, counted from 1970."""
    awal = f"{saat:08x}"
    pesan = f"token|{untuk}|{awal}".encode()
    return f"{awal}.{hmac.digest(rahasia.encode(), pesan, 'sha256').hex()[:32]}"


def umur(rahasia: str, untuk: str, token: str, saat: float) -> float | None:
    """Seconds since the token for `untuk` was made; None for what this server did not make for it."""
    cocok = _POLA.fullmatch(token)
    if cocok is None:
        return None
    dibuat = int(cocok[1], 16)
    sah = hmac.compare_digest(buat(rahasia, untuk, dibuat), token)
    return max(0.0, saat - dibuat) if sah and dibuat <= saat + 60 else None


def masih_berlaku(umur: float | None) -> bool:
    """Whether a form with a token of that age may be stored."""
    return umur is not None and umur <= TERLAMA
