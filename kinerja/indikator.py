"""Indicators and their catalogue: the decreed text and both formulas, side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from kinerja.capaian import Polaritas
from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil
from kinerja.konsolidasi import Konsolidasi
from kinerja.rumus import Masukan, Populasi, Rumus, Sifat, Variabel

T = TypeVar("T")


class RumusBerlaku(StrEnum):
    """Which of the two formulas gives the figure in force."""

    KETETAPAN = "ketetapan"
    KOREKSI = "koreksi"


@dataclass(frozen=True, slots=True)
class Indikator:
    """One row of the decree.

    From `kode` to `penanggung_jawab` the texts stand as decreed, mistakes included. `ketetapan` and `koreksi`
    are the formulas, giving `satuan` and `satuan_koreksi`; `satuan_nama` is what the name speaks of where
    the decreed formula counts something else. `catatan` is the reason of the correction.
    `otomatis` names what the server counts by itself, None for what a post fills in. `tingkat_masalah` A..E
    grades the decreed formula: A gives a wrong figure, E is sound but for small things.
    """

    kode: str
    dokumen: str
    jabatan: str
    tujuan_misi: str
    sasaran: str
    nama: str
    formula_ketetapan: str
    formula_teks: str
    sumber_data: str
    penanggung_jawab: str
    satuan: str
    satuan_koreksi: str
    polaritas: Polaritas
    konsolidasi: Konsolidasi
    otomatis: str | None
    tingkat_masalah: str
    rumus_berlaku: RumusBerlaku
    ketetapan: Rumus
    koreksi: Rumus
    catatan: str
    satuan_nama: str = ""

    @property
    def diukur_dalam(self) -> str:
        """The unit that its name speaks of."""
        return self.satuan_nama or self.satuan

    def variabel(self) -> tuple[str, ...]:
        """Names of the variables of both formulas, once each, those of the corrected one first."""
        return tuple(dict.fromkeys([*self.koreksi.nama(), *self.ketetapan.nama()]))


@dataclass(frozen=True, slots=True)
class DuaHasil:
    """Both results of an indicator, and which of them is in force."""

    ketetapan: Hasil
    koreksi: Hasil
    rumus_berlaku: RumusBerlaku

    @property
    def berlaku(self) -> Hasil:
        """The result of the formula in force."""
        return self.koreksi if self.rumus_berlaku is RumusBerlaku.KOREKSI else self.ketetapan


@dataclass(frozen=True, slots=True)
class Katalog:
    """A year's indicators with the variables and populations they speak of, in the decree's order.

    Raises GalatMasukan, naming the entry, for a code or name that repeats, a name that is not declared, a
    variable that no formula uses, references or populations that go in a circle, and for an indicator that
    nothing counts automatically: to be recomputed from sums though a formula of it is no quotient, or with an
    input that is computed only.
    """

    populasi: tuple[Populasi, ...]
    variabel: tuple[Variabel, ...]
    indikator: tuple[Indikator, ...]
    menurut_kode: Mapping[str, Indikator] = field(init=False, repr=False, compare=False)
    menurut_nama: Mapping[str, Variabel] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        populasi = _unik("populasi", [(satu.kode, satu) for satu in self.populasi])
        object.__setattr__(self, "menurut_nama", _unik("variabel", [(v.nama, v) for v in self.variabel]))
        object.__setattr__(self, "menurut_kode", _unik("indikator", [(i.kode, i) for i in self.indikator]))
        for satu in self.populasi:
            _pastikan_dikenal("populasi", satu.kode, "induk", [satu.induk] if satu.induk else [], populasi)
        for variabel in self.variabel:
            asal = [variabel.populasi] if variabel.populasi else []
            _pastikan_dikenal("variabel", variabel.nama, "populasi", asal, populasi)
        for indikator in self.indikator:
            self._pastikan_sah(indikator)
        dipakai = {nama for satu in self.indikator for nama in (*satu.ketetapan.nama(), *satu.koreksi.nama())}
        if nganggur := [nama for nama in self.menurut_nama if nama not in dipakai]:
            raise GalatMasukan(f"Variabel {', '.join(nganggur)} tidak dipakai rumus mana pun.")
        _urut("Populasi", {satu.kode: {satu.induk} if satu.induk else set() for satu in self.populasi})
        self.urutan()

    def urutan(self) -> tuple[str, ...]:
        """Codes so that each stands after those its formulas refer to."""
        return _urut(
            "Indikator",
            {satu.kode: {*satu.ketetapan.rujukan(), *satu.koreksi.rujukan()} for satu in self.indikator},
        )

    def hitung(self, masukan: Mapping[str, Masukan]) -> dict[str, DuaHasil]:
        """Both results of every indicator from its inputs, by code; a code left out has no inputs yet.

        A reference between indicators takes the result of the formula in force.
        """
        hasil: dict[str, DuaHasil] = {}
        for kode in self.urutan():
            bahan = replace(
                masukan.get(kode, Masukan(({},))),
                indikator={lain: dua.berlaku for lain, dua in hasil.items()},
            )
            hasil[kode] = self.hitung_satu(kode, bahan)
        return {satu.kode: hasil[satu.kode] for satu in self.indikator}

    def hitung_satu(self, kode: str, masukan: Masukan) -> DuaHasil:
        """Both results of one indicator; the results it refers to ride in `masukan`."""
        satu = self.menurut_kode[kode]
        return DuaHasil(
            satu.ketetapan.hitung(masukan, self.menurut_nama, satu.satuan),
            satu.koreksi.hitung(masukan, self.menurut_nama, satu.satuan_koreksi),
            satu.rumus_berlaku,
        )

    def _pastikan_sah(self, satu: Indikator) -> None:
        for kolom, rumus, satuan in (
            ("ketetapan", satu.ketetapan, satu.satuan),
            ("koreksi", satu.koreksi, satu.satuan_koreksi),
        ):
            _pastikan_dikenal("indikator", satu.kode, kolom, rumus.nama(), self.menurut_nama)
            _pastikan_dikenal("indikator", satu.kode, kolom, rumus.rujukan(), self.menurut_kode)
            hanya_dihitung = [n for n in rumus.nama() if self.menurut_nama[n].sifat is Sifat.TURUNAN]
            if hanya_dihitung and satu.otomatis is None:
                raise GalatMasukan(
                    f"Indikator {satu.kode}, {kolom}: {hanya_dihitung[0]} dihitung, tidak dapat diisi."
                )
            dibagi_ulang = satu.konsolidasi.untuk(satuan) is Konsolidasi.HITUNG_ULANG
            if dibagi_ulang and satu.otomatis is None and rumus.pecahan() is None:
                raise GalatMasukan(
                    f"Indikator {satu.kode}, {kolom}: rumus yang bukan pembagian tidak dapat dihitung ulang."
                )


def _unik(macam: str, isi: list[tuple[str, T]]) -> dict[str, T]:
    hasil: dict[str, T] = {}
    for kode, satu in isi:
        if kode in hasil:
            raise GalatMasukan(f"Ada lebih dari satu {macam} {kode}.")
        hasil[kode] = satu
    return hasil


def _pastikan_dikenal(
    macam: str, kode: str, kolom: str, nama: Iterable[str], dikenal: Mapping[str, object]
) -> None:
    for satu in nama:
        if satu not in dikenal:
            raise GalatMasukan(f"{macam.capitalize()} {kode}, {kolom}: {satu} belum dideklarasikan.")


def _urut(macam: str, sesudah: Mapping[str, set[str]]) -> tuple[str, ...]:
    try:
        return tuple(TopologicalSorter(sesudah).static_order())
    except CycleError as galat:
        lingkaran = " → ".join(galat.args[1])
        raise GalatMasukan(f"{macam} saling merujuk dalam lingkaran: {lingkaran}.") from galat
