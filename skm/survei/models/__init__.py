"""Tables of the survey: questionnaires and links."""

from skm.survei.models.kuesioner import (
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
    "HitungTautan",
    "JenisKuesioner",
    "JenisTambahan",
    "JenisTautan",
    "Kuesioner",
    "SkalaKuesioner",
    "Tambahan",
    "Tautan",
    "Terjemahan",
    "Unsur",
]
