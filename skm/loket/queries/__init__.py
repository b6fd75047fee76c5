"""Reads of the front desk. Counts only: nothing here is divided."""

from skm.loket.baris import BarisPermohonan, StatusJanji
from skm.loket.queries.cari import (
    kunjungan,
    kunjungan_terakhir,
    permohonan_bersidik,
    permohonan_terlacak,
    permohonan_unit,
    riwayat,
)
from skm.loket.queries.catatan import BandingCatatan, banding_catatan, log
from skm.loket.queries.ketepatan import (
    Kelompok,
    jumlah_terlambat,
    kasus,
    rekap_ketepatan,
    rekap_per_periode,
    selesai_per_layanan,
)
from skm.loket.queries.papan import Papan, SaringanPapan, jumlah_terbuka, papan, rincian
from skm.loket.queries.sewaktu import KINI, Sewaktu, sewaktu
from skm.loket.rekap import KetepatanLayanan, RekapKetepatan

__all__ = [
    "KINI",
    "BandingCatatan",
    "BarisPermohonan",
    "Kelompok",
    "KetepatanLayanan",
    "Papan",
    "RekapKetepatan",
    "SaringanPapan",
    "Sewaktu",
    "StatusJanji",
    "banding_catatan",
    "jumlah_terbuka",
    "jumlah_terlambat",
    "kasus",
    "kunjungan",
    "kunjungan_terakhir",
    "log",
    "papan",
    "permohonan_bersidik",
    "permohonan_terlacak",
    "permohonan_unit",
    "rekap_ketepatan",
    "rekap_per_periode",
    "rincian",
    "riwayat",
    "selesai_per_layanan",
    "sewaktu",
]
