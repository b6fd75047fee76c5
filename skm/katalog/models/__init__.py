"""Tables of the decree by year and of what the office decides about it."""

from skm.katalog.models.anggaran import Program
from skm.katalog.models.katalog import Indikator, RumusIndikator
from skm.katalog.models.ketentuan import (
    TAHUN_PERTAMA,
    TAHUN_TERAKHIR,
    AturanCapaian,
    Renstra,
    TargetIndikator,
    TargetRenstra,
)

__all__ = [
    "TAHUN_PERTAMA",
    "TAHUN_TERAKHIR",
    "AturanCapaian",
    "Indikator",
    "Program",
    "Renstra",
    "RumusIndikator",
    "TargetIndikator",
    "TargetRenstra",
]
