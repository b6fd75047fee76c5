"""Reads of the front desk. Counts only: nothing here is divided."""

from skm.loket.baris import BarisPermohonan, Keadaan
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
    jumlah_diproses,
    jumlah_terlambat,
    kasus,
    ketepatan_per_layanan,
)
from skm.loket.queries.papan import Papan, SaringanPapan, jumlah_terbuka, papan, rincian

__all__ = [
    "BandingCatatan",
    "BarisPermohonan",
    "Keadaan",
    "Kelompok",
    "Papan",
    "SaringanPapan",
    "banding_catatan",
    "jumlah_diproses",
    "jumlah_terbuka",
    "jumlah_terlambat",
    "kasus",
    "ketepatan_per_layanan",
    "kunjungan",
    "kunjungan_terakhir",
    "log",
    "papan",
    "permohonan_bersidik",
    "permohonan_terlacak",
    "permohonan_unit",
    "rincian",
    "riwayat",
]
