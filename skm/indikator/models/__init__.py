"""Tables of the indicators: the catalogue, what posts fill in, what the office decides."""

from skm.indikator.models.isian import AngkaBeku, BuktiDukung, IsianTriwulan, TahapIsian, TenggatIsian
from skm.indikator.models.katalog import Indikator, PenugasanJabatan, RumusIndikator
from skm.indikator.models.ketentuan import (
    TAHUN_PERTAMA,
    TAHUN_TERAKHIR,
    AnalisisIndikator,
    AturanCapaian,
    Renstra,
    TargetIndikator,
    TargetRenstra,
)

__all__ = [
    "TAHUN_PERTAMA",
    "TAHUN_TERAKHIR",
    "AnalisisIndikator",
    "AngkaBeku",
    "AturanCapaian",
    "BuktiDukung",
    "Indikator",
    "IsianTriwulan",
    "PenugasanJabatan",
    "Renstra",
    "RumusIndikator",
    "TahapIsian",
    "TargetIndikator",
    "TargetRenstra",
    "TenggatIsian",
]
