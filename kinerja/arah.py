"""Which way a figure went, and on which side of its target it lies. A difference, rounded once."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kinerja.bulat import bulat
from kinerja.capaian import Target


class Arah(StrEnum):
    """Above, below, or no different in the two decimals that are printed."""

    NAIK = "naik"
    TURUN = "turun"
    TETAP = "tetap"


@dataclass(frozen=True, slots=True)
class Beda:
    """A figure beside another one in the same unit, both exact."""

    kini: Fraction
    lain: Fraction

    @property
    def jarak(self) -> Decimal:
        """How far they lie apart, without a sign, with two decimals."""
        return bulat(abs(self.kini - self.lain))

    @property
    def arah(self) -> Arah:
        """What the printed difference says: one that rounds to 0,00 is none."""
        if not self.jarak:
            return Arah.TETAP
        return Arah.NAIK if self.kini > self.lain else Arah.TURUN


def terhadap(kini: Fraction, target: Target) -> Beda:
    """A figure beside its target: of a range the end it missed, and no difference inside."""
    return Beda(kini, min(max(kini, target.bawah), target.atas))
