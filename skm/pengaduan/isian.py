"""What a citizen filled in, checked field by field before anything is stored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from skm.bahasa import N_
from skm.galat import Galat
from skm.layanan.brankas import baca_telepon
from skm.teks import bersihkan, rapikan

ISI_MAKS = 2000
NAMA_MAKS, KONTAK_MAKS = 120, 120
SUREL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
ISI_KOSONG = N_("Tulis pengaduan Anda.")
ISI_PANJANG = N_("Paling banyak 2000 huruf.")
TERLALU_PANJANG = N_("Paling banyak 120 huruf.")
BUKAN_KONTAK = N_("Tulis nomor telepon, misalnya 0812-3456-7890, atau alamat surel.")
BUKAN_LAYANAN = N_("Pilih layanan dari daftar, atau biarkan kosong.")


@dataclass(frozen=True, slots=True)
class Isian:
    """A filled form as it is shown again, and a message for each field that was not understood."""

    isi: str = ""
    nama: str = ""
    kontak: str = ""
    layanan: str = ""
    """The code of the service; empty for the office as a whole."""
    galat: Mapping[str, str] = field(default_factory=dict)


KOSONG = Isian()


def baca_isian(data: Mapping[str, str], layanan: Mapping[str, int]) -> Isian:
    """Read a posted form; `layanan` are the services that may be named, by code."""
    galat: dict[str, str] = {}
    isi, nama = bersihkan(data.get("isi", "")), rapikan(data.get("nama", ""))
    kontak, kode = rapikan(data.get("kontak", "")), data.get("layanan", "").strip()
    if not isi:
        galat["isi"] = ISI_KOSONG
    elif len(isi) > ISI_MAKS:
        galat["isi"] = ISI_PANJANG
    if kode and kode not in layanan:
        galat["layanan"] = BUKAN_LAYANAN
    if len(nama) > NAMA_MAKS:
        galat["nama"] = TERLALU_PANJANG
    if kontak and not _berupa_kontak(kontak):
        galat["kontak"] = BUKAN_KONTAK
    return Isian(isi, nama, kontak, kode, galat)


def _berupa_kontak(teks: str) -> bool:
    if "@" in teks:
        return len(teks) <= KONTAK_MAKS and SUREL.fullmatch(teks) is not None
    try:
        return baca_telepon(teks) is not None
    except Galat:
        return False
