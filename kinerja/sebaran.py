"""How answers spread: per unsur the count of each score, and per pair of unsur what a variance needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from kinerja.galat import GalatMasukan
from kinerja.tally import Tally, UnsurTally, tally_dari_nilai

NILAI = (1, 2, 3, 4)

Momen = tuple[int, int, int, int]
"""Over respondents who filled both of two unsur: how many, Σx, Σy, Σxy."""


@dataclass(frozen=True, slots=True)
class SebaranTally:
    """The counts of a group of respondents, which add up with `+` like a Tally.

    `frekuensi` holds per unsur how many gave 1, 2, 3, 4; `pasangan` the moments of each pair of unsur, in the
    order of itertools.combinations. Make one with `sebaran_dari_nilai`.
    """

    kode: tuple[str, ...]
    responden: int
    frekuensi: tuple[tuple[int, int, int, int], ...]
    pasangan: tuple[Momen, ...]

    @property
    def tally(self) -> Tally:
        """The counts an IKM is computed from."""
        unsur = zip(self.kode, self.frekuensi, strict=True)
        return Tally(self.responden, tuple(UnsurTally(kode, _jumlah(isi), sum(isi)) for kode, isi in unsur))

    @property
    def bagian(self) -> dict[str, tuple[Fraction, ...] | None]:
        """Per unsur the exact share of each score 1..4 among those who filled it; None when nobody did."""
        return {
            kode: tuple(Fraction(satu, sum(isi)) for satu in isi) if any(isi) else None
            for kode, isi in zip(self.kode, self.frekuensi, strict=True)
        }

    def momen(self, j: int, k: int) -> Momen:
        """The moments of two unsur by position; of one with itself (n, Σx, Σx, Σx²)."""
        if j == k:
            isi = self.frekuensi[j]
            kuadrat = sum(nilai * nilai * banyak for nilai, banyak in zip(NILAI, isi, strict=True))
            return sum(isi), _jumlah(isi), _jumlah(isi), kuadrat
        awal, akhir = min(j, k), max(j, k)
        n, x, y, xy = self.pasangan[awal * (2 * len(self.kode) - awal - 1) // 2 + akhir - awal - 1]
        return (n, x, y, xy) if j < k else (n, y, x, xy)

    def __add__(self, lain: "SebaranTally") -> "SebaranTally":
        """The two groups together; raises GalatMasukan unless the codes are the same in the same order."""
        if self.kode != lain.kode:
            raise GalatMasukan("Hanya sebaran dengan unsur dan urutan yang sama yang dapat dijumlahkan.")
        return SebaranTally(
            self.kode,
            self.responden + lain.responden,
            tuple(map(_tambah, self.frekuensi, lain.frekuensi)),
            tuple(map(_tambah, self.pasangan, lain.pasangan)),
        )


def sebaran_dari_nilai(kodes: Sequence[str], rows: Iterable[Sequence[int | None]]) -> SebaranTally:
    """Count one row per respondent, one cell per code: a score 1..4, or None for "not filled".

    Raises GalatMasukan as `tally_dari_nilai` does.
    """
    isi = [tuple(row) for row in rows]
    tally_dari_nilai(kodes, isi)
    frekuensi = [[0, 0, 0, 0] for _ in kodes]
    pasangan = [[0, 0, 0, 0] for _ in combinations(kodes, 2)]
    for row in isi:
        for letak, nilai in enumerate(row):
            if nilai is not None:
                frekuensi[letak][nilai - 1] += 1
        for momen, (x, y) in zip(pasangan, combinations(row, 2), strict=True):
            if x is not None and y is not None:
                for letak, tambahan in enumerate((1, x, y, x * y)):
                    momen[letak] += tambahan
    return SebaranTally(tuple(kodes), len(isi), tuple(map(_empat, frekuensi)), tuple(map(_empat, pasangan)))


def _jumlah(frekuensi: Sequence[int]) -> int:
    return sum(nilai * banyak for nilai, banyak in zip(NILAI, frekuensi, strict=True))


def _tambah(a: Momen, b: Momen) -> Momen:
    return _empat([x + y for x, y in zip(a, b, strict=True)])


def _empat(isi: Sequence[int]) -> Momen:
    a, b, c, d = isi
    return a, b, c, d
