"""What the navigation offers; the guard decides who sees which entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Butir:
    """One entry of the navigation as a page shows it."""

    label: str
    url: str
    aktif: bool


MENU = (
    ("Loket", "loket.papan"),
    ("Dasbor", "laporan.dasbor"),
    ("IKM", "laporan.ikm"),
    ("Ketepatan", "laporan.ketepatan"),
    ("Indikator", "indikator.daftar"),
    ("Kelola", "layanan.kelola"),
)
"""Label and endpoint, in the order shown."""

TERMASUK = {"indikator.daftar": frozenset({"laporan.capaian", "laporan.dokumen", "laporan.penanda"})}
"""Pages of another address that belong under an entry all the same."""

DI_BALIK: dict[str, tuple[tuple[str, str, dict[str, Any]], ...]] = {
    "ikm": (("Jawaban survei", "laporan.ikm", {}),),
    "ketepatan_non_perizinan": (
        (
            "Permohonan selesai",
            "laporan.ketepatan_kasus",
            {"kategori": "non_perizinan", "kelompok": "selesai"},
        ),
        ("Permohonan jatuh tempo", "laporan.ketepatan_kasus", {"kategori": "non_perizinan"}),
    ),
    "ketepatan_perizinan": (
        ("Permohonan jatuh tempo", "laporan.ketepatan_kasus", {"kategori": "perizinan"}),
        ("Perizinan selesai", "laporan.ketepatan_kasus", {"kategori": "perizinan", "kelompok": "selesai"}),
        (
            "Non perizinan selesai",
            "laporan.ketepatan_kasus",
            {"kategori": "non_perizinan", "kelompok": "selesai"},
        ),
    ),
    "dokumen_non_perizinan": (
        ("Mulai diproses", "laporan.ketepatan_kasus", {"kategori": "non_perizinan", "kelompok": "diproses"}),
        (
            "Permohonan selesai",
            "laporan.ketepatan_kasus",
            {"kategori": "non_perizinan", "kelompok": "selesai"},
        ),
    ),
}
"""Pages that list what an automatic figure was counted from: label, endpoint, choices."""
