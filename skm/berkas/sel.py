"""Single cells: what they hold, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from skm.berkas.hasil import GalatSel
from skm.galat import Galat

Pilihan = TypeVar("Pilihan", bound=StrEnum)

_BILANGAN = re.compile(r"(-?[0-9]{1,9})(?:\.0+|,0{1,2})?")
_TAHUN = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class BarisSel:
    """One row while it is read: its number in the file, its cells by field, and those refused so far."""

    nomor: int
    sel: Mapping[str, str]
    galat: list[GalatSel] = field(default_factory=list)

    def tolak(self, kolom: str, alasan: str, nilai: str | None = None) -> None:
        """Refuse that cell, which reads `nilai` if it was not taken as it stands."""
        teks = self.sel.get(kolom, "") if nilai is None else nilai
        self.galat.append(GalatSel(self.nomor, kolom, teks, alasan))


def bilangan(teks: str) -> int | None:
    """The whole number in a cell ("3", or "3.0" and "3,0" as spreadsheets may write it), else None."""
    cocok = _BILANGAN.fullmatch(teks)
    return None if cocok is None else int(cocok[1])


def tahun(sel: Mapping[str, str], kolom: str) -> int:
    """The year in the cell. Raises Galat for that cell."""
    teks = sel.get(kolom, "")
    if not _TAHUN.fullmatch(teks):
        raise Galat("isi dengan tahun, misalnya 2029", bidang=kolom)
    return int(teks)


def pilihan(sel: Mapping[str, str], kolom: str, kata: Mapping[Pilihan, str], bawaan: Pilihan) -> Pilihan:
    """The choice whose words or code the cell holds, `bawaan` for an empty one. Raises Galat."""
    teks = sel.get(kolom, "").casefold()
    if not teks:
        return bawaan
    for satu, label in kata.items():
        if teks in (label.casefold(), satu.value):
            return satu
    raise Galat(f"pilih salah satu: {'; '.join(kata.values())}", bidang=kolom)
