"""Which services may be shown when a month has ended, for one questionnaire and the year so far.

The sums an attacker knows are those of every batch (the office's running month stands open every day) and of
every block, one service's answers that were shown together; with both he knows the rest that waits. Let
batches, blocks and the rest be the vertices of a graph and every answer an edge from its batch to its block.
A combination of sums gives each vertex a number h and each answer the difference of its two ends.
So the answers it does not touch are those whose ends have the same h, and if it touches any, some value of h
parts a component in two by a cut within the touched ones; and every cut is such a combination (h = 1 and 0).
The fewest answers that a combination can touch are therefore the lightest cut of a component. An answer that
was excluded before its service was shown, with a later batch that took it out of the sums, is an edge between
the two batches: it has the difference of their numbers too.
Showing less joins a block with the rest and only takes cuts away: what is safe stays safe with less shown.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kinerja.galat import GalatMasukan
from kinerja.ungkap.ambang import PALING_SEDIKIT
from kinerja.ungkap.pilihan import pilih_aman
from kinerja.ungkap.potongan import ada_potongan_ringan

B = TypeVar("B", bound=Hashable)
L = TypeVar("L", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sel(Generic[B, L]):
    """One batch's answers to one service: how many unflagged ones, and whether flagged ones stand beside."""

    kelompok: B
    layanan: L
    jumlah: int
    bertanda: bool = False


@dataclass(frozen=True, slots=True)
class Blok(Generic[B, L]):
    """The answers of one service that are shown together: those of these batches."""

    layanan: L
    kelompok: frozenset[B]


@dataclass(frozen=True, slots=True)
class Keluar(Generic[B]):
    """Answers of one batch that were excluded with another, before their service was shown."""

    kelompok: B
    bersama: B
    jumlah: int


def layanan_terbuka(
    sel: Iterable[Sel[B, L]], tampil: Iterable[Blok[B, L]] = (), keluar: Iterable[Keluar[B]] = ()
) -> tuple[Blok[B, L], ...]:
    """The blocks to show now, in the order in which their services first appear in `sel`.

    `sel` holds every protected answer of the year up to the end of the month that ended, those of services
    shown before among them, without those of `keluar`; `tampil` the blocks shown before, which stay. A
    service's block is all of its answers that were not shown yet, so what waited is carried along. The
    largest are shown first, each unless a combination of sums would then touch answers of one to four people;
    whatever is left waits, and no block that waits could have been shown beside the others. Raises
    GalatMasukan for a negative count, and for blocks that share answers.
    """
    isi = [satu for satu in sel if satu.jumlah or satu.bertanda]
    if any(satu.jumlah < 0 for satu in isi):
        raise GalatMasukan("Jumlah jawaban dalam satu kelompok tidak boleh negatif.")
    lama: dict[tuple[B, L], int] = {}
    for nomor, blok in enumerate(tampil):
        for kelompok in blok.kelompok:
            if lama.setdefault((kelompok, blok.layanan), nomor) != nomor:
                raise GalatMasukan("Dua blok yang sudah tampil memuat jawaban yang sama.")
    calon: dict[L, list[Sel[B, L]]] = {}
    for satu in isi:
        if (satu.kelompok, satu.layanan) not in lama:
            calon.setdefault(satu.layanan, []).append(satu)
    pergi = [satu for satu in keluar if satu.kelompok != satu.bersama]
    besar = {nama: sum(satu.jumlah for satu in milik) for nama, milik in calon.items()}
    urut = [nama for nama in sorted(besar, key=lambda nama: -besar[nama]) if besar[nama] >= PALING_SEDIKIT]
    buka = pilih_aman(urut, lambda pilihan: _aman(isi, lama, pergi, frozenset(pilihan)))
    return tuple(
        Blok(nama, frozenset(satu.kelompok for satu in milik))
        for nama, milik in calon.items()
        if nama in buka
    )


def _aman(
    isi: Sequence[Sel[B, L]], lama: Mapping[tuple[B, L], int], pergi: Sequence[Keluar[B]], buka: frozenset[L]
) -> bool:
    """Whether five answers or more cross every cut: batches here, blocks and the rest there."""
    nomor: dict[tuple[str, object], int] = {}

    def simpul(jenis: str, nama: object) -> int:
        return nomor.setdefault((jenis, nama), len(nomor))

    def blok(satu: Sel[B, L]) -> int:
        ada = lama.get((satu.kelompok, satu.layanan))
        if ada is not None:
            return simpul("lama", ada)
        return simpul("baru", satu.layanan) if satu.layanan in buka else simpul("sisa", None)

    sisi = [(simpul("kelompok", satu.kelompok), blok(satu), satu.jumlah) for satu in isi]
    sisi += [
        (simpul("kelompok", satu.kelompok), simpul("kelompok", satu.bersama), satu.jumlah) for satu in pergi
    ]
    return not ada_potongan_ringan(len(nomor), sisi)
