"""Reading one row of an imported table: text in, stored values or the reasons its cells were refused out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from skm.berkas.kata import ringkas
from skm.berkas.pemetaan import KOSONG, Pemetaan
from skm.berkas.sel import BarisSel, bilangan
from skm.kuesioner.models import Kuesioner, Unsur
from skm.kuesioner.profil import ButirProfil, baca_kode, daftar_profil
from skm.muatan.harapan import NILAI
from skm.survei.isian import SARAN_MAKS
from skm.teks import bersihkan

INGATAN = 10_000
"""Texts whose meaning is remembered."""
TAHUN_TERLAMA = 2000
"""The IKM was first prescribed in 2004; an earlier year is a slip of the pen."""


def nama_kolom(kuesioner: Kuesioner) -> list[str]:
    """The columns of an answer that a row of a table fills."""
    profil = [butir.nama for butir in daftar_profil()]
    return [*(f"u{unsur.kolom}" for unsur in kuesioner.unsur), "tanggal", "layanan_id", *profil, "saran"]


@dataclass(frozen=True, slots=True)
class Pembaca:
    """Reads rows for one questionnaire; `layanan` maps casefolded codes and names to service ids.

    `hari` is the day of every row whose day can be read, by the row's number; `peta` is what a person told
    about
    words that are none of the questionnaire's.
    """

    kuesioner: Kuesioner
    layanan: Mapping[str, int]
    hari: Mapping[int, date]
    hari_ini: date
    peta: Pemetaan = KOSONG
    _ingat: dict[tuple[str, str], Any] = field(default_factory=dict, repr=False, compare=False)
    """What texts of a field mean: the same ones stand in thousands of rows."""

    def baca(self, baris: BarisSel) -> dict[str, Any]:
        """Values by column of the answer (`tanggal` None when not stated); `baris` keeps what is refused."""
        unsur = self._unsur()
        hasil: dict[str, Any] = {
            kolom: self._arti(baris, kode, partial(self._nilai, baris, satu)) for kode, kolom, satu in unsur
        }
        if not any(baris.sel[kode] for kode, _, _ in unsur):
            baris.tolak(f"{unsur[0][0]}–{unsur[-1][0]}", "kosong, tidak satu unsur pun terisi")
        hasil["tanggal"] = self._tanggal(baris)
        hasil["layanan_id"] = self._layanan(baris)
        for butir in daftar_profil():
            hasil[butir.nama] = self._arti(baris, butir.nama, partial(self._profil, baris, butir))
        saran = bersihkan(baris.sel.get("saran", ""))
        hasil["saran"] = saran or None
        if len(saran) > SARAN_MAKS:
            baris.tolak("saran", f"lebih dari {SARAN_MAKS} huruf", saran)
        return hasil

    def _unsur(self) -> Sequence[tuple[str, str, Unsur]]:
        """Code, column and row of each unsur; asked of the rows once, which takes its time."""
        kunci = ("", "")
        if kunci not in self._ingat:
            self._ingat[kunci] = [(satu.kode, f"u{satu.kolom}", satu) for satu in self.kuesioner.unsur]
        unsur: Sequence[tuple[str, str, Unsur]] = self._ingat[kunci]
        return unsur

    def _arti(self, baris: BarisSel, nama: str, baca: Callable[[], Any]) -> Any:
        """What the cell means; what was refused is asked again, for its own row."""
        kunci = (nama, baris.sel.get(nama, ""))
        if kunci in self._ingat:
            return self._ingat[kunci]
        tolakan = len(baris.galat)
        arti = baca()
        if len(baris.galat) == tolakan and len(self._ingat) < INGATAN:
            self._ingat[kunci] = arti
        return arti

    def _nilai(self, baris: BarisSel, unsur: Unsur) -> int | None:
        """A score 1..4, as a number or as the words of its option; None for "not filled"."""
        asal = self.peta.arti(unsur.kode, baris.sel[unsur.kode])
        if not asal:
            return None
        dicari = ringkas(asal)
        for nilai, label in enumerate(unsur.opsi, start=1):
            if dicari and dicari == ringkas(label):
                return nilai
        teks = self.peta.arti(NILAI, asal)
        if not teks:
            return None
        angka = bilangan(teks)
        if angka is not None and 1 <= angka <= 4:
            return angka
        baris.tolak(unsur.kode, "bukan bilangan bulat 1–4" if angka is None else "di luar 1–4", teks)
        return None

    def _tanggal(self, baris: BarisSel) -> date | None:
        teks = baris.sel.get("tanggal", "")
        tanggal = self.hari.get(baris.nomor)
        if not teks:
            return None
        if tanggal is None:
            baris.tolak("tanggal", "bukan tanggal; tulis seperti 2026-03-01 atau 01/03/2026")
        elif tanggal > self.hari_ini:
            baris.tolak("tanggal", "belum terjadi")
        elif tanggal.year < TAHUN_TERLAMA:
            baris.tolak("tanggal", f"sebelum tahun {TAHUN_TERLAMA}")
        else:
            return tanggal
        return None

    def _layanan(self, baris: BarisSel) -> int | None:
        teks = self.peta.arti("layanan", baris.sel.get("layanan", ""))
        ada = self.layanan.get(teks.casefold())
        if teks and ada is None:
            baris.tolak("layanan", "bukan kode atau nama layanan kantor ini", teks)
        return ada

    def _profil(self, baris: BarisSel, butir: ButirProfil) -> str | None:
        teks = self.peta.arti(butir.nama, baris.sel.get(butir.nama, ""))
        kode = baca_kode(butir, teks) if teks else None
        if teks and kode is None:
            pilihan = ", ".join(label for _, label in butir.pilihan)
            baris.tolak(butir.nama, f"tidak dikenal; yang diterima: {pilihan}", teks)
        return kode
