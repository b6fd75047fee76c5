"""What the navigation offers; the guard decides who sees which entry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Butir:
    """One entry of the navigation as a page shows it."""

    label: str
    url: str
    aktif: bool


MENU = (
    ("Loket", "loket.papan"),
    ("Pengaduan", "pengaduan.daftar"),
    ("Formulir kertas", "muatan.kertas_daftar"),
    ("Dasbor", "laporan.dasbor"),
    ("IKM", "laporan.ikm"),
    ("Ketepatan", "laporan.ketepatan"),
    ("Indikator", "indikator.daftar"),
    ("Kelola", "layanan.kelola"),
)
"""Label and endpoint, in the order shown."""
