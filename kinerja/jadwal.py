"""The pieces a working calendar is made of: hours, weekly patterns with their dates, promised times."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

from kinerja.galat import GalatMasukan

TENGAH_MALAM = time(0)
TERLAMA_SEMALAM = timedelta(hours=18)
HARI_YANG_SAMA = "hari yang sama"


@dataclass(frozen=True, slots=True)
class Selang:
    """Open from `mulai` to `selesai`, office-local; a closing not after the opening lies on the next date.

    00.00 as closing is 24.00. Raises GalatMasukan for an interval over midnight of more than 18 hours: that
    is a slip of the hand.
    """

    mulai: time
    selesai: time

    def __post_init__(self) -> None:
        if self.esok and self.selesai != TENGAH_MALAM:
            buka, tutup = (datetime.combine(date.min, saat) for saat in (self.mulai, self.selesai))
            lama = tutup + timedelta(1) - buka
            if lama > TERLAMA_SEMALAM:
                raise GalatMasukan(
                    f"Jam buka {self.mulai:%H.%M} harus sebelum jam tutup {self.selesai:%H.%M}; "
                    "yang melewati tengah malam paling lama 18 jam."
                )

    @property
    def esok(self) -> bool:
        """Whether it closes on the date after the one on which it opens; 24.00 is the next date's 00.00."""
        return self.selesai <= self.mulai


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
        for hari, berikut in pairwise((*self.hari, self.hari[0])):
            pastikan_urut(hari)
            if hari and berikut and hari[-1].esok and berikut[0].mulai < hari[-1].selesai:
                raise GalatMasukan("Jam kerja yang melewati tengah malam bertumpuk dengan hari berikutnya.")

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
    """A promised time of `jumlah` working units; 0 days is the same day.

    Raises GalatMasukan for less than 0 days or less than 1 of the other units.
    """

    jumlah: int
    satuan: Satuan

    def __post_init__(self) -> None:
        if self.satuan is Satuan.HARI:
            if self.jumlah < 0:
                raise GalatMasukan("Janji waktu paling sedikit 0 hari.")
        elif self.jumlah < 1:
            raise GalatMasukan("Janji waktu paling sedikit 1.")

    @property
    def kata(self) -> str:
        """The promise as it is printed everywhere: "45 menit kerja", "3 hari kerja", "hari yang sama"."""
        return f"{self.jumlah} {self.satuan} kerja" if self.jumlah else HARI_YANG_SAMA


def pastikan_urut(selang: tuple[Selang, ...]) -> None:
    """Raise GalatMasukan unless the intervals of a day are in order and do not overlap (touching is fine)."""
    for lebih_awal, berikut in pairwise(selang):
        if lebih_awal.esok or berikut.mulai < lebih_awal.selesai:
            raise GalatMasukan("Jam kerja dalam satu hari harus berurutan dan tidak bertumpuk.")
