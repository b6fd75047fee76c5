"""A counter's sums in one number, so that adding thousands of counters is adding thousands of numbers.

For m score columns it has, in this order, how often each of the scores 1 to 4 was given to column 1, 2, … m
(4m fields), then for each two columns j < k of those who answered both: how many, Σx, Σy, Σxy (4 · m(m − 1)/2
fields). A field is 64 bits wide and the first one is the lowest: no sum of answers comes near its highest
bit, and sums are never negative, so fields do not run into each other. Kept as bytes, little end first;
their number tells m.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from operator import mul
from struct import pack

LEBAR = 64
"""Bits of a field."""
BYTA = LEBAR // 8
PENUH = (1 << LEBAR) - 1

Momen = tuple[int, int, int, int]
Nilai = tuple[int | None, ...]
"""Scores, None where one was not filled."""
DI_LUAR = "a score is 1, 2, 3, 4 or not filled"
SEDIKIT = 8
"""Respondents that are counted one by one."""


@dataclass(frozen=True, slots=True)
class Cacahan:
    """Respondents and their sums over m columns. Made with `cacah`, added and taken away with + and −."""

    kolom: int
    """m, from 1."""
    responden: int
    isi: int

    @classmethod
    def kosong(cls, kolom: int) -> Cacahan:
        """Nobody: the identity of `+`."""
        return cls(kolom, 0, 0)

    def __add__(self, lain: Cacahan) -> Cacahan:
        return Cacahan(self._sekolom(lain), self.responden + lain.responden, self.isi + lain.isi)

    def __sub__(self, lain: Cacahan) -> Cacahan:
        """Raises ValueError for answers that are not in it: no field may need what its neighbour has."""
        responden, atas = self.responden - lain.responden, _teratas(self._sekolom(lain))
        kurang = (self.isi | atas) - lain.isi
        if responden < 0 or kurang & atas != atas:
            raise ValueError("answers are taken from a counter that does not hold them")
        return Cacahan(self.kolom, responden, kurang ^ atas)

    def __mul__(self, kali: int) -> Cacahan:
        """As many of the same, 0 or more."""
        return Cacahan(self.kolom, self.responden * kali, self.isi * kali)

    def frekuensi(self, kolom: int) -> tuple[int, int, int, int]:
        """How often each score from 1 to 4 was given to that column, counted from 1."""
        return self._empat(4 * (kolom - 1))

    def momen(self, j: int, k: int) -> Momen:
        """Over who answered both columns: how many, Σx, Σy, Σxy; of one with itself n, Σx, Σx, Σx²."""
        if j == k:
            banyak = tuple(enumerate(self.frekuensi(j), start=1))
            n, jumlah = sum(f for _, f in banyak), sum(skor * f for skor, f in banyak)
            return n, jumlah, jumlah, sum(skor * skor * f for skor, f in banyak)
        awal, akhir = min(j, k), max(j, k)
        n, x, y, xy = self._empat(4 * self.kolom + 4 * _pasangan(self.kolom, awal, akhir))
        return (n, x, y, xy) if j < k else (n, y, x, xy)

    def tulis(self) -> bytes:
        """As it is stored."""
        return self.isi.to_bytes(BYTA * _bidang(self.kolom), "little")

    def _empat(self, letak: int) -> tuple[int, int, int, int]:
        a, b, c, d = ((self.isi >> LEBAR * (letak + ke)) & PENUH for ke in range(4))
        return a, b, c, d

    def _sekolom(self, lain: Cacahan) -> int:
        if self.kolom != lain.kolom:
            raise ValueError("only counters of equally many columns add up")
        return self.kolom


def baca(responden: int, isi: bytes) -> Cacahan:
    """A counter as stored. Raises ValueError for bytes that are none."""
    if len(isi) not in _PANJANG:
        raise ValueError(f"{len(isi)} bytes are no counter")
    return Cacahan(_PANJANG[len(isi)], responden, int.from_bytes(isi, "little"))


@lru_cache(maxsize=4096)
def cacah(nilai: Nilai) -> Cacahan:
    """One respondent: a score 1..4 for each column, None where it was not filled. Raises ValueError."""
    try:
        bidang = [*map(_SENDIRI.__getitem__, nilai), *map(_BERDUA.__getitem__, combinations(nilai, 2))]
    except KeyError as salah:
        raise ValueError(DI_LUAR) from salah
    return Cacahan(len(nilai), 1, int.from_bytes(b"".join(bidang), "little"))


def cacah_semua(kolom: Sequence[Sequence[int | None]]) -> Cacahan:
    """Respondents together by their scores in each column, as in `cacah`. Raises ValueError."""
    banyak = len(kolom[0])
    if banyak <= SEDIKIT:
        return jumlahkan(len(kolom), map(cacah, zip(*kolom, strict=True)))
    deret = [_Deret(satu) for satu in kolom]
    isi = [angka for satu in deret for angka in satu.frekuensi]
    for x, y in combinations(deret, 2):
        isi += x.momen(y)
    return Cacahan(len(kolom), banyak, int.from_bytes(pack(f"<{len(isi)}Q", *isi), "little"))


class _Deret:
    """The scores of one column, one for each respondent."""

    def __init__(self, isi: Sequence[int | None]) -> None:
        self.frekuensi = [isi.count(skor) for skor in _SKOR[1:]]
        self._banyak = sum(self.frekuensi)
        self._jumlah = sum(skor * f for skor, f in enumerate(self.frekuensi, start=1))
        self._lengkap = self._banyak == len(isi)
        if not self._lengkap and self._banyak + isi.count(None) != len(isi):
            raise ValueError(DI_LUAR)
        self._isi: Sequence[int] = [skor or 0 for skor in isi]
        self._ada = [1 if skor else 0 for skor in isi]

    def momen(self, lain: _Deret) -> Momen:
        """Over who answered both: how many, Σx, Σy, Σxy."""
        xy = sum(map(mul, self._isi, lain._isi))
        if self._lengkap and lain._lengkap:
            return self._banyak, self._jumlah, lain._jumlah, xy
        n = sum(map(mul, self._ada, lain._ada))
        return n, sum(map(mul, self._isi, lain._ada)), sum(map(mul, self._ada, lain._isi)), xy


def jumlahkan(kolom: int, semua: Iterable[Cacahan]) -> Cacahan:
    """All of them together."""
    return sum(semua, start=Cacahan.kosong(kolom))


def _pasangan(kolom: int, j: int, k: int) -> int:
    """The place of the pair j < k in the order (1, 2), (1, 3), … (m − 1, m), from 0."""
    return (j - 1) * (2 * kolom - j) // 2 + k - j - 1


@lru_cache(maxsize=64)
def _teratas(kolom: int) -> int:
    """The highest bit of every field, which no sum ever sets."""
    return sum(1 << LEBAR * letak + LEBAR - 1 for letak in range(_bidang(kolom)))


def _bidang(kolom: int) -> int:
    return 4 * kolom + 2 * kolom * (kolom - 1)


_PANJANG = {BYTA * _bidang(kolom): kolom for kolom in range(1, 65)}


def _bidang_empat(*angka: int) -> bytes:
    return b"".join(satu.to_bytes(BYTA, "little") for satu in angka)


_SKOR = (None, 1, 2, 3, 4)
_SENDIRI = {skor: _bidang_empat(*(skor == satu for satu in _SKOR[1:])) for skor in _SKOR}
_BERDUA = {
    (x, y): _bidang_empat(1, x, y, x * y) if x and y else _bidang_empat(0, 0, 0, 0)
    for x, y in product(_SKOR, repeat=2)
}
"""The four fields of one column by its score, and of two by theirs, as they are stored: a respondent's sums
are these one after another."""
