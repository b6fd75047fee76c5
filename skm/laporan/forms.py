"""The filter of the report pages, which lives in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kinerja.galat import GalatKinerja, GalatMasukan
from kinerja.periode import Periode
from skm.jawaban.queries.hitungan import bulan_penuh
from skm.web.tanggal import baca_hari

PER_BULAN = "Jawaban survei ditampilkan per bulan penuh, supaya tidak seorang pun terbaca dari satu hari."


@dataclass(frozen=True, slots=True)
class Saringan:
    """Both dates as typed and the period they mean; without a period `galat` says what to mend."""

    dari: str
    sampai: str
    periode: Periode | None
    galat: str
    catatan: str = ""
    """Why it is not quite what was asked for; empty where it is."""

    @property
    def judul(self) -> str:
        """What a title calls the period."""
        return "Periode belum terbaca" if self.periode is None else self.periode.label

    @property
    def pilihan(self) -> dict[str, str]:
        """The period for the address of a page beside this one; dates that could not be read stay here."""
        return {} if self.periode is None else {"dari": self.dari, "sampai": self.sampai}


def baca_saringan(isian: Mapping[str, str], bawaan: Periode) -> Saringan:
    """Read `dari` and `sampai` (ISO days, both included); an empty one leaves that side open.

    An address that names neither gets `bawaan`.
    """
    if "dari" not in isian and "sampai" not in isian:
        return dari_periode(bawaan)
    dari, sampai = isian.get("dari", "").strip(), isian.get("sampai", "").strip()
    try:
        periode = Periode.rentang(_tanggal("Dari tanggal", dari), _tanggal("Sampai tanggal", sampai))
    except GalatKinerja as galat:
        return Saringan(dari, sampai, None, str(galat))
    return Saringan(dari, sampai, periode, "")


def dari_periode(periode: Periode) -> Saringan:
    """The filter that shows `periode`."""
    return Saringan(_teks(periode.dari), _teks(periode.sampai), periode, "")


def bulan_utuh(saringan: Saringan) -> Saringan:
    """The same for whole months, which is how answers are shown."""
    periode = saringan.periode
    if periode is None or (penuh := bulan_penuh(periode)) == periode:
        return saringan
    return replace(dari_periode(penuh), catatan=PER_BULAN)


def periode_cepat(hari_ini: date) -> tuple[tuple[str, Periode], ...]:
    """Label and period of the shortcuts offered on `hari_ini`."""
    tahun, bulan = hari_ini.year, hari_ini.month
    return (
        ("Bulan ini", Periode.bulan(tahun, bulan)),
        ("Triwulan ini", Periode.triwulan(tahun, (bulan + 2) // 3)),
        ("Tahun ini", Periode.tahun(tahun)),
        ("Semua waktu", Periode.semua()),
    )


def _teks(tanggal: date | None) -> str:
    return "" if tanggal is None else tanggal.isoformat()


def _tanggal(nama: str, teks: str) -> date | None:
    if not teks:
        return None
    try:
        return baca_hari(teks)
    except GalatMasukan as galat:
        raise GalatKinerja(f"{nama} “{teks[:20]}” bukan tanggal yang dapat dipakai. {galat}") from galat
