"""What a name in a formula stands for: its words, its unit, and the population it counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from kinerja.hasil import Hasil, Status

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


@dataclass(frozen=True, slots=True)
class Variabel:
    """A named, typed input of formulas.

    `definisi` says in full what is filled in ("Jumlah permohonan perizinan yang selesai tepat waktu"; the
    decree's own words for a decreed formula). `sebutan` follows a number in a trace ("permohonan tepat
    waktu"). `satuan` is what one of it is: a word, or words joined by "·" for a product ("orang·hari");
    "Rp", "%" and "nilai" (a score or grade) are not things that are counted. `populasi` is the code of
    what it counts, None for what counts nothing. `bila_nol` is the state of a quotient that has only this
    variable below the line when it is 0.
    """

    nama: str
    definisi: str
    sebutan: str
    satuan: str
    populasi: str | None = None
    bila_nol: Status = Status.PENYEBUT_NOL


@dataclass(frozen=True, slots=True)
class Masukan:
    """The values a formula is computed from, by variable name; a name left out is "not filled".

    `bagian` are the parts of the period in order (the quarters of a year so far; one part when the period
    is not divided), at least one. `sebelumnya` is the period before, `tahun_lalu` the same period last
    year, `indikator` the results of indicators by code.
    """

    bagian: tuple[Mapping[str, Nilai], ...]
    sebelumnya: Mapping[str, Nilai] = field(default_factory=dict)
    tahun_lalu: Mapping[str, Nilai] = field(default_factory=dict)
    indikator: Mapping[str, Hasil] = field(default_factory=dict)
