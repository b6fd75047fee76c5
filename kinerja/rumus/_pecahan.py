"""A formula as numerator, denominator and factor, where it has that shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kinerja.rumus._pohon import Bilangan, Lampau, Nama, Operasi, Operator, Simpul
from kinerja.rumus.variabel import Variabel


@dataclass(frozen=True, slots=True)
class Pecahan:
    """pembilang ÷ penyebut × faktor; `faktor` is a constant (100 for a percentage, 1 when there is none)."""

    pembilang: Simpul
    penyebut: Simpul
    faktor: Fraction

    def penurunan(self, variabel: Mapping[str, Variabel]) -> bool:
        """Whether it is a decrease: (x before − x) ÷ x before.

        What was before is said by the formula, or by the words of a variable of its own: of two variables of
        one unit the one that is subtracted from is an earlier period's, the other is not.
        """
        match self.pembilang, self.penyebut:
            case Operasi(Operator.KURANG, dasar, kini), Lampau() as penyebut:
                return dasar == penyebut and kini == penyebut.isi
            case Operasi(Operator.KURANG, Nama() as dasar, Nama() as kini), Nama() as penyebut:
                dulu, sekarang = variabel[dasar.nama], variabel[kini.nama]
                berbeda = dulu.lampau and not sekarang.lampau
                return dasar == penyebut and berbeda and dulu.satuan == sekarang.satuan
        return False


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
