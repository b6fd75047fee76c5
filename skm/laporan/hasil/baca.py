"""Reads a period's results: every figure by the queries and rules that the pages have, nothing of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.ketelitian import Perubahan
from kinerja.periode import Periode
from kinerja.sampel import kemajuan
from kinerja.tanggal import panjang_bulan
from skm.jawaban.models import Rentang
from skm.jawaban.queries.hitungan import Cakupan, tampil
from skm.jawaban.queries.menunggu import jumlah_menunggu
from skm.jawaban.queries.profil import daftar_nilai, responden_profil
from skm.jawaban.queries.saran import saran_terbaru
from skm.jawaban.rentang import akhir
from skm.ketepatan.queries import RekapKetepatan
from skm.kuesioner.models import JenisKuesioner
from skm.kuesioner.queries import HitunganIkm, hitungan_per_periode, selang_ikm
from skm.laporan.halaman import kartu_ketepatan
from skm.laporan.hasil import nilai, responden
from skm.laporan.hasil.isi import (
    HasilPeriode,
    Karakteristik,
    Keadaan,
    KetepatanGolongan,
    NilaiUnsur,
    RencanaPeriode,
    Sampel,
)
from skm.laporan.ketelitian import sejak
from skm.layanan.identitas import identitas
from skm.layanan.models import Layanan, Unit
from skm.layanan.queries import kalender
from skm.pengukuran.buku import buka_buku

BANYAK_TREN = 5
"""Periods of a trend, the reported one among them."""
BANYAK_SARAN = 20
AWAL = Perubahan(None, None, None, None, "Belum ada periode sebelumnya.")
SKM = JenisKuesioner.SKM


@dataclass(frozen=True, slots=True)
class Saat:
    """When results are read: the moment, and the zone that its days are in."""

    pada: datetime
    zona: ZoneInfo

    @property
    def hari(self) -> date:
        """The office's day."""
        return self.pada.astimezone(self.zona).date()


def baca_hasil(
    session: Session,
    unit: Unit,
    periode: Periode,
    saat: Saat,
    layanan: Sequence[Layanan],
    *,
    kode: str = "",
    cetak: bool = True,
    terbanyak: int | None = None,
) -> HasilPeriode:
    """The results of whole months, of the office or of the service `kode`; `layanan` are all of the office's.

    With `cetak` they are read to be printed: with everybody's scores, unless there are more respondents than
    `terbanyak`, and without comments, else the other way round. Raises KeyError for a code that no service
    has, ValueError for a period open at an end, and Galat (503) while no questionnaire is published.
    """
    if periode.dari is None or periode.sampai is None:
        raise ValueError("a period that is reported has two ends")
    milik = {satu.kode: satu for satu in layanan}[kode] if kode else None
    deret = deret_periode(periode)
    triwulan = [] if milik else triwulan_periode(periode)
    semua = hitungan_per_periode(
        session,
        unit_id=unit.id,
        periode=[*deret, *triwulan],
        jenis=[SKM],
        cakupan=Cakupan(milik.id if milik else None),
    )
    kini = semua[SKM, periode]
    loket = _Loket(session, unit, periode, saat, kode)
    lalu = periode.sebelumnya()
    dulu = None if lalu is None else semua[SKM, lalu]
    tutup = nilai.tertutup(kini)
    berakhir = periode.sampai < saat.hari
    utuh = berakhir and bertriwulan(periode)
    kuesioner = tuple(reversed(kini.isi))
    dijawab = {versi for satu in kini.susunan for versi in satu.versi}
    baris = {}
    tanpa = "" if utuh and milik is None else nilai.TANPA_DAFTAR
    if terbanyak is not None and kini.responden > terbanyak:
        tanpa = tanpa or nilai.DI_LEMBAR.format(terbanyak)
    if cetak and not tanpa:
        baris = daftar_nilai(session, unit.id, periode.dari, periode.sampai, kini.kuesioner)
    ubah = AWAL if dulu is None or lalu is None else sejak(dulu, kini, lalu)
    return HasilPeriode(
        kantor=identitas(unit),
        contoh=unit.contoh,
        periode=periode,
        layanan=milik.nama if milik else "",
        hari=saat.hari,
        keadaan=Keadaan.KONSEP if berakhir else Keadaan.SEMENTARA,
        hari_kerja=_hari_kerja(session, unit.id, periode.dari, periode.sampai, saat.zona),
        sampel=loket.sampel(kini),
        karakteristik=_karakteristik(session, unit.id, periode, kini, layanan, utuh=utuh, milik=milik),
        ikm=nilai.susun_ikm(kini, selang_ikm(kini, loket.populasi)),
        unsur=() if tutup else nilai.susun_unsur(kini, dulu),
        lalu=lalu,
        perubahan=ubah,
        tren=nilai.susun_tren([(satu, semua[SKM, satu]) for satu in deret], kini),
        ketepatan=loket.ketepatan(),
        saran=() if cetak else _saran(session, unit.id, periode, kini, milik),
        menunggu=0 if berakhir else jumlah_menunggu(session, unit.id, sebelum=saat.hari),
        susunan=nilai.susun_susunan(kini, kuesioner, baris, tanpa, [semua[SKM, satu] for satu in triwulan]),
        kuesioner=tuple(satu for satu in kuesioner if satu.versi in dijawab),
        rencana=RencanaPeriode(usulan=nilai.usul_rencana(kini, unit.unsur_diusulkan)),
    )


