"""Who owes what of a quarter, with which evidence, and who fills in for a post."""

from skm.isian.queries.aksi import aksi, aksi_setahun
from skm.isian.queries.analisis import analisis, analisis_setahun
from skm.isian.queries.pengisian import (
    Pengisian,
    bukti,
    bukti_bernomor,
    bukti_triwulan,
    isian_dua_tahun,
    pengisian,
    tenggat,
    terkunci,
)
from skm.isian.queries.penugasan import jabatan, jabatan_akun, penugasan

__all__ = [
    "Pengisian",
    "aksi",
    "aksi_setahun",
    "analisis",
    "analisis_setahun",
    "bukti",
    "bukti_bernomor",
    "bukti_triwulan",
    "isian_dua_tahun",
    "jabatan",
    "jabatan_akun",
    "pengisian",
    "penugasan",
    "tenggat",
    "terkunci",
]
