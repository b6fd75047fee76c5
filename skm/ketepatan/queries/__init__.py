"""Counts of a period, by service, village and month, now or as known at a moment. Nothing here is divided."""

from skm.ketepatan.queries.kasus import Kelompok, Milik, banyak_jeda, banyak_kasus, kasus
from skm.ketepatan.queries.ketepatan import (
    jumlah_terlambat,
    rekap_ketepatan,
    rekap_per_periode,
    selesai_per_layanan,
    tally_per_kategori,
)
from skm.ketepatan.queries.sewaktu import KINI, Sewaktu, sewaktu
from skm.ketepatan.rekap import KetepatanLayanan, RekapKetepatan

__all__ = [
    "KINI",
    "Kelompok",
    "KetepatanLayanan",
    "Milik",
    "RekapKetepatan",
    "Sewaktu",
    "banyak_jeda",
    "banyak_kasus",
    "jumlah_terlambat",
    "kasus",
    "rekap_ketepatan",
    "rekap_per_periode",
    "selesai_per_layanan",
    "sewaktu",
    "tally_per_kategori",
]
