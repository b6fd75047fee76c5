"""One input's quarters into its year, by its nature. What cannot be joined is a state naming the quarter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from kinerja.angka import angka_indonesia, desimal_persis
from kinerja.galat import GalatMasukan
from kinerja.hasil import Langkah, Status
from kinerja.rumus import Nilai, Sifat, Variabel
from kinerja.tanggal import ROMAWI

Isian = Mapping[str, Nilai] | None
"""A quarter's inputs by name; None for a name is "not applicable", a name left out "not filled", and so is
the whole quarter where it is None."""
Terisi = tuple[int, Fraction]
"""A quarter's place in the year, from 0, and its number."""


@dataclass(frozen=True, slots=True)
class Gabungan:
    """A year's value of one input with its step for the trace, or the state and reason that stand for it."""

    nilai: Fraction | None
    langkah: Langkah | None
    status: Status = Status.OK
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class _Dibaca:
    """What the quarters say: numbers, what is not filled, what was declared not applicable."""

    terisi: tuple[Terisi, ...]
    kosong: tuple[int, ...]
    lewat: tuple[int, ...]


def gabung(variabel: Variabel, triwulan: Sequence[Isian]) -> Gabungan:
    """The value over quarters I to at most IV; those declared not applicable are skipped and named.

    ARUS and RATA need every quarter, AWAL the first, KEADAAN and KUMULATIF the last: one that is not filled
    is BELUM_DIISI. So is a KUMULATIF that falls and a TETAP with two values, until somebody mends it. A TETAP
    nobody has filled is BELUM_JATUH_TEMPO before quarter IV. All quarters not applicable: TIDAK_BERLAKU.
    Raises GalatMasukan for a TURUNAN, which has no inputs, and for an input that is no exact number.
    """
    if variabel.sifat is Sifat.TURUNAN:
        raise GalatMasukan(f"{variabel.definisi} dihitung, tidak diisi.")
    baca = _baca(variabel, triwulan)
    if len(baca.lewat) == len(triwulan):
        return _tanpa(Status.TIDAK_BERLAKU, f"{variabel.definisi} tidak berlaku pada {_sebut(baca.lewat)}.")
    if variabel.sifat is Sifat.TETAP:
        return _tetap(variabel, baca, len(triwulan))
    if turun := _turun(baca.terisi) if variabel.sifat is Sifat.KUMULATIF else None:
        return _tanpa(Status.BELUM_DIISI, kalimat_turun(variabel, *turun))
    dicari = _dicari(variabel.sifat, baca)
    if kurang := [n for n in dicari if n in baca.kosong]:
        return _tanpa(Status.BELUM_DIISI, f"{variabel.definisi}: {_sebut(kurang)} belum diisi.")
    terpilih = [satu for satu in baca.terisi if satu[0] in dicari]
    return _hasil(variabel, terpilih, baca.lewat)


def pastikan_sesuai(variabel: Variabel, urutan: int, nilai: Fraction, lain: Mapping[int, Fraction]) -> None:
    """Refuse what a quarter cannot hold beside the year's others; quarters count from 0.

    Raises GalatMasukan, naming the other quarter, for a KUMULATIF below an earlier quarter's or above a later
    one's, and for a TETAP that is not an earlier quarter's.
    """
    for n, satu in sorted(lain.items(), key=lambda isi: abs(isi[0] - urutan)):
        if variabel.sifat is Sifat.KUMULATIF and n < urutan and nilai < satu:
            raise GalatMasukan(kalimat_turun(variabel, (n, satu), (urutan, nilai)))
        if variabel.sifat is Sifat.KUMULATIF and n > urutan and nilai > satu:
            raise GalatMasukan(kalimat_turun(variabel, (urutan, nilai), (n, satu)))
        if variabel.sifat is Sifat.TETAP and n < urutan and nilai != satu:
            raise GalatMasukan(_kalimat_beda(variabel, (n, satu), (urutan, nilai)))


