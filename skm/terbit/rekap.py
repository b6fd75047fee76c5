"""The recap of a period over all offices of the server: what each of them published, and what it comes to.

Only published rows are read: an office without one is named as not published, whatever it has counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from kinerja import ketepatan
from kinerja.antarkantor import rata_tertimbang
from kinerja.bulat import bulat
from kinerja.ketepatan import KetepatanTally
from kinerja.mutu import SKALA_2017
from skm.layanan.kata import NAMA_KATEGORI
from skm.layanan.models import Kategori, Unit
from skm.terbit.queries import Terbit

UNSUR = tuple(f"U{n}" for n in range(1, 10))
"""The rule's own, shown while nobody has published."""
LAIN_SKALA = "Tidak digabung: hasil kantor-kantor ini memakai skala mutu yang berbeda."
LAIN_SUSUNAN = "Kuesioner kantor-kantor ini tidak sama, jadi nilai gabungannya hanya gambaran."


@dataclass(frozen=True, slots=True)
class NilaiUnsur:
    """An unsur's published value 1..4 with four decimals, its class, and how many it rests on."""

    nilai: Decimal
    mutu: str
    terisi: int


@dataclass(frozen=True, slots=True)
class TepatWaktu:
    """A group of services as it was published; the shares in machine form, None where there is none."""

    jatuh_tempo: int
    tepat_waktu: int
    koreksi: Decimal | None
    ketetapan: Decimal | None

    @property
    def terhitung(self) -> bool:
        """Whether the corrected share is the one of these counts; an office may have another formula."""
        return self.koreksi == _persen(self.jatuh_tempo, self.tepat_waktu)


@dataclass(frozen=True, slots=True)
class HasilKantor:
    """What one office published of the period, in the edition that holds."""

    ikm: Decimal
    mutu: str
    responden: int
    unsur: Mapping[str, NilaiUnsur]
    """Those that are shown, by code."""
    tepat: Mapping[Kategori, TepatWaktu]
    edisi: int
    terbit: datetime
    """The office's local moment."""
    susunan: str


@dataclass(frozen=True, slots=True)
class BarisRekap:
    """An office; `hasil` is None while it has not published the period."""

    kode: str
    nama: str
    contoh: bool
    hasil: HasilKantor | None


@dataclass(frozen=True)
class Rekap:
    """All offices of the server in the period, by name."""

    tahun: int
    bagian: str
    periode: str
    kabupaten: str
    baris: tuple[BarisRekap, ...]
    nama_unsur: Mapping[str, str]
    """By code, in the rule's order: whatever unsur anybody published."""

    @cached_property
    def terbit(self) -> tuple[HasilKantor, ...]:
        """Of those that published."""
        return tuple(satu.hasil for satu in self.baris if satu.hasil is not None)

    @cached_property
    def catatan(self) -> tuple[str, ...]:
        """What has to be known beside the figures of the whole."""
        if not self.sejenis:
            return (LAIN_SKALA,)
        return (LAIN_SUSUNAN,) if len({satu.susunan for satu in self.terbit}) > 1 else ()

    @cached_property
    def sejenis(self) -> bool:
        """Whether the classes of all are those of the rule in force: scales are never joined."""
        return all(SKALA_2017.klasifikasi(satu.ikm)[0] == satu.mutu for satu in self.terbit)

    @cached_property
    def ikm(self) -> Decimal | None:
        """Of all offices together, each weighing as many as answered there."""
        semua = [(satu.ikm, satu.responden) for satu in self.terbit] if self.sejenis else []
        rata = rata_tertimbang(semua)
        return None if rata is None else bulat(rata)

    @property
    def mutu(self) -> str:
        """The class of that; empty without."""
        return "" if self.ikm is None else SKALA_2017.klasifikasi(self.ikm)[0]

    @property
    def responden(self) -> int:
        """Everybody who answered in the offices that published."""
        return sum(satu.responden for satu in self.terbit)

    @cached_property
    def unsur(self) -> Mapping[str, Fraction | None]:
        """Each unsur of all offices together, each weighing as many as filled it in."""
        return {
            kode: rata_tertimbang(self._terisi(kode)) if self.sejenis else None for kode in self.nama_unsur
        }

    def _terisi(self, kode: str) -> Iterable[tuple[Decimal, int]]:
        ada = (satu.unsur[kode] for satu in self.terbit if kode in satu.unsur)
        return ((satu.nilai, satu.terisi) for satu in ada)

    @cached_property
    def tepat(self) -> Mapping[Kategori, TepatWaktu]:
        """The counts of all added up; a share of the decree's reading cannot be made of published ones."""
        return {kategori: self._tepat(kategori) for kategori in Kategori}

    def _tepat(self, kategori: Kategori) -> TepatWaktu:
        semua = [satu.tepat[kategori] for satu in self.terbit if kategori in satu.tepat]
        tempo, tepat = sum(satu.jatuh_tempo for satu in semua), sum(satu.tepat_waktu for satu in semua)
        return TepatWaktu(tempo, tepat, _persen(tempo, tepat), None)


def susun_rekap(
    semua: Sequence[Unit],
    terbit: Mapping[int, Terbit],
    kapan: tuple[int, str],
    periode: str,
    zona: ZoneInfo,
) -> Rekap:
    """The recap of what the offices have in `terbit`, by their ids; `kapan` is year and part of `periode`.

    Days of publication are those in `zona`.
    """
    kabupaten = " dan ".join(sorted({satu.kabupaten for satu in semua}))
    urut = sorted(semua, key=lambda satu: (satu.nama, satu.kode))
    baris = tuple(_baris(satu, terbit.get(satu.id), zona) for satu in urut)
    nama = {u["kode"]: u["nama"] for satu in terbit.values() for u in satu.isi["unsur"]}
    nama = nama or dict.fromkeys(UNSUR, "")
    kode = sorted(nama, key=lambda satu: (len(satu), satu))
    return Rekap(*kapan, periode, kabupaten, baris, {satu: nama[satu] for satu in kode})


def nama_golongan(kategori: Kategori) -> str:
    """What a group of services is called."""
    return NAMA_KATEGORI[kategori]


def _persen(tempo: int, tepat: int) -> Decimal | None:
    """The share on time; of those that were not, it matters not why."""
    tally = KetepatanTally(jatuh_tempo=tempo, tepat_waktu=tepat, selesai_terlambat=tempo - tepat)
    return ketepatan.hitung(tally).angka


def _baris(unit: Unit, satu: Terbit | None, zona: ZoneInfo) -> BarisRekap:
    return BarisRekap(unit.kode, unit.nama, unit.contoh, None if satu is None else _hasil(satu, zona))


def _hasil(satu: Terbit, zona: ZoneInfo) -> HasilKantor:
    isi = satu.isi
    return HasilKantor(
        Decimal(isi["ikm"]),
        isi["mutu"],
        isi["responden"],
        {
            u["kode"]: NilaiUnsur(Decimal(u["nrr"]), u["mutu"], u["terisi"])
            for u in isi["unsur"]
            if u["nrr"] is not None
        },
        {Kategori(g["kategori"]): _tepat(g) for g in isi["ketepatan"]},
        satu.edisi,
        satu.pada.astimezone(zona),
        isi["susunan"],
    )


def _tepat(satu: Mapping[str, Any]) -> TepatWaktu:
    persen = (satu[rumus]["persen"] for rumus in ("koreksi", "ketetapan"))
    return TepatWaktu(
        satu["jatuh_tempo"],
        satu["tepat_waktu"],
        *(None if isi is None else Decimal(isi) for isi in persen),
    )
