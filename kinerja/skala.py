"""From a value to its class: scales are data, looked up by lower bound after rounding."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from kinerja.bulat import bulat, teks
from kinerja.galat import GalatMasukan


@dataclass(frozen=True, slots=True)
class Skala:
    """Rows of (lower bound, mutu, kinerja), highest first; the last bound is the bottom of the scale.

    The printed tables leave gaps between their bands (88,30 and 88,31), so a value is rounded to two
    decimals first and only lower bounds count. Raises GalatMasukan unless bounds strictly descend.
    """

    nama: str
    batas: tuple[tuple[Decimal, str, str], ...]

    def __post_init__(self) -> None:
        bawah = [baris[0] for baris in self.batas]
        if not bawah or any(atas <= berikut for atas, berikut in pairwise(bawah)):
            raise GalatMasukan(f"Batas skala {self.nama} harus ada dan menurun.")

    def klasifikasi(self, nilai: Decimal | Fraction | int) -> tuple[str, str]:
        """(mutu, kinerja) of a value; raises GalatMasukan for one below the bottom of the scale."""
        return self.batas[self._kelas(nilai)][1:]

    def kedudukan(self, nilai: Decimal | Fraction | int) -> Fraction:
        """Where a value's class stands: 0 the best, 1 the last; raises like `klasifikasi`."""
        return Fraction(self._kelas(nilai), max(1, len(self.batas) - 1))

    def _kelas(self, nilai: Decimal | Fraction | int) -> int:
        dibulatkan = bulat(nilai)
        for nomor, (bawah, _, _) in enumerate(self.batas):
            if dibulatkan >= bawah:
                return nomor
        raise GalatMasukan(f"Nilai {teks(nilai)} di bawah skala {self.nama}.")
