"""Days and moments as people, spreadsheets and form services write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from zoneinfo import ZoneInfo

from kinerja.tanggal import TERAKHIR, TERAWAL

_BULAN = (
    "januari january jan",
    "februari february pebruari feb peb",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu agt ags aug agust",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
_NOMOR_BULAN = {nama: nomor for nomor, semua in enumerate(_BULAN, start=1) for nama in semua.split()}
_PEKAN = re.compile(
    r"(?:senin|selasa|rabu|kamis|jumat|jum['’`]at|sabtu|minggu|ahad|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|sen|sel|rab|kam|jum|sab|min|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+",
    re.IGNORECASE,
)
_TAHUN_DULU = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_ANGKA = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9])")
_HARI_KATA = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?[\s\-/.,]*([A-Za-z]{3,9})[\s\-/.,]*([0-9]{4}|[0-9]{2})(?![0-9])"
)
_KATA_HARI = re.compile(r"([A-Za-z]{3,9})[\s\-/.,]+([0-9]{1,2})(?:st|nd|rd|th)?[\s\-/.,]+([0-9]{4})(?![0-9])")
_JAM = re.compile(
    r"[\sT,]*(?:pukul|jam|pkl\.?|at)?\s*([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"\s*([ap]\.?m\.?)?\s*(?:wib|wita|wit)?\s*(z|(?:utc|gmt)?\s*[+-][0-9]{1,2}(?::?[0-9]{2})?|utc|gmt)?\s*(?:\([^)]*\))?",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"([0-9]{5})(?:[.,]([0-9]{1,12}))?")
_SERIAL_AWAL, _SERIAL_AKHIR = 36526, 73050
"""The days a spreadsheet counts from 1900, of the years 2000 to 2099."""
_ABAD = 100


class Urutan(StrEnum):
    """What stands first in 3/1/2026."""

    HARI_DULU = "hari-dulu"
    BULAN_DULU = "bulan-dulu"


@dataclass(frozen=True, slots=True)
class Saat:
    """A day, and the time beside it if there was one: as written, with the offset that stood behind it."""

    hari: date
    jam: time | None = None

    def di(self, zona: ZoneInfo | None) -> Saat:
        """The same moment in that zone; what bears no offset is in it already."""
        if self.jam is None or self.jam.tzinfo is None or zona is None:
            return self
        saat = datetime.combine(self.hari, self.jam).astimezone(zona)
        return Saat(saat.date(), saat.time())

    def iso(self) -> str:
        """2026-03-01, or 2026-03-01T08:15:00 with its offset."""
        return self.hari.isoformat() + ("" if self.jam is None else f"T{self.jam.isoformat()}")


@dataclass(frozen=True, slots=True)
class Angka:
    """A day in numbers whose order its form leaves open: `satu`, `dua`, year."""

    satu: int
    dua: int
    tahun: int
    berciri: Urutan | None
    """What the writing says of it: dots and zones of Indonesia stand the day first."""

    @property
    def bukti(self) -> Urutan | None:
        """Its order, where one of the parts is no month or the writing tells; None where both readings
        stand.
        """
        if self.satu > 12:
            return Urutan.HARI_DULU
        if self.dua > 12:
            return Urutan.BULAN_DULU
        return self.berciri

    @property
    def ragu(self) -> bool:
        """Whether the two readings are two days."""
        return self.bukti is None and self.satu != self.dua

    def pada(self, urutan: Urutan) -> date | None:
        """The day, read in that order where its own parts do not tell."""
        pakai = self.bukti or urutan
        hari, bulan = (self.satu, self.dua) if pakai is Urutan.HARI_DULU else (self.dua, self.satu)
        return _tanggal(self.tahun, bulan, hari)


def baca_saat(teks: str, urutan: Urutan = Urutan.HARI_DULU) -> Saat | None:
    """2026-03-01, 2026-03-01T08:15:00.000+08:00, 2026/03/14 10:22:33 AM GMT+8, 14.03.2026, 14/3/26 10.22.33,
    Sabtu, 14 Maret 2026, Mar 14, 2026, or the number by which a spreadsheet counts days.

    3/1/2026 is read in that `urutan`. None for anything else, and for a day or time that does not exist.
    """
    rapi = _rapi(teks)
    if serial := _SERIAL.fullmatch(rapi):
        return _dari_serial(int(serial[1]), serial[2] or "")
    hari, sisa = _hari(rapi, urutan)
    if hari is None:
        return None
    if not sisa.strip(" ,T"):
        return Saat(hari)
    jam = _jam(sisa)
    return None if jam is None else Saat(hari, jam)


def baca_hari(teks: str) -> date | None:
    """The day of `baca_saat`, the day first."""
    saat = baca_saat(teks)
    return None if saat is None else saat.hari


def baca_angka(teks: str) -> Angka | None:
    """The parts of a day that is written as two numbers and a year; None for every other writing."""
    rapi = _rapi(teks)
    cocok = _ANGKA.match(rapi)
    if cocok is None:
        return None
    sisa = rapi[cocok.end() :]
    khas = (
        cocok[2] == "."
        or re.match(r"[ ,]*[0-9]{1,2}\.[0-9]{2}", sisa)
        or re.search(r"\bwi(?:b|ta|t)\b", sisa, re.IGNORECASE)
    )
    return Angka(int(cocok[1]), int(cocok[3]), _abad(cocok[4]), Urutan.HARI_DULU if khas else None)


def berjam_inggris(teks: str) -> bool:
    """Whether AM or PM stands behind the time."""
    return re.search(r"[0-9]\s*[ap]\.?m\b", teks, re.IGNORECASE) is not None


def _rapi(teks: str) -> str:
    return _PEKAN.sub("", " ".join(teks.split()), count=1)


def _hari(rapi: str, urutan: Urutan) -> tuple[date | None, str]:
    """The day that `rapi` begins with, and what stands behind it."""
    if cocok := _TAHUN_DULU.match(rapi):
        return _tanggal(int(cocok[1]), int(cocok[3]), int(cocok[4])), rapi[cocok.end() :]
    if cocok := _ANGKA.match(rapi):
        angka = baca_angka(rapi)
        return (None if angka is None else angka.pada(urutan)), rapi[cocok.end() :]
    for pola, letak in ((_HARI_KATA, (1, 2, 3)), (_KATA_HARI, (2, 1, 3))):
        if cocok := pola.match(rapi):
            hari, bulan, tahun = (cocok[n] for n in letak)
            nomor = _NOMOR_BULAN.get(bulan.casefold(), 0)
            return _tanggal(_abad(tahun), nomor, int(hari)), rapi[cocok.end() :]
    return None, rapi


def _jam(sisa: str) -> time | None:
    cocok = _JAM.fullmatch(sisa)
    if cocok is None:
        return None
    jam, menit, detik = int(cocok[1]), int(cocok[2]), int(cocok[3] or 0)
    if cocok[4]:
        if not 1 <= jam <= 12:
            return None
        jam = jam % 12 + (12 if cocok[4][0] in "pP" else 0)
    try:
        return time(jam, menit, detik, tzinfo=_geser(cocok[5]))
    except ValueError:
        return None


def _geser(teks: str | None) -> timezone | None:
    if teks is None:
        return None
    cocok = re.search(r"([+-])([0-9]{1,2})(?::?([0-9]{2}))?$", teks)
    if cocok is None:
        return UTC
    besar = timedelta(hours=int(cocok[2]), minutes=int(cocok[3] or 0))
    return timezone(besar if cocok[1] == "+" else -besar)


def _dari_serial(hari: int, pecahan: str) -> Saat | None:
    if not _SERIAL_AWAL <= hari <= _SERIAL_AKHIR:
        return None
    saat = datetime(1899, 12, 30) + timedelta(days=hari)  # noqa: DTZ001  # a cell has no zone
    if not pecahan.strip("0"):
        return Saat(saat.date())
    saat += timedelta(seconds=round(float(f"0.{pecahan}") * 86400))
    return Saat(saat.date(), saat.time())


def _abad(tahun: str) -> int:
    angka = int(tahun)
    return angka + 2000 if angka < _ABAD else angka


def _tanggal(tahun: int, bulan: int, hari: int) -> date | None:
    if not TERAWAL.year <= tahun <= TERAKHIR.year:
        return None
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        return None
