"""What is changed about indicators: inputs, evidence, stages, targets, how they are measured."""

from skm.indikator.services.aturan import tetapkan_aturan, tulis_analisis
from skm.indikator.services.bukti import buka_bukti, hapus_bukti, kenali, letak, simpan_bukti
from skm.indikator.services.isian import (
    ALUR,
    BERALASAN,
    boleh,
    isian,
    pastikan_lengkap,
    pindah_tahap,
    simpan_isian,
)
from skm.indikator.services.katalog import CaraUkur, konsolidasi_boleh, salin_tahun, ubah_cara
from skm.indikator.services.ketentuan import (
    kaitkan,
    pilih_rumus,
    target_berlaku,
    tetapkan_renstra,
    tetapkan_target,
    tetapkan_tenggat,
)
from skm.indikator.services.penugasan import tugaskan
from skm.indikator.services.persetujuan import SETAHUN, laporkan_ketepatan, setujui_nilai
from skm.indikator.services.rumus import (
    IndikatorBaru,
    hapus_indikator,
    katalog_dengan,
    tambah_indikator,
    ubah_koreksi,
)

__all__ = [
    "ALUR",
    "BERALASAN",
    "SETAHUN",
    "CaraUkur",
    "IndikatorBaru",
    "boleh",
    "buka_bukti",
    "hapus_bukti",
    "hapus_indikator",
    "isian",
    "kaitkan",
    "katalog_dengan",
    "kenali",
    "konsolidasi_boleh",
    "laporkan_ketepatan",
    "letak",
    "pastikan_lengkap",
    "pilih_rumus",
    "pindah_tahap",
    "salin_tahun",
    "setujui_nilai",
    "simpan_bukti",
    "simpan_isian",
    "tambah_indikator",
    "target_berlaku",
    "tetapkan_aturan",
    "tetapkan_renstra",
    "tetapkan_target",
    "tetapkan_tenggat",
    "tugaskan",
    "tulis_analisis",
    "ubah_cara",
    "ubah_koreksi",
]
