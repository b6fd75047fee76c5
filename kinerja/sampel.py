"""How many respondents a survey needs: the formula of Krejcie & Morgan, exact."""

from decimal import Decimal
from fractions import Fraction

from kinerja.bulat import bulat
from kinerja.galat import GalatMasukan


def krejcie_morgan(
    populasi: int,
    chi2: Decimal = Decimal("3.841"),
    p: Decimal = Decimal("0.5"),
    d: Decimal = Decimal("0.05"),
) -> int:
    """S = λ²NPQ ÷ (d²(N−1) + λ²PQ) with Q = 1 − P, rounded half up; 0..populasi respondents.

    `populasi` is the number of services given; `chi2` is λ² for one degree of freedom (3,841 at 95 %),
    `p` the assumed proportion and `d` the margin, both strictly between 0 and 1. A population of 0 needs 0.
    Raises GalatMasukan for a negative population or a parameter out of range.
    """
    if populasi < 0:
        raise GalatMasukan("Populasi tidak boleh negatif.")
    if not (0 < p < 1 and 0 < d < 1 and chi2 > 0):
        raise GalatMasukan("Proporsi dan galat sampel harus di antara 0 dan 1, dan chi kuadrat di atas 0.")
    if populasi == 0:
        return 0
    ragam = Fraction(chi2) * Fraction(p) * (1 - Fraction(p))
    return int(bulat(populasi * ragam / (Fraction(d) ** 2 * (populasi - 1) + ragam), 0))
