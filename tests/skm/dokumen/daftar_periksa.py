"""The inspector's list of each document: tables with their columns, and who signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SEKRETARIS = "SEKRETARIS CAMAT LONGKALI"


@dataclass(frozen=True)
class Periksa:
    """The inspector's list of one document: its tables with their columns, and who signs it."""

    tabel: Mapping[str, tuple[str, ...]]
    """Columns by the beginning of the caption."""
    tanda: tuple[str, ...]
    """Posts, left to right."""
    pilihan: Mapping[str, Any]


CAPAIAN = ("Kode", "Indikator kinerja", "Satuan", "Target")
DAFTAR = {
    "lembar-iku": Periksa(
        {
            "Indikator Kinerja Utama": (
                "Kode",
                "Sasaran",
                "Indikator kinerja utama",
                "Definisi operasional: yang dihitung",
                "Formula menurut ketetapan",
                "Satuan",
                "Target 2026",
                "Sumber data",
                "Penanggung jawab",
            )
        },
        ("Camat Long Kali,",),
        {},
    ),
    "perjanjian-kinerja": Periksa(
        {
            "Perjanjian Kinerja Sekretaris Camat Long Kali": (
                "No",
                "Sasaran",
                "Indikator kinerja",
                "Satuan",
                "Target",
            )
        },
        ("Camat Long Kali,", "Sekretaris Camat Long Kali,") * 2,
        {"jabatan": SEKRETARIS},
    ),
    "rencana-aksi": Periksa(
        {
            "Target tiap triwulan": (
                "Kode",
                "Sasaran",
                "Indikator kinerja",
                "Satuan",
                "TW I",
                "TW II",
                "TW III",
                "TW IV",
                "Setahun",
                "Penanggung jawab",
            )
        },
        ("Camat Long Kali,",),
        {},
    ),
    "pengukuran-kinerja": Periksa(
        {
            "Triwulan II tahun 2026": (
                *CAPAIAN,
                "Menurut ketetapan",
                "Menurut koreksi",
                "Nilai berlaku",
                "Capaian (%)",
                "Kategori",
                "Keadaan",
            ),
            "Rata-rata capaian": ("Kantor dan jabatan", "Rata-rata capaian (%)", "Kategori", "Dasar"),
            "Masukan tiap rumus": (
                "Kode",
                "Yang diisi atau dihitung",
                "Satuan",
                "Triwulan ini",
                "Triwulan sebelumnya",
                "Triwulan sama tahun lalu",
            ),
        },
        ("Camat Long Kali,",),
        {"triwulan": 2},
    ),
    "lkjip": Periksa(
        {
            "Capaian IKU": (
                *CAPAIAN,
                "Realisasi",
                "Menurut ketetapan",
                "Capaian (%)",
                "Kategori",
                "Keadaan",
            ),
            "Capaian IKI": (
                *CAPAIAN,
                "Realisasi",
                "Menurut ketetapan",
                "Capaian (%)",
                "Kategori",
                "Keadaan",
            ),
        },
        ("Camat Long Kali,",),
        {"tahun": 2025},
    ),
}
"""Every document of `JENIS`; the year of LKjIP is over."""
