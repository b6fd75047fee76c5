"""Shapes of the forms for a quarter's inputs and for targets. Inputs are read variable by variable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import DateField, Field, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from kinerja.capaian import Aturan, Target
from kinerja.galat import GalatKinerja, GalatMasukan
from skm.indikator.angka_tertulis import baca_nilai, tulis
from skm.indikator.aturan import BATAS, AturanKantor, baca_skala
from skm.indikator.models import Renstra
from skm.indikator.sebutan import POLARITAS
from skm.layanan.forms import tulisan
from skm.teks import rapikan_baris

TRIWULAN = (
    ("0", "Setahun"),
    ("1", "Triwulan I"),
    ("2", "Triwulan II"),
    ("3", "Triwulan III"),
    ("4", "Triwulan IV"),
)
TIDAK_BERLAKU = "tidak-berlaku"
PERSEN_TERTINGGI = 1000
Terbaca = TypeVar("Terbaca")


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
            if nama in self.kosong:
                hasil[nama] = None
            elif teks:
                try:
                    hasil[nama] = baca_nilai(teks)
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
    teks = {satu: "" if (nilai := angka.get(satu)) is None else tulis(nilai) for satu in nama}
    return IsianForm(teks, frozenset(satu for satu in nama if satu in angka and angka[satu] is None), catatan)


def _di(bidang: Field, baca: Callable[[str], Terbaca]) -> Terbaca:
    """What the field says; why it cannot be read is told at the field. Raises GalatKinerja."""
    try:
        return baca(bidang.data)
    except GalatKinerja as galat:
        bidang.errors = [str(galat)]
        raise


def _paragraf(label: str) -> TextAreaField:
    panjang = Length(max=4000, message="Paling banyak 4.000 huruf.")
    return TextAreaField(label, [Optional(), panjang], filters=[rapikan_baris])


class TargetForm(FlaskForm):
    """A target: one number, or a range with both ends."""

    triwulan = SelectField("Untuk", choices=dict(TRIWULAN))
    bawah = tulisan("Target", 30)
    atas = tulisan("Sampai", 30, None, description="Hanya untuk target berupa rentang.")
    dokumen = tulisan("Nomor dokumen", 120, None)
    alasan = tulisan("Alasan perubahan", 300, None, description="Wajib bila target sebelumnya sudah ada.")

    def target(self) -> Target:
        """The target typed. Raises GalatKinerja."""
        bawah = baca_nilai(self.bawah.data)
        return Target(bawah, baca_nilai(self.atas.data) if self.atas.data else bawah)


class RenstraForm(FlaskForm):
    """Where the Renstra begins and where it is to end."""

    tahun_awal = IntegerField("Tahun awal", validators=[InputRequired("Isi tahunnya.")])
    awal = tulisan("Kondisi awal", 30, None, description="Kosongkan bila belum pernah diukur.")
    tahun_akhir = IntegerField("Tahun akhir Renstra", validators=[InputRequired("Isi tahunnya.")])
    bawah = tulisan("Target akhir", 30)
    atas = tulisan("Sampai", 30, None, description="Hanya untuk target berupa rentang.")
    dokumen = tulisan("Nomor dokumen", 120, None)
    alasan = tulisan("Alasan perubahan", 300, None, description="Wajib bila sudah pernah ditetapkan.")

    def renstra(self) -> Renstra:
        """What was typed; the message of what cannot be read is at its field. Raises GalatKinerja."""
        awal = _di(self.awal, baca_nilai) if self.awal.data else None
        bawah = _di(self.bawah, baca_nilai)
        atas = _di(self.atas, baca_nilai) if self.atas.data else bawah
        target = _di(self.bawah, lambda _: Target(bawah, atas))
        tahun = self.tahun_awal.data, self.tahun_akhir.data
        return _di(self.tahun_akhir, lambda _: Renstra(tahun[0], awal, tahun[1], target))


class RumusForm(FlaskForm):
    """Which formula shall be in force, and on what basis."""

    rumus = SelectField(
        "Rumus yang berlaku", choices={"ketetapan": "Rumus ketetapan", "koreksi": "Rumus koreksi"}
    )
    alasan = tulisan("Alasan dan dasarnya", 300, "Isi alasan atau dasarnya.")


class TahapForm(FlaskForm):
    """The next stage of a quarter's inputs as they were shown."""

    versi = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    aksi = StringField()
    alasan = tulisan("Alasan", 300, None)


