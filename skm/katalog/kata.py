"""Words for how an indicator is measured, on pages and in the catalogue's spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from kinerja.capaian import Polaritas
from kinerja.konsolidasi import Konsolidasi
from kinerja.rumus import Sifat, Variabel

POLARITAS = {
    Polaritas.NAIK: "Makin tinggi makin baik",
    Polaritas.TURUN: "Makin rendah makin baik",
    Polaritas.RENTANG: "Harus di dalam rentang",
    Polaritas.PERLU_DIPUTUS: "Belum diputuskan",
}
KONSOLIDASI = {
    Konsolidasi.VARIABEL: "Menurut sifat tiap variabel",
    Konsolidasi.JUMLAH: "Triwulan dijumlahkan",
    Konsolidasi.TERAKHIR: "Triwulan terakhir yang terisi",
    Konsolidasi.HITUNG_ULANG: "Dihitung ulang dari jumlah pembilang dan penyebut",
    Konsolidasi.TAHUNAN: "Dinilai sekali setahun",
}
PETUNJUK = {
    Sifat.ARUS: "isi yang terjadi dalam triwulan ini saja",
    Sifat.KEADAAN: "isi keadaan pada akhir triwulan",
    Sifat.AWAL: "isi keadaan pada awal triwulan",
    Sifat.RATA: "isi rata-rata selama triwulan ini",
    Sifat.TETAP: "isi sekali setahun",
    Sifat.TURUNAN: "dihitung sendiri, tidak diisi",
}
"""What to write beside an input, by its nature; of what is counted since January, `petunjuk` says it."""
TAK_DIHITUNG = frozenset({"Rp", "%", "nilai"})
"""Units of which there is no "each one once"."""
DIISI = "Isian penanggung jawab"


def petunjuk(variabel: Variabel, cara: Konsolidasi) -> str:
    """What to write into an input of an indicator whose quarters are joined that way, in words."""
    sifat = cara.sifat or variabel.sifat
    if sifat is not Sifat.KUMULATIF:
        return PETUNJUK[sifat]
    sekali = "" if variabel.satuan in TAK_DIHITUNG else f", tiap {variabel.satuan} sekali"
    return f"isi sejak Januari{sekali}"


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
