"""From an index value to its mutu and words: scales are data, looked up by lower bound after rounding."""

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
        dibulatkan = bulat(nilai)
        for bawah, mutu, kinerja in self.batas:
            if dibulatkan >= bawah:
                return mutu, kinerja
        raise GalatMasukan(f"Nilai {teks(nilai)} di bawah skala {self.nama}.")


# The bottom is 0, not the printed 25,00: a rounded weight of 0,11 brings nine 1s down to 24,75.
SKALA_2017 = Skala(
    "PermenPANRB 14/2017",
    (
        (Decimal("88.31"), "A", "Sangat baik"),
        (Decimal("76.61"), "B", "Baik"),
        (Decimal("65.00"), "C", "Kurang baik"),
        (Decimal("0.00"), "D", "Tidak baik"),
    ),
)
SKALA_2004 = Skala(
    "KEP/25/M.PAN/2/2004",
    (
        (Decimal("81.26"), "A", "Sangat baik"),
        (Decimal("62.51"), "B", "Baik"),
        (Decimal("43.76"), "C", "Kurang baik"),
        (Decimal("0.00"), "D", "Tidak baik"),
    ),
)
