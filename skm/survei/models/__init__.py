"""Tables of the survey: questionnaires, links, answers."""

from skm.survei.models.jawaban import Jalur, Jawaban, Kiriman, Pengecualian, Tanda
from skm.survei.models.kuesioner import (
    KOLOM_UNSUR,
    JenisKuesioner,
    JenisTambahan,
    Kuesioner,
    SkalaKuesioner,
    Tambahan,
    Terjemahan,
    Unsur,
)
from skm.survei.models.tautan import HitungTautan, JenisTautan, Tautan

__all__ = [
    "KOLOM_UNSUR",
    "HitungTautan",
    "Jalur",
    "Jawaban",
    "JenisKuesioner",
    "JenisTambahan",
    "JenisTautan",
    "Kiriman",
    "Kuesioner",
    "Pengecualian",
    "SkalaKuesioner",
    "Tambahan",
    "Tanda",
    "Tautan",
    "Terjemahan",
    "Unsur",
]
