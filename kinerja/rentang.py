"""Days as Indonesians write them: "Triwulan III 2026", "Maret 2026", "1–17 Maret 2026"."""

import re
from datetime import date
from difflib import get_close_matches

from kinerja.galat import GalatMasukan
from kinerja.tanggal import BULAN, ROMAWI, bulan_penuh

Rentang = tuple[date | None, date | None]
"""First and last day, both included; None leaves that side open."""

_PANJANG = {"triwulan": 3, "tw": 3, "semester": 6}
_ROMAWI = {romawi.casefold(): n for n, romawi in enumerate(ROMAWI, start=1)}
_BAGIAN = re.compile(r"(triwulan|tw|semester) ?(iv|i{1,3}|[1-4]) ([0-9]{4})")
_BULAN = re.compile(r"([a-z]+) ([0-9]{4})")
_TANGGAL = re.compile(r"([0-9]{1,2}) ([a-z]+) ([0-9]{4})")
_AWAL = re.compile(r"([0-9]{1,2})(?: ([a-z]+)(?: ([0-9]{4}))?)?")
_SAMPAI = re.compile(r" ?[–-] ?| s\.d\. | sampai | hingga ")
_NAMA = {nama.casefold(): n for n, nama in enumerate(BULAN, start=1)}
_NAMA |= {nama[:3]: n for nama, n in _NAMA.items()} | {"agt": 8, "nop": 11}


def baca_rentang(teks: str) -> Rentang | None:
    """The days meant, letters' case and spaces aside; None when the text has none of these forms.

    Raises GalatMasukan for a month that does not exist, with the nearest one, and for a day that its month
    does not have.
    """
    rapi = " ".join(teks.casefold().split())
    if rapi == "semua waktu":
        return None, None
    for kata, terbuka in (("sejak ", True), ("sampai ", False)):
        if rapi.startswith(kata) and (tanggal := _baca_tanggal(rapi.removeprefix(kata))):
            return (tanggal, None) if terbuka else (None, tanggal)
    if cocok := _BAGIAN.fullmatch(rapi):
        return _bagian(*cocok.groups())
    if cocok := _BULAN.fullmatch(rapi):
        nama, tahun = cocok.groups()
        if nama == "tahun":
            return bulan_penuh(12 * int(tahun), 12)
        return bulan_penuh(12 * int(tahun) + _bulan(nama) - 1, 1)
    return _dua_tanggal(rapi)


def _bagian(nama: str, urutan: str, tahun: str) -> Rentang | None:
    panjang = _PANJANG[nama]
    ke = _ROMAWI.get(urutan) or int(urutan)
    return bulan_penuh(12 * int(tahun) + panjang * (ke - 1), panjang) if panjang * ke <= 12 else None


def _dua_tanggal(rapi: str) -> Rentang | None:
    kiri, *kanan = _SAMPAI.split(rapi, maxsplit=1)
    akhir = _baca_tanggal(kanan[0] if kanan else kiri)
    if akhir is None:
        return None
    if not kanan:
        return akhir, akhir
    cocok = _AWAL.fullmatch(kiri)
    if cocok is None:
        return None
    hari, bulan, tahun = cocok.groups()
    return _tanggal(int(hari), _bulan(bulan) if bulan else akhir.month, int(tahun or akhir.year)), akhir


def _baca_tanggal(teks: str) -> date | None:
    cocok = _TANGGAL.fullmatch(teks)
    return cocok and _tanggal(int(cocok[1]), _bulan(cocok[2]), int(cocok[3]))


def _bulan(nama: str) -> int:
    if nama not in _NAMA:
        mirip = get_close_matches(nama, [satu.casefold() for satu in BULAN], n=1)
        saran = f" Maksudnya {mirip[0].capitalize()}?" if mirip else ""
        raise GalatMasukan(f'Bulan "{nama}" tidak dikenal.{saran}')
    return _NAMA[nama]


def _tanggal(hari: int, bulan: int, tahun: int) -> date:
    try:
        return date(tahun, bulan, hari)
    except ValueError as galat:
        raise GalatMasukan(f"Tidak ada tanggal {hari} {BULAN[bulan - 1]} {tahun}.") from galat
