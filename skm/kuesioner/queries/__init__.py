"""Reads of questionnaires and of what was answered. Counts and sums only: nothing here is divided."""

from skm.kuesioner.berlaku import kuesioner_berlaku, kuesioner_terbit
from skm.kuesioner.queries.kuesioner import (
    jenis_terbit,
    judul_berlaku,
    kuesioner_hari_itu,
    kuesioner_skm,
    kuesioner_terhitung,
    struktur,
    versi_pada,
)
from skm.kuesioner.queries.sebaran import selang_ikm
from skm.kuesioner.queries.tally import (
    HitunganIkm,
    HitunganSusunan,
    hitungan_ikm,
    hitungan_per_layanan,
    hitungan_per_periode,
)

__all__ = [
    "HitunganIkm",
    "HitunganSusunan",
    "hitungan_ikm",
    "hitungan_per_layanan",
    "hitungan_per_periode",
    "jenis_terbit",
    "judul_berlaku",
    "kuesioner_berlaku",
    "kuesioner_hari_itu",
    "kuesioner_skm",
    "kuesioner_terbit",
    "kuesioner_terhitung",
    "selang_ikm",
    "struktur",
    "versi_pada",
]
