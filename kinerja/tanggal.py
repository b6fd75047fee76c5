"""Dates by months: whole months as ranges, a year back, and dates written in Indonesian."""

from calendar import monthrange
from datetime import date

from kinerja.galat import GalatMasukan

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ROMAWI = ("I", "II", "III", "IV")
"""How quarters and half-years are numbered."""
TERAWAL = date(1900, 1, 1)
TERAKHIR = date(2999, 12, 31)


def pastikan_wajar(tanggal: date) -> None:
    """Raise GalatMasukan for a date outside 1900..2999, where a slip would end in endless arithmetic."""
    if not TERAWAL.year <= tanggal.year <= TERAKHIR.year:
        raise GalatMasukan(f"Tahun {tanggal.year} harus di antara {TERAWAL.year} dan {TERAKHIR.year}.")


def indeks_bulan(tanggal: date) -> int:
    """Months since the start of year 0, so that shifting a month is adding a number."""
    return 12 * tanggal.year + tanggal.month - 1


def bulan_penuh(indeks: int, panjang: int) -> tuple[date, date]:
    """First and last day of `panjang` whole months from the month with that index."""
    tahun, bulan = divmod(indeks, 12)
    tahun_akhir, bulan_akhir = divmod(indeks + panjang - 1, 12)
    hari_akhir = monthrange(tahun_akhir, bulan_akhir + 1)[1]
    return date(tahun, bulan + 1, 1), date(tahun_akhir, bulan_akhir + 1, hari_akhir)


def panjang_bulan(dari: date, sampai: date) -> int | None:
    """How many whole months the days cover; None unless they start and end with a month."""
    panjang = indeks_bulan(sampai) - indeks_bulan(dari) + 1
    return panjang if bulan_penuh(indeks_bulan(dari), panjang) == (dari, sampai) else None


def setahun_sebelum(tanggal: date) -> date:
    """The same date one year earlier; 29 February becomes 28."""
    hari_akhir = monthrange(tanggal.year - 1, tanggal.month)[1]
    return tanggal.replace(year=tanggal.year - 1, day=min(tanggal.day, hari_akhir))


def tanggal_indonesia(tanggal: date) -> str:
    """The date in words: "17 Maret 2026"."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def rentang_indonesia(dari: date, sampai: date) -> str:
    """Two dates in words, without saying month or year twice: "1–17 Maret 2026"."""
    if dari == sampai:
        return tanggal_indonesia(dari)
    awal = str(dari.day)
    if (dari.year, dari.month) != (sampai.year, sampai.month):
        awal = tanggal_indonesia(dari) if dari.year != sampai.year else f"{dari.day} {BULAN[dari.month - 1]}"
    return f"{awal}–{tanggal_indonesia(sampai)}"


def triwulan_selesai(tahun: int, hari_ini: date) -> int:
    """How many quarters of that year are over, 0..4; a quarter's last day is still its own."""
    lewat = 4 * (hari_ini.year - tahun) + (hari_ini.month - 1) // 3
    return max(0, min(len(ROMAWI), lewat))
