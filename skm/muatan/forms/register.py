"""The form that takes a register, and the one that asks what its headings and words mean."""

from __future__ import annotations

from collections.abc import Sequence

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField

from skm.berkas.hari import Urutan
from skm.berkas.pemetaan import BELUM, TIDAK_DIBACA
from skm.layanan.models import Layanan
from skm.muatan.forms.impor import URUTAN, Pilihan
from skm.muatan.register import STATUS

JAWABAN = ("urutan_tanggal", "lembar")
"""Fields that are shown only when a register leaves open what they answer."""
SEBUTAN = {
    "nomor": "Nomor",
    "layanan": "Layanan",
    "diterima": "Diterima",
    "lengkap": "Berkas lengkap",
    "selesai": "Selesai",
    "status": "Status",
}


class RegisterForm(FlaskForm):
    """A register kept elsewhere, and what it leaves open."""

    berkas = FileField("Berkas .csv, .xlsx, .xlsm, atau .ods", [FileRequired("Pilih berkasnya.")])
    urutan_tanggal = SelectField("Urutan hari dan bulan", choices=URUTAN, default="", validate_choice=False)
    lembar = SelectField("Lembar yang dibaca", choices=[], default="", validate_choice=False)

    def urutan(self) -> Urutan | None:
        """The order that was answered."""
        teks = self.urutan_tanggal.data
        return Urutan(teks) if teks in set(Urutan) else None

    def terbawa(self, kecuali: str = "") -> dict[str, str]:
        """The answers so far, for a page that asks on; not the one that is asked for again."""
        isi = {nama: str((self[nama].raw_data or [""])[0]) for nama in JAWABAN if nama != kecuali}
        return {nama: teks for nama, teks in isi.items() if teks}


def pilihan_kolom() -> Pilihan:
    """What a column of a register may hold."""
    return [(TIDAK_DIBACA, "Tidak dibaca"), *SEBUTAN.items()]


def pilihan_kata(layanan: Sequence[Layanan]) -> dict[str, Pilihan]:
    """What a word of a register may mean, by field."""
    isi = {
        "layanan": [(satu.kode, satu.nama) for satu in layanan],
        "status": [(satu.value, satu.value.capitalize()) for satu in STATUS],
    }
    return {bidang: [(BELUM, "Pilih artinya"), *pilihan] for bidang, pilihan in isi.items()}
