"""Working time: add it, measure it, and find when a promised time falls due.

Minutes and hours run only while the office is open and carry over lunch, closing, nights and holidays.
Days are counted as working days after the date the clock started and end at closing time. A shift that runs
over midnight belongs to the date on which it opened, and so does every moment in it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from math import ceil
from zoneinfo import ZoneInfo

from kinerja.galat import GalatMasukan
from kinerja.jadwal import Janji, Pola, Satuan, Selang, pastikan_urut
from kinerja.jeda import Jeda, gabung
from kinerja.tanggal import pastikan_wajar

__all__ = ["BATAS_PENCARIAN", "Janji", "Kalender", "Pola", "Satuan", "Selang"]

BATAS_PENCARIAN = timedelta(days=3653)
SINGKAT = timedelta(minutes=30)
"""A pause of less working time over a closing costs a day though it is short; such pauses are counted."""

Terhenti = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Kalender:
    """The calendar of an office in one time zone.

    A date in `khusus` has exactly those hours, whatever else holds (half days; an empty tuple closes it).
    Else a date in `libur` (date → name) is closed. Else a bounded pattern covering the date beats an
    open-ended one, and of equals the later `berlaku_mulai` wins. No pattern: closed.
    """

    zona: ZoneInfo
    pola: tuple[Pola, ...]
    libur: Mapping[date, str]
    khusus: Mapping[date, tuple[Selang, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for selang in self.khusus.values():
            pastikan_urut(selang)

    def hari_kerja(self, tanggal: date) -> bool:
        """Whether the office opens at all on an office-local date."""
        return bool(self._jam(tanggal))

    def selang(self, tanggal: date) -> tuple[tuple[datetime, datetime], ...]:
        """(opening, closing) moments of a date in order, in the office zone; empty on a day off.

        The last closing may lie on the next date, at the latest when that date's own hours begin.
        """
        return tuple(
            (datetime.combine(tanggal, jam.mulai, self.zona), self._akhir(tanggal, jam))
            for jam in self._jam(tanggal)
        )

    def tutup(self, tanggal: date) -> datetime | None:
        """The last closing moment of a date's shifts, in the office zone; None on a day off."""
        selang = self.selang(tanggal)
        return selang[-1][1] if selang else None

    def tanggal(self, saat: datetime, *, akhir: bool = False) -> date:
        """The office-local date of a moment; in a shift over midnight the date on which the shift opened.

        With `akhir` something ends at that moment, so its closing belongs to the shift too; else what happens
        at 24.00 begins the next date. Raises GalatMasukan for a moment without a zone.
        """
        hari_ini = self._tanggal(saat)
        tutup, ini = self.tutup(hari_ini - timedelta(1)), _utc(saat)
        semalam = tutup is not None and (ini < _utc(tutup) or (akhir and ini == _utc(tutup)))
        return hari_ini - timedelta(1) if semalam else hari_ini

    def tambah(self, mulai: datetime, lama: timedelta) -> datetime:
        """The moment when `lama` of working time has run since `mulai`, in the office zone.

        Outside working time the clock waits for the next opening; time that exactly fills an interval ends at
        its closing. Raises GalatMasukan for a moment without a zone, a negative length, or when the search
        passes ten years.
        """
        awal, sisa = _utc(mulai), lama
        if sisa < timedelta(0):
            raise GalatMasukan("Lama waktu kerja tidak boleh negatif.")
        for tanggal in _sepuluh_tahun(self._tanggal(mulai) - timedelta(1)):
            for buka, tutup in self._selang_utc(tanggal):
                if tutup < awal:
                    continue
                berjalan = max(buka, awal)
                if berjalan + sisa <= tutup:
                    return (berjalan + sisa).astimezone(self.zona)
                sisa -= tutup - berjalan
        raise GalatMasukan("Tidak cukup jam kerja dalam sepuluh tahun; periksa kalender kerja.")

    def antara(self, a: datetime, b: datetime, jeda: Iterable[Jeda] = ()) -> timedelta:
        """Working time between two moments without the pauses; 0 when b is not after a.

        Raises GalatMasukan for a moment without a zone.
        """
        terhenti = (
            self._antara(satu.mulai, b if satu.selesai is None else min(satu.selesai, b))
            for satu in gabung(jeda, a)
        )
        return self._antara(a, b) - sum(terhenti, timedelta(0))

    def _antara(self, a: datetime, b: datetime) -> timedelta:
        dari, sampai = _utc(a), _utc(b)
        jumlah = timedelta(0)
        hari_terakhir = self._tanggal(b)
        tanggal = self._tanggal(a) - timedelta(1)
        while tanggal <= hari_terakhir:
            for buka, tutup in self._selang_utc(tanggal):
                jumlah += max(timedelta(0), min(tutup, sampai) - max(buka, dari))
            tanggal += timedelta(1)
        return jumlah

    def jatuh_tempo(self, mulai: datetime, janji: Janji) -> datetime:
        """When a promise made at `mulai` falls due, in the office zone.

        N days: closing time of the N-th working day strictly after the date of `mulai` (filed Saturday, 1
        day: Monday's closing); 0 days: the first closing after it. Raises GalatMasukan as `tambah` does.
        """
        if janji.satuan is Satuan.HARI:
            return self._hari(mulai, janji.jumlah, ())
        return self.tambah(mulai, _lama(janji))

    def jatuh_tempo_berjeda(self, mulai: datetime, janji: Janji, jeda: Iterable[Jeda]) -> datetime | None:
        """When a promise made at `mulai` falls due, its clock stopped during `jeda`; in the office zone.

        None while an open pause stops the clock before the promised time has run out. Minutes and hours run
        only outside the pauses. Days are those of `_hari`. A pause never makes the moment earlier. Raises
        GalatMasukan as `jatuh_tempo` does.
        """
        semua = tuple(jeda)
        if janji.satuan is Satuan.HARI:
            tempo = self._hari(mulai, janji.jumlah, _tertutup(semua))
            terbuka = any(satu.selesai is None and _utc(satu.mulai) < _utc(tempo) for satu in semua)
            return None if terbuka else tempo
        sisa = _lama(janji)
        for satu in gabung(semua, mulai):
            tersedia = self._antara(mulai, satu.mulai)
            if sisa <= tersedia:
                break
            if satu.selesai is None:
                return None
            sisa -= tersedia
            mulai = satu.selesai
        return self.tambah(mulai, sisa)

    def jeda_singkat(self, mulai: datetime, janji: Janji, jeda: Iterable[Jeda]) -> int:
        """How many pauses of less than 30 working minutes let a closing pass before the promise fell due.

        0 for a promise in minutes or hours, which a pause moves by what it covers.
        """
        if janji.satuan is not Satuan.HARI:
            return 0
        terhenti = _tertutup(gabung(jeda, mulai))
        tempo = _utc(self._hari(mulai, janji.jumlah, terhenti))
        return sum(
            awal < tempo and self._antara(awal, akhir) < SINGKAT and self._lewat_tutup(awal, akhir)
            for awal, akhir in terhenti
        )

    def _hari(self, mulai: datetime, jumlah: int, jeda: Sequence[Terhenti]) -> datetime:
        """The closing at which a promise of `jumlah` days falls due; `jeda` by their start, all of them over.

        Closings after `mulai` count, the filing day's too; one stands when it passes in a pause (start < c <=
        end). Due is the (jumlah + [the filing day's stood])-th running one of later days, for 0 days the
        first running one; but no more days are added than the paused shares of the working days, added up
        over the pauses begun by then and rounded up.
        """
        sejak, awal = _utc(mulai), self.tanggal(mulai)
        perlu = 1
        if jumlah:
            hari_masuk = self.tutup(awal)
            perlu = jumlah + (hari_masuk is not None and sejak < _utc(hari_masuk))
        lewat = berdiri = ke = 0
        bagian, terhenti_sampai = Fraction(0), sejak
        for tanggal in _sepuluh_tahun(awal):
            tutup = self.tutup(tanggal)
            if tutup is None or _utc(tutup) <= sejak:
                continue
            lewat += 1
            while ke < len(jeda) and jeda[ke][0] < _utc(tutup):
                dari, sampai = max(jeda[ke][0], terhenti_sampai), jeda[ke][1]
                bagian += self._bagian(dari, sampai)
                terhenti_sampai = max(terhenti_sampai, sampai)
                ke += 1
            berdiri += _utc(tutup) <= terhenti_sampai
            if lewat - min(berdiri, ceil(bagian)) >= perlu:
                return tutup
        raise GalatMasukan("Tidak cukup hari kerja dalam sepuluh tahun; periksa kalender kerja.")

    def _bagian(self, awal: datetime, akhir: datetime) -> Fraction:
        """The shares of the working days that lie between two moments, added up: 1 for a whole day."""
        jumlah = Fraction(0)
        for hari in self._hari_kena(awal, akhir):
            kerja = sum((tutup - buka for buka, tutup in hari), timedelta(0))
            kena = sum(
                (max(timedelta(0), min(tutup, akhir) - max(buka, awal)) for buka, tutup in hari), timedelta(0)
            )
            if kena:
                jumlah += Fraction(kena // timedelta.resolution, kerja // timedelta.resolution)
        return jumlah

    def _lewat_tutup(self, awal: datetime, akhir: datetime) -> bool:
        return any(hari and awal < hari[-1][1] <= akhir for hari in self._hari_kena(awal, akhir))

    def _hari_kena(self, awal: datetime, akhir: datetime) -> Iterator[tuple[tuple[datetime, datetime], ...]]:
        """The hours of every date from that of `awal` to that of `akhir`, in UTC."""
        tanggal, terakhir = self.tanggal(awal), self._tanggal(akhir)
        while tanggal <= terakhir:
            yield tuple(self._selang_utc(tanggal))
            tanggal += timedelta(1)

    def _tanggal(self, saat: datetime) -> date:
        return _utc(saat).astimezone(self.zona).date()

    def _jam(self, tanggal: date) -> tuple[Selang, ...]:
        if tanggal in self.khusus:
            return self.khusus[tanggal]
        if tanggal in self.libur:
            return ()
        berlaku = [pola for pola in self.pola if pola.meliputi(tanggal)]
        if not berlaku:
            return ()
        terpilih = max(berlaku, key=lambda pola: (pola.berlaku_sampai is not None, pola.berlaku_mulai))
        return terpilih.hari[tanggal.weekday()]

    def _akhir(self, tanggal: date, jam: Selang) -> datetime:
        if not jam.esok:
            return datetime.combine(tanggal, jam.selesai, self.zona)
        besok = tanggal + timedelta(1)
        batas = [jam.selesai, *(satu.mulai for satu in self._jam(besok))]
        return datetime.combine(besok, min(batas), self.zona)

    def _selang_utc(self, tanggal: date) -> Iterator[tuple[datetime, datetime]]:
        for buka, tutup in self.selang(tanggal):
            yield _utc(buka), _utc(tutup)


def _utc(saat: datetime) -> datetime:
    # Python subtracts two moments of one zone by their wall clocks; in UTC the hours are true ones.
    if saat.utcoffset() is None:
        raise GalatMasukan("Waktu harus memuat zona waktu.")
    pastikan_wajar(saat)
    return saat.astimezone(UTC)


def _lama(janji: Janji) -> timedelta:
    if janji.satuan is Satuan.MENIT:
        return timedelta(minutes=janji.jumlah)
    return timedelta(hours=janji.jumlah)


def _tertutup(jeda: Iterable[Jeda]) -> list[Terhenti]:
    return sorted((_utc(satu.mulai), _utc(satu.selesai)) for satu in jeda if satu.selesai is not None)


def _sepuluh_tahun(mulai: date) -> Iterator[date]:
    for hari in range(BATAS_PENCARIAN.days):
        yield mulai + timedelta(hari)
