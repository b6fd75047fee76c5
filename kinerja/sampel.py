"""How many respondents a survey needs: the formula of Krejcie & Morgan (1970), exact."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """How far a survey is on its way to the smallest sample, at some moment of a period. Counts of 0 or more.

    While the period runs the population still grows, and the minimum with it: what matters is the minimum
    of the population the period will end with at the pace so far.
    """

    populasi: int
    """Services given so far."""
    minimum: int
    """Smallest sample for them (Krejcie & Morgan)."""
    terkumpul: int
    """Respondents so far."""
    populasi_akhir: int | None
    """Services at the end of the period at the pace so far, rounded half up; None before it begins."""
    minimum_akhir: int | None
    """Smallest sample for those."""
    terkumpul_akhir: int | None
    """Respondents at the end at the pace so far, whole ones only."""
    perlu_sehari: int | None
    """Respondents needed a day from now on, rounded up; 0 when there are enough, None when no day is left."""

    @property
    def kurang(self) -> int:
        """Respondents missing today."""
        return max(0, self.minimum - self.terkumpul)

    @property
    def kurang_akhir(self) -> int | None:
        """Respondents that will be missing at the end at the pace so far."""
        if self.minimum_akhir is None or self.terkumpul_akhir is None:
            return None
        return max(0, self.minimum_akhir - self.terkumpul_akhir)


def kemajuan(populasi: int, terkumpul: int, *, berlalu: int, sisa: int) -> Kemajuan:
    """Where a survey stands after `berlalu` days of its period with `sisa` days left, today among the former.

    Raises GalatMasukan for a negative count.
    """
    if min(populasi, terkumpul, berlalu, sisa) < 0:
        raise GalatMasukan("Jumlah dan hari tidak boleh negatif.")
    minimum = krejcie_morgan(populasi)
    if berlalu == 0:
        return Kemajuan(populasi, minimum, terkumpul, None, None, None, None)
    laju = Fraction(berlalu + sisa, berlalu)
    populasi_akhir = int(bulat(populasi * laju, 0))
    minimum_akhir = krejcie_morgan(populasi_akhir)
    perlu = max(0, minimum_akhir - terkumpul)
    return Kemajuan(
        populasi,
        minimum,
        terkumpul,
        populasi_akhir,
        minimum_akhir,
        int(terkumpul * laju),
        -(-perlu // sisa) if sisa else None,
    )
