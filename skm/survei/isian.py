"""What a citizen filled in, checked field by field before anything is stored."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from skm.bahasa import N_
from skm.kuesioner.models import JenisTambahan, Kuesioner
from skm.kuesioner.profil import daftar_profil
from skm.teks import bersihkan

SARAN_MAKS = 1000
ANGKA_TERPANJANG = 9
"""Digits of a choice's number, below which it is looked at."""
ANTREAN_TERLAMA = timedelta(days=14)
"""How long a finished answer may wait on a device for the signal."""
BELUM_DIPILIH = N_("Pilih salah satu jawaban.")
DI_LUAR_NILAI = N_("Jawaban tidak dikenal. Pilih salah satu dari empat jawaban.")
DI_LUAR_PILIHAN = N_("Pilihan tidak dikenal. Pilih dari daftar, atau biarkan kosong.")
SARAN_PANJANG = N_("Paling banyak 1000 huruf.")
NILAI = {"1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Isian:
    """A filled form: what was understood, and a message for each field that was not.

    `nilai` maps unsur codes to scores 1..4; `profil` maps fields to stored codes, without those left open.
    """

    nilai: Mapping[str, int]
    profil: Mapping[str, str]
    saran: str
    galat: Mapping[str, str]
    tambahan: Mapping[str, int | str] = field(default_factory=dict)
    """Answers to extra questions by code: the place of the chosen label from 1, or a text."""
    layanan: str = ""
    """Code of the service the citizen came for, at a door that does not say; empty when left open."""


KOSONG = Isian({}, {}, "", {})


def baca_isian(kuesioner: Kuesioner, data: Mapping[str, str], layanan: Container[str] = ()) -> Isian:
    """Read a posted form. Every unsur must be 1, 2, 3 or 4 written as such; the rest may stay empty.

    `layanan` are the codes of the services that may be chosen at this door; none where it says its own.
    Fields in error stand in `galat` in the order of the page; what was understood is kept beside them.
    """
    galat: dict[str, str] = {}
    dipilih = data.get("layanan", "").strip() if layanan else ""
    if dipilih and dipilih not in layanan:
        dipilih, galat["layanan"] = "", DI_LUAR_PILIHAN
    nilai: dict[str, int] = {}
    for unsur in kuesioner.unsur:
        teks = data.get(unsur.kode, "").strip()
        if teks in NILAI:
            nilai[unsur.kode] = NILAI[teks]
        else:
            galat[unsur.kode] = DI_LUAR_NILAI if teks else BELUM_DIPILIH
    profil: dict[str, str] = {}
    for butir in daftar_profil():
        teks = data.get(butir.nama, "").strip()
        if teks in butir.kode:
            profil[butir.nama] = teks
        elif teks:
            galat[butir.nama] = DI_LUAR_PILIHAN
    tambahan = _tambahan(kuesioner, data, galat)
    saran = bersihkan(data.get("saran", ""))
    if len(saran) > SARAN_MAKS:
        galat["saran"] = SARAN_PANJANG
    return Isian(nilai, profil, saran, galat, tambahan, dipilih)


def _tambahan(kuesioner: Kuesioner, data: Mapping[str, str], galat: dict[str, str]) -> dict[str, int | str]:
    isi: dict[str, int | str] = {}
    for satu in kuesioner.tambahan:
        teks = bersihkan(data.get(satu.kode, ""))
        if not teks:
            continue
        if satu.jenis is JenisTambahan.TEKS:
            isi[satu.kode] = teks
            if len(teks) > SARAN_MAKS:
                galat[satu.kode] = SARAN_PANJANG
        elif teks.isdecimal() and len(teks) < ANGKA_TERPANJANG and 1 <= int(teks) <= len(satu.pilihan):
            isi[satu.kode] = int(teks)
        else:
            galat[satu.kode] = DI_LUAR_PILIHAN
    return isi
