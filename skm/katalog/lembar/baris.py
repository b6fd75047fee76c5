"""One row of the sheet against the indicator it names: the changes it asks for, made and put into words."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypedDict

from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.berkas.hasil import GalatSel
from skm.berkas.sel import pilihan, tahun
from skm.galat import Galat
from skm.katalog.kata import KONSOLIDASI, POLARITAS
from skm.katalog.lembar.kolom import (
    AKHIR,
    ALASAN,
    ARAH,
    AWAL,
    BERLAKU,
    DUKUNG,
    GABUNG,
    HITUNG_KOREKSI,
    KOREKSI,
    PENSIUN,
    RENSTRA,
    SATUAN_KOREKSI,
    TAHUN_AKHIR,
    TAHUN_AWAL,
    TARGET,
    TETAP,
    VARIABEL,
    Isi,
)
from skm.katalog.lembar.sel import baca_target, di, tampung
from skm.katalog.lembar.tulis import tulis_target
from skm.katalog.models import Indikator, Renstra
from skm.katalog.queries import katalog_rumus, riwayat_renstra
from skm.katalog.rumus_kantor import RumusKantor, baca_rumus, baca_variabel, milik_kantor
from skm.katalog.services import (
    CaraUkur,
    kaitkan,
    target_berlaku,
    tetapkan_renstra,
    tetapkan_target,
    ubah_cara,
    ubah_koreksi,
)
from skm.teks import rapikan

PENSIUN_TERPANJANG = 300


@dataclass(frozen=True, slots=True)
class Pelaku:
    """Who loads it, when, and the document and reason that the changes rest on."""

    oleh: str
    peran: Peran
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
class Baris:
    """One row against the indicator it names; `semua` are the year's, by code."""

    session: Session
    semua: Mapping[str, Indikator]
    satu: Indikator
    nomor: int
    sel: Mapping[str, str]
    pelaku: Pelaku
    terkunci: Container[tuple[int, int]]
    """Quarters whose targets stay, by the indicator's id."""
    baru: bool = False
    """Just added from this very row: the decreed formula is in force whatever the sheet says."""

    def ubah(self, galat: list[GalatSel | str]) -> list[str]:
        """Makes the row's changes and gives them in words; what is wrong is added to `galat`."""
        langkah: list[Callable[[], list[str]]] = [
            self._tetap,
            self._koreksi,
            self._cara,
            self._kaitan,
            *(partial(self._target, nama, untuk) for nama, untuk in TARGET.items()),
            self._renstra,
        ]
        hasil: list[str] = []
        for satu in langkah:
            with tampung(galat, self.nomor, self.sel):
                hasil += satu()
        return [f"{self.satu.kode}: {kata}" for kata in hasil]

    def _tetap(self) -> list[str]:
        isi = self._isi()
        for nama, (_, teks) in TETAP.items():
            if self.baru and nama == BERLAKU:
                continue
            if nama in self.sel and self.sel[nama].split() != teks(isi).split():
                raise Galat("tidak dapat diubah di sini", bidang=nama)
        return []

    def _koreksi(self) -> list[str]:
        isi = self._isi()
        lama = {nama: teks(isi) for nama, (_, teks) in KOREKSI.items()}
        baru = {nama: self.sel.get(nama) or teks for nama, teks in lama.items()}
        if baru[VARIABEL].split() == isi.baris_variabel(sifat=False).split():
            baru[VARIABEL] = lama[VARIABEL]
        if all(baru[nama].split() == lama[nama].split() for nama in lama):
            return []
        with di(VARIABEL):
            variabel = milik_kantor(baca_variabel(baru[VARIABEL], isi.katalog.menurut_nama))
        with di(HITUNG_KOREKSI):
            rumus = baca_rumus(baru[HITUNG_KOREKSI])
            dasar = self.pelaku.dokumen or self.pelaku.alasan[:120]
            kantor = RumusKantor(None, rumus, rapikan(baru[SATUAN_KOREKSI]), variabel, baru[ALASAN], dasar)
            ubah_koreksi(self.session, self.satu, kantor, peran=self.pelaku.peran, **self._siapa())
        return [f"rumus koreksi {rumus}"]

    def _cara(self) -> list[str]:
        lama = CaraUkur.dari(self.satu)
        baru = CaraUkur(
            pilihan(self.sel, ARAH, POLARITAS, lama.polaritas),
            pilihan(self.sel, GABUNG, KONSOLIDASI, lama.konsolidasi),
            rapikan(self.sel.get(PENSIUN, lama.pensiun)),
            lama.otomatis,
        )
        if len(baru.pensiun) > PENSIUN_TERPANJANG:
            raise Galat(f"paling panjang {PENSIUN_TERPANJANG} huruf", bidang=PENSIUN)
        with di(GABUNG):
            return ubah_cara(self.session, self.satu, baru, alasan=self.pelaku.alasan, **self._siapa())

    def _kaitan(self) -> list[str]:
        lama = self.satu.mendukung or ""
        kode = self.sel.get(DUKUNG, lama).upper()
        if kode == lama:
            return []
        if kode and kode not in self.semua:
            raise Galat("bukan kode IKU tahun ini", bidang=DUKUNG)
        with di(DUKUNG):
            kaitkan(self.session, self.satu, self.semua.get(kode), **self._siapa())
        return [f"mendukung {kode}" if kode else "tidak lagi dikaitkan"]

    def _target(self, nama: str, untuk: int) -> list[str]:
        teks = self.sel.get(nama, "")
        if not teks:
            return []
        with di(nama):
            baru, ada = baca_target(teks), target_berlaku(self.session, self.satu.id).get(untuk)
            if ada and ada.target == baru:
                return []
            dasar = self._dasar(berubah=ada is not None)
            tetapkan_target(self.session, self.satu, untuk, target=baru, terkunci=self.terkunci, **dasar)
        return [f"{nama[:1].lower()}{nama[1:]} {tulis_target(baru)}"]

    def _renstra(self) -> list[str]:
        if not any(self.sel.get(nama) for nama in RENSTRA):
            return []
        mulai, berakhir = tahun(self.sel, TAHUN_AWAL), tahun(self.sel, TAHUN_AKHIR)
        awal = self.sel.get(AWAL, "")
        with di(AWAL):
            kondisi = baca_target(awal).bawah if awal else None
        with di(AKHIR):
            target = baca_target(self.sel.get(AKHIR, ""))
        with di(TAHUN_AKHIR):
            baru = Renstra(mulai, kondisi, berakhir, target)
        riwayat = riwayat_renstra(self.session, self.satu)
        if riwayat and riwayat[0].renstra == baru:
            return []
        tetapkan_renstra(self.session, self.satu, baru, **self._dasar(berubah=bool(riwayat)))
        return [f"Renstra {mulai} sampai {berakhir}, target akhir {tulis_target(baru.target)}"]

    def _isi(self) -> Isi:
        return Isi(self.satu, katalog_rumus(self.session, self.satu.unit_id, self.satu.tahun))

    def _siapa(self) -> Siapa:
        return {"oleh": self.pelaku.oleh, "pada": self.pelaku.pada}

    def _dasar(self, *, berubah: bool) -> Dasar:
        """A first target needs no reason; a revision carries the one that was given."""
        alasan = self.pelaku.alasan if berubah else ""
        return {"alasan": alasan, "dokumen": self.pelaku.dokumen, **self._siapa()}
