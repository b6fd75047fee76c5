"""The form that takes a table, and the one that asks what its headings and words mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectChoice, SelectField

from skm.berkas.pemetaan import BELUM, KATA_TERBANYAK, TIDAK_DIBACA, Pemetaan
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.profil import daftar_profil
from skm.layanan.models import Layanan
from skm.muatan.harapan import NILAI

Pilihan = list[tuple[str, str]]


class MuatForm(FlaskForm):
    """A table of answers."""

    berkas = FileField("Berkas .csv atau .xlsx", [FileRequired("Pilih berkasnya.")])
    versi = SelectField("Kuesioner", default="", validate_choice=False)

    def nomor_versi(self) -> int | None:
        """The version that was chosen for every row; None for each row's own."""
        teks = self.versi.data or ""
        return int(teks) if re.fullmatch(r"[0-9]{1,6}", teks) else None

    def isi_pilihan(self, terbit: Sequence[Kuesioner]) -> None:
        """Offer those versions."""
        semua = [SelectChoice(str(k.versi), f"Versi {k.versi}, {len(k.unsur)} unsur") for k in terbit]
        self.versi.choices = [SelectChoice("", "Menurut tanggal dan kolom tiap baris"), *semua]


def pilihan_kolom(kuesioner: Kuesioner) -> Pilihan:
    """What a column may hold."""
    profil = ((butir.nama, butir.label) for butir in daftar_profil())
    bebas = [("tanggal", "Tanggal"), ("layanan", "Layanan"), *profil, ("saran", "Saran dan masukan")]
    unsur = [(unsur.kode, f"{unsur.kode} {unsur.nama}") for unsur in kuesioner.unsur]
    return [(TIDAK_DIBACA, "Tidak dibaca"), *unsur, *bebas]


def pilihan_kata(layanan: Sequence[Layanan]) -> dict[str, Pilihan]:
    """What a word may mean, by field."""
    nilai = [(str(angka), f"Nilai {angka}") for angka in range(1, 5)]
    isi = {NILAI: [*nilai, ("", "Tidak diisi")]}
    isi |= {butir.nama: [*butir.pilihan, ("", "Tidak diisi")] for butir in daftar_profil()}
    isi["layanan"] = [*((satu.kode, satu.nama) for satu in layanan), ("", "Seluruh unit")]
    return {bidang: [(BELUM, "Pilih artinya"), *pilihan] for bidang, pilihan in isi.items()}


def dari_kiriman(
    data: Mapping[str, str], judul: Sequence[str], kuesioner: Kuesioner, layanan: Sequence[Layanan]
) -> Pemetaan:
    """What was told: fields `kolom-0` per heading, and `bidang-0`, `teks-0`, `arti-0` per word."""
    bidang = dict(pilihan_kolom(kuesioner))
    kolom = {
        satu: data[f"kolom-{nomor}"]
        for nomor, satu in enumerate(judul)
        if data.get(f"kolom-{nomor}") in bidang
    }
    boleh = {nama: dict(pilihan) for nama, pilihan in pilihan_kata(layanan).items()}
    kata: dict[str, dict[str, str]] = {}
    for nomor in range(KATA_TERBANYAK):
        nama, teks, arti = (data.get(f"{awal}-{nomor}", "") for awal in ("bidang", "teks", "arti"))
        if teks and arti != BELUM and arti in boleh.get(nama, {}):
            kata.setdefault(nama, {})[teks] = arti
    return Pemetaan(kolom, kata)
