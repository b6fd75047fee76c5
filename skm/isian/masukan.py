"""A quarter's inputs as they were read, and what formulas are computed from: with the times before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from kinerja.rumus import Masukan
from kinerja.tanggal import ROMAWI
from skm.isian.models import IsianTriwulan, TahapIsian

SAH = frozenset({TahapIsian.DISETUJUI, TahapIsian.DIKUNCI})
"""Stages whose figures count."""


@dataclass(frozen=True, slots=True)
class Isian:
    """What a post filled in for one indicator and quarter."""

    triwulan: int
    isi: Mapping[str, Fraction | None]
    """By variable; None for not applicable."""
    catatan: str
    tahap: TahapIsian
    dikembalikan: str
    """Why it was sent back or unlocked, if that was the last thing that happened to it."""
    langkah: tuple[tuple[str, ...], ...]
    oleh: str
    pada: datetime
    versi: int

    @property
    def sah(self) -> bool:
        """Whether it is approved, so that its figures count."""
        return self.tahap in SAH


IsianSetahun = Mapping[tuple[str, int], Isian]
"""By code and quarter."""


def baca_isian(satu: IsianTriwulan) -> Isian:
    """The inputs as they stand in the database now."""
    return Isian(
        satu.triwulan,
        angka(satu),
        satu.catatan,
        satu.tahap,
        satu.dikembalikan,
        tuple(map(tuple, satu.langkah)),
        satu.oleh,
        satu.pada,
        satu.versi,
    )


def angka(satu: IsianTriwulan) -> dict[str, Fraction | None]:
    """Inputs as exact numbers; None for not applicable."""
    return {nama: None if teks is None else Fraction(teks) for nama, teks in satu.isi.items()}


def masukan(kode: str, triwulan: int, kini: IsianSetahun, lalu: IsianSetahun) -> Masukan | None:
    """One quarter's inputs, the quarter before and the same one last year; None while not filled in."""
    ada = kini.get((kode, triwulan))
    return None if ada is None else bersama(ada.isi, kode, triwulan, kini, lalu)


def bersama(
    isi: Mapping[str, Fraction | None], kode: str, triwulan: int, kini: IsianSetahun, lalu: IsianSetahun
) -> Masukan:
    """Inputs, perhaps still being typed, with the times before them that formulas look back to."""
    sebelum = kini.get((kode, triwulan - 1)) if triwulan > 1 else lalu.get((kode, 4))
    setahun = lalu.get((kode, triwulan))
    return Masukan((isi,), sebelum.isi if sebelum else {}, setahun.isi if setahun else {})


def catatan_setahun(isian: IsianSetahun) -> dict[str, str]:
    """What posts wrote beside their inputs, quarter by quarter, by code."""
    hasil: dict[str, list[str]] = {}
    for (kode, triwulan), satu in sorted(isian.items(), key=lambda isi: isi[0]):
        if satu.catatan.strip():
            hasil.setdefault(kode, []).append(f"Triwulan {ROMAWI[triwulan - 1]}: {satu.catatan.strip()}")
    return {kode: " ".join(isi) for kode, isi in hasil.items()}