class BuktiForm(FlaskForm):
    """One evidence file."""

    berkas = FileField("Berkas bukti", [FileRequired("Pilih berkasnya.")])


class AlasanForm(FlaskForm):
    """A reason, needed or not as the service says."""

    alasan = tulisan("Alasan", 300, None)


class SalinForm(FlaskForm):
    """From which year to which a catalogue is copied."""

    dari = IntegerField("Dari tahun", validators=[InputRequired("Isi tahunnya.")])
    ke = IntegerField("Ke tahun", validators=[InputRequired("Isi tahunnya.")])


class KatalogForm(FlaskForm):
    """A changed catalogue, and what its changes rest on."""

    tahun = IntegerField("Untuk tahun", validators=[InputRequired("Isi tahunnya.")])
    berkas = FileField("Berkas .xlsx atau .csv", [FileRequired("Pilih berkasnya.")])
    dokumen = tulisan("Nomor dokumen", 120, None, description="Dicatat pada target yang ditetapkan.")
    alasan = tulisan("Alasan perubahan", 300, "Isi alasan perubahannya.")


class CaraForm(FlaskForm):
    """How an indicator is measured; the ways its formulas allow are set by the view."""

    polaritas = SelectField(
        "Arah penilaian", choices={nilai.value: kata for nilai, kata in POLARITAS.items()}
    )
    konsolidasi = SelectField("Dari triwulan menjadi setahun")
    pensiun = tulisan("Tidak diukur lagi karena", 300, None, description="Kosongkan selama masih diukur.")
    alasan = tulisan("Alasan perubahan", 300, "Isi alasan perubahannya.")


def _baca_persen(teks: str) -> Fraction:
    nilai = baca_nilai(teks)
    if not 0 <= nilai <= PERSEN_TERTINGGI:
        raise GalatMasukan(f"Isi 0 sampai {PERSEN_TERTINGGI}.")
    return nilai


class AturanForm(FlaskForm):
    """How capaian are rated in a year."""

    skala = TextAreaField(
        "Kategori",
        [InputRequired("Isi kategorinya.")],
        description="Satu tiap baris, terbaik dahulu: batas bawah lalu namanya. Yang terakhir hanya namanya.",
    )
    batas = SelectField(
        "Capaian di atas target pada rata-rata", choices={kode: nama for kode, (nama, _) in BATAS.items()}
    )
    nol_tercapai = tulisan(
        "Target 0 tercapai, capaiannya (%)", 20, description="Untuk indikator yang makin rendah makin baik."
    )
    nol_terlewati = tulisan("Target 0 terlewati, capaiannya (%)", 20)
    alasan = tulisan("Alasan atau dasarnya", 300, "Isi alasan atau dasarnya.")

    def aturan(self) -> AturanKantor:
        """What was typed; the message of what cannot be read is at its field. Raises GalatKinerja."""
        skala = _di(self.skala, baca_skala)
        nol = Aturan(_di(self.nol_tercapai, _baca_persen), _di(self.nol_terlewati, _baca_persen))
        return AturanKantor(skala, self.batas.data, nol)


class AnalisisForm(FlaskForm):
    """Why a year came out so, and what is done about it."""

    versi = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    penyebab = _paragraf("Penyebab keberhasilan atau kegagalan")
    tindak_lanjut = _paragraf("Tindak lanjut")


class TenggatForm(FlaskForm):
    """The last day to submit a quarter."""

    tanggal = DateField("Tenggat", [InputRequired("Isi tanggalnya.")])
