"""What a person would send about an indicator, for the table of routes."""

from __future__ import annotations

ATURAN = {
    "skala": "91 Baik\nKurang",
    "batas": "100",
    "nol_tercapai": "100",
    "nol_terlewati": "0",
    "alasan": "uji",
}
KOREKSI = {"rumus": "desa_dibina ÷ desa × 100", "satuan": "%", "alasan": "uji"}
INDIKATOR = {
    "kode": "IKI-58",
    "jabatan": "SEKSI UJI",
    "sasaran": "Uji",
    "nama": "Jumlah uji",
    "formula": "Jumlah uji",
    "satuan": "uji",
    "polaritas": "naik",
    "konsolidasi": "jumlah",
    "otomatis": "",
    "ketetapan": "banyak_uji",
    "variabel": "banyak_uji = Jumlah uji (uji)",
}
