"""The filter of the report pages, which lives in the address, and the form of who signs documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask_wtf import FlaskForm
from wtforms import Field, SelectField
from wtforms.validators import ValidationError

from kinerja.galat import GalatKinerja
from kinerja.periode import Periode
from skm.laporan.penanda import Penanda
from skm.layanan.forms import tulisan

NIP = re.compile(r"(\d{8})(\d{6})(\d)(\d{3})", re.ASCII)
"""Birthday, month of appointment, sex, serial number: printed in these groups."""


@dataclass(frozen=True, slots=True)
class Saringan:
    """Both dates as typed and the period they mean; without a period `galat` says what to mend."""

    dari: str
    sampai: str
    periode: Periode | None
    galat: str

    @property
    def judul(self) -> str:
        """What a title calls the period."""
        return "Periode belum terbaca" if self.periode is None else self.periode.label


class PenandaForm(FlaskForm):
    """Who holds a post and who stands above it; the choices of `atasan` are the view's to give."""

    nama = tulisan("Nama dengan gelar", 120, None)
    pangkat = tulisan("Pangkat/golongan", 80, None, description="Misalnya Pembina, IV/a.")
    nip = tulisan("NIP", 30, None, description="18 angka; spasi boleh.")
    atasan = SelectField("Atasan yang ikut menandatangani")

    def validate_nip(self, field: Field) -> None:
        """Refuse what is not 18 digits."""
        if field.data and not NIP.fullmatch("".join(field.data.split())):
            raise ValidationError("NIP terdiri atas 18 angka.")

    def penanda(self, jabatan: str) -> Penanda:
        """What was typed, the number in its groups."""
        nip = NIP.sub(r"\1 \2 \3 \4", "".join((self.nip.data or "").split()))
        return Penanda(jabatan, self.nama.data or "", self.pangkat.data or "", nip, self.atasan.data)


def baca_saringan(isian: Mapping[str, str], bawaan: Periode) -> Saringan:
    """Read `dari` and `sampai` (ISO days, both included); an empty one leaves that side open.

    An address that names neither gets `bawaan`.
    """
    if "dari" not in isian and "sampai" not in isian:
        return dari_periode(bawaan)
    dari, sampai = isian.get("dari", "").strip(), isian.get("sampai", "").strip()
    try:
        periode = Periode.rentang(_tanggal("Dari tanggal", dari), _tanggal("Sampai tanggal", sampai))
    except GalatKinerja as galat:
        return Saringan(dari, sampai, None, str(galat))
    return Saringan(dari, sampai, periode, "")


def dari_periode(periode: Periode) -> Saringan:
    """The filter that shows `periode`."""
    return Saringan(_teks(periode.dari), _teks(periode.sampai), periode, "")


def periode_cepat(hari_ini: date) -> tuple[tuple[str, Periode], ...]:
    """Label and period of the shortcuts offered on `hari_ini`."""
    tahun, bulan = hari_ini.year, hari_ini.month
    return (
        ("Bulan ini", Periode.bulan(tahun, bulan)),
        ("Triwulan ini", Periode.triwulan(tahun, (bulan + 2) // 3)),
        ("Tahun ini", Periode.tahun(tahun)),
        ("Semua waktu", Periode.semua()),
    )


def _teks(tanggal: date | None) -> str:
    return "" if tanggal is None else tanggal.isoformat()


def _tanggal(nama: str, teks: str) -> date | None:
    if not teks:
        return None
    try:
        return date.fromisoformat(teks)
    except ValueError as galat:
        raise GalatKinerja(f"{nama} “{teks[:20]}” bukan tanggal. Tulis seperti 2026-03-31.") from galat
