"""Working time: add it, measure it, and find when a promised time falls due.

Minutes and hours run only while the office is open and carry over lunch, closing, nights and holidays.
Days are counted as working days after the date the clock started and end at closing time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from kinerja.galat import GalatMasukan
from kinerja.jadwal import Janji, Pola, Satuan, Selang, pastikan_urut
from kinerja.jeda import Jeda, gabung
from kinerja.tanggal import pastikan_wajar

__all__ = ["BATAS_PENCARIAN", "Janji", "Kalender", "Pola", "Satuan", "Selang"]

BATAS_PENCARIAN = timedelta(days=3653)


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
        """(opening, closing) moments of a date in order, in the office zone; empty on a day off."""
        return tuple(
            (
                datetime.combine(tanggal, jam.mulai, self.zona),
                datetime.combine(tanggal, jam.selesai, self.zona),
            )
            for jam in self._jam(tanggal)
        )

    def tutup(self, tanggal: date) -> datetime | None:
        """The last closing moment of a date, in the office zone; None on a day off."""
        selang = self.selang(tanggal)
        return selang[-1][1] if selang else None

    def tambah(self, mulai: datetime, lama: timedelta) -> datetime:
        """The moment when `lama` of working time has run since `mulai`, in the office zone.

        Outside working time the clock waits for the next opening; time that exactly fills an interval ends at
        its closing. Raises GalatMasukan for a moment without a zone, a negative length, or when the search
        passes ten years.
        """
        awal, sisa = _utc(mulai), lama
        if sisa < timedelta(0):
            raise GalatMasukan("Lama waktu kerja tidak boleh negatif.")
        for tanggal in _sepuluh_tahun(self._tanggal(mulai)):
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
        tanggal = self._tanggal(a)
        while tanggal <= hari_terakhir:
            for buka, tutup in self._selang_utc(tanggal):
                jumlah += max(timedelta(0), min(tutup, sampai) - max(buka, dari))
            tanggal += timedelta(1)
        return jumlah

    def jatuh_tempo(self, mulai: datetime, janji: Janji) -> datetime:
        """When a promise made at `mulai` falls due, in the office zone.

        N days: closing time of the N-th working day strictly after the office-local date of `mulai` (filed
        Saturday, 1 day: Monday's closing). Raises GalatMasukan as `tambah` does.
        """
        if janji.satuan is Satuan.MENIT:
            return self.tambah(mulai, timedelta(minutes=janji.jumlah))
        if janji.satuan is Satuan.JAM:
            return self.tambah(mulai, timedelta(hours=janji.jumlah))
        sisa = janji.jumlah
        for tanggal in _sepuluh_tahun(self._tanggal(mulai) + timedelta(1)):
            tutup = self.tutup(tanggal)
            if tutup is not None:
                sisa -= 1
                if sisa == 0:
                    return tutup
        raise GalatMasukan("Tidak cukup hari kerja dalam sepuluh tahun; periksa kalender kerja.")

    def jatuh_tempo_berjeda(self, mulai: datetime, janji: Janji, jeda: Iterable[Jeda]) -> datetime | None:
        """When a promise made at `mulai` falls due, its clock stopped during `jeda`; in the office zone.

        None while an open pause stops the clock before the promised time has run out. Minutes and hours run
        only outside the pauses. Days: a pause that begins and ends on one office day moves nothing; one that
        lasts over midnight takes out every working day whose hours it touches. A pause never makes the
        moment earlier. Raises GalatMasukan as `jatuh_tempo` does.
        """
        terhenti = gabung(jeda, mulai)
        if janji.satuan is Satuan.HARI:
            return self._hari_berjeda(mulai, janji.jumlah, terhenti)
        sisa = (
            timedelta(minutes=janji.jumlah) if janji.satuan is Satuan.MENIT else timedelta(hours=janji.jumlah)
        )
        for satu in terhenti:
            tersedia = self._antara(mulai, satu.mulai)
            if sisa <= tersedia:
                break
            if satu.selesai is None:
                return None
            sisa -= tersedia
            mulai = satu.selesai
        return self.tambah(mulai, sisa)

    def _hari_berjeda(self, mulai: datetime, jumlah: int, jeda: Iterable[Jeda]) -> datetime | None:
        bermalam = [
            satu
            for satu in jeda
            if satu.selesai is None or self._tanggal(satu.mulai) != self._tanggal(satu.selesai)
        ]
        for tanggal in _sepuluh_tahun(self._tanggal(mulai) + timedelta(1)):
            tutup = self.tutup(tanggal)
            if tutup is None:
                continue
            kena = [satu for satu in bermalam if self._menyentuh(satu, tanggal)]
            if any(satu.selesai is None for satu in kena):
                return None
            jumlah -= not kena
            if jumlah == 0:
                return tutup
        raise GalatMasukan("Tidak cukup hari kerja dalam sepuluh tahun; periksa kalender kerja.")

    def _menyentuh(self, jeda: Jeda, tanggal: date) -> bool:
        return any(
            jeda.mulai < tutup and (jeda.selesai is None or buka < jeda.selesai)
            for buka, tutup in self._selang_utc(tanggal)
        )

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

    def _selang_utc(self, tanggal: date) -> Iterator[tuple[datetime, datetime]]:
        for buka, tutup in self.selang(tanggal):
            yield _utc(buka), _utc(tutup)


def _utc(saat: datetime) -> datetime:
    # Python subtracts two moments of one zone by their wall clocks; in UTC the hours are true ones.
    if saat.utcoffset() is None:
        raise GalatMasukan("Waktu harus memuat zona waktu.")
    pastikan_wajar(saat)
    return saat.astimezone(UTC)


def _sepuluh_tahun(mulai: date) -> Iterator[date]:
    for hari in range(BATAS_PENCARIAN.days):
        yield mulai + timedelta(hari)
