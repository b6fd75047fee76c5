"""A quarter's inputs as they were read, and what formulas are computed from: with the times before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from kinerja.konsolidasi import Konsolidasi
from kinerja.menurut_sifat import TahunLalu, setriwulan
from kinerja.rumus import Masukan, Sifat, Variabel
from kinerja.tanggal import ROMAWI
from skm.akun.dua_orang import Rangkap
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.isian.putaran import rangkap

SAH = frozenset({TahapIsian.DISETUJUI, TahapIsian.DIKUNCI})
"""Stages whose figures count."""


@dataclass(frozen=True, slots=True)
class Isian:
    """What a post filled in for one indicator and quarter."""

    triwulan: int
    isi: Mapping[str, Fraction | None]
    """By variable; None for not applicable."""
    catatan: str
    tahap: TahapIsian
    dikembalikan: str
    """Why it was sent back or unlocked, if that was the last thing that happened to it."""
    langkah: tuple[tuple[str, ...], ...]
    oleh: str
    pada: datetime
    versi: int
    cara: Konsolidasi
    """How its indicator's quarters become a year."""

    @property
    def sah(self) -> bool:
        """Whether it is approved, so that its figures count."""
        return self.tahap in SAH

    @property
    def rangkap(self) -> tuple[Rangkap, ...]:
        """Where one person took two steps of it, as its office allowed."""
        return rangkap(self.langkah, self.triwulan)

    @property
    def pernah_sah(self) -> bool:
        """Whether it was ever approved, and that not taken back; else what is approved was counted."""
        aksi = [langkah[0] for langkah in self.langkah]
        return aksi.count("setujui") > aksi.count("tarik")


IsianSetahun = Mapping[tuple[str, int], Isian]
"""By code and quarter."""


def baca_isian(satu: IsianTriwulan, cara: str) -> Isian:
    """The inputs as they stand in the database now; `cara` is the indicator's."""
    return Isian(
        satu.triwulan,
        angka(satu),
        satu.catatan,
        satu.tahap,
        satu.dikembalikan,
        tuple(map(tuple, satu.langkah)),
        satu.oleh,
        satu.pada,
        satu.versi,
        Konsolidasi(cara),
    )


def angka(satu: IsianTriwulan) -> dict[str, Fraction | None]:
    """Inputs as exact numbers; None for not applicable."""
    return {nama: None if teks is None else Fraction(teks) for nama, teks in satu.isi.items()}


def masukan(
    kode: str, triwulan: int, kini: IsianSetahun, lalu: IsianSetahun, variabel: Mapping[str, Variabel]
) -> Masukan | None:
    """One quarter's inputs, the quarter before and the same one last year; None while not filled in."""
    ada = kini.get((kode, triwulan))
    return None if ada is None else bersama(ada, (kode, triwulan), kini, lalu, variabel)


@dataclass(frozen=True, slots=True)
class Draf:
    """Inputs still being typed, and how their indicator's quarters become a year."""

    isi: Mapping[str, Fraction | None]
    cara: Konsolidasi


def bersama(
    satu: Isian | Draf,
    saat: tuple[str, int],
    kini: IsianSetahun,
    lalu: IsianSetahun,
    variabel: Mapping[str, Variabel],
) -> Masukan:
    """Inputs, perhaps still being typed, with the times before them that formulas look back to."""
    kode, triwulan = saat
    sebelum = kini.get((kode, triwulan - 1)) if triwulan > 1 else lalu.get((kode, 4))
    setahun = lalu.get((kode, triwulan))
    hasil = Masukan((satu.isi,), sebelum.isi if sebelum else {}, setahun.isi if setahun else {})
    if satu.cara is not Konsolidasi.VARIABEL:
        return hasil
    return setriwulan(hasil, variabel, tahun_lalu(kode, lalu))


def dengan_tetap(
    isi: Mapping[str, Fraction | None],
    triwulan: int,
    lain: Mapping[int, Mapping[str, Fraction | None]],
    variabel: Mapping[str, Variabel],
) -> dict[str, Fraction | None]:
    """The inputs with the values that are filled in once a year and were, in an earlier quarter of `lain`."""
    tetap: dict[str, Fraction | None] = {}
    for n in sorted(n for n in lain if n < triwulan):
        for nama, nilai in lain[n].items():
            if nilai is not None and nama in variabel and variabel[nama].sifat is Sifat.TETAP:
                tetap.setdefault(nama, nilai)
    return {**isi, **{nama: nilai for nama, nilai in tetap.items() if nama not in isi}}


def tahun_lalu(kode: str, lalu: IsianSetahun) -> TahunLalu:
    """What the year before says of an indicator, read by the way that year joined its quarters."""
    ada = [lalu.get((kode, n)) for n in range(1, 5)]
    return TahunLalu(
        [satu.isi if satu else None for satu in ada], utuh=any(satu.cara.sampai_kini for satu in ada if satu)
    )


def catatan_setahun(isian: IsianSetahun) -> dict[str, str]:
    """What posts wrote beside their inputs, quarter by quarter, by code."""
    hasil: dict[str, list[str]] = {}
    for (kode, triwulan), satu in sorted(isian.items(), key=lambda isi: isi[0]):
        if satu.catatan.strip():
            hasil.setdefault(kode, []).append(f"Triwulan {ROMAWI[triwulan - 1]}: {satu.catatan.strip()}")
    return {kode: " ".join(isi) for kode, isi in hasil.items()}
