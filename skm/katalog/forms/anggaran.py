"""The form of one programme and its budget, and that of a sheet of them."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import Field, SelectField, StringField
from wtforms.validators import InputRequired, ValidationError
from wtforms.widgets import HiddenInput

from kinerja.galat import GalatKinerja
from kinerja.tanggal import ROMAWI
from skm.katalog.anggaran import BarisProgram, IsianProgram, baca_rupiah
from skm.layanan.forms import tulisan
from skm.web.bilangan import Bulat


def _rupiah(label: str, **lain: Any) -> StringField:
    return StringField(label, [_sah], render_kw={"inputmode": "numeric"}, **lain)


def _sah(_: FlaskForm, field: Field) -> None:
    try:
        baca_rupiah(field.data or "")
    except GalatKinerja as galat:
        raise ValidationError(str(galat)) from galat


class ProgramForm(FlaskForm):
    """One programme; the choices of `sasaran` are the view's to give."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    sasaran = SelectField("Sasaran", invalid_choice_message="Pilih sasaran dari daftar.")
    nama = tulisan("Nama program", 300, description="Seperti pada DPA.")
    keterangan = tulisan("Sumber dana", 120, None, description="Misalnya APBD.")
    pagu_1 = _rupiah("Pagu triwulan I (Rp)")
    pagu_2 = _rupiah("Pagu triwulan II (Rp)")
    pagu_3 = _rupiah("Pagu triwulan III (Rp)")
    pagu_4 = _rupiah("Pagu triwulan IV (Rp)")
    realisasi_1 = _rupiah("Realisasi triwulan I (Rp)")
    realisasi_2 = _rupiah("Realisasi triwulan II (Rp)")
    realisasi_3 = _rupiah("Realisasi triwulan III (Rp)")
    realisasi_4 = _rupiah("Realisasi triwulan IV (Rp)")

    @property
    def triwulan(self) -> list[tuple[str, Field, Field]]:
        """(quarter, pagu, realisasi) in order."""
        return [
            (romawi, self[f"pagu_{n}"], self[f"realisasi_{n}"]) for n, romawi in enumerate(ROMAWI, start=1)
        ]

    def program(self) -> IsianProgram:
        """What was typed; an empty pagu is 0, an empty realisasi one that nobody told."""
        pagu, realisasi = (
            tuple(baca_rupiah(self[f"{nama}_{n}"].data or "") for n in range(1, 5))
            for nama in ("pagu", "realisasi")
        )
        return IsianProgram(
            self.sasaran.data,
            self.nama.data or "",
            self.keterangan.data or "",
            tuple(satu or 0 for satu in pagu),
            realisasi,
        )


def isi_program(satu: BarisProgram) -> dict[str, str | int]:
    """What the form shows of a programme."""
    isi: dict[str, str | int] = {"versi": satu.versi, "sasaran": satu.sasaran, "nama": satu.nama}
    isi["keterangan"] = satu.keterangan
    for n in range(4):
        realisasi = satu.anggaran.realisasi[n]
        isi[f"pagu_{n + 1}"] = str(satu.anggaran.pagu[n])
        isi[f"realisasi_{n + 1}"] = "" if realisasi is None else str(realisasi)
    return isi


class MuatProgramForm(FlaskForm):
    """A sheet of programmes."""

    berkas = FileField("Berkas .xlsx, .ods atau .csv", [FileRequired("Pilih berkasnya.")])
