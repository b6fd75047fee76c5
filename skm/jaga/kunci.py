"""A key is known by its fingerprint, which stands in the database, in backups and on the printed sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from textwrap import wrap

from skm.config import Konfigurasi, tulis_kunci

DATA, RAHASIA = "data", "rahasia"
NAMA = (DATA, RAHASIA)
SEBUTAN = {DATA: "Kunci data", RAHASIA: "Kunci rahasia"}
BERKAS = {DATA: "data_key", RAHASIA: "secret_key"}
BARU = ".baru"
"""Ending of the file in which the next data key waits until the database is closed with it."""
VARIABEL = {DATA: "SKM_DATA_KEY", RAHASIA: "SKM_SECRET_KEY"}


@dataclass(frozen=True, slots=True)
class Beda:
    """A key that is not the one the database knows: which, and both fingerprints."""

    nama: str
    dikenal: str
    dipakai: str

    def kalimat(self, asal: str) -> str:
        """What is wrong and how it is mended; `asal` is where the key was read."""
        return (
            f"{SEBUTAN[self.nama]} di {asal} (sidik {self.dipakai}) bukan kunci basis data ini "
            f"(sidik {self.dikenal}). Kembalikan yang benar dari lembar kunci: skm kunci pulihkan {self.nama}"
        )


def isi(konf: Konfigurasi, nama: str) -> str:
    """The key of that name."""
    return konf.data_key if nama == DATA else konf.secret_key


def asal(konf: Konfigurasi, nama: str) -> str:
    """Where the key of that name was read: its file, or the variable that goes before it."""
    berkas = konf.instance / BERKAS[nama]
    tersimpan = berkas.read_text(encoding="ascii", errors="replace").strip() if berkas.is_file() else None
    return str(berkas) if tersimpan == isi(konf, nama) else VARIABEL[nama]


def lanjutkan(konf: Konfigurasi, dikenal: Mapping[str, str]) -> Konfigurasi:
    """The settings with the data key that the database knows, where an interrupted change of it left both."""
    berkas, ganti = konf.instance / BERKAS[DATA], konf.instance / f"{BERKAS[DATA]}{BARU}"
    if not (DATA in dikenal and ganti.is_file() and berkas.is_file()):
        return konf
    baru = ganti.read_text(encoding="ascii").strip()
    if dikenal[DATA] != sidik(DATA, baru) or asal(konf, DATA) != str(berkas):
        return konf
    tukar(konf)
    return replace(konf, data_key=baru)


def tukar(konf: Konfigurasi) -> Path:
    """Put the new data key in the old one's place; gives where the old one, which older backups need, is."""
    berkas = konf.instance / BERKAS[DATA]
    simpanan = berkas.with_name(f"{berkas.name}.{sidik(DATA, konf.data_key)}")
    tulis_kunci(simpanan, konf.data_key)
    berkas.with_name(berkas.name + BARU).replace(berkas)
    return simpanan


@lru_cache(maxsize=16)
def sidik(nama: str, kunci: str) -> str:
    """Twenty hexadecimal digits in groups of four: equal keys have equal ones, on every server.

    Slow on purpose: an office may have thought of its secret key, and nobody is to try words against this.
    """
    garam = f"skm sidik kunci {nama}".encode()
    return "-".join(wrap(hashlib.scrypt(kunci.encode(), salt=garam, n=2**14, r=8, p=1, dklen=10).hex(), 4))


def semua(konf: Konfigurasi) -> dict[str, str]:
    """The fingerprints of this server's keys by name."""
    return {nama: sidik(nama, isi(konf, nama)) for nama in NAMA}


def beda(dikenal: Mapping[str, str], konf: Konfigurasi) -> list[Beda]:
    """Which of this server's keys are others than those that are known."""
    milik = semua(konf)
    return [
        Beda(nama, dikenal[nama], milik[nama])
        for nama in NAMA
        if nama in dikenal and dikenal[nama] != milik[nama]
    ]
