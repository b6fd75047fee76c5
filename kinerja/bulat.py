"""The only rounding in the project: half up, from exact numbers, once, at the end."""

from decimal import Decimal
from fractions import Fraction

from kinerja.galat import GalatMasukan


def bulat(nilai: Fraction | int | Decimal, angka: int = 2) -> Decimal:
    """Round to `angka` decimals, ties away from zero; the result always carries exactly `angka` decimals.

    Exact for any size: no context precision and no binary float takes part. A result of zero has no sign.
    Raises GalatMasukan for a float, for NaN or infinity, and for a negative `angka`.
    """
    if angka < 0:
        raise GalatMasukan("Jumlah angka di belakang koma tidak boleh negatif.")
    pecahan = _pecahan(nilai)
    satuan_terkecil = (abs(pecahan) * 10**angka + Fraction(1, 2)).__floor__()
    negatif = pecahan < 0 and satuan_terkecil > 0
    return Decimal((int(negatif), tuple(int(digit) for digit in str(satuan_terkecil)), -angka))


def teks(nilai: Fraction | int | Decimal, angka: int = 2) -> str:
    """The rounded number in machine form: a dot, no thousands mark, `angka` decimals ("78.70")."""
    return f"{bulat(nilai, angka):f}"


def _pecahan(nilai: object) -> Fraction:
    if isinstance(nilai, Decimal) and nilai.is_finite():
        return Fraction(nilai)
    if isinstance(nilai, int | Fraction):
        return Fraction(nilai)
    raise GalatMasukan(f"Bukan bilangan persis: {nilai!r}.")
