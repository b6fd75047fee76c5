"""Which parts may be shown when several ways to part the same people cross each other.

At a quarter's end the ways of coming, the flags and the profile beside days and blocks; at a month's end
the new blocks beside the quarters shown before; at an exclusion those who leave each shown part, since before
less after is their sum.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kinerja.galat import GalatMasukan
from kinerja.ungkap.ambang import PALING_SEDIKIT
from kinerja.ungkap.ruang import Baris, eselon, menyentuh_sedikit
from kinerja.ungkap.secuil import selalu_cukup

N = TypeVar("N", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Golongan(Generic[N]):
    """People alike in all that is or may be shown: how many, and the names of the parts they stand in."""

    jumlah: int
    bagian: frozenset[N]
    bertanda: bool = False


def aman(golongan: Iterable[Golongan[N]], tampil: Collection[N]) -> bool:
    """Whether no combination of the sums of these parts touches only one to four people.

    Flagged people do not count towards the five; a combination that touches flagged ones only must touch five
    of them. Raises GalatMasukan for a negative count.
    """
    alike: dict[tuple[frozenset[N], bool], int] = {}
    nama = frozenset(tampil)
    for satu in golongan:
        if satu.jumlah < 0:
            raise GalatMasukan("Jumlah orang dalam satu golongan tidak boleh negatif.")
        if satu.jumlah and (milik := satu.bagian & nama):
            alike[milik, satu.bertanda] = alike.get((milik, satu.bertanda), 0) + satu.jumlah
    baris: dict[N, Baris] = {}
    for letak, (milik, _) in enumerate(alike):
        for satu_nama in milik:
            baris.setdefault(satu_nama, {})[letak] = 1
    bobot = list(alike.values())
    biasa = {letak for letak, (_, bertanda) in enumerate(alike) if not bertanda}
    batas = PALING_SEDIKIT - 1
    tanpa = [{letak: isi for letak, isi in satu.items() if letak in biasa} for satu in baris.values()]
    if not selalu_cukup(tanpa, bobot, batas):
        return False
    if len(biasa) == len(bobot):
        return True
    _, hanya_bertanda = eselon(baris.values(), biasa)
    return not menyentuh_sedikit(hanya_bertanda, bobot, batas)


def dimensi_terbuka(
    golongan: Iterable[Golongan[N]], tampil: Iterable[N], calon: Sequence[Collection[N]]
) -> frozenset[N]:
    """The parts of the candidates that may be shown beside `tampil`, the parts shown before.

    A candidate is the parts of one dimension (way of coming, occupation, …) that `bagian_terbuka` lets show;
    all of them are shown or none. Candidates are taken in their order, the most wanted first. Raises
    GalatMasukan as `aman` does.
    """
    isi = tuple(golongan)
    buka = frozenset(tampil)
    baru: frozenset[N] = frozenset().union(*calon)
    if aman(isi, buka | baru):
        return baru
    dipilih: frozenset[N] = frozenset()
    for satu in calon:
        if aman(isi, buka | dipilih | frozenset(satu)):
            dipilih |= frozenset(satu)
    return dipilih
