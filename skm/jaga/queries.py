"""Reads about keys and backups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jaga.models import CadanganServer

LAYAK = timedelta(days=2)
"""How old the last good backup may be: a night may fail, and the next one mends it."""


@dataclass(frozen=True, slots=True)
class CadanganTerakhir:
    """The last good backup as of a moment."""

    pada: datetime | None
    """None before the first."""
    umur: timedelta | None

    @property
    def layak(self) -> bool:
        """Whether it is young enough."""
        return self.umur is not None and self.umur <= LAYAK

    @property
    def kalimat(self) -> str:
        """For the dashboard."""
        if self.umur is None:
            return "Server ini belum pernah dicadangkan. Mintalah pengurus server menjalankan skm backup."
        return f"Cadangan terakhir yang utuh: {self.lama}."

    @property
    def lama(self) -> str:
        """Its age in words, the largest unit alone."""
        if self.umur is None:
            return "belum pernah"
        jam = int(self.umur.total_seconds() // 3600)
        return (
            "kurang dari satu jam lalu"
            if jam < 1
            else f"{jam} jam lalu"
            if jam < 48
            else f"{jam // 24} hari lalu"
        )


def cadangan_terakhir(session: Session, pada: datetime) -> CadanganTerakhir:
    """The last backup that held everything, as of `pada`."""
    return susun_cadangan(session.scalar(pilih_cadangan()), pada)


def pilih_cadangan() -> sa.Select[Any]:
    """The question that `cadangan_terakhir` asks."""
    return sa.select(sa.func.max(CadanganServer.pada)).where(CadanganServer.utuh)


def susun_cadangan(saat: datetime | None, pada: datetime) -> CadanganTerakhir:
    """What its answer means as of `pada`."""
    return CadanganTerakhir(saat, None if saat is None else max(pada - saat, timedelta()))
