"""What citizens are told of a plan: as it is kept in its row, and as pages show it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ButirPerbaikan:
    """One thing that the office mends, in the office's own words."""

    unsur: str
    """Its name."""
    program: str
    kapan: str
    """`Triwulan II, III 2026`."""
    status: str
    """`Selesai`, in words."""
    selesai: bool
    realisasi: str
    """What was done; empty until there is something to tell."""


def tulis_butir(semua: tuple[ButirPerbaikan, ...]) -> list[dict[str, Any]]:
    """As the row keeps them."""
    return [asdict(satu) for satu in semua]


def baca_butir(isi: list[dict[str, Any]]) -> tuple[ButirPerbaikan, ...]:
    """As they were kept, what is done first."""
    semua = (ButirPerbaikan(**satu) for satu in isi)
    return tuple(sorted(semua, key=lambda satu: not satu.selesai))
