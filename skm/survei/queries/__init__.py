"""Reads of the survey. Counts and sums only: nothing here is divided."""

from skm.survei.queries.kuesioner import (
    jenis_terbit,
    judul_berlaku,
    kuesioner_berlaku,
    kuesioner_terbit,
    unsur_berurut,
)
from skm.survei.queries.tally import (
    HitunganIkm,
    Saran,
    hitungan_ikm,
    hitungan_per_periode,
    responden_per_layanan,
    saran_terbaru,
    syarat_jawaban,
)
from skm.survei.queries.tautan import (
    Hitungan,
    Pintu,
    TautanRinci,
    daftar_tautan,
    hitungan_tautan,
    pin_hash,
    pintu_tiket,
    tautan_berkode,
    tautan_unit,
)

__all__ = [
    "Hitungan",
    "HitunganIkm",
    "Pintu",
    "Saran",
    "TautanRinci",
    "daftar_tautan",
    "hitungan_ikm",
    "hitungan_per_periode",
    "hitungan_tautan",
    "jenis_terbit",
    "judul_berlaku",
    "kuesioner_berlaku",
    "kuesioner_terbit",
    "pin_hash",
    "pintu_tiket",
    "responden_per_layanan",
    "saran_terbaru",
    "syarat_jawaban",
    "tautan_berkode",
    "tautan_unit",
    "unsur_berurut",
]
