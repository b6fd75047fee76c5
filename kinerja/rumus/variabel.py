"""What a name in a formula stands for: its words, its unit, and the population it counts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil, Status
from kinerja.rumus._pohon import Waktu

_LAMPAU = re.compile(
    r"\b(?:tahun|bulan|triwulan|semester|periode)(?: (?:ajaran|anggaran|pelajaran))?"
    r"(?: (?:yang )?(?:lalu|sebelumnya|dasar|awal)\b| *\(?[nt] *[-−–] *1\)?)"
    r"|\bsemula\b|\b(?:kondisi|keadaan) awal\b"
)
Nilai = Fraction | int | Decimal | None
"""An exact input; None is "not filled", which is not 0."""


@dataclass(frozen=True, slots=True)
class Populasi:
    """A set of things that variables count, such as "permohonan perizinan".

    `induk` is the code of the population that contains it, if one is declared. `tunggal` says that one
    office has exactly one of them (itself as a perangkat daerah; one LKjIP a year).
    """

    kode: str
    nama: str
    induk: str | None = None
    tunggal: bool = False


class Sifat(StrEnum):
    """An input's nature: what a quarter's number says, and so how four of them become a year's.

    ARUS is what happened in the quarter (the year is the sum), KEADAAN how it stands at the quarter's end
    (the last), AWAL how it stood at its start (the first), RATA the mean over the quarter (the mean),
    KUMULATIF things counted since 1 January, each once (the last; it may not fall), TETAP one value a year,
    TURUNAN what is computed and never entered.
    """

    ARUS = "arus"
    KEADAAN = "keadaan"
    AWAL = "awal"
    RATA = "rata"
    KUMULATIF = "kumulatif"
    TETAP = "tetap"
    TURUNAN = "turunan"


@dataclass(frozen=True, slots=True)
class Variabel:
    """A named, typed input of formulas.

    `definisi` says in full what is filled in ("Jumlah permohonan perizinan yang selesai tepat waktu"; the
    decree's own words for a decreed formula). `sebutan` follows a number in a trace ("permohonan tepat
    waktu"). `satuan` is what one of it is: a word, or words joined by "·" for a product ("orang·hari");
    "Rp", "%" and "nilai" (a score or grade) are not things that are counted. `populasi` is the code of
    what it counts, None for what counts nothing. `bila_nol` is the state of a quotient that has only this
    variable below the line when it is 0. `sifat` says how its quarters become a year.
    """

    nama: str
    definisi: str
    sebutan: str
    satuan: str
    populasi: str | None = None
    bila_nol: Status = Status.PENYEBUT_NOL
    sifat: Sifat = Sifat.ARUS

    @property
    def lampau(self) -> bool:
        """Whether its own words say that it is of an earlier period: "Jumlah kasus tahun lalu"."""
        return _LAMPAU.search(self.definisi.casefold()) is not None

    def eksak(self, nilai: Fraction | int | Decimal) -> Fraction:
        """An input as an exact number; raises GalatMasukan for one that is none."""
        if isinstance(nilai, bool) or not isinstance(nilai, int | Fraction | Decimal):
            raise GalatMasukan(f"{self.definisi}: {nilai!r} bukan bilangan persis.")
        if isinstance(nilai, Decimal) and not nilai.is_finite():
            raise GalatMasukan(f"{self.definisi}: {nilai} bukan bilangan.")
        return Fraction(nilai)


@dataclass(frozen=True, slots=True)
class Masukan:
    """The values a formula is computed from, by variable name; a name left out is "not filled".

    `bagian` are the parts of the period in order (the quarters of a year so far; one part when the period
    is not divided), at least one. `sebelumnya` is the period before, `tahun_lalu` the same period last
    year, `indikator` the results of indicators by code. `utuh` are the values over the whole of a divided
    period, None where they are those of its last part. `sebab` says why a variable has no value where "not
    filled" is not the reason: the state and a sentence, by name and time (None for this period).
    """

    bagian: tuple[Mapping[str, Nilai], ...]
    sebelumnya: Mapping[str, Nilai] = field(default_factory=dict)
    tahun_lalu: Mapping[str, Nilai] = field(default_factory=dict)
    indikator: Mapping[str, Hasil] = field(default_factory=dict)
    utuh: Mapping[str, Nilai] | None = None
    sebab: Mapping[tuple[Waktu | None, str], tuple[Status, str]] = field(default_factory=dict)
