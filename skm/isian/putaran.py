"""The steps of a quarter's inputs since they were submitted last: who took which, and both by one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from skm.akun.dua_orang import AJUKAN, SEBELUMNYA, SETUJUI, DuaOrang, Rangkap

TARIK, SEJAK = "tarik", 4
"""The act that takes an approval back; where a step says since when one person was allowed to take it."""

Langkah = Sequence[Sequence[str]]


def putaran(langkah: Langkah) -> dict[str, Sequence[str]]:
    """The newest step of each act since the last submission; an approval that was taken back is not there."""
    mulai = max((n for n, satu in enumerate(langkah) if satu[0] == AJUKAN), default=len(langkah))
    hasil: dict[str, Sequence[str]] = {}
    for satu in langkah[mulai:]:
        hasil[satu[0]] = satu
        if satu[0] == TARIK:
            hasil.pop(SETUJUI, None)
    return hasil


def pelaku(langkah: Langkah, aksi: str) -> tuple[str, ...]:
    """The account that took that step; none while nobody did."""
    satu = putaran(langkah).get(aksi)
    return () if satu is None else (satu[1],)


def halangan(dua: DuaOrang, langkah: Langkah, aksi: str, oleh: str) -> str:
    """Why `oleh`, whose role may take that step, may not take it with these inputs; empty where they may."""
    dahulu = SEBELUMNYA.get(aksi)
    return dua.halangan(aksi, oleh, dahulu, pelaku(langkah, dahulu)) if dahulu else ""


def rangkap(langkah: Langkah, triwulan: int) -> tuple[Rangkap, ...]:
    """What must be printed of these inputs."""
    semua = putaran(langkah)
    return tuple(
        Rangkap(dahulu, aksi, datetime.fromisoformat(semua[aksi][SEJAK]), triwulan)
        for aksi, dahulu in SEBELUMNYA.items()
        if aksi in semua and len(semua[aksi]) > SEJAK
    )
