"""Tables of the survey: questionnaires, links, answers, paper."""

from skm.survei.models.jawaban import Jalur, Jawaban, Kiriman, Pengecualian, Tanda
from skm.survei.models.kertas import Lembar, Tumpukan
from skm.survei.models.kuesioner import (
    KOLOM_UNSUR,
    JenisKuesioner,
    JenisTambahan,
    Kuesioner,
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
    "Lembar",
    "Pengecualian",
    "Tambahan",
    "Tanda",
    "Tautan",
    "Terjemahan",
    "Tumpukan",
    "Unsur",
]
