"""How an office rates capaian: its categories, its cap in averages, and what a target of 0 gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja.capaian import ATURAN, BATAS_100, BATAS_110_120, SKALA_CAPAIAN, Aturan, Batas
from kinerja.galat import GalatKinerja, GalatMasukan
from kinerja.skala import Skala
from skm.katalog.angka_tertulis import baca_nilai, tulis_angka

BATAS: dict[str, tuple[str, Batas | None]] = {
    "": ("Tanpa batas", None),
    "100": ("Paling tinggi 100", BATAS_100),
    "120": ("110 ke atas dihitung 120", BATAS_110_120),
}
"""How a capaian above target counts in an average, by the word in the address."""
TERBANYAK = 10
NAMA_TERPANJANG = 40


@dataclass(frozen=True, slots=True)
class AturanKantor:
    """The rules of one office and year; `batas` is a key of `BATAS`."""

    skala: Skala = SKALA_CAPAIAN
    batas: str = "120"
    nol: Aturan = ATURAN


def baca_skala(teks: str) -> Skala:
    """Categories a line each, "91 Sangat tinggi", best first; the last line has a name only.

    Raises GalatMasukan naming the line.
    """
    baris = [" ".join(satu.split()) for satu in teks.splitlines() if satu.strip()]
    if not 2 <= len(baris) <= TERBANYAK:
        raise GalatMasukan(f"Tulis dua sampai {TERBANYAK} kategori, satu tiap baris.")
    batas: list[tuple[Decimal, str, str]] = []
    for nomor, satu in enumerate(baris, start=1):
        angka, _, nama = satu.partition(" ")
        bawah = Decimal("-Infinity")
        if nomor == len(baris):
            nama = satu
        else:
            bawah = _batas(angka, nomor)
        if not 1 <= len(nama) <= NAMA_TERPANJANG:
            raise GalatMasukan(f"Baris {nomor}: nama kategori 1 sampai {NAMA_TERPANJANG} huruf.")
        batas.append((bawah, "", nama))
    return Skala("kategori capaian", tuple(batas))


def _batas(teks: str, nomor: int) -> Decimal:
    try:
        nilai = baca_nilai(teks)
    except GalatKinerja as galat:
        raise GalatMasukan(
            f"Baris {nomor}: tulis batas bawahnya lalu namanya, misalnya 91 Tinggi."
        ) from galat
    if (nilai * 100).denominator != 1:
        raise GalatMasukan(f"Baris {nomor}: batas paling banyak dua desimal.")
    return Decimal(nilai.numerator) / Decimal(nilai.denominator)


def tulis_skala(skala: Skala) -> str:
    """The lines that `baca_skala` reads."""
    *atas, (_, _, terakhir) = skala.batas
    return "\n".join([*(f"{tulis_angka(Fraction(bawah))} {nama}" for bawah, _, nama in atas), terakhir])


def tulis_baris_skala(skala: Skala) -> list[list[str]]:
    """The scale as it is stored: (bound, name), the last bound empty."""
    return [["" if bawah.is_infinite() else str(bawah), nama] for bawah, _, nama in skala.batas]


def baca_baris_skala(isi: Sequence[Sequence[str]]) -> Skala:
    """The scale as it was stored."""
    return Skala("kategori capaian", tuple((Decimal(bawah or "-Infinity"), "", nama) for bawah, nama in isi))
