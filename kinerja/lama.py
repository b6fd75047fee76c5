"""How long services took: the middle one, and the time within which nine of ten were done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from kinerja.galat import GalatMasukan


@dataclass(frozen=True, slots=True)
class RingkasLama:
    """`n` services with their median and 90th percentile in working time; both None without any."""

    n: int
    median: timedelta | None
    p90: timedelta | None


def ringkas_lama(n: int, menit_ke: Callable[[int], int]) -> RingkasLama:
    """Of `n` services the median (mean of the two middle ones for an even number) and the 90th percentile.

    `menit_ke` gives the whole minutes of a rank, from 1 for the quickest; the percentile is by nearest rank.
    Raises GalatMasukan for a negative number.
    """
    if n < 0:
        raise GalatMasukan("Jumlah pelayanan tidak boleh negatif.")
    if not n:
        return RingkasLama(0, None, None)
    tengah = menit_ke((n + 1) // 2) + menit_ke(n // 2 + 1)
    return RingkasLama(n, timedelta(minutes=tengah) / 2, timedelta(minutes=menit_ke(-(-9 * n // 10))))
