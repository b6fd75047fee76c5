"""Published figures of several offices as one: each weighs as much as it rests on, counts add up."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from kinerja.galat import GalatMasukan


def rata_tertimbang(bagian: Iterable[tuple[Decimal | Fraction, int]]) -> Fraction | None:
    """Σ n · nilai ÷ Σ n over (nilai, n), exact; None where nobody stands behind any of them.

    Raises GalatMasukan for a negative n.
    """
    jumlah, banyak = Fraction(0), 0
    for nilai, n in bagian:
        if n < 0:
            raise GalatMasukan("Banyaknya tidak boleh negatif.")
        jumlah += Fraction(nilai) * n
        banyak += n
    return jumlah / banyak if banyak else None