@dataclass(frozen=True, slots=True)
class UnsurPeriode:
    """What may be planned for after a period: its unsur by code, and which of them are the lowest."""

    nama: dict[str, str]
    unsur: tuple[NilaiUnsur, ...]
    """In the regulation's order; empty where too few answered."""
    diusulkan: tuple[str, ...]
    """Codes, lowest first."""


def baca_unsur(session: Session, unit: Unit, periode: Periode) -> UnsurPeriode:
    """The unsur of the whole office as its results of that period have them."""
    kini = hitungan_per_periode(session, unit_id=unit.id, periode=[periode], jenis=[SKM])[SKM, periode]
    return UnsurPeriode(
        dict(kini.nama),
        () if nilai.tertutup(kini) else nilai.susun_unsur(kini, None),
        nilai.unsur_diusulkan(kini, unit.unsur_diusulkan),
    )


class _Loket:
    """What the desk's log says of the period and of its year, read once."""

    def __init__(self, session: Session, unit: Unit, periode: Periode, saat: Saat, kode: str) -> None:
        tahun = (periode.sampai or saat.hari).year
        self._periode, self._tahun, self._kode = periode, tahun, kode
        setahun = Periode.tahun(tahun)
        self._buku = buka_buku(
            session,
            unit_id=unit.id,
            zona=saat.zona,
            pada=saat.pada,
            tahun=[tahun],
            periode=[periode, setahun],
        )
        self.populasi = self._selesai(self._buku.pembacaan.loket[periode])
        self.populasi_setahun = self._selesai(self._buku.pembacaan.loket[setahun])

    def sampel(self, kini: HitunganIkm) -> Sampel:
        """The respondents against the services given."""
        satu = kemajuan(self.populasi, kini.responden, berlalu=0, sisa=0)
        return Sampel(self.populasi, self.populasi_setahun, satu.minimum, satu.terkumpul, satu.kurang)

    def ketepatan(self) -> tuple[KetepatanGolongan, ...]:
        """Both groups of the office, as approved where they are; of a service as its cases are counted."""
        if self._kode:
            return nilai.ketepatan_layanan(self._buku.pembacaan.loket[self._periode], self._kode)
        kartu = kartu_ketepatan(self._buku, self._tahun, self._periode)
        return tuple(map(nilai.ketepatan_kantor, kartu))

    def _selesai(self, rekap: RekapKetepatan) -> int:
        return sum(satu.tally.selesai for satu in rekap.layanan if self._kode in {"", satu.kode})


def _karakteristik(
    session: Session,
    unit_id: int,
    periode: Periode,
    kini: HitunganIkm,
    layanan: Sequence[Layanan],
    *,
    utuh: bool,
    milik: Layanan | None,
) -> tuple[Karakteristik, ...]:
    """By what respondents said of themselves, then by service, as far as either may be shown."""
    if milik is not None:
        return responden.tertutup(responden.SATU_LAYANAN)
    profil = responden.tertutup(responden.BUKAN_TRIWULAN)
    if utuh and periode.dari is not None and periode.sampai is not None:
        profil = responden.menurut_profil(
            responden_profil(session, unit_id, periode.dari, periode.sampai, kini.kuesioner), kini.responden
        )
    per_layanan = tampil(session, unit_id, [periode], kini.kuesioner, Cakupan(per_layanan=True))
    return (*profil, responden.menurut_layanan(per_layanan, layanan, kini.responden))


def _saran(
    session: Session, unit_id: int, periode: Periode, kini: HitunganIkm, milik: Layanan | None
) -> tuple[str, ...]:
    semua = saran_terbaru(
        session,
        unit_id=unit_id,
        periode=periode,
        kuesioner=kini.kuesioner,
        layanan_id=milik.id if milik else None,
        batas=BANYAK_SARAN,
    )
    return tuple(satu.isi for satu in semua)


def deret_periode(periode: Periode) -> list[Periode]:
    """The period and those before it, oldest first."""
    hasil = [periode]
    while len(hasil) < BANYAK_TREN and (lalu := hasil[0].sebelumnya()) is not None:
        hasil.insert(0, lalu)
    return hasil


def bertriwulan(periode: Periode) -> bool:
    """Whether it is whole quarters."""
    if periode.dari is None or periode.sampai is None:
        return False
    panjang = panjang_bulan(periode.dari, periode.sampai)
    return panjang is not None and panjang % 3 == 0 and periode.dari.month % 3 == 1


def triwulan_periode(periode: Periode) -> list[Periode]:
    """The quarters that several whole ones are; of a single one, and of other periods, none."""
    mulai, sampai = periode.dari, periode.sampai
    if mulai is None or sampai is None or not bertriwulan(periode):
        return []
    hasil = []
    while mulai <= sampai:
        hasil.append(Periode.rentang(mulai, akhir(mulai, Rentang.TRIWULAN)))
        mulai = akhir(mulai, Rentang.TRIWULAN) + timedelta(1)
    return hasil if len(hasil) > 1 else []


def _hari_kerja(session: Session, unit_id: int, dari: date, sampai: date, zona: ZoneInfo) -> int:
    kerja = kalender(session, unit_id, zona)
    return sum(kerja.hari_kerja(dari + timedelta(n)) for n in range((sampai - dari).days + 1))
