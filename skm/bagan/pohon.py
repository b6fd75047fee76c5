"""A tree from left to right: every branch carries its name, its twigs stand below each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skm.bagan.garis import Ruas

TINGKAT = (1.0, 34.0, 67.0)
"""Where the branches of each level begin, in per cent of the width."""
UJUNG, SENDI = 99.0, 2.0
BARIS, PUNCAK = 28, 20
"""Pixels of one twig, and above the first one."""
HURUF = 36


@dataclass(frozen=True, slots=True)
class Dahan:
    """A branch before it has a place: what is written on it, how it stands, and what grows from it."""

    kode: str
    nama: str
    tujuan: str
    lambang: str = ""
    nada: str = ""
    keadaan: str = ""
    """The state that symbol and tone show, in words."""
    anak: tuple[Dahan, ...] = ()


@dataclass(frozen=True, slots=True)
class Letak:
    """A branch in its place; `y` of its line, `y_tulisan` of what is written upon it."""

    dahan: Dahan
    x: str
    y_tulisan: str
    ringkas: str
    """Its name, shortened to what the column holds."""


@dataclass(frozen=True, slots=True)
class Pohon:
    """The drawing and how tall it is."""

    letak: tuple[Letak, ...]
    ruas: tuple[Ruas, ...]
    tinggi: int


def susun_pohon(akar: Sequence[Dahan]) -> Pohon:
    """Draw these, each with what grows from it; no more levels than `TINGKAT`."""
    letak: list[Letak] = []
    ruas: list[Ruas] = []
    baris = 0
    for satu in akar:
        baris, _ = _tumbuh(satu, 0, baris, letak, ruas)
    return Pohon(tuple(letak), tuple(ruas), PUNCAK + BARIS * baris)


def _tumbuh(
    dahan: Dahan, tingkat: int, baris: int, letak: list[Letak], ruas: list[Ruas]
) -> tuple[int, float]:
    """Draw a branch from that row on; gives the row after it and how far down its own line lies."""
    x, tempat = TINGKAT[tingkat], len(letak)
    y_anak = []
    for anak in dahan.anak:
        baris, satu = _tumbuh(anak, tingkat + 1, baris, letak, ruas)
        y_anak.append(satu)
    if not y_anak:
        y = float(PUNCAK + BARIS * baris)
        baris += 1
        ruas.append(_garis(x, y, UJUNG if tingkat == len(TINGKAT) - 1 else TINGKAT[tingkat + 1] - SENDI, y))
    else:
        y, sendi = (y_anak[0] + y_anak[-1]) / 2, TINGKAT[tingkat + 1] - SENDI
        ruas.append(_garis(x, y, sendi, y))
        ruas.append(_garis(sendi, y_anak[0], sendi, y_anak[-1]))
        ruas.extend(_garis(sendi, satu, TINGKAT[tingkat + 1], satu) for satu in y_anak)
    letak.insert(tempat, Letak(dahan, f"{x:.1f}%", f"{y - 5:.1f}", _ringkas(dahan.nama)))
    return baris, y


def _garis(x1: float, y1: float, x2: float, y2: float) -> Ruas:
    return Ruas(f"{x1:.1f}%", f"{y1:.1f}", f"{x2:.1f}%", f"{y2:.1f}")


def _ringkas(nama: str) -> str:
    return nama if len(nama) <= HURUF else f"{nama[: HURUF - 1].rstrip()}…"
