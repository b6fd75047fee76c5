"""A line over time with its target, gaps where nothing is known, and the places where its meaning breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from skm.bagan.skala import Skala, susun_skala

KIRI, KANAN = 10.0, 99.0
"""Between these per cent of the width lie the months; left of them stand the numbers of the scale."""
ATAS, BAWAH, TINGGI = 24.0, 156.0, 192
"""Pixels from above: the largest and the smallest number of the scale, and the whole drawing."""


@dataclass(frozen=True, slots=True)
class Titik:
    """One place on the axis of time; `nilai` None is a gap."""

    nama: str
    pendek: str
    tahun: str
    """The year, below where it begins; empty elsewhere."""
    nilai: Fraction | None
    target: tuple[Fraction, ...] = ()
    """The target of that time: none, one number, or both ends of a range."""
    sementara: bool = False
    """Whether that time is not over yet."""
    patah: bool = False
    """Whether it must not be compared with what stands before it."""
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Ruas:
    """From one place to another."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Tanda:
    """Something written at a place; `jarang` what a narrow drawing leaves out."""

    letak: str
    teks: str
    jarang: bool = False
    tahun: str = ""


@dataclass(frozen=True, slots=True)
class Bulatan:
    """The mark of a value."""

    x: str
    y: str
    y_angka: str
    """Where its number is written, above it."""
    titik: Titik


@dataclass(frozen=True, slots=True)
class Garis:
    """The drawing; without a value it has no marks and nothing is drawn."""

    titik: tuple[Titik, ...]
    skala: tuple[Tanda, ...] = ()
    waktu: tuple[Tanda, ...] = ()
    bulatan: tuple[Bulatan, ...] = ()
    ruas: tuple[Ruas, ...] = ()
    target: tuple[Ruas, ...] = ()
    patahan: tuple[str, ...] = ()
    tinggi: int = TINGGI

    @property
    def akhir(self) -> Bulatan | None:
        """The newest value, which is written beside its mark."""
        return self.bulatan[-1] if self.bulatan else None

    @property
    def bertarget(self) -> bool:
        """Whether there is a target at any time."""
        return any(satu.target for satu in self.titik)

    @property
    def sementara(self) -> Titik | None:
        """The time that is not over yet, as far as it has a value."""
        return next((satu.titik for satu in self.bulatan if satu.titik.sementara), None)

    @property
    def berkunci(self) -> bool:
        """Whether anything but the line itself is to be explained."""
        return self.bertarget or bool(self.sementara or self.patahan)


def susun_garis(titik: Sequence[Titik]) -> Garis:
    """Draw these times, evenly apart."""
    semua = [satu.nilai for satu in titik if satu.nilai is not None]
    if not semua:
        return Garis(tuple(titik))
    skala = susun_skala([*semua, *(ujung for satu in titik for ujung in satu.target)])
    lebar = (KANAN - KIRI) / len(titik)
    x = [KIRI + lebar * (urutan + 0.5) for urutan in range(len(titik))]
    bulatan = [
        Bulatan(_persen(x[n]), _px(y := _y(skala, satu.nilai)), _px(y - 10), satu)
        for n, satu in enumerate(titik)
        if satu.nilai is not None
    ]
    return Garis(
        tuple(titik),
        tuple(Tanda(_px(_y(skala, satu)), str(satu)) for satu in skala.tanda),
        tuple(_waktu(x, titik)),
        tuple(bulatan),
        tuple(_ruas(x, titik, skala)),
        tuple(_target(x, lebar, titik, skala)),
        tuple(_persen(x[n] - lebar / 2) for n, satu in enumerate(titik) if satu.patah),
    )


def _y(skala: Skala, nilai: Fraction) -> float:
    return BAWAH - (BAWAH - ATAS) * skala.letak(nilai)


def _waktu(x: Sequence[float], titik: Sequence[Titik]) -> Iterator[Tanda]:
    for n, satu in enumerate(titik):
        yield Tanda(_persen(x[n]), satu.pendek, jarang=(len(titik) - n) % 2 == 0, tahun=satu.tahun)


def _ruas(x: Sequence[float], titik: Sequence[Titik], skala: Skala) -> Iterator[Ruas]:
    """Between neighbours that both have a value and can be compared."""
    for (n, ini), (m, itu) in pairwise(enumerate(titik)):
        if ini.nilai is not None and itu.nilai is not None and not itu.patah:
            yield _garis(x[n], _y(skala, ini.nilai), x[m], _y(skala, itu.nilai))


def _target(x: Sequence[float], lebar: float, titik: Sequence[Titik], skala: Skala) -> Iterator[Ruas]:
    """Level over every time that has it; a target that stays is one line."""
    sambung: dict[Fraction, tuple[float, float]] = {}
    for n, satu in enumerate(titik):
        dari, sampai = x[n] - lebar / 2, x[n] + lebar / 2
        for ujung in [lama for lama in sambung if lama not in satu.target]:
            yield _mendatar(sambung.pop(ujung), _y(skala, ujung))
        for ujung in satu.target:
            sambung[ujung] = sambung.get(ujung, (dari, sampai))[0], sampai
    for ujung, panjang in sambung.items():
        yield _mendatar(panjang, _y(skala, ujung))


def _mendatar(panjang: tuple[float, float], y: float) -> Ruas:
    return _garis(panjang[0], y, panjang[1], y)


def _garis(x1: float, y1: float, x2: float, y2: float) -> Ruas:
    return Ruas(_persen(x1), _px(y1), _persen(x2), _px(y2))


def _persen(letak: float) -> str:
    return f"{letak:.2f}%"


def _px(letak: float) -> str:
    return f"{letak:.1f}"
