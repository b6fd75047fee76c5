"""Who can be told from links' counts: they are no sums, but bound how many came by a link.

A link's number says that so many came by it, or up to a step more. Whatever sum has all of them, less the
links, leaves others: between two bounds, from which the attacker takes those he knows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from tests.lawan.tebak import PALING_BANYAK


@dataclass(frozen=True)
class Angka:
    """What is told of a link in a quarter: who came by it, and the number that is shown of them."""

    orang: frozenset[int]
    paling_sedikit: int
    paling_banyak: int


def tersisa(
    pandangan: Iterable[frozenset[int]], angka: Collection[Angka], diketahui: Collection[int]
) -> Iterator[frozenset[int]]:
    """Those of whom it is certain that they are one to four: of a link, or of a sum less links it has whole.

    `diketahui` are known, and by which link they came. Links have nobody in common. At most four are taken
    out of a sum at once.
    """
    for satu in angka:
        kenal = len(satu.orang & frozenset(diketahui))
        if _sedikit(satu.paling_sedikit - kenal, satu.paling_banyak - kenal):
            yield satu.orang - frozenset(diketahui)
    for jumlah in pandangan:
        dalam = [satu for satu in angka if satu.orang <= jumlah]
        for banyak in range(1, min(len(dalam), 4) + 1):
            for pilihan in combinations(dalam, banyak):
                sisa = jumlah.difference(*(satu.orang for satu in pilihan))
                kenal = len(sisa & frozenset(diketahui))
                atas = len(jumlah) - sum(satu.paling_sedikit for satu in pilihan) - kenal
                bawah = len(jumlah) - sum(satu.paling_banyak for satu in pilihan) - kenal
                if _sedikit(bawah, atas):
                    yield sisa - frozenset(diketahui)


def _sedikit(bawah: int, atas: int) -> bool:
    return bawah >= 1 and atas <= PALING_BANYAK
