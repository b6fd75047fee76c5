"""Who stands in what is shown: a year's self-sent answers by all that tells them apart, counted.

What is shown are sums, and each sum has a name here: a batch of the office, a counter of `HitunganTampil`,
and with an exclusion or its undo the sum of those who left or came back, of the month and of their block.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.tanggal import TERAWAL
from kinerja.ungkap import PALING_SEDIKIT, Golongan, bagian_terbuka
from skm.jawaban.models import PROFIL, SENDIRI, Dimensi, HitunganTampil, Jawaban, Penutupan, Rentang
from skm.jawaban.rentang import akhir, awal
from skm.jawaban.selisih import Bagian

Nama = Bagian | tuple[str, Bagian]
"""A shown sum: a batch is the office's part that begins on its day; a change has its number and the part."""
BERNILAI = (Dimensi.JALUR, *PROFIL)
TERBANYAK = 20_000
"""Kinds of people in a year beyond which nothing new that crosses days and services is shown."""


@dataclass(frozen=True, slots=True)
class Pindah:
    """One time that answers left the counters or came back: with which change, and what was closed then."""

    tutup: date
    """First day of the last closed month at that time."""
    nomor: str
    masuk: bool

    def tulis(self) -> str:
        """As an answer keeps it."""
        return f"{self.tutup} {self.nomor} {'+' if self.masuk else '-'}\n"


def baca_riwayat(teks: str | None) -> tuple[Pindah, ...]:
    """Those an answer keeps, oldest first."""
    isi = (baris.split() for baris in (teks or "").splitlines())
    return tuple(Pindah(date.fromisoformat(tutup), nomor, arah == "+") for tutup, nomor, arah in isi)


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What has been closed of an office, since when in batches, and what is shown of a year's own answers."""

    tutup: date
    """First day of the last closed month; before all days where none was."""
    sejak: date
    bagian: Mapping[Bagian, tuple[date, date]]
    """The parts of closed months and quarters, with the first and last day of the answers in them."""

    @property
    def blok(self) -> Mapping[Bagian, tuple[date, date]]:
        """The blocks of services among them."""
        return {b: hari for b, hari in self.bagian.items() if b.dimensi is Dimensi.LAYANAN}


def baca_keadaan(session: Session, unit_id: int, tahun: int) -> Keadaan:
    """One statement."""
    t, p = HitunganTampil, Penutupan
    milik = sa.and_(
        t.unit_id == p.unit_id,
        t.dimensi != Dimensi.KANTOR,
        t.dari.is_not(None),
        t.mulai.between(date(tahun, 1, 1), date(tahun, 12, 31)),
    )
    pilih = (
        sa.select(
            p.mulai.label("tutup"), p.sejak, t.dimensi, t.mulai, t.kuesioner_id, t.nilai, t.dari, t.akhir
        )
        .outerjoin(t, milik)
        .where(p.unit_id == unit_id, p.rentang == Rentang.BULAN)
    )
    tutup, sejak, bagian = TERAWAL, TERAWAL, dict[Bagian, tuple[date, date]]()
    for baris in session.execute(pilih):
        tutup, sejak = baris.tutup, baris.sejak
        if baris.dari is not None:
            satu = Bagian(baris.dimensi, baris.mulai, baris.kuesioner_id, baris.nilai)
            bagian[satu] = (baris.dari, baris.akhir)
    return Keadaan(tutup, sejak, bagian)


