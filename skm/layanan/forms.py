"""Shapes of the admin's forms for services, promises, hours and holidays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from kinerja.galat import GalatMasukan
from kinerja.kalender import Satuan
from skm.layanan.jadwal import HARI, baca_jam
from skm.layanan.kata import NAMA_KATEGORI
from skm.layanan.models import JenisLibur
from skm.teks import rapikan
from skm.web.bilangan import Bulat
from skm.web.tanggal import hari_isian

NAMA_SATUAN = {Satuan.MENIT: "menit kerja", Satuan.JAM: "jam kerja", Satuan.HARI: "hari kerja"}
NAMA_LIBUR = {
    JenisLibur.LIBUR_NASIONAL: "Libur nasional",
    JenisLibur.CUTI_BERSAMA: "Cuti bersama",
    JenisLibur.LIBUR_DAERAH: "Libur daerah",
}
WAJIB = "Bagian ini harus diisi."


def tulisan(label: str, terpanjang: int, wajib: str | None = WAJIB, **kwargs: Any) -> StringField:
    """A line of at most `terpanjang` characters; `wajib` is what an empty one is told, None if it may be."""
    panjang = Length(max=terpanjang, message=f"Paling banyak {terpanjang} karakter.")
    syarat = Optional() if wajib is None else DataRequired(wajib)
    return StringField(label, [syarat, panjang], filters=[rapikan], **kwargs)


def _bulat(label: str, terbanyak: int, paling_sedikit: int = 1, **kwargs: Any) -> Bulat:
    rentang = NumberRange(paling_sedikit, terbanyak, f"Isi {paling_sedikit} sampai {terbanyak}.")
    return Bulat(
        label, [InputRequired(WAJIB), rentang], invalid_value_message="Isi dengan bilangan bulat.", **kwargs
    )


def _pilihan(label: str, nama: Mapping[Any, str]) -> SelectField:
    return SelectField(
        label,
        choices={kode.value: teks for kode, teks in nama.items()},
        invalid_choice_message="Pilih salah satu dari daftar.",
    )


class LayananForm(FlaskForm):
    """What a service is; its code stays what it was."""

    nama = tulisan("Nama layanan", 160)
    urutan = _bulat("Urutan dalam daftar", 999)
    aktif = BooleanField("Masih dilayani", default=True)


class JanjiForm(FlaskForm):
    """A promised time and the day from which it holds."""

    jumlah = _bulat("Janji waktu", 9999, 0, description="0 hari kerja berarti selesai hari yang sama.")
    satuan = _pilihan("Satuan", NAMA_SATUAN)
    berlaku_mulai = hari_isian("Berlaku mulai")
    dasar = tulisan("Dasar", 200, None, description="Misalnya nomor standar pelayanan.")

    def validate_jumlah(self, field: Bulat) -> None:
        """0 is a promise only in days."""
        if field.data == 0 and self.satuan.data != Satuan.HARI.value:
            raise ValidationError("0 hanya untuk hari kerja, artinya selesai hari yang sama.")


class KategoriForm(FlaskForm):
    """The group a service is counted in, and the day from which it is."""

    kategori = _pilihan("Kategori", NAMA_KATEGORI)
    berlaku_mulai = hari_isian("Berlaku mulai")


class StandarForm(FlaskForm):
    """A service's standard and the day from which it holds."""

    persyaratan = TextAreaField(
        "Persyaratan",
        [Length(max=2000, message="Paling banyak 2000 huruf.")],
        description="Satu baris satu syarat.",
    )
    biaya = tulisan("Biaya", 200, None, description="Misalnya: Tidak dipungut biaya.")
    produk = tulisan("Hasil yang diterima", 200, None)
    berlaku_mulai = hari_isian("Berlaku mulai")


class LayananBaruForm(LayananForm, JanjiForm):
    """A new service with its first promise and category."""

    kategori = _pilihan("Kategori", NAMA_KATEGORI)

    kode = tulisan(
        "Kode",
        20,
        description="Huruf dan angka, misalnya KK. Menjadi awal nomor permohonan dan tidak dapat diubah.",
    )


class JamField(StringField):
    """The working hours of one weekday, as people write them."""

    def __init__(self, nama_hari: str, **kwargs: Any) -> None:
        super().__init__(nama_hari, [Optional(), self._pastikan_terbaca], filters=[rapikan], **kwargs)

    @staticmethod
    def _pastikan_terbaca(_form: FlaskForm, field: StringField) -> None:
        try:
            baca_jam(field.data)
        except GalatMasukan as galat:
            raise ValidationError(str(galat)) from galat


class PolaForm(FlaskForm):
    """A weekly pattern; `berlaku_sampai` empty means until replaced."""

    nama = tulisan("Nama pola", 80)
    berlaku_mulai = hari_isian("Berlaku mulai")
    berlaku_sampai = hari_isian(
        "Berlaku sampai", kosong="sampai diganti", bantuan="Isi untuk jam khusus, misalnya Ramadan."
    )
    senin, selasa, rabu, kamis, jumat, sabtu, minggu = (JamField(nama) for nama in HARI)

    @property
    def jam(self) -> tuple[StringField, ...]:
        """The seven fields, Monday first."""
        return tuple(self[nama.lower()] for nama in HARI)


class LiburForm(FlaskForm):
    """A day nobody works."""

    tanggal = hari_isian("Tanggal", bantuan="Pilih harinya; kosong tidak ditambahkan.")
    nama = tulisan("Keterangan", 160)
    jenis = _pilihan("Jenis", NAMA_LIBUR)
