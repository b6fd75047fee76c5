"""Reads of the survey. Counts and sums only: nothing here is divided."""

from skm.survei.queries.kuesioner import (
    jenis_terbit,
    judul_berlaku,
    kuesioner_berlaku,
    kuesioner_hari_itu,
    kuesioner_skm,
    kuesioner_terbit,
    kuesioner_terhitung,
    struktur,
    versi_pada,
)
from skm.survei.queries.sebaran import selang_ikm
from skm.survei.queries.tally import (
    HitunganIkm,
    HitunganSusunan,
    hitungan_ikm,
    hitungan_per_layanan,
    hitungan_per_periode,
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
    "HitunganSusunan",
    "Pintu",
    "TautanRinci",
    "daftar_tautan",
    "hitungan_ikm",
    "hitungan_per_layanan",
    "hitungan_per_periode",
    "hitungan_tautan",
    "jenis_terbit",
    "judul_berlaku",
    "kuesioner_berlaku",
    "kuesioner_hari_itu",
    "kuesioner_skm",
    "kuesioner_terbit",
    "kuesioner_terhitung",
    "pin_hash",
    "pintu_tiket",
    "selang_ikm",
    "struktur",
    "tautan_berkode",
    "tautan_unit",
    "versi_pada",
]
