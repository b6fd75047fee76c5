"""What a formula is made of: its kind, the units of its parts, the population a part counts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum, auto

from kinerja.rumus import Bilangan, Nama, Operasi, Operator, Rumus, Simpul, Variabel, anak


class Jenis(Enum):
    """What a figure is: a count, a percentage, an average, an index on a scale of its own, a bare ratio."""

    CACAH = auto()
    PERSEN = auto()
    RATA_RATA = auto()
    INDEKS = auto()
    RASIO = auto()


KATA_JENIS = {
    "persentase": Jenis.PERSEN,
    "cakupan": Jenis.PERSEN,
    "jumlah": Jenis.CACAH,
    "frekuensi": Jenis.CACAH,
    "rata-rata": Jenis.RATA_RATA,
    "indeks": Jenis.INDEKS,
    "survei": Jenis.INDEKS,
    "survey": Jenis.INDEKS,
}
"""What the first word of an indicator's name promises."""


def jenis_menurut_nama(nama: str) -> Jenis | None:
    """The kind its first word promises; None for a name that promises none."""
    return KATA_JENIS.get(nama.casefold().split(maxsplit=1)[0])


def jenis_menurut_rumus(rumus: Rumus, variabel: Mapping[str, Variabel]) -> Jenis:
    """The kind its structure gives."""
    pecah = rumus.pecahan()
    if pecah is None:
        match rumus.pohon:
            case Operasi(Operator.KALI, _, Bilangan()):
                return Jenis.INDEKS
        return Jenis.CACAH
    if pecah.faktor == 100:
        return Jenis.PERSEN
    return Jenis.RATA_RATA if "nilai" in satuan(pecah.pembilang, variabel) else Jenis.RASIO


def satuan(simpul: Simpul, variabel: Mapping[str, Variabel]) -> Counter[str]:
    """Powers of units, as in physics: orang × hari is one of each, desa ÷ desa none. A sum has its left's."""
    if isinstance(simpul, Nama):
        return Counter(variabel[simpul.nama].satuan.split("·"))
    bagian = [satuan(satu, variabel) for satu in anak(simpul)]
    if not bagian:
        return Counter()
    jumlah = Counter(bagian[0])
    if isinstance(simpul, Operasi) and simpul.operator is Operator.KALI:
        jumlah.update(bagian[1])
    if isinstance(simpul, Operasi) and simpul.operator is Operator.BAGI:
        jumlah.subtract(bagian[1])
    return Counter({nama: pangkat for nama, pangkat in jumlah.items() if pangkat})


def populasi(simpul: Simpul, variabel: Mapping[str, Variabel]) -> str | None:
    """The one population a part counts; None when it counts none, several, or a product."""
    if isinstance(simpul, Nama):
        return variabel[simpul.nama].populasi
    if isinstance(simpul, Operasi) and simpul.operator in (Operator.KALI, Operator.BAGI):
        return None
    dihitung = {populasi(satu, variabel) for satu in anak(simpul)}
    return dihitung.pop() if len(dihitung) == 1 else None


def nama_variabel(simpul: Simpul) -> Iterator[str]:
    """The variables below a node, repeats included."""
    if isinstance(simpul, Nama):
        yield simpul.nama
    for satu in anak(simpul):
        yield from nama_variabel(satu)


def tertulis(satuan_bagian: Counter[str]) -> str:
    """Units for reading: "orang·hari", "tanpa satuan"."""
    return "·".join(sorted(satuan_bagian.elements())) or "tanpa satuan"
