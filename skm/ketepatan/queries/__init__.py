"""Counts of a period, by service, village and month, now or as known at a moment. Nothing here is divided."""

from skm.ketepatan.queries.ketepatan import (
    Kelompok,
    jumlah_terlambat,
    kasus,
    rekap_ketepatan,
    rekap_per_periode,
    selesai_per_layanan,
)
from skm.ketepatan.queries.sewaktu import KINI, Sewaktu, sewaktu
from skm.ketepatan.rekap import KetepatanLayanan, RekapKetepatan

__all__ = [
    "KINI",
    "Kelompok",
    "KetepatanLayanan",
    "RekapKetepatan",
    "Sewaktu",
    "jumlah_terlambat",
    "kasus",
    "rekap_ketepatan",
    "rekap_per_periode",
    "selesai_per_layanan",
    "sewaktu",
]
