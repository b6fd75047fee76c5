"""The optional questions about the respondent: codes that are stored, labels that are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from skm.berkas.kata import ringkas
from skm.kuesioner.tanam import baca_benih

USIA_TERTUA = 120
_USIA = ((20, "u20"), (30, "u21_30"), (40, "u31_40"), (50, "u41_50"), (60, "u51_60"), (USIA_TERTUA, "u61"))


@dataclass(frozen=True, slots=True)
class ButirProfil:
    """One question: its form field, its label and its (code, label) options."""

    nama: str
    label: str
    pilihan: tuple[tuple[str, str], ...]

    @property
    def kode(self) -> frozenset[str]:
        """The codes that may be stored."""
        return frozenset(kode for kode, _ in self.pilihan)


@lru_cache(maxsize=1)
def daftar_profil() -> tuple[ButirProfil, ...]:
    """The questions in the order they are asked."""
    return tuple(
        ButirProfil(butir["nama"], butir["label"], tuple((kode, label) for kode, label in butir["pilihan"]))
        for butir in baca_benih()["profil"]
    )


def baca_kode(butir: ButirProfil, teks: str) -> str | None:
    """The code a cell means, or None: a code or label whatever its case, spaces and hyphens, or an age."""
    if butir.nama == "usia" and (
        umur := re.fullmatch(
            r"([0-9]{1,3})(?:[.,]0+)?(?:\s*(?:tahun|thn|th)\.?)?", teks.strip(), re.IGNORECASE
        )
    ):
        return kelompok_usia(int(umur[1]))
    dicari = ringkas(teks)
    return next((kode for kode, label in butir.pilihan if dicari in {ringkas(kode), ringkas(label)}), None)


def kelompok_usia(umur: int) -> str | None:
    """The band of an age of 1..120 years; the age itself is never stored."""
    return next((kode for batas, kode in _USIA if 1 <= umur <= batas), None)
