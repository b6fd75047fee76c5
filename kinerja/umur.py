"""How long something has waited, in bands that are words."""

from bisect import bisect_right
from datetime import timedelta

from kinerja.galat import GalatMasukan

UMUR = ("sampai 7 hari", "8 sampai 30 hari", "31 sampai 90 hari", "lebih dari 90 hari")
"""The bands, youngest first."""
BATAS = tuple(timedelta(days=hari) for hari in (8, 31, 91))
"""The ages from which on one is of the next band."""


def kelompok_umur(lama: timedelta) -> str:
    """The band of an age in calendar days, begun days not counted. Raises GalatMasukan for a negative age."""
    if lama < timedelta(0):
        raise GalatMasukan("Umur tidak boleh negatif.")
    return UMUR[bisect_right(BATAS, lama)]
