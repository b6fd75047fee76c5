"""Words for how an indicator is measured, on pages and in the catalogue's spreadsheet."""

from __future__ import annotations

from kinerja.capaian import Polaritas
from kinerja.konsolidasi import Konsolidasi

POLARITAS = {
    Polaritas.NAIK: "Makin tinggi makin baik",
    Polaritas.TURUN: "Makin rendah makin baik",
    Polaritas.RENTANG: "Harus di dalam rentang",
    Polaritas.PERLU_DIPUTUS: "Belum diputuskan",
}
KONSOLIDASI = {
    Konsolidasi.JUMLAH: "Triwulan dijumlahkan",
    Konsolidasi.TERAKHIR: "Triwulan terakhir yang terisi",
    Konsolidasi.HITUNG_ULANG: "Dihitung ulang dari jumlah pembilang dan penyebut",
    Konsolidasi.TAHUNAN: "Dinilai sekali setahun",
}
OTOMATIS = {
    "ikm": "IKM dari survei",
    "ketepatan_non_perizinan": "Ketepatan non perizinan dari loket",
    "ketepatan_perizinan": "Ketepatan perizinan dari loket",
    "dokumen_non_perizinan": "Permohonan non perizinan dari loket",
}
"""What the server counts by itself, by the names of `otomatis.RUMUS`."""
DIISI = "Isian penanggung jawab"
SELESAI = {
    "ajukan": "diajukan",
    "verifikasi": "diverifikasi",
    "setujui": "disetujui",
    "kunci": "dikunci",
    "kembalikan": "dikembalikan",
    "buka": "dibuka kuncinya",
}
"""What an act has done, in words."""
