"""Capaian per sasaran and for the office, with what each average left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja.angka import angka_indonesia
from kinerja.capaian import Batas
from kinerja.sasaran import Capaian, RataCapaian, per_sasaran, rata_rata
from kinerja.skala import Skala
from skm.katalog.lencana import kata_status
from skm.pengukuran.nilai import NilaiIndikator

SEPERTIGA = Fraction(1, 3)


@dataclass(frozen=True, slots=True)
class BarisCapaian:
    """One average: of a sasaran or of all; `kategori` is empty while there is none."""

    nama: str
    rata: RataCapaian
    kategori: str
    nada: str
    """How good the category is among its scale's: baik, perhatian or bahaya."""

    @property
    def dikeluarkan(self) -> list[tuple[str, str]]:
        """(code, why) of the indicators left out."""
        return [(kode, alasan or kata_status(status)) for kode, status, alasan in self.rata.dikeluarkan]

    @property
    def pencilan(self) -> str:
        """The indicators that carry the average by themselves, each with its capaian; empty under a cap."""
        semua = (
            f"{kode} ({angka_indonesia(nilai)}\N{NO-BREAK SPACE}%)" for kode, nilai in self.rata.pencilan
        )
        return ", ".join(semua)

    @property
    def ikut(self) -> int:
        """How many indicators the average is over."""
        return len(self.rata.disertakan)

    @property
    def semua(self) -> int:
        """How many there are, those left out among them."""
        return self.ikut + len(self.rata.dikeluarkan)


@dataclass(frozen=True, slots=True)
class RekapCapaian:
    """The averages of the office or one post: `semua` over its indicators, not over its sasaran."""

    judul: str
    semua: BarisCapaian
    sasaran: tuple[BarisCapaian, ...]

    @property
    def baris(self) -> tuple[tuple[str, BarisCapaian], ...]:
        """(heading, average): of all of it first, then each sasaran's."""
        return (("Seluruhnya", self.semua), *((satu.nama, satu) for satu in self.sasaran))


def rekap(nilai: Sequence[NilaiIndikator], batas: Batas | None, skala: Skala) -> tuple[RekapCapaian, ...]:
    """The office by its IKU first, then each post by its IKI, in the decree's order."""
    kelompok: dict[str, list[Capaian]] = {}
    for satu in nilai:
        i = satu.indikator
        kelompok.setdefault(i.jabatan, []).append(Capaian(i.kode, i.sasaran, satu.capaian))
    return tuple(
        RekapCapaian(
            judul,
            _baris(judul, rata_rata(isi, batas), skala),
            tuple(_baris(nama, rata, skala) for nama, rata in per_sasaran(isi, batas).items()),
        )
        for judul, isi in kelompok.items()
    )


def _baris(nama: str, rata: RataCapaian, skala: Skala) -> BarisCapaian:
    if rata.hasil.nilai is None:
        return BarisCapaian(nama, rata, "", "netral")
    kategori = skala.klasifikasi(rata.hasil.nilai)
    kedudukan = skala.kedudukan(rata.hasil.nilai)
    nada = "baik" if kedudukan <= SEPERTIGA else "perhatian" if kedudukan <= 2 * SEPERTIGA else "bahaya"
    return BarisCapaian(nama, rata, kategori[1], nada)
