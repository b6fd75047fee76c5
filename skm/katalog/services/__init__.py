"""What is changed about a year's catalogue. Nothing here commits."""

from skm.katalog.services.anggaran import (
    KOLOM,
    hapus_program,
    muat_program,
    simpan_program,
)
from skm.katalog.services.aturan import tetapkan_aturan
from skm.katalog.services.katalog import CaraUkur, cara_boleh, salin_tahun, ubah_cara
from skm.katalog.services.ketentuan import (
    kaitkan,
    target_berlaku,
    tetapkan_renstra,
    tetapkan_rumus,
    tetapkan_target,
)
from skm.katalog.services.rumus import IndikatorBaru, katalog_dengan, tambah_indikator, ubah_koreksi

__all__ = [
    "KOLOM",
    "CaraUkur",
    "IndikatorBaru",
    "cara_boleh",
    "hapus_program",
    "kaitkan",
    "katalog_dengan",
    "muat_program",
    "salin_tahun",
    "simpan_program",
    "tambah_indikator",
    "target_berlaku",
    "tetapkan_aturan",
    "tetapkan_renstra",
    "tetapkan_rumus",
    "tetapkan_target",
    "ubah_cara",
    "ubah_koreksi",
]
