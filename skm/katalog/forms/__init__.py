"""Shapes of the forms for a year's catalogue. They check shape and never query."""

from skm.katalog.forms.anggaran import MuatProgramForm, ProgramForm, isi_program
from skm.katalog.forms.katalog import ASAL, CaraForm, IndikatorForm, KatalogForm, KoreksiForm, SalinForm
from skm.katalog.forms.ketentuan import TRIWULAN, AturanForm, RenstraForm, RumusForm, TargetForm

__all__ = [
    "ASAL",
    "TRIWULAN",
    "AturanForm",
    "CaraForm",
    "IndikatorForm",
    "KatalogForm",
    "KoreksiForm",
    "MuatProgramForm",
    "ProgramForm",
    "RenstraForm",
    "RumusForm",
    "SalinForm",
    "TargetForm",
    "isi_program",
]
