"""What the server counts by itself: one object per counted thing, with its collector and the pages behind it.

A source gives values under the catalogue's own variable names, so the formula text of the catalogue computes
what is counted like what a post types in. Two policies are not in those formulas and are declared here:

- `DOKUMEN`: a period in which no request was taken in hand or finished has no count, not a count of 0.
- `PERIZINAN`: licences finished on time over no non-licence finished are a zero denominator; the catalogue's
  own word for that denominator (not filled in) holds only while no licence was finished either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.angka import angka_indonesia
from kinerja.hasil import Langkah, Status
from kinerja.ketelitian import SelangKepercayaan
from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.katalog import terhitung as t
from skm.katalog.terhitung import Terhitung
from skm.ketepatan.queries import KINI, Kelompok, RekapKetepatan, Sewaktu, rekap_per_periode
from skm.ketepatan.queries.samping import DiSamping, di_samping
from skm.kuesioner.models import JenisKuesioner
from skm.kuesioner.queries import HitunganIkm, hitungan_per_periode, selang_ikm
from skm.layanan.models import Kategori
from skm.pengukuran.cacah import Cacah
from skm.pengukuran.cacah_ikm import cacah_ikm

TallyLoket = Mapping[Kategori, KetepatanTally]
TANPA_CATATAN = "Belum ada permohonan di catatan loket."


class Pembacaan:
    """What sources count from, for all periods that are asked for: each is read once, at its first use.

    Not `cached_property`: in Python 3.11 its lock is one for all threads, so pages would wait for each other.
    """

    _survei: Mapping[Periode, HitunganIkm] | None = None
    _loket: Mapping[Periode, RekapKetepatan] | None = None

    def __init__(
        self,
        session: Session,
        *,
        unit_id: int,
        periode: Sequence[Periode],
        zona: ZoneInfo,
        pada: datetime,
        ketelitian: bool = False,
        sewaktu: Sewaktu = KINI,
    ) -> None:
        self._session, self._unit_id, self._zona, self._pada = session, unit_id, zona, pada
        self._ketelitian, self._sewaktu = ketelitian, sewaktu
        self._samping: dict[Periode, Mapping[Kategori, DiSamping]] = {}
        self.periode = tuple(dict.fromkeys(periode))

    @property
    def survei(self) -> Mapping[Periode, HitunganIkm]:
        """Answers of the SKM that may be shown now."""
        if self._survei is None:
            semua = hitungan_per_periode(
                self._session, unit_id=self._unit_id, periode=self.periode, jenis=[JenisKuesioner.SKM]
            )
            self._survei = {periode: satu for (_, periode), satu in semua.items()}
        return self._survei

    def selang(self, periode: Periode) -> SelangKepercayaan | None:
        """How sure the IKM is; None where it was not asked for."""
        if not self._ketelitian:
            return None
        populasi = self.loket[periode].semua.selesai
        return selang_ikm(self.survei[periode], populasi)

    @property
    def loket(self) -> Mapping[Periode, RekapKetepatan]:
        """Requests of the front desk, as known at the moment of reading."""
        if self._loket is None:
            self._loket = rekap_per_periode(
                self._session,
                unit_id=self._unit_id,
                periode=self.periode,
                zona=self._zona,
                pada=self._pada,
                sewaktu=self._sewaktu,
            )
        return self._loket

    def samping(self, periode: Periode) -> Mapping[Kategori, DiSamping]:
        """What stands beside the on-time figures of that period, as known at the moment of reading."""
        if periode not in self._samping:
            self._samping[periode] = di_samping(
                self._session,
                unit_id=self._unit_id,
                periode=periode,
                zona=self._zona,
                pada=self._pada,
                sewaktu=self._sewaktu,
            )
        return self._samping[periode]


@dataclass(frozen=True, slots=True)
class Tautan:
    """A page that lists what was counted: label, endpoint, choices in its address."""

    label: str
    halaman: str
    pilihan: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sumber:
    """One counted thing: its names, how a period of it is counted, and the pages behind the figure."""

    terhitung: Terhitung
    cacah: Callable[[Pembacaan, Periode], Cacah]
    di_balik: tuple[Tautan, ...]
    kategori: tuple[Kategori, ...] = ()
    """Groups of services whose counts at the desk are kept with a frozen figure."""


def cacah_non_perizinan(tally: TallyLoket) -> Cacah:
    """Both readings of "on time" for non-licences."""
    n = tally[Kategori.NON_PERIZINAN]
    return Cacah(
        t.KETEPATAN_NON_PERIZINAN,
        {
            t.NON_SELESAI_TEPAT: n.selesai_tepat,
            t.NON_SELESAI: n.selesai,
            t.NON_TEPAT: n.tepat_waktu,
            t.NON_TEMPO: n.jatuh_tempo,
        },
    )


def cacah_perizinan(tally: TallyLoket) -> Cacah:
    """Both readings for licences; the decree divides by the non-licences finished."""
    n, p = tally[Kategori.NON_PERIZINAN], tally[Kategori.PERIZINAN]
    return Cacah(
        t.KETEPATAN_PERIZINAN,
        {
            t.IZIN_SELESAI_TEPAT: p.selesai_tepat,
            t.NON_SELESAI: n.selesai,
            t.IZIN_TEPAT: p.tepat_waktu,
            t.IZIN_TEMPO: p.jatuh_tempo,
        },
        bila_nol={t.NON_SELESAI: Status.PENYEBUT_NOL} if p.selesai else {},
    )


def cacah_dokumen(rekap: RekapKetepatan) -> Cacah:
    """Documents of people: those taken in hand, and those that were made."""
    diproses = rekap.diproses[Kategori.NON_PERIZINAN]
    selesai = rekap.tally[Kategori.NON_PERIZINAN].selesai
    uraian = t.DOKUMEN_NON_PERIZINAN.variabel
    if not (diproses or selesai):
        return Cacah(t.DOKUMEN_NON_PERIZINAN, {}, TANPA_CATATAN)
    nilai = {t.DIPROSES: diproses, t.SELESAI: selesai}
    jejak = {}
    for nama, isi in nilai.items():
        angka = angka_indonesia(isi, 0)
        jejak[nama] = (Langkah(uraian[nama], f"Dihitung dari catatan loket: {angka} dokumen", angka),)
    return Cacah(t.DOKUMEN_NON_PERIZINAN, nilai, jejak=jejak)


def _kasus(label: str, kategori: Kategori, kelompok: Kelompok | None = None) -> Tautan:
    """The page of cases; without `kelompok` those that fell due."""
    pilihan = {"kategori": kategori.value} | ({"kelompok": kelompok.value} if kelompok else {})
    return Tautan(label, "laporan.ketepatan_kasus", pilihan)


NON, IZIN = Kategori.NON_PERIZINAN, Kategori.PERIZINAN
SUMBER = {
    satu.terhitung.kode: satu
    for satu in (
        Sumber(
            t.IKM,
            lambda baca, periode: cacah_ikm(baca.survei[periode], baca.selang(periode)),
            (Tautan("Jawaban survei", "laporan.ikm"),),
        ),
        Sumber(
            t.KETEPATAN_NON_PERIZINAN,
            lambda baca, periode: cacah_non_perizinan(baca.loket[periode].tally),
            (_kasus("Permohonan selesai", NON, Kelompok.SELESAI), _kasus("Permohonan jatuh tempo", NON)),
            (NON,),
        ),
        Sumber(
            t.KETEPATAN_PERIZINAN,
            lambda baca, periode: cacah_perizinan(baca.loket[periode].tally),
            (
                _kasus("Permohonan jatuh tempo", IZIN),
                _kasus("Perizinan selesai", IZIN, Kelompok.SELESAI),
                _kasus("Non perizinan selesai", NON, Kelompok.SELESAI),
            ),
            (NON, IZIN),
        ),
        Sumber(
            t.DOKUMEN_NON_PERIZINAN,
            lambda baca, periode: cacah_dokumen(baca.loket[periode]),
            (
                _kasus("Mulai diproses", NON, Kelompok.DIPROSES),
                _kasus("Permohonan selesai", NON, Kelompok.SELESAI),
            ),
        ),
    )
}
"""Every counted thing, by the code in `Indikator.otomatis`."""
KETEPATAN = {NON: t.KETEPATAN_NON_PERIZINAN.kode, IZIN: t.KETEPATAN_PERIZINAN.kode}
"""What is counted as on time of each group of services."""
