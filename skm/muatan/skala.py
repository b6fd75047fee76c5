"""What a word on somebody else's scale may be worth; a person confirms it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skm.berkas.pemetaan import BELUM

BURUK = (
    "buruk", "jelek", "mahal", "lambat", "lama", "lamban", "lelet", "sulit", "susah", "sukar", "rumit",
    "berbelit",
    "kasar", "judes", "kotor", "kumuh", "rusak", "kecewa", "mengecewakan", "malas", "cuek", "acuh",
    "tertutup",
    "diskriminatif", "marah", "bosan", "parah", "payah", "ribet", "bad", "poor", "slow",
)  # fmt: skip
"""Words that turn a scale round: "sangat lambat" is its lowest end."""
_BALIK = re.compile(rf"\b(?:{'|'.join(BURUK)})", re.IGNORECASE)
_RAGU = re.compile(
    r"\b(?:tetapi|tapi|namun|kadang|hampir|cukup|agak|lumayan|biasa|netral|ragu)\b", re.IGNORECASE
)
_NOMOR = re.compile(r"\W*([0-9]{1,2})(?![0-9])\W*(.*)", re.DOTALL)
_TINGKAT = (("sangat", 4), ("amat", 4), ("kurang", 2), ("tidak", 1), ("tdk", 1))


def tebak_nilai(teks: str, semua: Sequence[str] = ()) -> str:
    """A score from "4. Sangat puas", or from the word that a scale begins with; `BELUM` where nothing is
    sure.

    A negative word turns "sangat" round and leaves "kurang" and "tidak" open; number and words that disagree,
    and a scale that goes past four among the words of its column (`semua`), give nothing.
    """
    if any((ada := _NOMOR.match(satu)) and int(ada[1]) > 4 for satu in semua):
        return BELUM
    nomor = _NOMOR.match(teks)
    kata = _tingkat(nomor[2] if nomor else teks)
    if nomor is None and any(_bergeser(kata, satu) for satu in semua if satu != teks):
        return BELUM
    if nomor is None:
        return BELUM if kata is None else str(kata)
    angka = int(nomor[1])
    return str(angka) if 1 <= angka <= 4 and kata in {None, angka} else BELUM


def _tingkat(teks: str) -> int | None:
    """The step of the scale that the words tell."""
    awal, _, sisa = teks.casefold().strip().partition(" ")
    nilai = dict(_TINGKAT).get(awal)
    if nilai is None or not sisa or _RAGU.search(teks):
        return None
    if awal in {"sangat", "amat"} and re.match(r"(?:tidak|tdk|kurang)\b", sisa):
        return 1 if not _BALIK.search(sisa) else None
    if _BALIK.search(sisa):
        return 1 if nilai == 4 else None
    return nilai


def _bergeser(tingkat: int | None, lain: str) -> bool:
    """Whether another word of the column moves a step: "sangat tidak" is below "tidak", "cukup" above
    "kurang".
    """
    kata = lain.casefold().split()[:2]
    return (tingkat in {1, 2} and kata in (["sangat", "tidak"], ["sangat", "kurang"])) or (
        tingkat == 2 and kata[:1] == ["cukup"]
    )
