"""What changes the survey's data. Nothing here commits."""

from skm.jawaban.services.terima import HasilKirim
from skm.survei.services.jawaban import (
    POLA_KUNCI,
    hari_diisi,
    hitung,
    kunci_baru,
    siapkan_jawaban,
)
from skm.survei.services.tautan import (
    Tujuan,
    arahkan,
    buat_tautan,
    buka_kembali,
    lengkapi_poster,
    nonaktifkan,
    pastikan_tautan_unit,
    pin_benar,
    sidik_pin,
)

__all__ = [
    "POLA_KUNCI",
    "HasilKirim",
    "Tujuan",
    "arahkan",
    "buat_tautan",
    "buka_kembali",
    "hari_diisi",
    "hitung",
    "kunci_baru",
    "lengkapi_poster",
    "nonaktifkan",
    "pastikan_tautan_unit",
    "pin_benar",
    "siapkan_jawaban",
    "sidik_pin",
]
