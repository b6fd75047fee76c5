"""The pieces a working calendar is made of: hours, weekly patterns with their dates, promised times."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import pairwise

from kinerja.galat import GalatMasukan


@dataclass(frozen=True, slots=True)
class Selang:
    """Open from `mulai` to `selesai` on one day, office-local; raises GalatMasukan unless mulai < selesai."""

    mulai: time
    selesai: time

    def __post_init__(self) -> None:
        if self.mulai >= self.selesai:
            raise GalatMasukan(f"Jam buka {self.mulai:%H.%M} harus sebelum jam tutup {self.selesai:%H.%M}.")


@dataclass(frozen=True, slots=True)
class Pola:
    """Weekly hours in force from `berlaku_mulai` to `berlaku_sampai`, both included (None: until replaced).

    `hari` holds seven days, Monday first; a day without intervals is a day off. Raises GalatMasukan unless
    there are seven days with ordered, non-overlapping intervals and the dates are in order.
    """

    nama: str
    berlaku_mulai: date
    berlaku_sampai: date | None
    hari: tuple[tuple[Selang, ...], ...]

    def __post_init__(self) -> None:
        if len(self.hari) != 7:
            raise GalatMasukan(f"Pola {self.nama} harus memuat tujuh hari, Senin sampai Minggu.")
        if self.berlaku_sampai is not None and self.berlaku_sampai < self.berlaku_mulai:
            raise GalatMasukan(f"Pola {self.nama} berakhir sebelum mulai berlaku.")
        for hari in self.hari:
            pastikan_urut(hari)

    def meliputi(self, tanggal: date) -> bool:
        """Whether the pattern is in force on a date."""
        return self.berlaku_mulai <= tanggal and (
            self.berlaku_sampai is None or tanggal <= self.berlaku_sampai
        )


class Satuan(StrEnum):
    """The unit of a promised time: working minutes, working hours, or working days."""

    MENIT = "menit"
    JAM = "jam"
    HARI = "hari"


@dataclass(frozen=True, slots=True)
class Janji:
    """A promised time of `jumlah` (1 or more) working units; raises GalatMasukan for less."""

    jumlah: int
    satuan: Satuan

    def __post_init__(self) -> None:
        if self.jumlah < 1:
            raise GalatMasukan("Janji waktu paling sedikit 1.")


def pastikan_urut(selang: tuple[Selang, ...]) -> None:
    """Raise GalatMasukan unless the intervals of a day are in order and do not overlap (touching is fine)."""
    for lebih_awal, berikut in pairwise(selang):
        if berikut.mulai < lebih_awal.selesai:
            raise GalatMasukan("Jam kerja dalam satu hari harus berurutan dan tidak bertumpuk.")
