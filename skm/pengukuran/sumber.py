"""What the server counts by itself: one object per counted thing, with its collector and the pages behind it.

A source gives values under the catalogue's own variable names, so the formula text of the catalogue computes
what is counted like what a post types in. Two policies are not in those formulas and are declared here:

- `DOKUMEN`: a period in which no request was taken in hand or finished has no count, not a count of 0.
- `PERIZINAN`: licences finished on time over no non-licence finished are a zero denominator; the catalogue's
  own word for that denominator (not filled in) holds only while no licence was finished either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.angka import angka_indonesia
from kinerja.gabungan import HasilBagian
from kinerja.hasil import Hasil, Langkah, Status
from kinerja.ikm import NILAI_DASAR
from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from kinerja.rumus import Nilai, Rumus, Variabel, parse
from skm.katalog import terhitung as t
from skm.katalog.terhitung import Terhitung
from skm.layanan.models import Kategori
from skm.loket.queries import Kelompok, RekapKetepatan, rekap_per_periode
from skm.survei.models import JenisKuesioner
from skm.survei.queries import HitunganIkm, hitungan_per_periode

TallyLoket = Mapping[Kategori, KetepatanTally]
TANPA_CATATAN = "Belum ada permohonan di catatan loket."


@dataclass(frozen=True, slots=True)
class Bagian:
    """One count that a value is made of, for who recomputes it."""

    nama: str
    uraian: str
    satuan: str
    nilai: Nilai


@dataclass(frozen=True, slots=True)
class Cacah:
    """What was counted of one thing in one period; a name that is left out has no count, for `alasan`."""

    terhitung: Terhitung
    nilai: Mapping[str, Nilai]
    alasan: str = ""
    bila_nol: Mapping[str, Status] = field(default_factory=dict)
    """States of a zero denominator that differ from the catalogue's in this period."""
    jejak: Mapping[str, Sequence[Langkah]] = field(default_factory=dict)
    """How a value came about, by name."""
    golongan: Mapping[Fraction, Langkah] = field(default_factory=dict)
    """The last step of a formula that gives exactly this figure: the class it is of."""
    bagian: Sequence[Bagian] = ()
    turunan: Mapping[str, Rumus] = field(default_factory=dict)
    """Values that are made of `bagian`, by name: the same figure, to be recomputed from its parts."""
    catatan: str = ""
    """What must stand beside every figure that is made of these counts."""

    def hitung(self, rumus: Rumus, variabel: Mapping[str, Variabel], satuan: str) -> Hasil:
        """The result of a formula over these values, its trace beginning where counting did."""
        kamus = {**variabel}
        for nama in rumus.nama():
            asal = variabel[nama]
            kamus[nama] = replace(
                asal,
                sebutan=self.terhitung.kata.get(nama, asal.sebutan),
                bila_nol=self.bila_nol.get(nama, asal.bila_nol),
            )
        hasil = rumus.hitung(self.nilai, kamus, satuan)
        kurang = any(nama not in self.nilai for nama in rumus.nama())
        jejak = [langkah for nama in rumus.nama() for langkah in self.jejak.get(nama, ())]
        alasan = self.alasan if kurang and self.alasan else hasil.alasan
        golongan = [langkah for angka, langkah in self.golongan.items() if angka == hasil.nilai]
        jejak = [*jejak, *hasil.jejak, *golongan]
        return replace(hasil, alasan=alasan, jejak=tuple(jejak), catatan=self.catatan)


class Pembacaan:
    """What sources count from, for all periods that are asked for: each is read once, at its first use.

    Not `cached_property`: in Python 3.11 its lock is one for all threads, so pages would wait for each other.
    """

    _survei: Mapping[Periode, HitunganIkm] | None = None
    _loket: Mapping[Periode, RekapKetepatan] | None = None

    def __init__(
        self, session: Session, *, unit_id: int, periode: Sequence[Periode], zona: ZoneInfo, pada: datetime
    ) -> None:
        self._session, self._unit_id, self._zona, self._pada = session, unit_id, zona, pada
        self.periode = tuple(dict.fromkeys(periode))

    @property
    def survei(self) -> Mapping[Periode, HitunganIkm]:
        """Answers of the SKM, as known now."""
        if self._survei is None:
            semua = hitungan_per_periode(
                self._session, unit_id=self._unit_id, periode=self.periode, jenis=[JenisKuesioner.SKM]
            )
            self._survei = {periode: satu for (_, periode), satu in semua.items()}
        return self._survei

    @property
    def loket(self) -> Mapping[Periode, RekapKetepatan]:
        """Requests of the front desk, as known at the moment of reading."""
        if self._loket is None:
            self._loket = rekap_per_periode(
                self._session, unit_id=self._unit_id, periode=self.periode, zona=self._zona, pada=self._pada
            )
        return self._loket


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


