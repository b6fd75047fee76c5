"""What the page of a report's sections shows, ready for a template that decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from skm.laporan.hasil.isi import HasilPeriode
from skm.laporan.hasil.seksi import JUDUL, catatan, disunting, paragraf
from skm.laporan.hasil.tambahan import Seksi


@dataclass(frozen=True, slots=True)
class Bagian:
    """One section."""

    seksi: Seksi
    judul: str
    teks: str
    """A paragraph a line, as it is printed."""
    catatan: str
    """By whom and when it was edited, and what moved since; empty for the computed text."""
    versi: int
    """Of what is kept; 0 for nothing."""


def susun_bagian(hasil: HasilPeriode) -> Iterator[Bagian]:
    """Every section in the order of the report."""
    for seksi, judul in JUDUL.items():
        sunting = disunting(hasil, seksi)
        teks = "\n".join(paragraf(hasil, seksi))
        yield Bagian(seksi, judul, teks, catatan(hasil, seksi), 0 if sunting is None else sunting.versi)
