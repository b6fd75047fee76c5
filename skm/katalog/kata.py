"""Words for how an indicator is measured, on pages and in the catalogue's spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

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
DIISI = "Isian penanggung jawab"


def rentang_kode(kode: Iterable[str]) -> str:
    """Codes in a few words: IKU-04, IKU-05, IKU-06, IKI-12 → "IKU-04…06, IKI-12"."""
    pecah = [satu.rpartition("-") for satu in kode]
    # Numbers that follow each other keep the same distance from their place in the row.
    deret = groupby(enumerate(pecah), lambda isi: (isi[1][0], _nomor(isi[1][2]) - isi[0]))
    hasil = []
    for _, isi in deret:
        kelompok = [satu for _, satu in isi]
        awal = "".join(kelompok[0])
        hasil.append(awal if len(kelompok) == 1 else f"{awal}…{kelompok[-1][2]}")
    return ", ".join(hasil)


def _nomor(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdecimal() else -1
