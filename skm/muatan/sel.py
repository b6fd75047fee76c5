"""Reading rows of an imported table: text in, stored values or the reasons its cells were refused out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from skm.berkas.hari import Saat
from skm.berkas.kata import ringkas
from skm.berkas.kolom import DITOLAK, Arti, Kolom
from skm.berkas.lembar import RUSAK
from skm.berkas.pemetaan import Pemetaan
from skm.berkas.sel import BarisSel, bilangan
from skm.kuesioner.models import Kuesioner, Unsur
from skm.kuesioner.profil import ButirProfil, baca_kode, daftar_profil
from skm.muatan.harapan import NILAI
from skm.muatan.hari import alasan_ditolak
from skm.survei.isian import SARAN_MAKS
from skm.teks import bersihkan


def nama_kolom(kuesioner: Kuesioner) -> list[str]:
    """The columns of an answer that a row of a table fills."""
    profil = [butir.nama for butir in daftar_profil()]
    return [*(f"u{unsur.kolom}" for unsur in kuesioner.unsur), "tanggal", "layanan_id", *profil, "saran"]


@dataclass(frozen=True, slots=True)
class Potongan:
    """Some rows as read: numbers by column of the answer, and comments."""

    kode: dict[str, list[int]]
    saran: list[str]
    ragu: set[int]
    """Places of the rows in which something is refused."""


class Pembaca:
    """Reads rows for one questionnaire; `layanan` maps casefolded codes and names to service ids.

    `peta` is what a person told about words that are none of the questionnaire's; what cells mean is numbered
    in `kolom`, by column of the answer.
    """

    def __init__(
        self,
        kuesioner: Kuesioner,
        layanan: Mapping[str, int],
        hari_ini: date,
        peta: Pemetaan,
        kolom: Mapping[str, Kolom],
    ) -> None:
        self._layanan_kantor, self._hari_ini, self._peta = layanan, hari_ini, peta
        self._unsur = tuple(satu.kode for satu in kuesioner.unsur)
        self._baca: dict[str, Callable[[BarisSel], Any]] = {
            satu.kode: partial(self._nilai, unsur=satu) for satu in kuesioner.unsur
        }
        self._baca_lain: dict[str, Callable[[BarisSel], Any]] = {"layanan": self._layanan} | {
            butir.nama: partial(self._profil, butir=butir) for butir in daftar_profil()
        }
        milik = {satu.kode: f"u{satu.kolom}" for satu in kuesioner.unsur} | {"layanan": "layanan_id"}
        self._arti = {
            nama: (satu, Arti(partial(_nomor, nama, baca, kolom[satu])))
            for nama, baca in (self._baca | self._baca_lain).items()
            for satu in [milik.get(nama, nama)]
        }
        self._kosong = {satu: kolom[satu].kosong for satu, _ in self._arti.values()}

    def baca(self, sel: Mapping[str, Sequence[str]], banyak: int) -> Potongan:
        """What so many rows say, their cells by field; of a refused one its row is among `ragu`."""
        hasil = Potongan({}, [""] * banyak, set())
        for nama, (kolom, arti) in self._arti.items():
            if nama not in sel:
                hasil.kode[kolom] = [self._kosong[kolom]] * banyak
                continue
            kode = hasil.kode[kolom] = list(map(arti.__getitem__, sel[nama]))
            if DITOLAK in kode:
                hasil.ragu.update(ke for ke, satu in enumerate(kode) if satu == DITOLAK)
        unsur = zip(*(sel[kode] for kode in self._unsur), strict=True)
        hasil.ragu.update(ke for ke, satu in enumerate(unsur) if not any(satu))
        if any(sel.get("saran", ())):
            saran = [teks and bersihkan(teks) for teks in sel["saran"]]
            hasil.ragu.update(ke for ke, teks in enumerate(sel["saran"]) if _rusak(teks, saran[ke]))
            hasil.saran[:] = saran
        return hasil

    def tolak(self, baris: BarisSel, hari: Saat | None) -> None:
        """Let `baris` keep what of it is refused; `hari` is its day if that can be read."""
        for baca in self._baca.values():
            baca(baris)
        if not any(baris.sel[kode] for kode in self._unsur):
            baris.tolak(f"{self._unsur[0]}–{self._unsur[-1]}", "kosong, tidak satu unsur pun terisi")
        if baris.sel.get("tanggal", ""):
            tulis = "bukan tanggal; tulis seperti 2026-03-01 atau 01/03/2026"
            if alasan := tulis if hari is None else alasan_ditolak(hari.hari, self._hari_ini):
                baris.tolak("tanggal", alasan)
        for baca in self._baca_lain.values():
            baca(baris)
        saran = bersihkan(baris.sel.get("saran", ""))
        if len(saran) > SARAN_MAKS:
            baris.tolak("saran", f"lebih dari {SARAN_MAKS} huruf", saran)

    def _nilai(self, baris: BarisSel, *, unsur: Unsur) -> int | None:
        """A score 1..4, as a number or as the words of its option; None for "not filled"."""
        asal = self._peta.arti(unsur.kode, baris.sel[unsur.kode])
        if not asal:
            return None
        dicari = ringkas(asal)
        for nilai, label in enumerate(unsur.opsi, start=1):
            if dicari and dicari == ringkas(label):
                return nilai
        teks = self._peta.arti(NILAI, asal)
        if not teks:
            return None
        angka = bilangan(teks)
        if angka is not None and 1 <= angka <= 4:
            return angka
        baris.tolak(unsur.kode, "bukan bilangan bulat 1–4" if angka is None else "di luar 1–4", teks)
        return None

    def _layanan(self, baris: BarisSel) -> int | None:
        teks = self._peta.arti("layanan", baris.sel.get("layanan", ""))
        ada = self._layanan_kantor.get(teks.casefold())
        if teks and ada is None:
            baris.tolak("layanan", "bukan kode atau nama layanan kantor ini", teks)
        return ada

    def _profil(self, baris: BarisSel, *, butir: ButirProfil) -> str | None:
        teks = self._peta.arti(butir.nama, baris.sel.get(butir.nama, ""))
        kode = baca_kode(butir, teks) if teks else None
        if teks and kode is None:
            pilihan = ", ".join(label for _, label in butir.pilihan)
            baris.tolak(butir.nama, f"tidak dikenal; yang diterima: {pilihan}", teks)
        return kode


def _nomor(nama: str, baca: Callable[[BarisSel], Any], kolom: Kolom, teks: str) -> int:
    """The number of what a cell of that field means."""
    baris = BarisSel(0, {nama: teks})
    arti = baca(baris)
    return DITOLAK if baris.galat or teks.startswith(RUSAK) else kolom.nomor(arti)


def _rusak(teks: str, saran: str) -> bool:
    return len(saran) > SARAN_MAKS or teks.startswith(RUSAK)
