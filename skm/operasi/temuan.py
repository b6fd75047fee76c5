"""What one check found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Temuan:
    """One check: `status` is BAIK, PERHATIAN (works, but look) or GALAT (does not work)."""

    nama: str
    status: str
    keterangan: str