@dataclass(frozen=True, slots=True)
class Orang:
    """People alike in all that is or may be shown."""

    kuesioner_id: int
    tanggal: date
    kelompok: date
    layanan_id: int
    bertanda: bool
    terhitung: bool
    tertunda: bool
    """Whether an exclusion of them, or its undo, is still to take effect."""
    riwayat: tuple[Pindah, ...]
    triwulan: tuple[Bagian, ...]
    """The parts of their quarter that they are in."""
    jumlah: int

    @property
    def bulan(self) -> date:
        """First day of their month."""
        return awal(self.tanggal, Rentang.BULAN)

    @property
    def semula(self) -> bool:
        """Whether their batch counted them: who was out before there were batches was never shown."""
        return not self.riwayat[0].masuk if self.riwayat else self.terhitung

    def dihitung(self, bulan: date) -> bool:
        """Whether the counters had them when that month was closed."""
        masuk = [satu.masuk for satu in self.riwayat if satu.tutup < bulan]
        return masuk[-1] if masuk else self.semula

    def di_blok(self, blok: Bagian, hari: tuple[date, date]) -> bool:
        """Whether a block of their service spans their day."""
        return _memuat(blok, hari, self.kuesioner_id, self.layanan_id, self.tanggal)

    def blok(self, blok: Mapping[Bagian, tuple[date, date]]) -> Bagian | None:
        """The one of these blocks that spans their day."""
        return blok_milik(blok, self.kuesioner_id, self.layanan_id, self.tanggal)

    def pindahkan(self, pindah: Pindah) -> Orang:
        """The same people once that change has taken effect."""
        return replace(self, terhitung=pindah.masuk, tertunda=False, riwayat=(*self.riwayat, pindah))

    def golongan(self, blok: Mapping[Bagian, tuple[date, date]]) -> Golongan[Nama]:
        """With the names of all sums they are in, or are taken out of; of services those of `blok`."""
        milik = [satu for satu, hari in blok.items() if self.di_blok(satu, hari)]
        masuk: set[Nama] = {*self.triwulan, *(satu for satu in milik if self.dihitung(satu.mulai))}
        keluar: set[Nama] = set()
        if self.semula:
            masuk.add(Bagian(Dimensi.KANTOR, self.kelompok, self.kuesioner_id, ""))
        for pindah in self.riwayat:
            (masuk if pindah.masuk else keluar).update(
                (pindah.nomor, satu) for satu in self.bagian_pindah(milik, pindah.tutup)
            )
        return Golongan(self.jumlah, frozenset(masuk), self.bertanda, frozenset(keluar))

    def bagian_pindah(self, blok: Iterable[Bagian], tutup: date) -> list[Bagian]:
        """The shown parts that change when they leave or come back while `tutup` is the last closed month."""
        bulan = Bagian(Dimensi.KANTOR, self.bulan, self.kuesioner_id, "")
        return [bulan, *(satu for satu in blok if satu.mulai <= tutup)]


def baca_orang(
    session: Session, unit_id: int, sampai: date, sejak: date, bagian: Collection[tuple[Dimensi, date]]
) -> list[Orang] | None:
    """The year's self-sent answers up to that day, told apart by what may matter; None for too many kinds.

    `bagian` are the dimensions of quarters that are or may be shown. A batch of before releases that has
    fewer than five protects nobody, and is left out. One statement.
    """
    j = Jawaban
    kunci = [
        *(j.kuesioner_id, j.tanggal, sa.func.coalesce(j.layanan_id, 0).label("layanan")),
        *((j.tanda != 0).label("bertanda"), j.terhitung, j.riwayat, j.luar_triwulan),
        (j.terhitung == j.pengecualian_id.is_not(None)).label("tertunda"),
        *(_nilai(dimensi, [mulai for apa, mulai in bagian if apa is dimensi]) for dimensi in BERNILAI),
    ]
    milik = (
        sa.select(*kunci)
        .where(j.unit_id == unit_id, j.tanggal.between(date(sampai.year, 1, 1), sampai), j.jalur.in_(SENDIRI))
        .subquery()
    )
    pilih = sa.select(*milik.c, sa.func.count().label("banyak")).group_by(*milik.c)
    baris = session.execute(pilih.limit(TERBANYAK + 1)).all()
    if len(baris) > TERBANYAK:
        return None
    dibagi = frozenset(bagian)
    semua = [_orang(satu, sejak, dibagi) for satu in baris]
    besar: defaultdict[tuple[int, date], int] = defaultdict(int)
    for satu in semua:
        besar[satu.kuesioner_id, satu.kelompok] += 0 if satu.bertanda else satu.jumlah
    return [
        satu
        for satu in semua
        if satu.tanggal >= sejak or besar[satu.kuesioner_id, satu.kelompok] >= PALING_SEDIKIT
    ]


def blok_milik(
    tampil: Mapping[Bagian, tuple[date, date]], kuesioner_id: int, layanan_id: int, tanggal: date
) -> Bagian | None:
    """The shown block of a service that an answer of that day to it is in, if there is one."""
    return next(
        (b for b, hari in tampil.items() if _memuat(b, hari, kuesioner_id, layanan_id, tanggal)), None
    )


