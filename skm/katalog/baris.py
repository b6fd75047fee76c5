"""A row of a year's catalogue as it was read: frozen, to be handed around."""

from __future__ import annotations

from dataclasses import dataclass, fields

from kinerja.capaian import Polaritas
from kinerja.indikator import RumusBerlaku
from kinerja.konsolidasi import Konsolidasi
from skm.katalog.models import Indikator


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    """One indicator of one year; what each field says stands at `models.Indikator`."""

    id: int
    unit_id: int
    tahun: int
    urutan: int
    kode: str
    dokumen: str
    jabatan: str
    tujuan_misi: str
    sasaran: str
    nama: str
    formula_ketetapan: str
    formula_teks: str
    sumber_data: str
    penanggung_jawab: str
    satuan: str
    satuan_koreksi: str
    polaritas: Polaritas
    konsolidasi: Konsolidasi
    otomatis: str | None
    tingkat_masalah: str
    rumus_berlaku: RumusBerlaku
    catatan: str
    mendukung: str | None
    pensiun: str

    @property
    def penanggung(self) -> str:
        """Who answers for it: as decreed, else the post whose indicator it is."""
        return self.penanggung_jawab or self.jabatan


def baca_baris(satu: Indikator) -> BarisIndikator:
    """The row as it stands in the database now."""
    isi = {bidang.name: getattr(satu, bidang.name) for bidang in fields(BarisIndikator)}
    isi |= {"polaritas": Polaritas(satu.polaritas), "konsolidasi": Konsolidasi(satu.konsolidasi)}
    return BarisIndikator(**isi)
