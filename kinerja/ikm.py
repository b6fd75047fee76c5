"""Tallies → NRR per unsur → IKM → mutu, as PermenPANRB 14/2017 has it, in exact fractions.

NRR of an unsur is Σ nilai ÷ jumlah terisi (its own count); IKM is Σ (NRR × bobot) × 25, rounded once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kinerja.angka import angka_indonesia
from kinerja.bulat import bulat
from kinerja.galat import GalatMasukan
from kinerja.hasil import Langkah, Status
from kinerja.mutu import SKALA_2004, SKALA_2017
from kinerja.skala import Skala
from kinerja.tally import Tally, UnsurTally, tally_dari_nilai

__all__ = [
    "SKALA_2004",
    "SKALA_2017",
    "IkmHasil",
    "ModeBobot",
    "Skala",
    "Tally",
    "UnsurHasil",
    "UnsurTally",
    "bobot_mode",
    "bobot_sama",
    "bulatkan",
    "hitung",
    "hitung_mode",
    "mutu_unsur",
    "tally_dari_nilai",
]

NILAI_DASAR = 25


class ModeBobot(StrEnum):
    """Which weight an equal-weighted IKM uses: the exact 1/n, or 1/n as offices print it, rounded."""

    EKSAK = "eksak"
    TIGA_ANGKA = "0.111"
    DUA_ANGKA = "0.11"

    @property
    def label(self) -> str:
        """The name of the mode for a page, Indonesian."""
        return _LABEL[self]


_LABEL = {
    ModeBobot.EKSAK: "Bobot persis, 1 dibagi jumlah unsur",
    ModeBobot.TIGA_ANGKA: "Bobot dibulatkan tiga angka (0,111 untuk 9 unsur)",
    ModeBobot.DUA_ANGKA: "Bobot dibulatkan dua angka (0,11 untuk 9 unsur)",
}
_ANGKA = {ModeBobot.TIGA_ANGKA: 3, ModeBobot.DUA_ANGKA: 2}


@dataclass(frozen=True, slots=True)
class UnsurHasil:
    """One unsur measured: `nrr` in 1..4 and `tertimbang` = nrr × bobot, both None if nobody filled it."""

    kode: str
    jumlah: int
    terisi: int
    nrr: Fraction | None
    bobot: Fraction
    tertimbang: Fraction | None


@dataclass(frozen=True, slots=True)
class IkmHasil:
    """An IKM or the reason there is none.

    With status OK, `eksak` is the unrounded index, `nilai` the same with two decimals, `mutu` A..D and
    `kinerja` its words; otherwise all four are None and `alasan` says why. `mode` is None when the
    weights were given by hand.
    """

    status: Status
    responden: int
    unsur: tuple[UnsurHasil, ...]
    nilai: Decimal | None
    eksak: Fraction | None
    mutu: str | None
    kinerja: str | None
    jejak: tuple[Langkah, ...]
    alasan: str
    mode: ModeBobot | None


def bobot_sama(n: int) -> tuple[Fraction, ...]:
    """n equal weights of exactly 1/n; raises GalatMasukan for n below 1."""
    if n < 1:
        raise GalatMasukan("IKM memerlukan paling sedikit satu unsur.")
    return (Fraction(1, n),) * n


def bobot_mode(mode: ModeBobot, n: int) -> tuple[Fraction, ...]:
    """n equal weights, 1/n exact or rounded half up as the mode prints it; rounded ones need not total 1."""
    bobot = bobot_sama(n)
    if mode not in _ANGKA:
        return bobot
    return tuple(Fraction(bulat(satu, _ANGKA[mode])) for satu in bobot)


def hitung(tally: Tally, bobot: Sequence[Fraction] | None = None, skala: Skala = SKALA_2017) -> IkmHasil:
    """The IKM with equal exact weights, or with given ones: one per unsur, none negative, in all exactly 1.

    No IKM is stated (BELUM_DIISI) without respondents, or while an unsur of the questionnaire was filled by
    nobody: leaving it out would quietly change the weights. Raises GalatMasukan for other weights.
    """
    if bobot is None:
        return hitung_mode(tally, ModeBobot.EKSAK, skala)
    if len(bobot) != len(tally.unsur):
        raise GalatMasukan(f"Ada {len(bobot)} bobot untuk {len(tally.unsur)} unsur.")
    if any(satu < 0 for satu in bobot):
        raise GalatMasukan("Bobot tidak boleh negatif.")
    if (total := sum(bobot)) != 1:
        raise GalatMasukan(f"Jumlah bobot harus tepat 1, sekarang {angka_indonesia(total, None)}.")
    return _hitung(tally, tuple(bobot), skala, None)


def hitung_mode(tally: Tally, mode: ModeBobot, skala: Skala = SKALA_2017) -> IkmHasil:
    """The IKM with the equal weights of a mode; the printed modes exist to reproduce an old report."""
    return _hitung(tally, bobot_mode(mode, len(tally.unsur)), skala, mode)


def bulatkan(eksak: Fraction, skala: Skala) -> tuple[Decimal, str, str, Langkah]:
    """The one rounding of an IKM: two decimals, mutu and words by the scale, and the step that says so."""
    nilai = bulat(eksak)
    mutu, kinerja = skala.klasifikasi(nilai)
    langkah = Langkah(
        f"Pembulatan dua angka, lalu mutu menurut {skala.nama}",
        f"{angka_indonesia(eksak, 4)} dibulatkan",
        f"{angka_indonesia(nilai)}, mutu {mutu} ({kinerja})",
    )
    return nilai, mutu, kinerja, langkah


def mutu_unsur(nrr: Fraction, skala: Skala = SKALA_2017) -> tuple[Decimal, str, str]:
    """One unsur as the IKM is classed: NRR × 25 with two decimals, its mutu and words."""
    nilai = bulat(nrr * NILAI_DASAR)
    mutu, kinerja = skala.klasifikasi(nilai)
    return nilai, mutu, kinerja


def _hitung(tally: Tally, bobot: tuple[Fraction, ...], skala: Skala, mode: ModeBobot | None) -> IkmHasil:
    unsur = tuple(map(_unsur, tally.unsur, bobot))
    kosong = [satu.kode for satu in unsur if satu.nrr is None]
    jejak = tuple(_langkah_unsur(satu) for satu in unsur) if tally.responden else ()
    if kosong:
        alasan = (
            f"Belum ada yang mengisi unsur {', '.join(kosong)}."
            if tally.responden
            else "Belum ada responden."
        )
        return IkmHasil(
            Status.BELUM_DIISI, tally.responden, unsur, None, None, None, None, jejak, alasan, mode
        )
    total = sum((satu.tertimbang for satu in unsur if satu.tertimbang is not None), Fraction(0))
    eksak = total * NILAI_DASAR
    nilai, mutu, kinerja, pembulatan = bulatkan(eksak, skala)
    jejak += (
        Langkah(
            "Jumlah NRR tertimbang × 25 (dihitung dengan pecahan persis, ditampilkan empat angka)",
            f"{angka_indonesia(total, 4)} × {NILAI_DASAR}",
            angka_indonesia(eksak, 4),
        ),
        pembulatan,
    )
    return IkmHasil(Status.OK, tally.responden, unsur, nilai, eksak, mutu, kinerja, jejak, "", mode)


def _unsur(tally: UnsurTally, bobot: Fraction) -> UnsurHasil:
    if tally.terisi == 0:
        return UnsurHasil(tally.kode, tally.jumlah, tally.terisi, None, bobot, None)
    nrr = Fraction(tally.jumlah, tally.terisi)
    return UnsurHasil(tally.kode, tally.jumlah, tally.terisi, nrr, bobot, nrr * bobot)


def _langkah_unsur(unsur: UnsurHasil) -> Langkah:
    pembagian = f"{angka_indonesia(unsur.jumlah, None)} ÷ {angka_indonesia(unsur.terisi, None)}"
    if unsur.nrr is None or unsur.tertimbang is None:
        return Langkah(f"NRR {unsur.kode}", pembagian, "belum diisi")
    nrr = angka_indonesia(unsur.nrr, 4)
    return Langkah(
        f"NRR {unsur.kode}, lalu tertimbang",
        f"{pembagian} = {nrr}; {nrr} × {angka_indonesia(unsur.bobot, None)}",
        angka_indonesia(unsur.tertimbang, 4),
    )
