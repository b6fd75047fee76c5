"""How figures, days and moments are written on a page: Indonesian, in the office's time zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from babel.dates import format_date, format_datetime
from flask import Flask

from kinerja.angka import SKOR, angka_indonesia, angka_ringkas, desimal_tampil, perlu_ringkas
from kinerja.capaian import Target
from kinerja.tanggal import ROMAWI
from skm.web.tanggal import RENTANG_HARI, RENTANG_SAAT
from skm.web.waktu import zona_kantor

BELUM_ADA = "belum ada"


def init_app(app: Flask) -> None:
    """Register the filters under the names templates use."""
    app.jinja_env.globals.update(RENTANG_HARI=RENTANG_HARI, RENTANG_SAAT=RENTANG_SAAT)
    app.jinja_env.filters.update(
        angka=angka,
        nilai=nilai,
        bersatuan=bersatuan,
        ringkas=ringkas,
        ringkas_bersatuan=ringkas_bersatuan,
        target=target,
        tepat=tepat,
        tanggal=tanggal,
        bulan=bulan,
        hari=hari,
        waktu=waktu,
        jam=jam,
        pukul=pukul,
        iso=iso,
        pecahan=pecahan,
        pesan_galat=pesan_galat,
        satuan=satuan,
        kalimat=kalimat,
        ukuran=ukuran,
        romawi=romawi,
    )


def angka(nilai: Decimal | Fraction | int | None, desimal: int | None = 2) -> str:
    """`78,70`; a figure that does not exist says so instead of showing 0."""
    return BELUM_ADA if nilai is None else angka_indonesia(nilai, desimal)


def nilai(angka_: Decimal | Fraction | int | None, satuan: str = "%") -> str:
    """A measured figure without its unit: `15` desa, `7,50` desa, `90,00` %."""
    return BELUM_ADA if angka_ is None else angka(angka_, desimal_tampil(angka_, satuan))


def bersatuan(angka_: Decimal | Fraction | int | None, satuan: str) -> str:
    """The same with its unit, which stays on the number's line: `90,00 %`, `15 desa`."""
    return BELUM_ADA if angka_ is None else _dengan(nilai(angka_, satuan), satuan)


def ringkas(angka_: Decimal | Fraction | int | None, satuan: str = "%") -> str:
    """`nilai`, but one of many digits as it can be read: `228 miliar`. The whole number has to be at hand."""
    if angka_ is None or not perlu_ringkas(angka_, satuan):
        return nilai(angka_, satuan)
    return angka_ringkas(angka_)


def ringkas_bersatuan(angka_: Decimal | Fraction | int | None, satuan: str) -> str:
    """The same with its unit."""
    return BELUM_ADA if angka_ is None else _dengan(ringkas(angka_, satuan), satuan)


def target(satu: Target | None, satuan: str = "") -> str:
    """`90 %`, `80 sampai 90 %`; exact, since people set it."""
    if satu is None:
        return "belum ditetapkan"
    ujung = dict.fromkeys((satu.bawah, satu.atas))  # one number is written once
    return _dengan(" sampai ".join(angka(satu, None) for satu in ujung), satuan)


def tepat(nilai_: Fraction, satuan: str) -> str:
    """`78,7 %`: exact, as it was typed, with its unit."""
    return _dengan(angka(nilai_, None), satuan)


def satuan(nama: str) -> str:
    """A unit as it is written after its figure; a score has none."""
    return "" if nama == SKOR else nama


def _dengan(tertulis: str, nama: str) -> str:
    return f"{tertulis}\N{NO-BREAK SPACE}{satuan(nama)}" if satuan(nama) else tertulis


def kalimat(teks: str) -> str:
    """The text with its first letter as a sentence begins, the others as they are."""
    return teks[:1].upper() + teks[1:]


def ukuran(byte: int) -> str:
    """How large a file is: `3 KB`, never less than it is."""
    return f"{angka(-(-byte // 1024), 0)} KB"


def pecahan(teks: str | None) -> Fraction | None:
    """An exact number kept as "a/b"."""
    return None if teks is None else Fraction(teks)


@dataclass(frozen=True, slots=True)
class PesanGalat:
    """What is wrong with a field; for a formula also the line with a caret below it, and a suggestion."""

    kalimat: str
    letak: str
    saran: str


def pesan_galat(pesan: Sequence[str]) -> PesanGalat:
    """A field's messages as they are shown; one of several lines is that of a formula."""
    teks = " ".join(map(str, pesan))
    match teks.split("\n"):
        case [kalimat, baris, tanda, *saran]:
            return PesanGalat(kalimat, f"{baris}\n{tanda}", " ".join(saran))
        case _:
            return PesanGalat(teks, "", "")


def romawi(triwulan: int) -> str:
    """`III`, as offices number quarters."""
    return ROMAWI[triwulan - 1]


def tanggal(nilai: date) -> str:
    """`5 Maret 2026`."""
    return format_date(nilai, "d MMMM y", locale="id")


def bulan(nilai: date) -> str:
    """`Maret 2026`."""
    return format_date(nilai, "MMMM y", locale="id")


def hari(nilai: date) -> str:
    """`Kamis, 5 Maret 2026`."""
    return format_date(nilai, "EEEE, d MMMM y", locale="id")


def waktu(nilai: datetime) -> str:
    """`Kam 5 Mar 2026, 14.30` in the office's time zone."""
    return format_datetime(_setempat(nilai), "EEE d MMM y, HH.mm", locale="id")


def jam(nilai: datetime) -> str:
    """`14.30` in the office's time zone."""
    return format_datetime(_setempat(nilai), "HH.mm", locale="id")


def pukul(nilai: datetime, hari_ini: date) -> str:
    """A moment of today by its time only, any other with its day: `14.30`, `Rab 4 Mar 2026, 14.30`."""
    return jam(nilai) if _setempat(nilai).date() == hari_ini else waktu(nilai)


def iso(nilai: datetime) -> str:
    """ISO 8601 with the office's offset, for `<time datetime>`."""
    return _setempat(nilai).isoformat(timespec="minutes")


def _setempat(nilai: datetime) -> datetime:
    return nilai.astimezone(zona_kantor())
