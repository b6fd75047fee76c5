"""Which kind of measure a name promises, and which kind a formula's structure gives."""

import re
from enum import Enum

from kinerja.indikator import Indikator
from kinerja.periksa._kata import himpunan
from kinerja.periksa._susunan import lampau, semua_pecahan, terukur, ukuran, ukuran_satuan
from kinerja.periksa._temuan import Bahan
from kinerja.rumus import Bilangan, Jika, Operasi, Operator, Pecahan, Rujukan, Simpul, anak


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
    "prosentase": Jenis.PERSEN,
    "presentase": Jenis.PERSEN,
    "persen": Jenis.PERSEN,
    "%": Jenis.PERSEN,
    "cakupan": Jenis.PERSEN,
    "rata-rata": Jenis.RATA_RATA,
    "rerata": Jenis.RATA_RATA,
    "indeks": Jenis.INDEKS,
    "rasio": Jenis.RASIO,
}
"""First words of names that promise a kind, as they are written, misprints included."""

KATA_UKURAN = himpunan(
    "nilai tingkat skor predikat opini angka lama waktu luas volume total besaran besarnya proporsi "
    "prevalensi efisiensi efektivitas laju peringkat kategori kontribusi produktivitas kepadatan kecepatan "
    "durasi panjang berat umur usia"
)
"""First words of names that measure without promising a kind."""

_BUKAN_BENDA = himpunan("nilai indeks skor poin %")
"""Units of what is no thing that is counted."""
_PERUBAHAN = himpunan("peningkatan kenaikan pertumbuhan pertambahan penurunan pengurangan")
"""Words that measure in a name whose formula compares two periods; else they may be an activity."""

_SURVEI_KEPUASAN = re.compile(r"surve[iy]\b.*\bkepuasan\b")


def menyebut_ukuran(satu: Indikator, bahan: Bahan) -> bool:
    """Whether a name begins with a word of measure; a change is one where two periods are compared."""
    kata = _kata_pertama(satu.nama)
    if kata in _PERUBAHAN:
        return lampau(satu.ketetapan.pohon, bahan)
    return kata in KATA_JENIS or kata in KATA_UKURAN


def jenis_nama(nama: str) -> Jenis | None:
    """The kind a name promises; a satisfaction survey promises an index. None when it does not say."""
    if _SURVEI_KEPUASAN.match(nama.casefold()):
        return Jenis.INDEKS
    return KATA_JENIS.get(_kata_pertama(nama))


def persen(satu: Indikator) -> bool:
    """Whether name or unit say that it is a percentage; a ratio may be printed in per cent and is none."""
    jenis = jenis_nama(satu.nama)
    return jenis is Jenis.PERSEN or (jenis is not Jenis.RASIO and bersatuan_persen(satu))


def bersatuan_persen(satu: Indikator) -> bool:
    """Whether its unit is per cent, however it is written."""
    return ukuran_satuan(satu.satuan)["%"] > 0


def pecahan_persen(satu: Indikator) -> tuple[Pecahan, ...]:
    """The quotients of a percentage; none of what is no percentage."""
    return tuple(semua_pecahan(satu.ketetapan.pohon)) if persen(satu) else ()


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
    return _tambah_kurang(simpul) and not any(satuan[satu] for satu in _BUKAN_BENDA)


def _tambah_kurang(simpul: Simpul) -> bool:
    if isinstance(simpul, Bilangan | Rujukan | Jika):
        return False
    if isinstance(simpul, Operasi) and simpul.operator is Operator.BAGI:
        return False
    return all(map(_tambah_kurang, anak(simpul)))


def _kata_pertama(nama: str) -> str:
    bersih = nama.casefold().strip()
    return "%" if bersih.startswith("%") else bersih.partition(" ")[0]
