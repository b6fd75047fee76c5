"""The code a complaint is followed by: an HMAC of its form's key, so that a form sent twice has one code.

Only its SHA-256 is kept.
"""

from __future__ import annotations

import hashlib
import hmac

from skm.teks import huruf_kode

PANJANG = 12
"""Letters of a code: 59 bits, which nobody guesses."""


def kode_pengaduan(rahasia: str, kunci: str) -> str:
    """The code of the complaint sent with the form of that key, under the server's secret."""
    return huruf_kode(hmac.digest(rahasia.encode(), f"pengaduan|{kunci}".encode(), "sha256"), PANJANG)


def sidik_kode(kode: str) -> str:
    """What is kept of a code, however it was typed."""
    rapi = "".join(kode.split()).replace("-", "").lower()
    return hashlib.sha256(f"pengaduan|{rapi}".encode()).hexdigest()


def tulis_kode(kode: str) -> str:
    """The code as people read it: abcd-efgh-jkmn."""
    return "-".join((kode[:4], kode[4:8], kode[8:]))
