"""Numbers as posts type them, and as they are shown to be typed over."""

from __future__ import annotations

from fractions import Fraction

from kinerja.angka import angka_indonesia, baca_angka
from kinerja.galat import GalatMasukan

TERPANJANG = 40
"""Characters of a fraction at most, as of any other number."""


def tulis_angka(nilai: Fraction) -> str:
    """A number as it may be typed in again: no dots, a comma for decimals."""
    return angka_indonesia(nilai, None).replace(".", "")


def baca_nilai(teks: str) -> Fraction:
    """An exact number as people type it ("12", "1.500.000", "87,5", "1/3"); raises GalatKinerja."""
    atas, garis, bawah = teks.partition("/")
    if garis and len(teks) <= TERPANJANG and atas.isdecimal() and bawah.isdecimal() and int(bawah):
        return Fraction(int(atas), int(bawah))
    angka = baca_angka(teks)
    if angka.persen:
        raise GalatMasukan("Tulis jumlahnya, bukan persentase; persentase dihitung sendiri.")
    return angka.nilai


def baca_masukan(teks: str) -> Fraction:
    """An input of a formula: a number as `baca_nilai` reads it, 0 or more; raises GalatKinerja."""
    nilai = baca_nilai(teks)
    if nilai < 0:
        raise GalatMasukan("Tulis jumlah yang ada; jumlah tidak pernah kurang dari 0.")
    return nilai
