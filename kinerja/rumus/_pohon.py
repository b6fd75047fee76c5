"""The tree of a formula. Nodes are values: equal trees are equal formulas."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias


class Operator(StrEnum):
    """The four operations, as they are printed."""

    TAMBAH = "+"
    KURANG = "−"
    KALI = "×"
    BAGI = "÷"


class Pembanding(StrEnum):
    """How a condition compares two sides, as it is printed."""

    SAMA = "="
    BEDA = "≠"
    KURANG = "<"
    PALING_BANYAK = "≤"
    LEBIH = ">"
    PALING_SEDIKIT = "≥"


class Waktu(StrEnum):
    """Whose value a variable takes instead of this period's."""

    SEBELUMNYA = "sebelumnya"
    TAHUN_LALU = "tahun_lalu"


@dataclass(frozen=True, slots=True)
class Bilangan:
    """A literal: 0 or more, with an ending decimal writing."""

    nilai: Fraction


@dataclass(frozen=True, slots=True)
class Nama:
    """A variable's value in this period; of a period in parts, that of the whole, else of the last part."""

    nama: str


@dataclass(frozen=True, slots=True)
class Rujukan:
    """The value of another indicator of the catalogue: [IKU-01]."""

    kode: str


@dataclass(frozen=True, slots=True)
class Negatif:
    """The value with its sign turned."""

    isi: "Simpul"


@dataclass(frozen=True, slots=True)
class Operasi:
    """Two sides and the operation between them."""

    operator: Operator
    kiri: "Simpul"
    kanan: "Simpul"


@dataclass(frozen=True, slots=True)
class Jumlah:
    """jumlah(…): what is inside, computed in each part of the period and added up."""

    isi: "Simpul"


@dataclass(frozen=True, slots=True)
class Lampau:
    """sebelumnya(x), tahun_lalu(x): the variable's value in the period before, in the same one last year."""

    waktu: Waktu
    isi: Nama


@dataclass(frozen=True, slots=True)
class Syarat:
    """A comparison of two values."""

    kiri: "Simpul"
    pembanding: Pembanding
    kanan: "Simpul"


@dataclass(frozen=True, slots=True)
class Jika:
    """jika(syarat; maka; selain): only the side that holds is computed."""

    syarat: Syarat
    maka: "Simpul"
    selain: "Simpul"


Simpul: TypeAlias = Bilangan | Nama | Rujukan | Negatif | Operasi | Jumlah | Lampau | Jika
