"""What publishing a draft on a day would do: to which version it succeeds, and which periods it divides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from kinerja.gabungan import Struktur
from kinerja.periode import Periode
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries.kuesioner import kuesioner_terhitung, struktur, versi_pada
from skm.kuesioner.queries.tally import hitungan_per_periode


@dataclass(frozen=True, slots=True)
class PeriodeTerbagi:
    """A period that would be answered by several structures, and its respondents so far."""

    periode: Periode
    responden: int


@dataclass(frozen=True, slots=True)
class Dampak:
    """A draft beside the version whose place it takes that day; `lama` is None for the first of its kind."""

    lama: Kuesioner | None
    struktur_lama: Struktur | None
    struktur_baru: Struktur
    pertama: date | None
    """The first day of the earliest version of this kind."""
    terbagi: tuple[PeriodeTerbagi, ...]
    """Month, quarter, half-year and year of that day, as far as they begin before it; none for equal ones."""

    @property
    def sama(self) -> bool:
        """Whether only words or the printed order change, so that every period stays one."""
        return self.struktur_lama == self.struktur_baru


def dampak(session: Session, draf: Kuesioner, mulai: date) -> Dampak:
    """What publishing `draf` from the day `mulai` on would do. Reads, changes nothing."""
    terbit = [satu for satu in kuesioner_terhitung(session, draf.unit_id) if satu.jenis == draf.jenis]
    lama = versi_pada(terbit, mulai) if terbit else None
    dulu, baru = struktur(lama) if lama else None, struktur(draf)
    pertama = min((satu.berlaku_mulai for satu in terbit if satu.berlaku_mulai), default=None)
    lampau = pertama is not None and mulai < pertama
    periode = [satu for satu in _periode(mulai) if satu.dari != mulai]
    if dulu in {None, baru} or lampau or not periode:
        return Dampak(lama, dulu, baru, pertama, ())
    hitungan = hitungan_per_periode(session, unit_id=draf.unit_id, periode=periode, jenis=[draf.jenis])
    terbagi = [PeriodeTerbagi(satu, hitungan[draf.jenis, satu].responden) for satu in periode]
    return Dampak(lama, dulu, baru, pertama, tuple(terbagi))


def _periode(hari: date) -> tuple[Periode, ...]:
    bulan = hari.month
    return (
        Periode.bulan(hari.year, bulan),
        Periode.triwulan(hari.year, (bulan + 2) // 3),
        Periode.semester(hari.year, (bulan + 5) // 6),
        Periode.tahun(hari.year),
    )
