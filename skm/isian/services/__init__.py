"""What is changed about a quarter's inputs. Nothing here commits."""

from skm.isian.services.aksi import simpan_aksi
from skm.isian.services.analisis import simpan_analisis
from skm.isian.services.bukti import (
    buang_berkas,
    buka_bukti,
    bukti_dirujuk,
    hapus_bukti,
    kenali,
    letak,
    simpan_bukti,
    tempatkan_berkas,
    temukan,
)
from skm.isian.services.isian import (
    ALUR,
    BERALASAN,
    boleh,
    isian,
    pastikan_lengkap,
    pindah_tahap,
    simpan_isian,
)
from skm.isian.services.penugasan import tugaskan
from skm.isian.services.tenggat import tetapkan_tenggat

__all__ = [
    "ALUR",
    "BERALASAN",
    "boleh",
    "buang_berkas",
    "buka_bukti",
    "bukti_dirujuk",
    "hapus_bukti",
    "isian",
    "kenali",
    "letak",
    "pastikan_lengkap",
    "pindah_tahap",
    "simpan_aksi",
    "simpan_analisis",
    "simpan_bukti",
    "simpan_isian",
    "tempatkan_berkas",
    "temukan",
    "tetapkan_tenggat",
    "tugaskan",
]
