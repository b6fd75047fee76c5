"""Tables of the answer store: answers, their counters, and what was taken out."""

from skm.jawaban.jalur import KOLOM_UNSUR, SENDIRI, Jalur, Rentang
from skm.jawaban.models.hitungan import (
    PROFIL,
    Dimensi,
    HitunganHari,
    HitunganProfil,
    HitunganTambahan,
    HitunganTampil,
    Penutupan,
)
from skm.jawaban.models.jawaban import (
    BULAN_JAWABAN,
    SATU_PERNYATAAN,
    Jawaban,
    JawabanMenunggu,
    Kiriman,
    Pengecualian,
    Tanda,
)

__all__ = [
    "BULAN_JAWABAN",
    "KOLOM_UNSUR",
    "PROFIL",
    "SATU_PERNYATAAN",
    "SENDIRI",
    "Dimensi",
    "HitunganHari",
    "HitunganProfil",
    "HitunganTambahan",
    "HitunganTampil",
    "Jalur",
    "Jawaban",
    "JawabanMenunggu",
    "Kiriman",
    "Pengecualian",
    "Penutupan",
    "Rentang",
    "Tanda",
]
