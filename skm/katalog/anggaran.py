"""A programme with its budget as it was read: frozen, to be handed around."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kinerja.anggaran import serapan
from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil
from skm.katalog.angka_tertulis import baca_nilai
from skm.katalog.models import Program

RIBUAN = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,0+)?")
TERBESAR = 10**15
"""Rupiah of a quarter; more is a slip of the key."""


@dataclass(frozen=True, slots=True)
class Anggaran:
    """Whole rupiah by quarter; None in `realisasi` is a quarter that nobody told of."""

    pagu: tuple[int, ...]
    realisasi: tuple[int | None, ...]

    @property
    def setahun(self) -> int:
        """The year's pagu."""
        return sum(self.pagu)

    @property
    def terpakai(self) -> int | None:
        """What was spent in the quarters that were told; None where none was."""
        return _jumlah(self.realisasi)

    @property
    def serapan(self) -> Hasil:
        """What was spent of the year's pagu."""
        return serapan(self.terpakai, self.setahun)


@dataclass(frozen=True, slots=True)
class BarisProgram:
    """One programme; what each field says stands at `models.Program`."""

    id: int
    sasaran: str
    nama: str
    keterangan: str
    anggaran: Anggaran
    versi: int


def baca_program(satu: Program) -> BarisProgram:
    """The row as it stands in the database now."""
    anggaran = Anggaran(tuple(satu.pagu), tuple(satu.realisasi))
    return BarisProgram(satu.id, satu.sasaran, satu.nama, satu.keterangan, anggaran, satu.versi)


@dataclass(frozen=True, slots=True)
class IsianProgram:
    """What was typed or loaded about one programme."""

    sasaran: str
    nama: str
    keterangan: str
    pagu: tuple[int, ...]
    realisasi: tuple[int | None, ...]


def jumlah(semua: Iterable[BarisProgram]) -> Anggaran:
    """All of them together, quarter by quarter; a quarter is told as soon as one of them is."""
    isi = [satu.anggaran for satu in semua]
    return Anggaran(
        tuple(sum(satu.pagu[n] for satu in isi) for n in range(4)),
        tuple(_jumlah([satu.realisasi[n] for satu in isi]) for n in range(4)),
    )


def baca_rupiah(teks: str) -> int | None:
    """Whole rupiah as people type them ("1.500.000", "Rp2.000,00"); None for an empty cell.

    Dots are thousands: nobody writes a budget in thousandths. Raises GalatMasukan for cents, less than 0, and
    what is no number.
    """
    isi = teks.strip().removeprefix("Rp").strip(" .")
    if not isi:
        return None
    nilai = baca_nilai(isi.replace(".", "") if RIBUAN.fullmatch(isi) else isi)
    if nilai.denominator != 1 or not 0 <= nilai <= TERBESAR:
        raise GalatMasukan("Tulis rupiah bulat, 0 atau lebih, tanpa sen.")
    return int(nilai)


def _jumlah(semua: Iterable[int | None]) -> int | None:
    ada = [satu for satu in semua if satu is not None]
    return sum(ada) if ada else None
