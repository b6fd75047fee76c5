"""Periods an office reports on: bulan, triwulan, semester, tahun, or any two dates, both days included."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from kinerja.galat import GalatMasukan
from kinerja.rentang import baca_rentang
from kinerja.tanggal import (
    BULAN,
    ROMAWI,
    TERAKHIR,
    TERAWAL,
    bulan_penuh,
    indeks_bulan,
    panjang_bulan,
    pastikan_wajar,
    rentang_indonesia,
    setahun_sebelum,
    tanggal_indonesia,
)

BENTUK = (
    "2026, 2026-S1, 2026-TW3, 2026-03, 2026-03-17, 2026-01-01..2026-03-17, 2026-01-01.., ..2026-03-17, "
    "semua, Triwulan I 2026, Maret 2026, 1–17 Maret 2026"
)
_KALENDER = re.compile(r"([0-9]{4})(?:-(?:S([0-9])|TW([0-9])|([0-9]{2})))?")


@dataclass(frozen=True, slots=True)
class Periode:
    """From the day `dari` to the day `sampai`, both included; None leaves that side open.

    Days lie in 1900..2999. Raises GalatMasukan for others and when `dari` is after `sampai`.
    """

    dari: date | None
    sampai: date | None

    def __post_init__(self) -> None:
        for tanggal in (self.dari, self.sampai):
            if tanggal is not None:
                pastikan_wajar(tanggal)
        if self.dari is not None and self.sampai is not None and self.dari > self.sampai:
            raise GalatMasukan("Tanggal awal periode tidak boleh sesudah tanggal akhirnya.")

    @classmethod
    def bulan(cls, tahun: int, bulan: int) -> "Periode":
        """One month, 1..12."""
        return cls._bulanan(tahun, bulan, 1, "Bulan")

    @classmethod
    def triwulan(cls, tahun: int, tw: int) -> "Periode":
        """One quarter, 1..4."""
        return cls._bulanan(tahun, tw, 3, "Triwulan")

    @classmethod
    def semester(cls, tahun: int, s: int) -> "Periode":
        """One half-year, 1..2."""
        return cls._bulanan(tahun, s, 6, "Semester")

    @classmethod
    def tahun(cls, tahun: int) -> "Periode":
        """One calendar year, 1900..2999."""
        return cls._bulanan(tahun, 1, 12, "Tahun")

    @classmethod
    def rentang(cls, dari: date | None, sampai: date | None) -> "Periode":
        """Any two days, both included; None leaves that side open."""
        return cls(dari, sampai)

    @classmethod
    def semua(cls) -> "Periode":
        """All time."""
        return cls(None, None)

    @classmethod
    def _bulanan(cls, tahun: int, urutan: int, panjang: int, nama: str) -> "Periode":
        terbanyak = 12 // panjang
        if not 1 <= urutan <= terbanyak:
            raise GalatMasukan(f"{nama} harus 1 sampai {terbanyak}.")
        if not TERAWAL.year <= tahun <= TERAKHIR.year:
            raise GalatMasukan(f"Tahun harus {TERAWAL.year} sampai {TERAKHIR.year}.")
        return cls(*bulan_penuh(12 * tahun + panjang * (urutan - 1), panjang))

    def batas(self, zona: tzinfo) -> tuple[datetime | None, datetime | None]:
        """Half-open moments [start of `dari`, start of the day after `sampai`) in `zona`; None where open."""
        mulai = None if self.dari is None else datetime.combine(self.dari, time.min, zona)
        akhir = None if self.sampai is None else datetime.combine(self.sampai + timedelta(1), time.min, zona)
        return mulai, akhir

    def sebelumnya(self) -> "Periode | None":
        """The period of the same length just before: whole months step by months, other ranges by days.

        None when a side is open or it would start before 1900.
        """
        if self.dari is None or self.sampai is None:
            return None
        panjang = panjang_bulan(self.dari, self.sampai)
        if panjang is not None:
            return _mulai_bulan(indeks_bulan(self.dari) - panjang, panjang)
        hari = (self.sampai - self.dari).days + 1
        if hari > (self.dari - TERAWAL).days:
            return None
        return Periode(self.dari - timedelta(hari), self.dari - timedelta(1))

    def tahun_lalu(self) -> "Periode | None":
        """The same months, or the same dates, one year earlier; 29 February becomes 28.

        None when a side is open or it would start before 1900.
        """
        if self.dari is None or self.sampai is None:
            return None
        panjang = panjang_bulan(self.dari, self.sampai)
        if panjang is not None:
            return _mulai_bulan(indeks_bulan(self.dari) - 12, panjang)
        if self.dari.year == TERAWAL.year:
            return None
        return Periode(setahun_sebelum(self.dari), setahun_sebelum(self.sampai))

    @property
    def label(self) -> str:
        """The name for a page: "Triwulan III 2026", "Maret 2026", "1 Januari–17 Maret 2026"."""
        return _judul(self.dari, self.sampai)[1]

    def __str__(self) -> str:
        """The machine form; parse(str(periode)) == periode."""
        return _judul(self.dari, self.sampai)[0]


def parse(teks: str) -> Periode:
    """Read a period in one of the forms of BENTUK, or as `label` prints it; case and spaces do not matter.

    Raises GalatMasukan with what is wrong and the accepted forms.
    """
    rapi = teks.strip()
    try:
        rentang = baca_rentang(rapi)
        return _parse(rapi.upper()) if rentang is None else Periode(*rentang)
    except GalatMasukan as galat:
        raise GalatMasukan(
            f"Periode {rapi[:40]!r} tidak dapat dibaca. {galat} Bentuk yang diterima: {BENTUK}."
        ) from galat


def _parse(teks: str) -> Periode:
    if teks == "SEMUA":
        return Periode.semua()
    if cocok := _KALENDER.fullmatch(teks):
        tahun, semester, triwulan, bulan = cocok.groups()
        if semester:
            return Periode.semester(int(tahun), int(semester))
        if triwulan:
            return Periode.triwulan(int(tahun), int(triwulan))
        return Periode.bulan(int(tahun), int(bulan)) if bulan else Periode.tahun(int(tahun))
    dari, pemisah, sampai = teks.partition("..")
    if not pemisah:
        sampai = dari
    if not dari and not sampai:
        raise GalatMasukan("Tanggalnya belum ada.")
    return Periode(_baca_tanggal(dari) if dari else None, _baca_tanggal(sampai) if sampai else None)


def _baca_tanggal(teks: str) -> date:
    try:
        tanggal = date.fromisoformat(teks)
    except ValueError:
        tanggal = None
    # fromisoformat also reads 20260317 and 2026-W12-2, which would not round-trip.
    if tanggal is None or tanggal.isoformat() != teks:
        raise GalatMasukan(f"{teks[:40]!r} bukan tanggal.")
    return tanggal


def _mulai_bulan(indeks: int, panjang: int) -> Periode | None:
    return None if indeks < indeks_bulan(TERAWAL) else Periode(*bulan_penuh(indeks, panjang))


def _judul(dari: date | None, sampai: date | None) -> tuple[str, str]:
    """(machine form, label) of a period."""
    if dari is None or sampai is None:
        return _judul_terbuka(dari, sampai)
    tahun, bulan = dari.year, dari.month
    match _panjang_kalender(dari, sampai):
        case 1:
            return f"{tahun}-{bulan:02}", f"{BULAN[bulan - 1]} {tahun}"
        case 3:
            return f"{tahun}-TW{bulan // 3 + 1}", f"Triwulan {ROMAWI[bulan // 3]} {tahun}"
        case 6:
            return f"{tahun}-S{bulan // 6 + 1}", f"Semester {ROMAWI[bulan // 6]} {tahun}"
        case 12:
            return str(tahun), f"Tahun {tahun}"
    mesin = str(dari) if dari == sampai else f"{dari}..{sampai}"
    return mesin, rentang_indonesia(dari, sampai)


def _panjang_kalender(dari: date, sampai: date) -> int | None:
    """1, 3, 6 or 12 for a calendar month, quarter, half-year or year; None for any other range."""
    panjang = panjang_bulan(dari, sampai)
    return panjang if panjang in {1, 3, 6, 12} and (dari.month - 1) % panjang == 0 else None


def _judul_terbuka(dari: date | None, sampai: date | None) -> tuple[str, str]:
    if dari is not None:
        return f"{dari}..", f"Sejak {tanggal_indonesia(dari)}"
    if sampai is not None:
        return f"..{sampai}", f"Sampai {tanggal_indonesia(sampai)}"
    return "semua", "Semua waktu"
