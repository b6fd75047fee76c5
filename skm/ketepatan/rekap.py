"""The on-time counts of a period as queries give them: by service and category, and by village."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kinerja.ketepatan import KetepatanTally
from skm.layanan.models import Kategori


@dataclass(frozen=True, slots=True)
class KetepatanLayanan:
    """The on-time counts of one service in one category: one that changed has a row for each."""

    kode: str
    nama: str
    kategori: Kategori
    tally: KetepatanTally


@dataclass(frozen=True, slots=True)
class PerubahanKategori:
    """A service that is counted in another group from `mulai` on."""

    nama: str
    dari: Kategori
    menjadi: Kategori
    mulai: date


@dataclass(frozen=True, slots=True)
class RekapKetepatan:
    """On-time counts by service and category in the decree's order.

    An active service stands in the category of the period's last day; every service where it has counts.
    """

    layanan: tuple[KetepatanLayanan, ...]
    diproses: Mapping[Kategori, int]
    """Requests of a group whose file became complete in the period, whatever became of them."""
    perubahan: tuple[PerubahanKategori, ...] = ()
    """Services that changed category within the period."""

    @property
    def tally(self) -> dict[Kategori, KetepatanTally]:
        """Each group's counts, summed; percentages are never averaged."""
        return {
            kategori: sum(
                (satu.tally for satu in self.layanan if satu.kategori is kategori), KetepatanTally()
            )
            for kategori in Kategori
        }

    @property
    def semua(self) -> KetepatanTally:
        """Both groups together."""
        return sum((satu.tally for satu in self.layanan), KetepatanTally())

    @property
    def per_layanan(self) -> tuple[KetepatanLayanan, ...]:
        """Each service once, in the category it stands in last: one that changed has both counts together."""
        hasil: dict[str, KetepatanLayanan] = {}
        for satu in self.layanan:
            lama = hasil.get(satu.kode)
            hasil[satu.kode] = satu if lama is None else replace(satu, tally=lama.tally + satu.tally)
        return tuple(hasil.values())


@dataclass(frozen=True, slots=True)
class KetepatanDesa:
    """The on-time counts of one desa or kelurahan; `jenis` says which of both it is."""

    nama: str
    jenis: str
    tally: KetepatanTally


@dataclass(frozen=True, slots=True)
class RekapDesa:
    """On-time counts by village, by name: every village of the office, whether it has any or not."""

    desa: tuple[KetepatanDesa, ...]
    tidak_dicatat: KetepatanTally
    """Requests that name no village of the office."""

    @property
    def semua(self) -> KetepatanTally:
        """All together: the very counts that `RekapKetepatan.semua` has."""
        return sum((satu.tally for satu in self.desa), self.tidak_dicatat)
