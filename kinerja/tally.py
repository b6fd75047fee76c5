"""What a survey counts before anything is divided: per unsur a sum of scores and how many filled it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kinerja.galat import GalatMasukan

NILAI_TERENDAH = 1
NILAI_TERTINGGI = 4


@dataclass(frozen=True, slots=True)
class UnsurTally:
    """One unsur: `jumlah` is the sum of its scores (each 1..4), `terisi` how many respondents gave one.

    Raises GalatMasukan unless terisi <= jumlah <= 4 × terisi.
    """

    kode: str
    jumlah: int
    terisi: int

    def __post_init__(self) -> None:
        if not 0 <= self.terisi * NILAI_TERENDAH <= self.jumlah <= self.terisi * NILAI_TERTINGGI:
            raise GalatMasukan(
                f"Unsur {self.kode}: jumlah nilai {self.jumlah} tidak mungkin dari {self.terisi} jawaban "
                "bernilai 1 sampai 4."
            )


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a group of respondents; groups that answered the same unsur add up with `+`.

    Raises GalatMasukan when `responden` is negative, a code repeats, or an unsur was filled more often
    than there are respondents.
    """

    responden: int
    unsur: tuple[UnsurTally, ...]

    def __post_init__(self) -> None:
        if self.responden < 0:
            raise GalatMasukan("Jumlah responden tidak boleh negatif.")
        if len(set(self.kode)) != len(self.unsur):
            raise GalatMasukan("Kode unsur tidak boleh berulang.")
        for unsur in self.unsur:
            if unsur.terisi > self.responden:
                raise GalatMasukan(
                    f"Unsur {unsur.kode} terisi {unsur.terisi} kali, padahal ada {self.responden} responden."
                )

    @property
    def kode(self) -> tuple[str, ...]:
        """The unsur codes in their order."""
        return tuple(unsur.kode for unsur in self.unsur)

    @classmethod
    def kosong(cls, kodes: Sequence[str]) -> "Tally":
        """Nobody has answered yet: the identity of `+` for these codes."""
        return cls(0, tuple(UnsurTally(kode, 0, 0) for kode in kodes))

    def __add__(self, lain: "Tally") -> "Tally":
        """The two groups together; raises GalatMasukan unless the codes are the same in the same order."""
        if self.kode != lain.kode:
            raise GalatMasukan("Hanya tally dengan unsur dan urutan yang sama yang dapat dijumlahkan.")
        return Tally(self.responden + lain.responden, tuple(map(_bersama, self.unsur, lain.unsur)))


def tally_dari_nilai(kodes: Sequence[str], rows: Iterable[Sequence[int | None]]) -> Tally:
    """Count one row per respondent, one cell per code: a score 1..4, or None for "not filled".

    Raises GalatMasukan naming the row (from 1) and the unsur for any other cell, or for a row of another
    length.
    """
    responden = 0
    jumlah = [0] * len(kodes)
    terisi = [0] * len(kodes)
    for nomor, row in enumerate(rows, start=1):
        if len(row) != len(kodes):
            raise GalatMasukan(f"Baris {nomor}: ada {len(row)} nilai, seharusnya {len(kodes)}.")
        responden += 1
        for letak, nilai in enumerate(row):
            if nilai is None:
                continue
            if not _nilai_sah(nilai):
                raise GalatMasukan(
                    f"Baris {nomor}, unsur {kodes[letak]}: nilai {nilai!r} tidak sah; "
                    "yang diterima 1, 2, 3, 4, atau kosong."
                )
            jumlah[letak] += nilai
            terisi[letak] += 1
    return Tally(responden, tuple(map(UnsurTally, kodes, jumlah, terisi)))


def _bersama(a: UnsurTally, b: UnsurTally) -> UnsurTally:
    return UnsurTally(a.kode, a.jumlah + b.jumlah, a.terisi + b.terisi)


def _nilai_sah(nilai: object) -> bool:
    return type(nilai) is int and NILAI_TERENDAH <= nilai <= NILAI_TERTINGGI
