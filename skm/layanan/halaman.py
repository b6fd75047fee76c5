"""What the admin's pages for services and working hours show, ready for templates that decide nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skm.layanan.jadwal import HARI, tulis_jam
from skm.layanan.models import JanjiLayanan, PolaKerja


@dataclass(frozen=True, slots=True)
class BarisPola:
    """A weekly pattern: the intervals of each day, Monday first, `libur` for a day off."""

    satu: PolaKerja
    hari: tuple[tuple[str, ...], ...]
    dapat_dihapus: bool


@dataclass(frozen=True, slots=True)
class BarisJanji:
    """A promise of the history, and whether it has yet to begin."""

    satu: JanjiLayanan
    akan_datang: bool


def baris_pola(satu: PolaKerja, hari_ini: date) -> BarisPola:
    """The pattern as the calendar's page shows it; one that has begun stays."""
    return BarisPola(
        satu,
        tuple(tuple((jam or "libur").split(", ")) for jam in jam_terisi(satu).values()),
        satu.berlaku_mulai > hari_ini,
    )


def jam_terisi(pola: PolaKerja) -> dict[str, str]:
    """The seven days of a pattern as its form's fields hold them."""
    return {
        nama.lower(): tulis_jam([jam for jam in pola.jam if jam.hari == nomor])
        for nomor, nama in enumerate(HARI)
    }


def baris_janji(satu: JanjiLayanan, hari_ini: date) -> BarisJanji:
    """The promise as the service's page shows it."""
    return BarisJanji(satu, satu.berlaku_mulai > hari_ini)
