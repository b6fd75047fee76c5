"""Which columns of a group of answers may be shown, where not everybody filled every one."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from kinerja.galat import GalatMasukan
from kinerja.ungkap.ambang import PALING_SEDIKIT

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class IsianTerbuka(Generic[K]):
    """The columns whose figures may be shown, and whether one figure made of all of them may."""

    kolom: frozenset[K]
    gabungan: bool
    """The IKM of these columns: less the shown ones it would give away what is hidden."""


def isian_terbuka(terisi: Mapping[K, int], responden: int) -> IsianTerbuka[K]:
    """An unsur or an extra question filled by one to four people is not shown, nor an IKM with it in it.

    `terisi` counts who filled each column of `responden` people. A column that nobody filled may say so; of
    a group of one to four nothing is shown. Raises GalatMasukan for a count below 0 or above `responden`.
    """
    if any(not 0 <= banyak <= responden for banyak in terisi.values()):
        raise GalatMasukan("Yang mengisi tidak boleh kurang dari 0 atau lebih dari respondennya.")
    if 0 < responden < PALING_SEDIKIT:
        return IsianTerbuka(frozenset(), gabungan=False)
    kolom = frozenset(nama for nama, banyak in terisi.items() if not 0 < banyak < PALING_SEDIKIT)
    return IsianTerbuka(kolom, gabungan=len(kolom) == len(terisi))
