"""Capaian per sasaran and for the office, with what each average left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.capaian import BATAS_100, BATAS_110_120, SKALA_CAPAIAN, Batas
from kinerja.sasaran import Capaian, RataCapaian, per_sasaran, rata_rata
from skm.indikator.otomatis import NilaiIndikator

BATAS: dict[str, tuple[str, Batas | None]] = {
    "": ("Tanpa batas", None),
    "100": ("Paling tinggi 100", BATAS_100),
    "120": ("110 ke atas dihitung 120", BATAS_110_120),
}
"""How a capaian above target counts in an average, by the word in the address."""


@dataclass(frozen=True, slots=True)
class BarisCapaian:
    """One average: of a sasaran or of all; `kategori` is empty while there is none."""

    nama: str
    rata: RataCapaian
    kategori: str


@dataclass(frozen=True, slots=True)
class RekapCapaian:
    """The averages of the office or one post: `semua` over its indicators, not over its sasaran."""

    judul: str
    semua: BarisCapaian
    sasaran: tuple[BarisCapaian, ...]


def rekap(nilai: Sequence[NilaiIndikator], batas: Batas | None) -> tuple[RekapCapaian, ...]:
    """The office by its IKU first, then each post by its IKI, in the decree's order."""
    kelompok: dict[str, list[Capaian]] = {}
    for satu in nilai:
        i = satu.indikator
        kelompok.setdefault(i.jabatan, []).append(Capaian(i.kode, i.sasaran, satu.capaian))
    return tuple(
        RekapCapaian(
            judul,
            _baris(judul, rata_rata(isi, batas)),
            tuple(_baris(nama, rata) for nama, rata in per_sasaran(isi, batas).items()),
        )
        for judul, isi in kelompok.items()
    )


def _baris(nama: str, rata: RataCapaian) -> BarisCapaian:
    nilai = rata.hasil.nilai
    return BarisCapaian(nama, rata, "" if nilai is None else SKALA_CAPAIAN.klasifikasi(nilai)[1])
