"""What pages and commands read about indicators."""

from skm.indikator.queries.aturan import (
    analisis,
    analisis_setahun,
    aturan_berlaku,
    aturan_capaian,
    aturan_per_tahun,
    riwayat_aturan,
)
from skm.indikator.queries.isian import (
    BelumDiajukan,
    Pengisian,
    bukti,
    bukti_bernomor,
    bukti_triwulan,
    isian_dua_tahun,
    pengisian,
    tenggat,
)
from skm.indikator.queries.katalog import (
    indikator_berkode,
    jumlah_per_tahun,
    katalog,
    renstra,
    riwayat_renstra,
    riwayat_target,
    tahun_berkatalog,
    target_per_tahun,
)
from skm.indikator.queries.penugasan import jabatan, jabatan_akun, penugasan
from skm.indikator.queries.rumus import (
    baris_tahun,
    katalog_per_tahun,
    katalog_rumus,
    riwayat_rumus,
    rumus_kantor,
    tambahan,
)

__all__ = [
    "BelumDiajukan",
    "Pengisian",
    "analisis",
    "analisis_setahun",
    "aturan_berlaku",
    "aturan_capaian",
    "aturan_per_tahun",
    "baris_tahun",
    "bukti",
    "bukti_bernomor",
    "bukti_triwulan",
    "indikator_berkode",
    "isian_dua_tahun",
    "jabatan",
    "jabatan_akun",
    "jumlah_per_tahun",
    "katalog",
    "katalog_per_tahun",
    "katalog_rumus",
    "pengisian",
    "penugasan",
    "renstra",
    "riwayat_aturan",
    "riwayat_renstra",
    "riwayat_rumus",
    "riwayat_target",
    "rumus_kantor",
    "tahun_berkatalog",
    "tambahan",
    "target_per_tahun",
    "tenggat",
]
