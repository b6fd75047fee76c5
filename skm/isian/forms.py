"""A quarter's inputs, read variable by variable, their evidence and their way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from kinerja.galat import GalatKinerja
from kinerja.tanggal import ROMAWI
from skm.isian.models import AksiIndikator
from skm.katalog.angka_tertulis import baca_masukan, tulis_angka
from skm.katalog.forms.bidang import paragraf
from skm.layanan.forms import tulisan
from skm.web.bilangan import Bulat
from skm.web.tanggal import hari_isian

TIDAK_BERLAKU = "tidak-berlaku"


@dataclass(slots=True)
class IsianForm:
    """What was typed, by variable; `galat` holds a message for each that cannot be read."""

    teks: dict[str, str]
    kosong: frozenset[str]
    """Variables marked as not applicable."""
    catatan: str = ""
    galat: dict[str, str] = field(default_factory=dict)

    def angka(self) -> dict[str, Fraction | None]:
        """Exact numbers of what could be read; a variable left empty is left out."""
        hasil: dict[str, Fraction | None] = {}
        for nama, teks in self.teks.items():
            if nama in self.kosong and teks:
                self.galat[nama] = "Ada angka dan tanda “tidak berlaku”; pilih salah satu."
            elif nama in self.kosong:
                hasil[nama] = None
            elif teks:
                try:
                    hasil[nama] = baca_masukan(teks)
                except GalatKinerja as galat:
                    self.galat[nama] = str(galat)
        return hasil


def dari_kiriman(data: Mapping[str, str], nama: Sequence[str]) -> IsianForm:
    """Fields `nilai-<variable>`, `tidak-berlaku-<variable>` and `catatan`."""
    teks = {satu: data.get(f"nilai-{satu}", "").strip()[:40] for satu in nama}
    kosong = frozenset(satu for satu in nama if f"{TIDAK_BERLAKU}-{satu}" in data)
    return IsianForm(teks, kosong, data.get("catatan", "").strip()[:1000])


def dari_angka(angka: Mapping[str, Fraction | None], nama: Sequence[str], catatan: str) -> IsianForm:
    """The form that shows what was kept."""
    teks = {satu: "" if (nilai := angka.get(satu)) is None else tulis_angka(nilai) for satu in nama}
    return IsianForm(teks, frozenset(satu for satu in nama if satu in angka and angka[satu] is None), catatan)


class TahapForm(FlaskForm):
    """The next stage of a quarter's inputs as they were shown."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    aksi = StringField()
    alasan = tulisan("Alasan", 300, None)


class AnalisisForm(FlaskForm):
    """Why a year came out so, and what is done about it."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    penyebab = paragraf("Penyebab keberhasilan atau kegagalan")
    tindak_lanjut = paragraf("Tindak lanjut")


class AksiForm(FlaskForm):
    """What is done in each quarter for an indicator, and what became of it."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    rencana_1, realisasi_1 = paragraf("Rencana triwulan I"), paragraf("Realisasi triwulan I")
    rencana_2, realisasi_2 = paragraf("Rencana triwulan II"), paragraf("Realisasi triwulan II")
    rencana_3, realisasi_3 = paragraf("Rencana triwulan III"), paragraf("Realisasi triwulan III")
    rencana_4, realisasi_4 = paragraf("Rencana triwulan IV"), paragraf("Realisasi triwulan IV")

    @property
    def triwulan(self) -> list[tuple[str, Field, Field]]:
        """(quarter, plan, realisation) in order."""
        return [
            (romawi, self[f"rencana_{n}"], self[f"realisasi_{n}"]) for n, romawi in enumerate(ROMAWI, start=1)
        ]


def isi_aksi(ada: AksiIndikator | None) -> dict[str, str | int]:
    """What the form shows of a plan; nothing of one that is not there."""
    isi: dict[str, str | int] = {"versi": ada.versi if ada else 0}
    for nama, semua in (("rencana", ada.rencana), ("realisasi", ada.realisasi)) if ada else ():
        isi |= {f"{nama}_{n}": teks for n, teks in enumerate(semua, start=1)}
    return isi


class TenggatForm(FlaskForm):
    """The last day to submit a quarter."""

    tanggal = hari_isian("Tenggat")
