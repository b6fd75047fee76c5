"""Budget in whole rupiah: how much of it was spent, and what that means beside the capaian of a sasaran."""

from fractions import Fraction

from kinerja.angka import angka_indonesia
from kinerja.hasil import Hasil, Langkah, Status

TERCAPAI = 100
"""Capaian in per cent from which a target was met."""


def serapan(realisasi: int | None, pagu: int) -> Hasil:
    """What was spent of the pagu, in "%". Nothing told yet: BELUM_DIISI; a pagu of 0: PENYEBUT_NOL."""
    if realisasi is None:
        return _tanpa(Status.BELUM_DIISI, "Realisasi anggaran belum diisi.")
    if pagu == 0:
        return _tanpa(Status.PENYEBUT_NOL, "Pagu 0, sehingga serapan tidak dapat dihitung.")
    nilai = Fraction(realisasi, pagu) * 100
    hitungan = f"{angka_indonesia(realisasi, 0)} ÷ {angka_indonesia(pagu, 0)} × 100"
    langkah = Langkah("Serapan anggaran", hitungan, angka_indonesia(nilai))
    return Hasil(Status.OK, nilai, Fraction(realisasi), Fraction(pagu), "%", (langkah,))


def efisiensi(capaian: Hasil, serapan: Hasil) -> Hasil:
    """Capaian less serapan, in "%": what was reached beyond the share of the budget that it took.

    Only where the target was met, as LKjIP print it; below, TIDAK_BERLAKU. Without one of them, its state.
    """
    for satu in (capaian, serapan):
        if satu.status is not Status.OK:
            return _tanpa(satu.status, satu.alasan)
    dicapai, diserap = capaian.nilai or Fraction(0), serapan.nilai or Fraction(0)
    if dicapai < TERCAPAI:
        return _tanpa(Status.TIDAK_BERLAKU, "Target belum tercapai, sehingga efisiensi tidak dihitung.")
    nilai = dicapai - diserap
    hitungan = f"{angka_indonesia(dicapai)} − {angka_indonesia(diserap)}"
    return Hasil(Status.OK, nilai, None, None, "%", (Langkah("Efisiensi", hitungan, angka_indonesia(nilai)),))


def _tanpa(status: Status, alasan: str) -> Hasil:
    return Hasil(status, None, None, None, "%", (), alasan)
