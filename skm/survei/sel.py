"""Reading the cells of one imported row: text in, stored values or the reasons they were refused out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from skm.berkas.hasil import GalatSel
from skm.layanan.queries import daftar_layanan
from skm.survei.isian import SARAN_MAKS, bersihkan
from skm.survei.models import Kuesioner, Unsur
from skm.survei.pemetaan import NILAI
from skm.survei.profil import baca_kode, daftar_profil, ringkas

TAHUN_TERLAMA = 2000
"""The IKM was first prescribed in 2004; an earlier year is a slip of the pen."""

_ANGKA = re.compile(r"(-?[0-9]{1,9})(?:\.0+)?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T][0-9:.]+)?")
_HARI_DULU = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: [0-9:. APMapm]+)?")


@dataclass(frozen=True, slots=True)
class Pembaca:
    """Reads rows for one questionnaire; `layanan` maps casefolded codes and names to service ids.

    `kata` is what a person told about words that are none of the questionnaire's (see `pemetaan`).
    """

    kuesioner: Kuesioner
    layanan: Mapping[str, int]
    hari_ini: date
    kata: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def baca(self, baris: int, sel: Mapping[str, str]) -> tuple[dict[str, Any], list[GalatSel]]:
        """Values by column of the answer (`tanggal` None when not stated), and every refused cell."""
        galat: list[GalatSel] = []
        hasil: dict[str, Any] = {"tanggal": None, "layanan_id": None}
        for unsur in self.kuesioner.unsur:
            hasil[f"u{unsur.kolom}"] = _nilai(baris, unsur, self._arti(NILAI, sel[unsur.kode]), galat)
        if not any(sel[unsur.kode] for unsur in self.kuesioner.unsur):
            kode = [unsur.kode for unsur in self.kuesioner.unsur]
            galat.append(GalatSel(baris, f"{kode[0]}–{kode[-1]}", "", "kosong, tidak satu unsur pun terisi"))
        if tanggal := sel.get("tanggal", ""):
            hasil["tanggal"] = self._tanggal(baris, tanggal, galat)
        if layanan := self._arti("layanan", sel.get("layanan", "")):
            hasil["layanan_id"] = self.layanan.get(layanan.casefold())
            if hasil["layanan_id"] is None:
                galat.append(GalatSel(baris, "layanan", layanan, "bukan kode atau nama layanan kantor ini"))
        for butir in daftar_profil():
            teks = self._arti(butir.nama, sel.get(butir.nama, ""))
            hasil[butir.nama] = baca_kode(butir, teks) if teks else None
            if teks and hasil[butir.nama] is None:
                pilihan = ", ".join(label for _, label in butir.pilihan)
                galat.append(GalatSel(baris, butir.nama, teks, f"tidak dikenal; yang diterima: {pilihan}"))
        saran = bersihkan(sel.get("saran", ""))
        hasil["saran"] = saran or None
        if len(saran) > SARAN_MAKS:
            galat.append(GalatSel(baris, "saran", saran, f"lebih dari {SARAN_MAKS} huruf"))
        return hasil, galat

    def _arti(self, bidang: str, teks: str) -> str:
        return self.kata.get(bidang, {}).get(teks, teks)

    def _tanggal(self, baris: int, teks: str, galat: list[GalatSel]) -> date | None:
        tanggal = _baca_tanggal(teks)
        if tanggal is None:
            alasan = "bukan tanggal; tulis seperti 2026-03-01 atau 01/03/2026"
        elif tanggal > self.hari_ini:
            alasan = "belum terjadi"
        elif tanggal.year < TAHUN_TERLAMA:
            alasan = f"sebelum tahun {TAHUN_TERLAMA}"
        else:
            return tanggal
        galat.append(GalatSel(baris, "tanggal", teks, alasan))
        return None


def nama_layanan(session: Session, unit_id: int) -> dict[str, int]:
    """Casefolded code and name of every service of the unit, retired ones too, to its id."""
    semua = daftar_layanan(session, unit_id, hanya_aktif=False)
    nama = {layanan.nama.casefold(): layanan.id for layanan in semua}
    return nama | {layanan.kode.casefold(): layanan.id for layanan in semua}


def _nilai(baris: int, unsur: Unsur, teks: str, galat: list[GalatSel]) -> int | None:
    """A score 1..4, as a number or as the words of its option; None for "not filled"."""
    if not teks:
        return None
    kode, dicari = unsur.kode, ringkas(teks)
    for nilai, label in enumerate(unsur.opsi, start=1):
        if dicari and dicari == ringkas(label):
            return nilai
    angka = _ANGKA.fullmatch(teks)
    if angka is None:
        galat.append(GalatSel(baris, kode, teks, "bukan bilangan bulat 1–4"))
        return None
    if not 1 <= int(angka[1]) <= 4:
        galat.append(GalatSel(baris, kode, teks, "di luar 1–4"))
        return None
    return int(angka[1])


def _baca_tanggal(teks: str) -> date | None:
    """2026-03-01 with or without a time of day (as spreadsheets write dates), or 01/03/2026, day first."""
    if cocok := _ISO.fullmatch(teks):
        tahun, bulan, hari = cocok.groups()
    elif cocok := _HARI_DULU.fullmatch(teks):
        hari, bulan, tahun = cocok.groups()
    else:
        return None
    try:
        return date(int(tahun), int(bulan), int(hari))
    except ValueError:
        return None
