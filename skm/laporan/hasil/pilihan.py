"""Which period is meant: a year, or a half-year, a quarter or a month of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kinerja.periode import Periode
from kinerja.tanggal import BULAN, ROMAWI, TERAKHIR, TERAWAL, triwulan_selesai
from skm.galat import Galat

TAHUN_PERTAMA = 2017
"""Of the rule in force (PermenPANRB 14/2017); older data are asked for by typing the year."""
BAGIAN: Mapping[str, str] = {
    "": "Setahun",
    "s1": "Semester I",
    "s2": "Semester II",
    **{f"tw{nomor}": f"Triwulan {romawi}" for nomor, romawi in enumerate(ROMAWI, start=1)},
    **{f"b{nomor}": nama for nomor, nama in enumerate(BULAN, start=1)},
}
"""Parts of a year as an address names them."""


def periode_diminta(tahun: int, bagian: str) -> Periode:
    """That part of that year. Raises Galat for a year out of range and for an unknown part."""
    if bagian not in BAGIAN or not TERAWAL.year < tahun <= TERAKHIR.year:
        raise Galat("Periode itu tidak ada.", status=404)
    nomor = int(bagian.lstrip("stwb") or 0)
    if bagian.startswith("tw"):
        return Periode.triwulan(tahun, nomor)
    if bagian.startswith("s"):
        return Periode.semester(tahun, nomor)
    return Periode.bulan(tahun, nomor) if nomor else Periode.tahun(tahun)


def bagian_periode(periode: Periode) -> tuple[int, str]:
    """Year and part that name a period in an address. Raises ValueError for one that no part names."""
    if periode.dari is not None:
        for bagian in BAGIAN:
            if periode_diminta(periode.dari.year, bagian) == periode:
                return periode.dari.year, bagian
    raise ValueError("no part of a year is that period")


def periode_bawaan(hari_ini: date) -> tuple[int, str]:
    """Year and part of the quarter that ended last."""
    lewat = triwulan_selesai(hari_ini.year, hari_ini)
    return (hari_ini.year, f"tw{lewat}") if lewat else (hari_ini.year - 1, "tw4")


def semua_tahun(hari_ini: date, tahun: int) -> list[int]:
    """Years to choose from, the newest first, the chosen one among them."""
    return sorted({tahun, *range(TAHUN_PERTAMA, hari_ini.year + 1)}, reverse=True)
