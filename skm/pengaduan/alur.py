"""The life of a complaint as its log tells it, without a clock or a database.

(nothing) → diterima → diproses → selesai
                     ↘__________↗
diproses may be repeated, for an answer meanwhile; one that was closed too early is opened again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from skm.galat import Galat
from skm.pengaduan.models import AkhirPengaduan, PeristiwaPengaduan, TahapPengaduan

T = TahapPengaduan
SAH: Mapping[T | None, frozenset[T]] = {
    None: frozenset({T.DITERIMA}),
    T.DITERIMA: frozenset({T.DIPROSES, T.SELESAI}),
    T.DIPROSES: frozenset({T.DIPROSES, T.SELESAI}),
    T.SELESAI: frozenset({T.DIPROSES}),
}
"""From which stage where."""
BENTROK = 409
TAK_BERLAKU = "Pengaduan ini sudah {tahap}; langkah itu tidak berlaku lagi."


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What a log amounts to; the last two are empty while it is open."""

    tahap: T
    akhir: AkhirPengaduan | None
    selesai: datetime | None


def lanjut(tahap: T | None, ke: T) -> None:
    """Raises Galat (409) where a complaint at that stage cannot go there."""
    if ke not in SAH[tahap]:
        raise Galat(TAK_BERLAKU.format(tahap=tahap or "belum ada"), status=BENTROK)


def putar(log: Iterable[PeristiwaPengaduan]) -> Keadaan:
    """Replay a log in its order. Raises Galat for steps that cannot follow each other."""
    tahap, akhir, selesai = None, None, None
    for satu in log:
        lanjut(tahap, satu.tahap)
        tahap, akhir = satu.tahap, satu.akhir
        selesai = satu.pada if satu.tahap is T.SELESAI else None
    if tahap is None:
        raise Galat("Pengaduan tanpa catatan.", status=BENTROK)
    return Keadaan(tahap, akhir, selesai)
