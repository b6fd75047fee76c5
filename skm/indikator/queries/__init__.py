"""What pages and commands read about indicators."""

from skm.indikator.queries.aturan import analisis, analisis_setahun, aturan_capaian, riwayat_aturan
from skm.indikator.queries.isian import (
    BelumDiajukan,
    belum_diisi,
    berikutnya,
    bukti,
    bukti_bernomor,
    cuplikan,
    isian_bertahap,
    penanggung,
    tenggat,
)
from skm.indikator.queries.katalog import (
    KetepatanLayanan,
    RekapKetepatan,
    TahunTanpaKatalog,
    indikator_berkode,
    jumlah_per_tahun,
    katalog,
    rekap_ketepatan,
    renstra,
    riwayat_renstra,
    riwayat_target,
    tahun_berkatalog,
)
from skm.indikator.queries.penugasan import jabatan, jabatan_akun, penugasan
from skm.indikator.queries.rumus import baris_tahun, katalog_rumus, riwayat_rumus, rumus_kantor, tambahan

__all__ = [
    "BelumDiajukan",
    "KetepatanLayanan",
    "RekapKetepatan",
    "TahunTanpaKatalog",
    "analisis",
    "analisis_setahun",
    "aturan_capaian",
    "baris_tahun",
    "belum_diisi",
    "berikutnya",
    "bukti",
    "bukti_bernomor",
    "cuplikan",
    "indikator_berkode",
    "isian_bertahap",
    "jabatan",
    "jabatan_akun",
    "jumlah_per_tahun",
    "katalog",
    "katalog_rumus",
    "penanggung",
    "penugasan",
    "rekap_ketepatan",
    "renstra",
    "riwayat_aturan",
    "riwayat_renstra",
    "riwayat_rumus",
    "riwayat_target",
    "rumus_kantor",
    "tahun_berkatalog",
    "tambahan",
    "tenggat",
]
