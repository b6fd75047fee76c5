"""How many respondents a survey needs: the formula of Krejcie & Morgan (1970), exact."""

from decimal import Decimal
from fractions import Fraction
from statistics import NormalDist

from kinerja.bulat import bulat
from kinerja.galat import GalatMasukan


def chi_kuadrat(tingkat: Decimal) -> Decimal:
    """λ², the chi square of one degree of freedom at a confidence level, with the 3 decimals tables print.

    0,95 gives 3,841. `tingkat` lies strictly between 0 and 1; raises GalatMasukan otherwise, and for one so
    small that the table would print 0,000.
    """
    if not 0 < tingkat < 1:
        raise GalatMasukan("Tingkat kepercayaan harus di antara 0 dan 1, misalnya 0,95.")
    hasil = bulat(Fraction(NormalDist().inv_cdf(float((1 + tingkat) / 2))) ** 2, 3)
    if hasil == 0:
        raise GalatMasukan("Tingkat kepercayaan terlalu kecil.")
    return hasil


def krejcie_morgan(
    populasi: int,
    tingkat: Decimal = Decimal("0.95"),
    p: Decimal = Decimal("0.5"),
    d: Decimal = Decimal("0.05"),
) -> int:
    """S = λ²NPQ ÷ (d²(N−1) + λ²PQ) with Q = 1 − P, rounded half up; 0..populasi respondents.

    `populasi` is the number of services given, `tingkat` the confidence, `p` the assumed proportion and `d`
    the margin, these three strictly between 0 and 1. A population of 0 needs 0. Raises GalatMasukan for a
    negative population or a parameter out of range.
    """
    if populasi < 0:
        raise GalatMasukan("Populasi tidak boleh negatif.")
    if not (0 < p < 1 and 0 < d < 1):
        raise GalatMasukan("Proporsi dan galat sampel harus di antara 0 dan 1.")
    ragam = Fraction(chi_kuadrat(tingkat)) * Fraction(p) * (1 - Fraction(p))
    if populasi == 0:
        return 0
    return int(bulat(populasi * ragam / (Fraction(d) ** 2 * (populasi - 1) + ragam), 0))
