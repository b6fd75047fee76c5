"""How each indicator went over the newest quarters, as small lines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from kinerja.tanggal import ROMAWI, triwulan_selesai
from skm.bagan.percik import Percik, susun_percik
from skm.pengukuran.buku import Buku, Saat
from skm.pengukuran.nilai import NilaiIndikator

BANYAK = 5
"""Quarters: a year back, and the one it is compared with."""


def saat_percik(tahun: int, hari_ini: date) -> list[Saat]:
    """The quarters up to the newest one of that year that has begun, at least its first."""
    akhir = 4 * tahun + min(3, triwulan_selesai(tahun, hari_ini))
    return [(satu // 4, satu % 4 + 1) for satu in range(akhir - BANYAK + 1, akhir + 1)]


def percik_indikator(
    buku: Buku, saat: Iterable[Saat], semua: Iterable[NilaiIndikator]
) -> dict[str, Percik | None]:
    """By code; what was by another formula or in another unit is left out. `buku` was opened for `saat`."""
    kini = {satu.indikator.kode: satu for satu in semua}
    nilai: dict[str, list[tuple[str, Fraction | None]]] = {kode: [] for kode in kini}
    for satu, triwulan in saat:
        ada = {n.indikator.kode: n for n in buku.nilai(satu, triwulan)}
        for kode, isi in nilai.items():
            isi.append((f"{ROMAWI[(triwulan or 1) - 1]} {satu}", _sebanding(ada.get(kode), kini[kode])))
    return {kode: susun_percik(isi) for kode, isi in nilai.items()}


def _sebanding(dulu: NilaiIndikator | None, kini: NilaiIndikator) -> Fraction | None:
    if dulu is None or (dulu.rumus, dulu.satuan) != (kini.rumus, kini.satuan):
        return None
    return dulu.berlaku.nilai