def _memuat(
    bagian: Bagian, hari: tuple[date, date], kuesioner_id: int, layanan_id: int, tanggal: date
) -> bool:
    milik = (Dimensi.LAYANAN, kuesioner_id, str(layanan_id))
    return milik == (bagian.dimensi, bagian.kuesioner_id, bagian.nilai) and hari[0] <= tanggal <= hari[1]


def kelompok(hari: date, sejak: date) -> date:
    """The batch that an answer of that day was released with: its day; before releases, its month."""
    return hari if hari >= sejak else awal(hari, Rentang.BULAN)


def golongan(orang: Iterable[Orang], blok: Mapping[Bagian, tuple[date, date]]) -> list[Golongan[Nama]]:
    """People alike in the sums' names, counted."""
    layanan: defaultdict[str, dict[Bagian, tuple[date, date]]] = defaultdict(dict)
    for bagian, hari in blok.items():
        layanan[bagian.nilai][bagian] = hari
    jumlah: Counter[Golongan[Nama]] = Counter()
    for satu in orang:
        milik = satu.golongan(layanan[str(satu.layanan_id)])  # of the others they are in none
        jumlah[Golongan(0, milik.bagian, milik.bertanda, milik.kurang)] += milik.jumlah
    return [Golongan(banyak, g.bagian, g.bertanda, g.kurang) for g, banyak in jumlah.items()]


def saran_terbuka(orang: Iterable[Orang]) -> set[tuple[date, int]]:
    """The batches and services whose comments may stand in the service's list once it is shown.

    Who reads on sees a batch's comments in the office's list on one day, and later some of them in lists of
    services: these part the batch, into parts of five and more.
    """
    jumlah: defaultdict[date, Counter[int]] = defaultdict(Counter)
    bertanda: defaultdict[date, set[int]] = defaultdict(set)
    for satu in orang:
        jumlah[satu.kelompok][satu.layanan_id] += 0 if satu.bertanda else satu.jumlah
        bertanda[satu.kelompok].update([satu.layanan_id] if satu.bertanda else ())
    return {
        (hari, layanan)
        for hari, milik in jumlah.items()
        for layanan in bagian_terbuka(milik, bertanda[hari])
        if milik[layanan]
    }


def selalu_tampil(semua: Iterable[Golongan[Nama]]) -> set[Nama]:
    """The names among theirs that nothing decides on: batches, and changes that took effect."""
    return {
        nama
        for satu in semua
        for nama in satu.bagian | satu.kurang
        if isinstance(nama, tuple) or nama.dimensi is Dimensi.KANTOR
    }


def _nilai(dimensi: Dimensi, triwulan: Collection[date]) -> sa.ColumnElement[Any]:
    kolom = getattr(Jawaban, dimensi.value)
    di_sini = [Jawaban.tanggal.between(mulai, akhir(mulai, Rentang.TRIWULAN)) for mulai in triwulan]
    if not di_sini:
        return sa.literal(None, sa.String).label(dimensi.value)
    return sa.case((sa.or_(*di_sini), sa.cast(kolom, sa.String))).label(dimensi.value)


def _orang(baris: Any, sejak: date, dibagi: Collection[tuple[Dimensi, date]]) -> Orang:
    mulai = awal(baris.tanggal, Rentang.TRIWULAN)
    triwulan = [
        Bagian(dimensi, mulai, baris.kuesioner_id, getattr(baris, dimensi.value))
        for dimensi in BERNILAI
        if getattr(baris, dimensi.value) is not None
    ]
    if not baris.bertanda and (Dimensi.TANDA, mulai) in dibagi:
        triwulan.append(Bagian(Dimensi.TANDA, mulai, baris.kuesioner_id, ""))
    return Orang(
        baris.kuesioner_id,
        baris.tanggal,
        kelompok(baris.tanggal, sejak),
        baris.layanan,
        bool(baris.bertanda),
        bool(baris.terhitung),
        bool(baris.tertunda),
        baca_riwayat(baris.riwayat),
        () if baris.luar_triwulan else tuple(triwulan),
        baris.banyak,
    )
