"""What is read about a year's catalogue."""

from skm.katalog.queries.anggaran import daftar_program, program_bernomor
from skm.katalog.queries.aturan import aturan_berlaku, aturan_capaian, aturan_per_tahun, riwayat_aturan
from skm.katalog.queries.katalog import (
    indikator_berkode,
    jumlah_per_tahun,
    katalog,
    renstra,
    riwayat_renstra,
    riwayat_target,
    sasaran_iku,
    tahun_berkatalog,
    target_per_tahun,
)
from skm.katalog.queries.rumus import (
    baris_tahun,
    katalog_per_tahun,
    katalog_rumus,
    riwayat_rumus,
    rumus_kantor,
    rumus_per_tahun,
    tambahan,
)

__all__ = [
    "aturan_berlaku",
    "aturan_capaian",
    "aturan_per_tahun",
    "baris_tahun",
    "daftar_program",
    "indikator_berkode",
    "jumlah_per_tahun",
    "katalog",
    "katalog_per_tahun",
    "katalog_rumus",
    "program_bernomor",
    "renstra",
    "riwayat_aturan",
    "riwayat_renstra",
    "riwayat_rumus",
    "riwayat_target",
    "rumus_kantor",
    "rumus_per_tahun",
    "sasaran_iku",
    "tahun_berkatalog",
    "tambahan",
    "target_per_tahun",
]
