"""How answers come in and over which times they are counted: words that need no table to be known."""

from __future__ import annotations

from enum import StrEnum

KOLOM_UNSUR = 20
"""Score columns an answer has room for: nine of today's rule, fourteen of the 2004 rule, and some to add."""


class Jalur(StrEnum):
    """How an answer came in."""

    TIKET = "tiket"
    POSTER = "poster"
    KIOS = "kios"
    KERTAS = "kertas"
    IMPOR = "impor"

    @property
    def sendiri(self) -> bool:
        """Whether the citizen sent it: who typed or loaded a form has it anyway, and needs no protection."""
        return self not in {Jalur.KERTAS, Jalur.IMPOR}


SENDIRI = [satu for satu in Jalur if satu.sendiri]
"""The ways of what citizens send themselves."""


class Rentang(StrEnum):
    """How long the time is that a shown counter covers."""

    BULAN = "bulan"
    TRIWULAN = "triwulan"
