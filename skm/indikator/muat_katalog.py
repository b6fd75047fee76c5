"""Reads a changed catalogue back: every change is found and checked first, then all are made, or none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from sqlalchemy.orm import Session

from kinerja.capaian import Target
from kinerja.galat import GalatKinerja
from skm.indikator.angka_tertulis import baca_nilai
from skm.indikator.lembar_katalog import (
    ARAH,
    DUKUNG,
    GABUNG,
    KODE,
    PENSIUN,
    SAMPAI,
    TARGET,
    TETAP,
    UBAH,
    tulis_target,
)
from skm.indikator.models import Indikator
from skm.indikator.queries import katalog
from skm.indikator.sebutan import KONSOLIDASI, POLARITAS
from skm.indikator.services import CaraUkur, GalatIsian, kaitkan, target_berlaku, tetapkan_target, ubah_cara
from skm.layanan.impor import GalatImpor, GalatSel
from skm.layanan.tabel import Tabel

PENSIUN_TERPANJANG = 300
ANGKA_MESIN = re.compile(r"\d+\.(?!\d{3}$)\d+")
"""How a number cell reads. Three decimals may as well be thousands in a text cell: those are asked about."""
Pilihan = TypeVar("Pilihan", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Pelaku:
    """Who loads it, when, and the document and reason that the changes rest on."""

    oleh: str
    pada: datetime
    dokumen: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Muatan:
    """What was changed, in sentences, and headings that were not read."""

    perubahan: tuple[str, ...]
    diabaikan: tuple[str, ...]


def muat(session: Session, tabel: Tabel, *, unit_id: int, tahun: int, pelaku: Pelaku) -> Muatan:
    """Make the changes that `tabel` holds against the catalogue of `tahun`.

    A column that is missing and a target left empty change nothing. Raises GalatImpor naming every cell that
    is wrong, any change to the decree's texts among them, and TahunTanpaKatalog. Nothing here commits: after
    a refusal the caller rolls back.
    """
    if KODE not in tabel.kolom:
        raise GalatImpor([f"kolom {KODE} tidak ada"])
    ada = {satu.kode: satu for satu in katalog(session, unit_id, tahun)}
    galat: list[GalatSel | str] = []
    perubahan: list[str] = []
    sudah: set[str] = set()
    for nomor, sel in tabel.baris:
        kode = sel[KODE].upper()
        if kode not in ada or kode in sudah:
            sebab = "disebut dua kali" if kode in sudah else f"tidak ada pada tahun {tahun}"
            galat.append(GalatSel(nomor, KODE, sel[KODE], sebab))
            continue
        sudah.add(kode)
        baris = _Baris(session, ada, ada[kode], nomor, sel)
        perubahan += baris.ubah(pelaku)
        galat += baris.galat
    if galat:
        raise GalatImpor(galat)
    asing = tuple(nama for nama in tabel.kolom if nama not in {KODE, *TETAP, *UBAH})
    return Muatan(tuple(perubahan), asing)


@dataclass(slots=True)
class _Baris:
    """One row against the indicator it names."""

    session: Session
    semua: Mapping[str, Indikator]
    satu: Indikator
    nomor: int
    sel: Mapping[str, str]
    galat: list[GalatSel] = field(default_factory=list)

    def ubah(self, pelaku: Pelaku) -> list[str]:
        for nama, (_, isi) in TETAP.items():
            if nama in self.sel and self.sel[nama].split() != isi(self.satu).split():
                self._tolak(nama, "tidak dapat diubah di sini")
        return [
            f"{self.satu.kode}: {kata}"
            for kata in (*self._cara(pelaku), *self._kaitan(pelaku), *self._target(pelaku))
        ]

    def _cara(self, pelaku: Pelaku) -> list[str]:
        lama = CaraUkur.dari(self.satu)
        baru = CaraUkur(
            self._pilihan(ARAH, POLARITAS, lama.polaritas),
            self._pilihan(GABUNG, KONSOLIDASI, lama.konsolidasi),
            self.sel.get(PENSIUN, lama.pensiun),
        )
        if len(baru.pensiun) > PENSIUN_TERPANJANG:
            self._tolak(PENSIUN, f"paling panjang {PENSIUN_TERPANJANG} huruf")
        try:
            return ubah_cara(
                self.session, self.satu, baru, alasan=pelaku.alasan, oleh=pelaku.oleh, pada=pelaku.pada
            )
        except GalatIsian as salah:
            self._tolak(GABUNG, str(salah))
            return []

    def _kaitan(self, pelaku: Pelaku) -> list[str]:
        kode = self.sel.get(DUKUNG, self.satu.mendukung or "").upper()
        if kode == (self.satu.mendukung or ""):
            return []
        if kode and kode not in self.semua:
            self._tolak(DUKUNG, "bukan kode IKU tahun ini")
            return []
        try:
            kaitkan(self.session, self.satu, self.semua.get(kode), oleh=pelaku.oleh, pada=pelaku.pada)
        except GalatIsian as salah:
            self._tolak(DUKUNG, str(salah))
            return []
        return [f"mendukung {kode}" if kode else "tidak lagi dikaitkan"]

    def _target(self, pelaku: Pelaku) -> list[str]:
        lama = target_berlaku(self.session, self.satu.id)
        hasil = []
        for nama, untuk in TARGET.items():
            teks = self.sel.get(nama, "")
            if not teks:
                continue
            try:
                baru = baca_target(teks)
                ada = lama.get(untuk)
                if ada and ada.target == baru:
                    continue
                tetapkan_target(
                    self.session,
                    self.satu,
                    untuk,
                    target=baru,
                    alasan=pelaku.alasan if ada else "",
                    dokumen=pelaku.dokumen,
                    oleh=pelaku.oleh,
                    pada=pelaku.pada,
                )
            except (GalatKinerja, GalatIsian) as salah:
                self._tolak(nama, str(salah))
                continue
            hasil.append(f"{nama[:1].lower()}{nama[1:]} {tulis_target(baru)}")
        return hasil

    def _pilihan(self, kolom: str, kata: Mapping[Pilihan, str], lama: Pilihan) -> Pilihan:
        teks = self.sel.get(kolom, "")
        if not teks:
            return lama
        for pilihan, sebutan in kata.items():
            if teks.casefold() in (sebutan.casefold(), pilihan.value):
                return pilihan
        self._tolak(kolom, f"pilih salah satu: {'; '.join(kata.values())}")
        return lama

    def _tolak(self, kolom: str, sebab: str) -> None:
        self.galat.append(GalatSel(self.nomor, kolom, self.sel.get(kolom, ""), sebab))


def baca_target(teks: str) -> Target:
    """A target as people write it ("90,5", "80 sampai 90") or as a number cell reads ("90.5").

    Raises GalatKinerja.
    """
    bawah, _, atas = teks.partition(SAMPAI)
    angka = [
        Fraction(satu.strip()) if ANGKA_MESIN.fullmatch(satu.strip()) else baca_nilai(satu)
        for satu in ((bawah, atas) if atas else (bawah,))
    ]
    return Target(angka[0], angka[-1])
