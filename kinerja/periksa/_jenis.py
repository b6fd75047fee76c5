"""Which kind of measure a name promises, and which kind a formula's structure gives."""

import re
from enum import Enum

from kinerja.indikator import Indikator
from kinerja.periksa._susunan import terukur, ukuran
from kinerja.periksa._temuan import Bahan
from kinerja.rumus import Bilangan, Jika, Operasi, Operator, Rujukan, Simpul, anak


class Jenis(Enum):
    """Kinds of measure; the value is how a sentence calls them."""

    CACAH = "jumlah (cacah)"
    PERSEN = "persentase"
    RATA_RATA = "rata-rata"
    INDEKS = "indeks"
    RASIO = "perbandingan tanpa × 100"


KATA_JENIS = {
    "jumlah": Jenis.CACAH,
    "banyaknya": Jenis.CACAH,
    "frekuensi": Jenis.CACAH,
    "persentase": Jenis.PERSEN,
    "persen": Jenis.PERSEN,
    "cakupan": Jenis.PERSEN,
    "rata-rata": Jenis.RATA_RATA,
    "rerata": Jenis.RATA_RATA,
    "indeks": Jenis.INDEKS,
    "rasio": Jenis.RASIO,
}
"""First words of names that promise a kind."""

KATA_UKURAN = {"nilai", "tingkat", "skor", "predikat", "opini", "angka", "lama", "waktu", "luas", "volume"}
"""First words of names that measure without promising a kind."""

_SURVEI_KEPUASAN = re.compile(r"surve[iy]\b.*\bkepuasan\b")


def menyebut_ukuran(nama: str) -> bool:
    """Whether a name begins with a word of measure."""
    return _kata_pertama(nama) in KATA_JENIS.keys() | KATA_UKURAN


def jenis_nama(nama: str) -> Jenis | None:
    """The kind a name promises; a satisfaction survey promises an index. None when it does not say."""
    if _SURVEI_KEPUASAN.match(nama.casefold()):
        return Jenis.INDEKS
    return KATA_JENIS.get(_kata_pertama(nama))


def persen(satu: Indikator) -> bool:
    """Whether name or unit say that it is a percentage."""
    return satu.satuan == "%" or jenis_nama(satu.nama) is Jenis.PERSEN


def jenis_rumus(satu: Indikator, bahan: Bahan) -> Jenis | None:
    """The kind of the decreed formula by its structure and units; None when they do not settle it.

    A score over something counted is an average, or an index once it is multiplied to another scale; a
    quotient × 100 is a percentage. What neither divides nor multiplies by a number, is a count.
    """
    pecah = satu.ketetapan.pecahan()
    if pecah is None:
        return Jenis.CACAH if _cacah(satu.ketetapan.pohon, bahan) else None
    if not terukur(pecah.penyebut):
        return None
    hasil = ukuran(pecah.pembilang, bahan)
    hasil.subtract(ukuran(pecah.penyebut, bahan))
    if hasil["nilai"] > 0:
        return Jenis.RATA_RATA if pecah.faktor in (1, 100) else Jenis.INDEKS
    return Jenis.PERSEN if pecah.faktor == 100 else Jenis.RASIO


def _cacah(simpul: Simpul, bahan: Bahan) -> bool:
    """Whether it is a sum or difference of counted things, nothing else."""
    satuan = ukuran(simpul, bahan)
    return _tambah_kurang(simpul) and not satuan["nilai"] and not satuan["%"]


def _tambah_kurang(simpul: Simpul) -> bool:
    if isinstance(simpul, Bilangan | Rujukan | Jika):
        return False
    if isinstance(simpul, Operasi) and simpul.operator is Operator.BAGI:
        return False
    return all(map(_tambah_kurang, anak(simpul)))


def _kata_pertama(nama: str) -> str:
    return nama.casefold().strip().partition(" ")[0]
