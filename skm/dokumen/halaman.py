"""What the page of documents shows, ready for a template that decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kinerja.tanggal import ROMAWI
from skm.dokumen.kelengkapan import KONSEP, Kelengkapan
from skm.dokumen.penyusun import JENIS
from skm.katalog.lencana import Lencana

LENGKAP = ("Siap ditandatangani", "baik")


@dataclass(frozen=True, slots=True)
class Unduhan:
    """One document to download: by quarter, by post, or the only one of its kind."""

    judul: str
    """Empty for the only one."""
    label: str
    """What a screen reader says."""
    pilihan: Mapping[str, int | str]
    kelengkapan: Kelengkapan

    @property
    def lencana(self) -> Lencana:
        """How final it is."""
        tanda = self.kelengkapan.tanda
        return (tanda.capitalize(), "info" if tanda == KONSEP else "perhatian") if tanda else LENGKAP

    @property
    def ringkas(self) -> str:
        """How much is missing."""
        return f"Yang belum lengkap: {len(self.kelengkapan.kurang)}"


def daftar_unduhan(
    semua: Mapping[tuple[str, int, str], Kelengkapan],
) -> Iterator[tuple[str, str, list[Unduhan]]]:
    """(code, name, its documents) of each kind."""
    for kode, nama in JENIS.items():
        isi = []
        for (jenis, triwulan, jabatan), satu in semua.items():
            if jenis == kode:
                judul = f"Triwulan {ROMAWI[triwulan - 1]}" if triwulan else jabatan
                pilihan: dict[str, int | str] = {"triwulan": triwulan} if triwulan else {}
                pilihan |= {"jabatan": jabatan} if jabatan else {}
                isi.append(Unduhan(judul, f"{nama} {judul}".strip(), pilihan, satu))
        yield kode, nama, isi