def kalimat_turun(variabel: Variabel, dari: Terisi, ke: Terisi) -> str:
    """Why a count since January cannot be right."""
    return (
        f"{variabel.definisi} dihitung sejak Januari, jadi tidak boleh turun: triwulan {ROMAWI[dari[0]]} "
        f"{_angka(dari[1])}, triwulan {ROMAWI[ke[0]]} {_angka(ke[1])}."
    )


def _kalimat_beda(variabel: Variabel, dari: Terisi, ke: Terisi) -> str:
    return (
        f"{variabel.definisi} diisi sekali setahun dan harus sama: triwulan {ROMAWI[dari[0]]} "
        f"{_angka(dari[1])}, triwulan {ROMAWI[ke[0]]} {_angka(ke[1])}."
    )


def _baca(variabel: Variabel, triwulan: Sequence[Isian]) -> _Dibaca:
    terisi: list[Terisi] = []
    kosong: list[int] = []
    lewat: list[int] = []
    for n, isi in enumerate(triwulan):
        if isi is None or variabel.nama not in isi:
            kosong.append(n)
        elif (nilai := isi[variabel.nama]) is None:
            lewat.append(n)
        else:
            terisi.append((n, variabel.eksak(nilai)))
    return _Dibaca(tuple(terisi), tuple(kosong), tuple(lewat))


def _dicari(sifat: Sifat, baca: _Dibaca) -> tuple[int, ...]:
    """The quarters that this nature takes its value from, filled or not; never one that was skipped."""
    urut = sorted([*(n for n, _ in baca.terisi), *baca.kosong])
    match sifat:
        case Sifat.AWAL:
            return (urut[0],)
        case Sifat.KEADAAN | Sifat.KUMULATIF:
            return (urut[-1],)
    return tuple(urut)


def _tetap(variabel: Variabel, baca: _Dibaca, banyak: int) -> Gabungan:
    if not baca.terisi:
        if banyak < len(ROMAWI):
            return _tanpa(Status.BELUM_JATUH_TEMPO, f"{variabel.definisi} diisi sekali setahun.")
        return _tanpa(Status.BELUM_DIISI, f"{variabel.definisi} belum diisi pada satu triwulan pun.")
    pertama = baca.terisi[0]
    if beda := [satu for satu in baca.terisi if satu[1] != pertama[1]]:
        return _tanpa(Status.BELUM_DIISI, _kalimat_beda(variabel, pertama, beda[0]))
    return _hasil(variabel, [pertama], baca.lewat)


def _turun(terisi: Sequence[Terisi]) -> tuple[Terisi, Terisi] | None:
    """The first two numbers of which the later is the smaller."""
    return next(((a, b) for a, b in pairwise(terisi) if b[1] < a[1]), None)


def _hasil(variabel: Variabel, terpilih: Sequence[Terisi], lewat: Sequence[int]) -> Gabungan:
    nilai = sum((satu for _, satu in terpilih), Fraction(0))
    deret = " + ".join(_angka(satu) for _, satu in terpilih)
    if variabel.sifat is Sifat.RATA:
        deret = f"({deret}) ÷ {len(terpilih)}"
        nilai /= len(terpilih)
    elif variabel.sifat is not Sifat.ARUS:
        deret = f"Triwulan {ROMAWI[terpilih[0][0]]}"
    dilewati = f" ({_sebut(lewat)} tidak berlaku)" if lewat else ""
    return Gabungan(nilai, Langkah(f"{variabel.definisi}{dilewati}", deret, _angka(nilai)))


def _tanpa(status: Status, alasan: str) -> Gabungan:
    return Gabungan(None, None, status, alasan)


def _sebut(urutan: Sequence[int]) -> str:
    return f"triwulan {', '.join(ROMAWI[n] for n in urutan)}"


def _angka(nilai: Fraction) -> str:
    """Exact when four decimals write it, else rounded to four."""
    desimal = desimal_persis(nilai)
    return angka_indonesia(nilai, 4 if desimal is None or desimal > 4 else None)
