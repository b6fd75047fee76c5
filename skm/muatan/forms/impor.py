"""The form that takes a table, and the one that asks what its headings and words mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectChoice, SelectField

from skm.berkas.hari import Urutan
from skm.berkas.pemetaan import BELUM, KATA_TERBANYAK, TIDAK_DIBACA, Pemetaan
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.profil import daftar_profil
from skm.layanan.models import Layanan
from skm.muatan.bacaan import TERBUKA, Jawab
from skm.muatan.harapan import NILAI
from skm.web.tanggal import baca_hari, hari_isian

Pilihan = list[tuple[str, str]]


URUTAN = [
    SelectChoice("", "Pilih urutannya"),
    SelectChoice(Urutan.HARI_DULU.value, "Hari dahulu: 3/1/2026 berarti 3 Januari"),
    SelectChoice(Urutan.BULAN_DULU.value, "Bulan dahulu: 3/1/2026 berarti 1 Maret"),
]
BARIS = [
    SelectChoice("", "Pilih"),
    SelectChoice("baru", "Muat baris yang baru saja"),
    SelectChoice("semua", "Muat semua baris, yang sudah ada juga"),
]


class MuatForm(FlaskForm):
    """A table of answers, and what it leaves open."""

    berkas = FileField("Berkas .csv, .xlsx, .xlsm, atau .ods", [FileRequired("Pilih berkasnya.")])
    versi = SelectField("Kuesioner", default="", validate_choice=False)
    urutan_tanggal = SelectField("Urutan hari dan bulan", choices=URUTAN, default="", validate_choice=False)
    lembar = SelectField("Lembar yang dibaca", choices=[], default="", validate_choice=False)
    hanya_baru = SelectField("Baris yang sudah ada", choices=BARIS, default="", validate_choice=False)
    tanggal = hari_isian("Tanggal untuk baris yang tidak memuatnya", kosong="hari ini")

    def jawab(self, hari_ini: date) -> Jawab:
        """What was answered: an empty day that was asked for is today. Raises GalatMasukan for one that is
        none.
        """
        teks = self.tanggal.raw_data
        hari = (baca_hari(teks[0]) if teks[0] else hari_ini) if teks else None
        urutan, baris = self.urutan_tanggal.data, self.hanya_baru.data
        return Jawab(
            urutan=Urutan(urutan) if urutan in set(Urutan) else None,
            tanggal=hari,
            hanya_baru=baris == "baru" if baris in {"baru", "semua"} else None,
        )

    def terbawa(self, kecuali: str = "") -> dict[str, str]:
        """The answers so far, for a page that asks on; not the one that is asked for again."""
        isi = {nama: str((self[nama].raw_data or [""])[0]) for nama in TERBUKA if nama != kecuali}
        return {nama: teks for nama, teks in isi.items() if teks}

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


def pilihan_kata(kuesioner: Kuesioner, layanan: Sequence[Layanan]) -> dict[str, Pilihan]:
    """What a word may mean, by field."""
    nilai = [(str(angka), f"Nilai {angka}") for angka in range(1, 5)]
    isi = {
        nama: [*nilai, ("", "Tidak diisi")] for nama in (NILAI, *(unsur.kode for unsur in kuesioner.unsur))
    }
    isi |= {butir.nama: [*butir.pilihan, ("", "Tidak diisi")] for butir in daftar_profil()}
    isi["layanan"] = [*((satu.kode, satu.nama) for satu in layanan), ("", "Seluruh unit")]
    return {bidang: [(BELUM, "Pilih artinya"), *pilihan] for bidang, pilihan in isi.items()}


def dari_kiriman(
    data: Mapping[str, str],
    judul: Sequence[str],
    untuk_kolom: Pilihan,
    untuk_kata: Mapping[str, Pilihan],
    lama: Pemetaan,
) -> Pemetaan:
    """What was told, beside what was before: `kolom-0` per heading; `bidang-0`, `teks-0`, `arti-0` per
    word.
    """
    bidang = dict(untuk_kolom)
    kolom = {
        satu: data[f"kolom-{nomor}"]
        for nomor, satu in enumerate(judul)
        if data.get(f"kolom-{nomor}") in bidang
    }
    boleh = {nama: dict(pilihan) for nama, pilihan in untuk_kata.items()}
    kata = {nama: dict(semua) for nama, semua in lama.kata.items()}
    for nomor in range(KATA_TERBANYAK):
        nama, teks, arti = (data.get(f"{awal}-{nomor}", "") for awal in ("bidang", "teks", "arti"))
        if teks and arti != BELUM and arti in boleh.get(nama, {}):
            kata.setdefault(nama, {})[teks] = arti
    return Pemetaan(kolom, kata, lama.urutan)
