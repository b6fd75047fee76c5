"""Levels of the ministry's yearly evaluation of service units (PEKPPP), as far as it asks about the survey.

Bounds as forms in use print them (DOMAIN: number of media, share of the follow-up plan that is done, months
from the report to the follow-up). Level 5 is the best, 0 says that there is nothing.
"""

from dataclasses import dataclass
from datetime import date

from kinerja.galat import GalatMasukan

TERTINGGI = 5
BULAN_TINGKAT = ((1, 5), (3, 4), (6, 3), (9, 2), (12, 1))
"""Months after the report up to which the follow-up has that level."""


@dataclass(frozen=True, slots=True)
class Tingkat:
    """A level 0..5 and the words that say why."""

    nilai: int
    kata: str


def tingkat_media(banyak: int) -> Tingkat:
    """Of the number of media, 0 or more, that published the results: one level each, the top above four.

    Raises GalatMasukan for a negative number.
    """
    if banyak < 0:
        raise GalatMasukan("Banyaknya media tidak boleh negatif.")
    if banyak >= TERTINGGI:
        return Tingkat(TERTINGGI, "lebih dari empat media")
    return Tingkat(banyak, f"{banyak} media" if banyak else "belum ada media")


def tingkat_tindak_lanjut(selesai: int, rencana: int) -> Tingkat:
    """Of the share of a plan that is done; `selesai` of `rencana`, both counts.

    Without a plan 0, planned and nothing done 1, below 30 % 2, from 30 to 80 % 3, above 80 % 4, all of it 5.
    Raises GalatMasukan for counts that contradict each other.
    """
    if not 0 <= selesai <= rencana:
        raise GalatMasukan("Rencana yang selesai harus antara 0 dan banyaknya rencana.")
    if rencana == 0:
        return Tingkat(0, "belum ada rencana")
    if selesai == 0:
        return Tingkat(1, "direncanakan, belum ada yang selesai")
    if selesai == rencana:
        return Tingkat(5, "selesai seluruhnya")
    if selesai * 100 < 30 * rencana:
        return Tingkat(2, "selesai kurang dari 30 %")
    if selesai * 100 <= 80 * rencana:
        return Tingkat(3, "selesai 30 sampai 80 %")
    return Tingkat(4, "selesai lebih dari 80 %")


def bulan_sesudah(laporan: date, selesai: date) -> int:
    """Whole months in which it was done after the report, a begun one counts; at least 1.

    A report of 15 January: 15 February is within 1 month, 16 February within 2. What was done before the
    report counts as within 1.
    """
    bulan = (selesai.year - laporan.year) * 12 + selesai.month - laporan.month
    return max(1, bulan + (selesai.day > laporan.day))


def tingkat_kecepatan(bulan: int | None) -> Tingkat:
    """Of the months from the report to the follow-up, 1 or more; None while nothing is done.

    Within 1, 3, 6, 9 and 12 months: 5 to 1; later, or nothing yet: 0. Raises GalatMasukan below 1.
    """
    if bulan is None:
        return Tingkat(0, "belum ada yang selesai")
    if bulan < 1:
        raise GalatMasukan("Bulan sesudah laporan paling sedikit 1.")
    for paling, nilai in BULAN_TINGKAT:
        if bulan <= paling:
            return Tingkat(nilai, f"dalam {paling} bulan sesudah laporan")
    return Tingkat(0, "lebih dari 12 bulan sesudah laporan")
