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
from kinerja.ungkap.bagian import bagian_terbuka
from kinerja.ungkap.pilihan import pilih_aman
from kinerja.ungkap.ruang import Baris, eselon, menyentuh_sedikit
from kinerja.ungkap.secuil import selalu_cukup

N = TypeVar("N", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Golongan(Generic[N]):
    """People alike in all that is or may be shown: how many, and the names of the parts they stand in."""

    jumlah: int
    bagian: frozenset[N]
    bertanda: bool = False
    kurang: frozenset[N] = frozenset()
    """Parts that they were taken out of: a batch with which they were excluded adds others less these."""

    def kali(self, tampil: Iterable[N]) -> frozenset[tuple[N, int]]:
        """How often each of these parts has them, where it is not 0: 1, or -1 for those taken out."""
        berapa = ((nama, (nama in self.bagian) - (nama in self.kurang)) for nama in tampil)
        return frozenset((nama, kali) for nama, kali in berapa if kali)


def aman(golongan: Iterable[Golongan[N]], tampil: Iterable[N]) -> bool:
    """Whether no combination of the sums of these parts touches only one to four people.

    Flagged people do not count towards the five; a combination that touches flagged ones only must touch five
    of them. Raises GalatMasukan for a negative count.
    """
    nama = frozenset(tampil)
    sama: dict[tuple[frozenset[tuple[N, int]], bool], int] = {}
    for satu in golongan:
        if satu.jumlah < 0:
            raise GalatMasukan("Jumlah orang dalam satu golongan tidak boleh negatif.")
        if satu.jumlah and (milik := satu.kali(nama & (satu.bagian | satu.kurang))):
            sama[milik, satu.bertanda] = sama.get((milik, satu.bertanda), 0) + satu.jumlah
    baris: dict[N, Baris] = {}
    for letak, (milik, _) in enumerate(sama):
        for satu_nama, kali in milik:
            baris.setdefault(satu_nama, {})[letak] = kali
    bobot = list(sama.values())
    biasa = {letak for letak, (_, bertanda) in enumerate(sama) if not bertanda}
    batas = PALING_SEDIKIT - 1
    tanpa = [{letak: isi for letak, isi in satu.items() if letak in biasa} for satu in baris.values()]
    if not selalu_cukup(tanpa, bobot, batas):
        return False
    if len(biasa) == len(bobot):
        return True
    _, hanya_bertanda = eselon(baris.values(), biasa)
    return not menyentuh_sedikit(hanya_bertanda, bobot, batas)


def calon_terbuka(golongan: Iterable[Golongan[N]], bagian: Collection[N]) -> frozenset[N]:
    """The parts of one dimension that `bagian_terbuka` lets show, counted from the people: a candidate.

    A part of flagged people only (the flagged ones themselves) is shown from five of them on.
    """
    utuh = dict.fromkeys(bagian, 0)
    ditandai = dict.fromkeys(bagian, 0)
    for satu in golongan:
        for nama in utuh.keys() & satu.bagian:
            (ditandai if satu.bertanda else utuh)[nama] += satu.jumlah
    sendiri = {nama for nama in bagian if ditandai[nama] and not utuh[nama]}
    cukup = {nama: ditandai[nama] for nama in sendiri if ditandai[nama] >= PALING_SEDIKIT}
    return bagian_terbuka(utuh | cukup, sendiri)


def dimensi_terbuka(
    golongan: Iterable[Golongan[N]], tampil: Iterable[N], calon: Sequence[Collection[N]]
) -> frozenset[N]:
    """The parts of the candidates that may be shown beside `tampil`, the parts shown before.

    A candidate is the parts of one dimension (way of coming, occupation, …) of `calon_terbuka`;
    all of them are shown or none. Candidates are taken in their order, the most wanted first. Raises
    GalatMasukan as `aman` does.
    """
    isi = tuple(golongan)
    buka = frozenset(tampil)
    dipilih = pilih_aman(calon, lambda pilihan: aman(isi, buka.union(*pilihan)))
    return frozenset().union(*dipilih)