def cacah_ikm(hitungan: HitunganIkm) -> Cacah:
    """The IKM's variables, of one structure or joined.

    Those of one single fraction are for offices whose own formula names them; its weight, 1 ÷ number of
    unsur, has no value while structures differ in that number.
    """
    gabungan = hitungan.gabungan()
    sah, masuk = gabungan.hasil, [satu for satu in gabungan.bagian if satu.digabung]
    terisi = sum(satu.terisi for satu in sah.unsur)
    banyak = {len(satu.bagian.struktur.kode) for satu in masuk}
    nilai: dict[str, Nilai] = {}
    if terisi:
        nilai = {t.NILAI: sum(satu.jumlah for satu in sah.unsur), t.TERISI: terisi}
    if terisi and len(banyak) == 1:
        nilai[t.PENIMBANG] = Fraction(1, *banyak)
    golongan: dict[Fraction, Langkah] = {}
    if sah.eksak is not None:
        nilai[t.NRR] = sah.eksak / NILAI_DASAR
        golongan[sah.eksak] = sah.jejak[-1]
    return Cacah(
        t.IKM,
        nilai,
        sah.alasan or "Belum ada responden.",
        jejak={t.NRR: gabungan.jejak_nrr},  # × 25 is the formula's own
        golongan=golongan,
        bagian=[isi for awal, satu in _berawal(masuk) for isi in _bagian_ikm(awal, satu)],
        turunan=_turunan(tuple((awal, satu.bagian.struktur.kode) for awal, satu in _berawal(masuk))),
        catatan=gabungan.catatan,
    )


def _berawal(masuk: Sequence[HasilBagian]) -> list[tuple[str, HasilBagian]]:
    """What the names of a structure's parts begin with: nothing where there is one, else s1_, s2_, …"""
    return [("" if len(masuk) == 1 else f"s{nomor}_", satu) for nomor, satu in enumerate(masuk, start=1)]


def _bagian_ikm(awal: str, satu: HasilBagian) -> list[Bagian]:
    """The counts and weights of one structure, and its respondents where it is one of several."""
    susunan = f"Susunan {awal[1:-1]}, " if awal else ""
    orang = Bagian(f"{awal}responden", f"{susunan}responden", "orang", satu.hasil.responden)
    return [
        *([orang] if awal else []),
        *(
            Bagian(f"{awal}{unsur.kode.lower()}_{nama}", f"{susunan}{unsur.kode}, {uraian}", "nilai", isi)
            for unsur in satu.hasil.unsur
            for nama, uraian, isi in (
                ("jumlah", "jumlah nilai", unsur.jumlah),
                ("terisi", "jumlah yang mengisi", unsur.terisi),
                ("bobot", "nilai penimbang", unsur.bobot),
            )
        ),
    ]


@lru_cache(maxsize=16)
def _turunan(susunan: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, Rumus]:
    """The IKM's variables as formulas of their parts; nothing is made of none."""
    if not susunan:
        return {}
    nama = [[f"{awal}{satu.lower()}" for satu in kode] for awal, kode in susunan]
    semua = [satu for isi in nama for satu in isi]
    nrr = [" + ".join(f"{satu}_jumlah ÷ {satu}_terisi × {satu}_bobot" for satu in isi) for isi in nama]
    responden = [f"{awal}responden" for awal, _ in susunan]
    kali = " + ".join(f"{orang} × ({isi})" for orang, isi in zip(responden, nrr, strict=True))
    turunan = {
        t.NILAI: parse(" + ".join(f"{satu}_jumlah" for satu in semua)),
        t.TERISI: parse(" + ".join(f"{satu}_terisi" for satu in semua)),
        t.NRR: parse(nrr[0] if len(susunan) == 1 else f"({kali}) ÷ ({' + '.join(responden)})"),
    }
    if len({len(isi) for isi in nama}) == 1:
        turunan[t.PENIMBANG] = parse(f"1 ÷ {len(nama[0])}")
    return turunan


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
            lambda baca, periode: cacah_ikm(baca.survei[periode]),
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
