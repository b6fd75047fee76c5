"""A formula as numerator, denominator and factor, where it has that shape."""

from dataclasses import dataclass
from fractions import Fraction

from kinerja.rumus._pohon import Bilangan, Lampau, Operasi, Operator, Simpul


@dataclass(frozen=True, slots=True)
class Pecahan:
    """pembilang ÷ penyebut × faktor; `faktor` is a constant (100 for a percentage, 1 when there is none)."""

    pembilang: Simpul
    penyebut: Simpul
    faktor: Fraction

    @property
    def penurunan(self) -> bool:
        """Whether it is a decrease: (x before − x) ÷ x before."""
        dasar = self.penyebut
        return isinstance(dasar, Lampau) and self.pembilang == Operasi(Operator.KURANG, dasar, dasar.isi)


def pecahan(simpul: Simpul) -> Pecahan | None:
    """The top-level quotient; a factor that is no constant goes above the line (a ÷ b × c is a × c over b).

    None when the formula is no quotient at its top.
    """
    if not isinstance(simpul, Operasi):
        return None
    kiri, kanan = simpul.kiri, simpul.kanan
    if simpul.operator is Operator.BAGI:
        dalam = pecahan(kiri)
        if dalam is None:
            return Pecahan(kiri, kanan, Fraction(1))
        return Pecahan(dalam.pembilang, Operasi(Operator.KALI, dalam.penyebut, kanan), dalam.faktor)
    if simpul.operator is Operator.KALI:
        for isi, pengali in ((kiri, kanan), (kanan, kiri)):
            dalam = pecahan(isi)
            if dalam is None:
                continue
            if isinstance(pengali, Bilangan):
                return Pecahan(dalam.pembilang, dalam.penyebut, dalam.faktor * pengali.nilai)
            return Pecahan(Operasi(Operator.KALI, dalam.pembilang, pengali), dalam.penyebut, dalam.faktor)
    return None
