"""What the admin's pages for services and working hours show, ready for templates that decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinerja.kalender import Janji
from kinerja.tanggal import tanggal_indonesia
from skm.layanan.jadwal import HARI, tulis_jam
from skm.layanan.kata import NAMA_KATEGORI
from skm.layanan.models import JanjiLayanan, KategoriLayanan, PolaKerja
from skm.layanan.queries import kategori_pada


@dataclass(frozen=True, slots=True)
class BarisPola:
    """A weekly pattern: the intervals of each day, Monday first, `libur` for a day off."""

    satu: PolaKerja
    hari: tuple[tuple[str, ...], ...]
    dapat_dihapus: bool


@dataclass(frozen=True, slots=True)
class BarisJanji:
    """A promise of the history, whether it has yet to begin, and whether another was recorded for its day."""

    satu: JanjiLayanan
    akan_datang: bool
    diganti: bool

    @property
    def kata(self) -> str:
        """The promise in words."""
        return Janji(self.satu.jumlah, self.satu.satuan).kata


def baris_pola(satu: PolaKerja, hari_ini: date) -> BarisPola:
    """The pattern as the calendar's page shows it; one that has begun stays."""
    return BarisPola(
        satu,
        tuple(tuple((jam or "libur").split(", ")) for jam in jam_terisi(satu).values()),
        satu.berlaku_mulai > hari_ini,
    )


def jam_terisi(pola: PolaKerja) -> dict[str, str]:
    """The seven days of a pattern as its form's fields hold them."""
    return {
        nama.lower(): tulis_jam([jam for jam in pola.jam if jam.hari == nomor])
        for nomor, nama in enumerate(HARI)
    }


def baris_janji(semua: Sequence[JanjiLayanan], hari_ini: date) -> tuple[BarisJanji, ...]:
    """A service's promises as its page shows them, the latest day and the last version of it first."""
    terakhir = {satu.berlaku_mulai: satu.versi for satu in semua}  # in the order of versions
    return tuple(
        BarisJanji(
            satu,
            akan_datang=satu.berlaku_mulai > hari_ini,
            diganti=satu.versi < terakhir[satu.berlaku_mulai],
        )
        for satu in reversed(semua)
    )


def kata_kategori(semua: Sequence[KategoriLayanan], hari_ini: date) -> str:
    """The category of today, and when it will be another: "Non perizinan, Perizinan mulai 1 Juli 2026"."""
    akan = sorted({satu.berlaku_mulai for satu in semua if satu.berlaku_mulai > hari_ini})
    kata = [NAMA_KATEGORI[kategori_pada(semua, hari_ini)]]
    for mulai in akan:
        kata.append(f"{NAMA_KATEGORI[kategori_pada(semua, mulai)]} mulai {tanggal_indonesia(mulai)}")
    return ", ".join(kata)


def baris_kategori(semua: Sequence[KategoriLayanan], hari_ini: date) -> tuple[tuple[date, str, bool], ...]:
    """Days from which another category holds, the latest first: day, words, whether it has yet to begin."""
    hari = sorted({satu.berlaku_mulai for satu in semua}, reverse=True)
    return tuple((mulai, NAMA_KATEGORI[kategori_pada(semua, mulai)], mulai > hari_ini) for mulai in hari)
