"""Scores that name who gave them, so that a shown sum says whom it counts.

Everybody gives 1 to all but two of twenty unsur, and to these two the same 2, 3 or 4. Σ(x−1)(y−1) of a pair
is then 1, 4 and 9 for those whose pair it is, and no two sets of the three add up to the same.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product

from kinerja.sebaran import Momen, SebaranTally

KOLOM = 20
PASANGAN = list(combinations(range(KOLOM), 2))
NILAI = (4, 3, 2)
TERBANYAK = len(PASANGAN) * len(NILAI)
"""How many people can be told apart."""
URAI = {
    sum((nilai - 1) ** 2 for nilai, ada in zip(NILAI, milik, strict=True) if ada): [
        ke for ke, ada in enumerate(milik) if ada
    ]
    for milik in product((False, True), repeat=len(NILAI))
}


def skor(nomor: int) -> list[int]:
    """The scores of person `nomor`, from 0."""
    ke, letak = divmod(nomor, len(PASANGAN))
    return [NILAI[ke] if kolom in PASANGAN[letak] else 1 for kolom in range(KOLOM)]


def siapa(responden: int, momen: Callable[[int, int], Momen]) -> frozenset[int]:
    """Whom sums count; `momen` gives those of two columns from 0. Fails for sums of no set of people."""
    lebih = [momen(kolom, kolom)[1] - responden for kolom in range(KOLOM)]
    hasil = frozenset(
        ke * len(PASANGAN) + letak
        for letak, (j, k) in enumerate(PASANGAN)
        for ke in URAI[momen(j, k)[3] - responden - lebih[j] - lebih[k]]
    )
    assert len(hasil) == responden, "the sums count somebody twice"
    return hasil


def siapa_di(sebaran: SebaranTally, terbaca: dict[tuple[int, object], frozenset[int]]) -> frozenset[int]:
    """Whom a page's counts are of."""
    kunci = (sebaran.responden, sebaran.pasangan)
    if kunci not in terbaca:
        terbaca[kunci] = siapa(sebaran.responden, sebaran.momen)
    return terbaca[kunci]
