"""A small sum that people solve and programs do not bother with: asked only when a link is flooded.

Nothing is kept: the question carries a seal over its answer, its moment and the form's key. A key is spent
once, and so is a solved question.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from skm.bahasa import N_

BILANGAN = (
    "nol",
    "satu",
    N_("dua"),
    N_("tiga"),
    N_("empat"),
    N_("lima"),
    N_("enam"),
    N_("tujuh"),
    N_("delapan"),
    N_("sembilan"),
)
TERLAMA = 600
"""Seconds a question may be answered."""


@dataclass(frozen=True, slots=True)
class Tantangan:
    """What is asked: two numbers in words, and the seal that rides in the form."""

    pertama: str
    kedua: str
    segel: str


def buat(rahasia: str, kunci: str, pada: datetime) -> Tantangan:
    """A question for the form with that key."""
    a, b = secrets.randbelow(8) + 2, secrets.randbelow(8) + 2
    saat = int(pada.timestamp())
    return Tantangan(BILANGAN[a], BILANGAN[b], f"{saat}.{_segel(rahasia, kunci, saat, str(a + b))}")


def benar(rahasia: str, kunci: str, segel: str, jawaban: str, pada: datetime) -> bool:
    """Whether `jawaban` solves the question that was asked with that seal, in time."""
    saat, titik, tanda = segel.partition(".")
    if not titik or not saat.isdecimal() or len(saat) > 12:
        return False
    umur = pada.timestamp() - int(saat)
    harap = _segel(rahasia, kunci, int(saat), jawaban.strip())
    return -1 <= umur <= TERLAMA and hmac.compare_digest(harap.encode(), tanda.encode())


def _segel(rahasia: str, kunci: str, saat: int, jawaban: str) -> str:
    pesan = f"tantangan|{kunci}|{saat}|{jawaban}"
    return hmac.digest(rahasia.encode(), pesan.encode(), "sha256").hex()[:32]
