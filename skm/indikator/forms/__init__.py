"""Shapes of the forms for indicators. They check shape and never query."""

from skm.indikator.forms.isian import (
    AlasanForm,
    AnalisisForm,
    IsianForm,
    TahapForm,
    TenggatForm,
    dari_angka,
    dari_kiriman,
)
from skm.indikator.forms.katalog import CaraForm, IndikatorForm, KatalogForm, KoreksiForm, SalinForm
from skm.indikator.forms.ketentuan import TRIWULAN, AturanForm, RenstraForm, RumusForm, TargetForm

__all__ = [
    "TRIWULAN",
    "AlasanForm",
    "AnalisisForm",
    "AturanForm",
    "CaraForm",
    "IndikatorForm",
    "IsianForm",
    "KatalogForm",
    "KoreksiForm",
    "RenstraForm",
    "RumusForm",
    "SalinForm",
    "TahapForm",
    "TargetForm",
    "TenggatForm",
    "dari_angka",
    "dari_kiriman",
]
