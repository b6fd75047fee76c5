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
from skm.loket.queries.papan import Papan, SaringanPapan, jumlah_terbuka, papan, rincian
from skm.loket.queries.siap import siap_diambil

__all__ = [
    "BandingCatatan",
    "BarisPermohonan",
    "Papan",
    "SaringanPapan",
    "StatusJanji",
    "banding_catatan",
    "jumlah_terbuka",
    "kunjungan",
    "kunjungan_terakhir",
    "log",
    "papan",
    "permohonan_bersidik",
    "permohonan_terlacak",
    "permohonan_unit",
    "rincian",
    "riwayat",
    "siap_diambil",
]
