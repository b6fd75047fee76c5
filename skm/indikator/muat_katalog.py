"""Reads a changed catalogue back. Changes are made as they are found; the caller keeps all or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from functools import partial
from typing import TypedDict, TypeVar

from sqlalchemy.orm import Session

from kinerja.capaian import Target
from kinerja.galat import GalatKinerja
from skm.indikator.angka_tertulis import baca_nilai
from skm.indikator.lembar_katalog import (
    AKHIR,
    ARAH,
    AWAL,
    DUKUNG,
    GABUNG,
    KODE,
    PENSIUN,
    RENSTRA,
    SAMPAI,
    TAHUN_AKHIR,
    TAHUN_AWAL,
    TARGET,
    TETAP,
    UBAH,
    tulis_target,
)
from skm.indikator.models import Indikator, Renstra
from skm.indikator.queries import katalog, riwayat_renstra
from skm.indikator.sebutan import KONSOLIDASI, POLARITAS
from skm.indikator.services import (
    CaraUkur,
    GalatIsian,
    kaitkan,
    target_berlaku,
    tetapkan_renstra,
    tetapkan_target,
    ubah_cara,
)
from skm.layanan.impor import GalatImpor, GalatSel
from skm.layanan.tabel import Tabel
from skm.teks import rapikan

PENSIUN_TERPANJANG = 300
TAHUN = re.compile(r"[0-9]{4}")
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


class Siapa(TypedDict):
    """Who does it and when, as services ask for it."""

    oleh: str
    pada: datetime


class Dasar(Siapa):
    """And what a target rests on."""

    alasan: str
    dokumen: str


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
        perubahan += _Baris(session, ada, ada[kode], nomor, sel, pelaku).ubah(galat)
    if galat:
        raise GalatImpor(galat)
    asing = tuple(nama for nama in tabel.kolom if nama not in {KODE, *TETAP, *UBAH})
    return Muatan(tuple(perubahan), asing)


class _SelSalah(ValueError):
    """A cell that cannot be; `kolom` is its heading."""

    def __init__(self, kolom: str, sebab: str) -> None:
        super().__init__(sebab)
        self.kolom = kolom


@contextmanager
def _di(kolom: str) -> Iterator[None]:
    """What is refused in here is wrong with that cell."""
    try:
        yield
    except (GalatKinerja, GalatIsian) as salah:
        raise _SelSalah(kolom, str(salah)) from salah


@dataclass(frozen=True, slots=True)
class _Baris:
    """One row against the indicator it names."""

    session: Session
    semua: Mapping[str, Indikator]
    satu: Indikator
    nomor: int
    sel: Mapping[str, str]
    pelaku: Pelaku

    def ubah(self, galat: list[GalatSel | str]) -> list[str]:
        """Makes the row's changes and gives them in words; what is wrong is added to `galat`."""
        langkah: list[Callable[[], list[str]]] = [
            self._tetap,
            self._cara,
            self._kaitan,
            *(partial(self._target, nama, untuk) for nama, untuk in TARGET.items()),
            self._renstra,
        ]
        hasil: list[str] = []
        for satu in langkah:
            try:
                hasil += satu()
            except _SelSalah as salah:
                teks = self.sel.get(salah.kolom, "")
                galat.append(GalatSel(self.nomor, salah.kolom, teks, str(salah)))
        return [f"{self.satu.kode}: {kata}" for kata in hasil]

    def _tetap(self) -> list[str]:
        for nama, (_, isi) in TETAP.items():
            if nama in self.sel and self.sel[nama].split() != isi(self.satu).split():
                raise _SelSalah(nama, "tidak dapat diubah di sini")
        return []

    def _cara(self) -> list[str]:
        lama = CaraUkur.dari(self.satu)
        baru = CaraUkur(
            self._pilihan(ARAH, POLARITAS, lama.polaritas),
            self._pilihan(GABUNG, KONSOLIDASI, lama.konsolidasi),
            rapikan(self.sel.get(PENSIUN, lama.pensiun)),
        )
        if len(baru.pensiun) > PENSIUN_TERPANJANG:
            raise _SelSalah(PENSIUN, f"paling panjang {PENSIUN_TERPANJANG} huruf")
        with _di(GABUNG):
            return ubah_cara(self.session, self.satu, baru, alasan=self.pelaku.alasan, **self._siapa())

    def _kaitan(self) -> list[str]:
        lama = self.satu.mendukung or ""
        kode = self.sel.get(DUKUNG, lama).upper()
        if kode == lama:
            return []
        if kode and kode not in self.semua:
            raise _SelSalah(DUKUNG, "bukan kode IKU tahun ini")
        with _di(DUKUNG):
            kaitkan(self.session, self.satu, self.semua.get(kode), **self._siapa())
        return [f"mendukung {kode}" if kode else "tidak lagi dikaitkan"]

    def _target(self, nama: str, untuk: int) -> list[str]:
        teks = self.sel.get(nama, "")
        if not teks:
            return []
        with _di(nama):
            baru, ada = baca_target(teks), target_berlaku(self.session, self.satu.id).get(untuk)
            if ada and ada.target == baru:
                return []
            dasar = self._dasar(berubah=ada is not None)
            tetapkan_target(self.session, self.satu, untuk, target=baru, **dasar)
        return [f"{nama[:1].lower()}{nama[1:]} {tulis_target(baru)}"]

    def _renstra(self) -> list[str]:
        if not any(self.sel.get(nama) for nama in RENSTRA):
            return []
        mulai, berakhir = self._tahun(TAHUN_AWAL), self._tahun(TAHUN_AKHIR)
        awal = self.sel.get(AWAL, "")
        with _di(AWAL):
            kondisi = baca_target(awal).bawah if awal else None
        with _di(AKHIR):
            target = baca_target(self.sel.get(AKHIR, ""))
        with _di(TAHUN_AKHIR):
            baru = Renstra(mulai, kondisi, berakhir, target)
        riwayat = riwayat_renstra(self.session, self.satu)
        if riwayat and riwayat[0].renstra == baru:
            return []
        tetapkan_renstra(self.session, self.satu, baru, **self._dasar(berubah=bool(riwayat)))
        return [f"Renstra {mulai} sampai {berakhir}, target akhir {tulis_target(baru.target)}"]

    def _tahun(self, kolom: str) -> int:
        teks = self.sel.get(kolom, "")
        if not TAHUN.fullmatch(teks):
            raise _SelSalah(kolom, "isi dengan tahun, misalnya 2029")
        return int(teks)

    def _pilihan(self, kolom: str, kata: Mapping[Pilihan, str], lama: Pilihan) -> Pilihan:
        teks = self.sel.get(kolom, "").casefold()
        if not teks:
            return lama
        for pilihan, sebutan in kata.items():
            if teks in (sebutan.casefold(), pilihan.value):
                return pilihan
        raise _SelSalah(kolom, f"pilih salah satu: {'; '.join(kata.values())}")

    def _siapa(self) -> Siapa:
        return {"oleh": self.pelaku.oleh, "pada": self.pelaku.pada}

    def _dasar(self, *, berubah: bool) -> Dasar:
        """A first target needs no reason; a revision carries the one that was given."""
        alasan = self.pelaku.alasan if berubah else ""
        return {"alasan": alasan, "dokumen": self.pelaku.dokumen, **self._siapa()}


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
