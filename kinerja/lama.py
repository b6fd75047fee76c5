"""How long services took: the middle one, and the time within which nine of ten were done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from kinerja.galat import GalatMasukan


@dataclass(frozen=True, slots=True)
class RingkasLama:
    """`n` services with their median and 90th percentile in working time; both None without any."""

    n: int
    median: timedelta | None
    p90: timedelta | None


def ringkas_lama(lama: Iterable[timedelta]) -> RingkasLama:
    """The median (mean of the two middle ones for an even count) and the 90th percentile by nearest rank.

    Raises GalatMasukan for a negative duration.
    """
    urut = sorted(lama)
    if not urut:
        return RingkasLama(0, None, None)
    if urut[0] < timedelta(0):
        raise GalatMasukan("Lama pelayanan tidak boleh negatif.")
    n = len(urut)
    median = (urut[(n - 1) // 2] + urut[n // 2]) / 2
    return RingkasLama(n, median, urut[-(-9 * n // 10) - 1])
