"""What the quarter that ended last still asks of the people an office's dashboard is for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kinerja.tanggal import triwulan_selesai
from skm.isian.queries import Pengisian


@dataclass(frozen=True, slots=True)
class TugasPos:
    """What posts owe of a quarter, and whether they are late."""

    kosong: int
    """Nothing filled in yet."""
    draf: int
    """Filled in, not submitted; without those sent back."""
    dikembalikan: int
    tenggat: date
    lewat: bool

    @property
    def ada(self) -> bool:
        """Whether anything is owed."""
        return bool(self.kosong or self.draf or self.dikembalikan)


def triwulan_terakhir(hari_ini: date) -> tuple[int, int]:
    """Year and number of the quarter that ended last."""
    lewat = triwulan_selesai(hari_ini.year, hari_ini)
    return (hari_ini.year, lewat) if lewat else (hari_ini.year - 1, 4)


def tugas_pos(pengisian: Pengisian, jabatan: Collection[str], *, tenggat: date, hari_ini: date) -> TugasPos:
    """What these posts owe of that quarter."""
    semua = [satu for nama, daftar in pengisian.utang().items() if nama in jabatan for satu in daftar]
    kembali = sum(bool(satu.dikembalikan) for satu in semua)
    draf = sum(satu.draf for satu in semua) - kembali
    return TugasPos(len(semua) - draf - kembali, draf, kembali, tenggat, bool(semua) and hari_ini > tenggat)
