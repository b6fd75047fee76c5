"""Plans of an office: by period, one by one, what is late, and as its report has them."""

from skm.tindaklanjut.queries.laporan import bagian_selesai, lengkapi
from skm.tindaklanjut.queries.rencana import (
    Terlambat,
    bukti_rencana,
    butir_periode,
    daftar_bukti,
    daftar_peristiwa,
    daftar_rencana,
    daftar_terlambat,
    forum_periode,
    kunci_rencana,
    rencana_pilihan,
    rencana_unit,
    tampilan,
)
from skm.tindaklanjut.queries.saran import (
    SEHALAMAN,
    JawabanPublik,
    Saran,
    SaranUnsur,
    daftar_saran,
    jawaban_publik,
    saran_per_unsur,
    saran_rencana,
    satu_saran,
)

__all__ = [
    "SEHALAMAN",
    "JawabanPublik",
    "Saran",
    "SaranUnsur",
    "Terlambat",
    "bagian_selesai",
    "bukti_rencana",
    "butir_periode",
    "daftar_bukti",
    "daftar_peristiwa",
    "daftar_rencana",
    "daftar_saran",
    "daftar_terlambat",
    "forum_periode",
    "jawaban_publik",
    "kunci_rencana",
    "lengkapi",
    "rencana_pilihan",
    "rencana_unit",
    "saran_per_unsur",
    "saran_rencana",
    "satu_saran",
    "tampilan",
]
