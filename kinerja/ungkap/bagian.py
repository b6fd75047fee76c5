"""Which parts of one whole may be shown, where the whole is known and nothing else crosses it."""

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

from kinerja.galat import GalatMasukan
from kinerja.ungkap.ambang import PALING_SEDIKIT

K = TypeVar("K", bound=Hashable)


def bagian_terbuka(jumlah: Mapping[K, int], bertanda: Collection[K] = ()) -> frozenset[K]:
    """The parts that may be shown: each of nobody or five and more, and so the hidden ones together.

    `jumlah` counts the unflagged people of each part; `bertanda` names the parts in which flagged ones stand
    too, so that a part of flagged people only is not taken for an empty one. Where the hidden ones together
    are one to four, the whole less what is shown would tell them: the smallest shown part waits too, of equal
    ones the last in the order of `jumlah`. Raises GalatMasukan for a negative count.
    """
    if any(banyak < 0 for banyak in jumlah.values()):
        raise GalatMasukan("Jumlah orang dalam satu bagian tidak boleh negatif.")
    kosong = {nama for nama, banyak in jumlah.items() if banyak == 0 and nama not in bertanda}
    urut = sorted((nama for nama in jumlah if nama not in kosong), key=lambda nama: -jumlah[nama])
    tampil = [nama for nama in urut if jumlah[nama] >= PALING_SEDIKIT]
    sisa = [nama for nama in urut if jumlah[nama] < PALING_SEDIKIT]
    if sisa and tampil and sum(jumlah[nama] for nama in sisa) < PALING_SEDIKIT:
        tampil.pop()
    return frozenset(kosong.union(tampil))
