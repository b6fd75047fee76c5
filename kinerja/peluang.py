"""Student's t: how far a mean of few respondents may lie from the truth."""

from math import atan, pi, sqrt
from statistics import NormalDist

from kinerja.galat import GalatMasukan

DERAJAT_DERET = 300
"""Up to here the finite series; beyond it the expansion around the normal quantile agrees to 6 digits."""


def sebaran_t(t: float, derajat: int) -> float:
    """P(|T| <= t) for t >= 0 and whole degrees of freedom from 1 (Abramowitz & Stegun 26.7.3, 26.7.4)."""
    sudut = atan(t / sqrt(derajat))
    sinus, kosinus2 = t / sqrt(derajat + t * t), derajat / (derajat + t * t)
    ganjil = derajat % 2 == 1
    suku = sqrt(kosinus2) if ganjil else 1.0
    jumlah = suku if derajat > 1 else 0.0
    for n in range(3 if ganjil else 2, derajat - 1, 2):
        suku *= kosinus2 * (n - 1) / n
        jumlah += suku
    return 2 / pi * (sudut + sinus * jumlah) if ganjil else sinus * jumlah


def kuantil_t(tingkat: float, derajat: int) -> float:
    """t with P(|T| <= t) = `tingkat`, which lies strictly between 0 and 1; 2,262 at 0,95 with 9 degrees.

    Raises GalatMasukan for another `tingkat` or fewer than 1 degree of freedom.
    """
    if not 0 < tingkat < 1 or derajat < 1:
        raise GalatMasukan("Tingkat kepercayaan harus di antara 0 dan 1, dan derajat bebas paling sedikit 1.")
    z = NormalDist().inv_cdf((1 + tingkat) / 2)
    if derajat > DERAJAT_DERET:
        g1 = (z**3 + z) / 4
        g2 = (5 * z**5 + 16 * z**3 + 3 * z) / 96
        return z + g1 / derajat + g2 / derajat**2
    bawah, atas = 0.0, 1.0
    while sebaran_t(atas, derajat) < tingkat:
        atas *= 2
    for _ in range(100):
        tengah = (bawah + atas) / 2
        bawah, atas = (tengah, atas) if sebaran_t(tengah, derajat) < tingkat else (bawah, tengah)
    return atas
