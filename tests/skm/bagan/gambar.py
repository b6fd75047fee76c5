"""A drawing read back: from the places of its marks to their values, by the numbers of its own scale."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bs4 import Tag


def angka(teks: str) -> Decimal:
    """`1.234,50` as a number."""
    return Decimal(teks.replace("\N{NO-BREAK SPACE}%", "").replace(".", "").replace(",", "."))


def letak(teks: object) -> float:
    """A coordinate, in pixels or per cent."""
    return float(str(teks).removesuffix("%"))


def dari_skala(tempat: float, skala: Sequence[tuple[float, float]]) -> float:
    """What a place is worth by two numbers of the scale and their places."""
    (p, a), (q, b) = skala[0], skala[-1]
    return a + (tempat - p) * (b - a) / (q - p)


def skala_garis(svg: Tag) -> list[tuple[float, float]]:
    """(place from above, number) of what is written at the scale."""
    return [(letak(satu["y"]), float(satu.text)) for satu in svg.select("text.skala")]


def titik_garis(figure: Tag) -> list[tuple[str, float, str]]:
    """Of each mark the name of its time, its value by its place, and the value it says it has."""
    svg = figure.select_one("svg.bagan-garis")
    if svg is None:
        return []
    skala = skala_garis(svg)
    return [
        (satu.title.text.split(":")[0], dari_skala(letak(satu["cy"]), skala), str(satu["data-nilai"]))
        for satu in svg.select("circle")
    ]


def tabel(figure: Tag) -> list[list[str]]:
    """The rows of its table, text by text."""
    return [
        [" ".join(sel.get_text(" ").split()) for sel in baris.select("th, td")]
        for baris in figure.select("tbody tr")
    ]
