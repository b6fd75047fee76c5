"""The columns of the sheet: what the decree says, what the office decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kinerja.indikator import Indikator as IndikatorKatalog
from kinerja.indikator import Katalog
from kinerja.tanggal import ROMAWI
from skm.katalog.kata import DIISI
from skm.katalog.models import Indikator
from skm.katalog.rumus_kantor import tulis_variabel
from skm.katalog.terhitung import TERHITUNG

KODE = "Kode"
JABATAN, MISI, SASARAN, NAMA = "Jabatan", "Misi dan tujuan", "Sasaran", "Indikator"
FORMULA, SUMBER, PENANGGUNG, SATUAN = "Rumus ketetapan", "Sumber data", "Penanggung jawab", "Satuan"
HITUNG_KETETAPAN, ASAL, BERLAKU = "Hitungan ketetapan", "Angkanya dari", "Rumus berlaku"
HITUNG_KOREKSI, SATUAN_KOREKSI, VARIABEL, ALASAN = (
    "Hitungan koreksi",
    "Satuan koreksi",
    "Variabel",
    "Alasan koreksi",
)
ARAH, GABUNG, DUKUNG, PENSIUN = (
    "Arah penilaian",
    "Dari triwulan menjadi setahun",
    "Mendukung",
    "Tidak diukur lagi karena",
)
TARGET = {"Target setahun": 0} | {
    f"Target triwulan {romawi}": nomor for nomor, romawi in enumerate(ROMAWI, 1)
}
TAHUN_AWAL, AWAL, TAHUN_AKHIR, AKHIR = RENSTRA = (
    "Tahun awal Renstra",
    "Kondisi awal",
    "Tahun akhir Renstra",
    "Target akhir Renstra",
)


@dataclass(frozen=True, slots=True)
class Isi:
    """One indicator as it stands: its row, and its formulas in the year's catalogue."""

    satu: Indikator
    katalog: Katalog

    @property
    def asal(self) -> IndikatorKatalog:
        """Its formulas."""
        return self.katalog.menurut_kode[self.satu.kode]

    @property
    def variabel(self) -> str:
        """Every input of both formulas, a line each."""
        return self.baris_variabel()

    def baris_variabel(self, *, sifat: bool = True) -> str:
        """The same, without natures where a sheet of an earlier version is compared."""
        semua = (self.katalog.menurut_nama[nama] for nama in self.asal.variabel())
        return tulis_variabel(semua, sifat=sifat)


TETAP: Mapping[str, tuple[int, Callable[[Isi], str]]] = {
    JABATAN: (28, lambda isi: isi.satu.jabatan),
    MISI: (28, lambda isi: isi.satu.tujuan_misi),
    SASARAN: (36, lambda isi: isi.satu.sasaran),
    NAMA: (48, lambda isi: isi.satu.nama),
    FORMULA: (48, lambda isi: isi.satu.formula_teks),
    SUMBER: (20, lambda isi: isi.satu.sumber_data),
    PENANGGUNG: (24, lambda isi: isi.satu.penanggung_jawab),
    SATUAN: (12, lambda isi: isi.satu.satuan),
    HITUNG_KETETAPAN: (40, lambda isi: str(isi.asal.ketetapan)),
    ASAL: (24, lambda isi: TERHITUNG[isi.satu.otomatis].sebutan if isi.satu.otomatis else DIISI),
    BERLAKU: (14, lambda isi: isi.satu.rumus_berlaku.value),
}
"""Columns to read by, with their width: the decree's own, and what pimpinan chooses elsewhere."""
KOREKSI: Mapping[str, tuple[int, Callable[[Isi], str]]] = {
    HITUNG_KOREKSI: (40, lambda isi: str(isi.asal.koreksi)),
    SATUAN_KOREKSI: (12, lambda isi: isi.asal.satuan_koreksi),
    VARIABEL: (60, lambda isi: isi.variabel),
    ALASAN: (48, lambda isi: isi.satu.catatan),
}
"""The corrected formula, its inputs and why."""
UBAH = (
    {nama: lebar for nama, (lebar, _) in KOREKSI.items()}
    | {ARAH: 26, GABUNG: 34, DUKUNG: 12, PENSIUN: 30}
    | dict.fromkeys((*TARGET, *RENSTRA), 14)
)
"""Columns open to change, with their width."""
WAJIB_BARU = (JABATAN, SASARAN, NAMA, FORMULA, SATUAN, HITUNG_KETETAPAN)
"""What a row that is to be added must say."""
