"""What the linter doubts about a year's formulas: the decreed ones, and those that the office wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from kinerja.indikator import Indikator, Katalog
from kinerja.periksa import Temuan, periksa
from skm.katalog.tanam import katalog_ketetapan
from skm.layanan.kata import ejaan_kantor
from skm.layanan.models import Unit


@dataclass(frozen=True, slots=True)
class Keraguan:
    """The linter's sentences about one indicator, by formula."""

    ketetapan: tuple[str, ...]
    koreksi: tuple[str, ...]


def keraguan(katalog: Katalog, kode: str, unit: Unit) -> Keraguan:
    """What is doubtful about an indicator's formulas, in the office `unit`."""
    kantor = ejaan_kantor(unit)
    dua = (temuan(katalog, kantor), temuan_koreksi(katalog, kantor))
    return Keraguan(*(tuple(satu.kalimat for satu in semua if satu.kode == kode) for semua in dua))


@lru_cache(maxsize=16)
def temuan(katalog: Katalog, kantor: frozenset[str]) -> tuple[Temuan, ...]:
    """What is doubtful about decreed formulas, rows that the office added among them."""
    return periksa(katalog, kantor)


@lru_cache(maxsize=16)
def temuan_koreksi(katalog: Katalog, kantor: frozenset[str]) -> tuple[Temuan, ...]:
    """What is doubtful about the office's own corrected formulas, beyond what is said of the decreed ones."""
    kode = _milik_kantor(katalog)
    if not kode:
        return ()
    indikator = tuple(_berkoreksi(satu, katalog) if satu.kode in kode else satu for satu in katalog.indikator)
    dikatakan = {(satu.kode, satu.aturan, satu.kalimat) for satu in temuan(katalog, kantor)}
    return tuple(
        satu
        for satu in periksa(_katalog(indikator, katalog), kantor)
        if satu.kode in kode and (satu.kode, satu.aturan, satu.kalimat) not in dikatakan
    )


def _milik_kantor(katalog: Katalog) -> frozenset[str]:
    """Codes whose corrected formula is not the package's."""
    paket = katalog_ketetapan().menurut_kode
    return frozenset(
        satu.kode
        for satu in katalog.indikator
        if satu.kode not in paket or satu.koreksi != paket[satu.kode].koreksi
    )


def _berkoreksi(satu: Indikator, katalog: Katalog) -> Indikator:
    """The row with its corrected formula in the decreed one's place."""
    teks = satu.koreksi.kalimat(katalog.menurut_nama)
    return replace(satu, ketetapan=satu.koreksi, satuan=satu.satuan_koreksi, formula_teks=teks)


def _katalog(indikator: Iterable[Indikator], asal: Katalog) -> Katalog:
    """A catalogue of these rows with the variables that they use."""
    semua = tuple(indikator)
    dipakai = {nama for satu in semua for nama in satu.variabel()}
    return Katalog(asal.populasi, tuple(satu for satu in asal.variabel if satu.nama in dipakai), semua)
