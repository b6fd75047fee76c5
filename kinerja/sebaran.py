"""How answers spread: per pair of unsur what a variance needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

from kinerja.galat import GalatMasukan
from kinerja.tally import Tally, UnsurTally, tally_dari_nilai

Momen = tuple[int, int, int, int]
"""Over respondents who filled both of two unsur: how many, Σx, Σy, Σxy."""


@dataclass(frozen=True, slots=True)
class SebaranTally:
    """The counts of a group of respondents, which add up with `+` like a Tally.

    `pasangan` holds the moments of each pair of unsur, one with itself among them, in the order of
    itertools.combinations_with_replacement. Make one with `sebaran_dari_nilai`, or from sums with
    `sebaran_dari_momen`.
    """

    kode: tuple[str, ...]
    responden: int
    pasangan: tuple[Momen, ...]

    @classmethod
    def kosong(cls, kodes: Sequence[str]) -> "SebaranTally":
        """Nobody has answered yet: the identity of `+` for these codes."""
        return sebaran_dari_nilai(kodes, [])

    @property
    def tally(self) -> Tally:
        """The counts an IKM is computed from."""
        sendiri = (self.momen(letak, letak) for letak in range(len(self.kode)))
        unsur = zip(self.kode, sendiri, strict=True)
        return Tally(self.responden, tuple(UnsurTally(kode, jumlah, n) for kode, (n, jumlah, _, _) in unsur))

    def momen(self, j: int, k: int) -> Momen:
        """The moments of two unsur by position; of one with itself (n, Σx, Σx, Σx²)."""
        awal, akhir = min(j, k), max(j, k)
        n, x, y, xy = self.pasangan[awal * (2 * len(self.kode) - awal - 1) // 2 + akhir]
        return (n, x, y, xy) if j <= k else (n, y, x, xy)

    def sendiri(self, letak: int) -> "SebaranTally":
        """One unsur alone by its position, of everybody who answered."""
        return SebaranTally((self.kode[letak],), self.responden, (self.momen(letak, letak),))

    def __add__(self, lain: "SebaranTally") -> "SebaranTally":
        """The two groups together; raises GalatMasukan unless the codes are the same in the same order."""
        if self.kode != lain.kode:
            raise GalatMasukan("Hanya sebaran dengan unsur dan urutan yang sama yang dapat dijumlahkan.")
        return SebaranTally(
            self.kode, self.responden + lain.responden, tuple(map(_tambah, self.pasangan, lain.pasangan))
        )


def sebaran_dari_nilai(kodes: Sequence[str], rows: Iterable[Sequence[int | None]]) -> SebaranTally:
    """Count one row per respondent, one cell per code: a score 1..4, or None for "not filled".

    Raises GalatMasukan as `tally_dari_nilai` does.
    """
    isi = [tuple(row) for row in rows]
    tally_dari_nilai(kodes, isi)
    pasangan = [[0, 0, 0, 0] for _ in combinations_with_replacement(kodes, 2)]
    for row in isi:
        for momen, (x, y) in zip(pasangan, combinations_with_replacement(row, 2), strict=True):
            if x is not None and y is not None:
                for letak, tambahan in enumerate((1, x, y, x * y)):
                    momen[letak] += tambahan
    return SebaranTally(tuple(kodes), len(isi), tuple(map(_empat, pasangan)))


def sebaran_dari_momen(kodes: Sequence[str], responden: int, pasangan: Iterable[Momen]) -> SebaranTally:
    """A group of respondents from the moments of each pair of unsur, in the order of `pasangan`.

    Raises GalatMasukan unless there are as many as the codes have pairs.
    """
    semua = tuple(pasangan)
    if len(semua) != len(kodes) * (len(kodes) + 1) // 2:
        raise GalatMasukan("Banyaknya pasangan tidak sesuai dengan banyaknya unsur.")
    return SebaranTally(tuple(kodes), responden, semua)


def _tambah(a: Momen, b: Momen) -> Momen:
    return _empat([x + y for x, y in zip(a, b, strict=True)])


def _empat(isi: Sequence[int]) -> Momen:
    a, b, c, d = isi
    return a, b, c, d
