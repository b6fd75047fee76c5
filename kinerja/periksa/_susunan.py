"""What a formula's tree says without being computed: its quotients, its units, what it counts."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kinerja.periksa._temuan import Bahan
from kinerja.rumus import (
    Bilangan,
    Jika,
    Lampau,
    Nama,
    Negatif,
    Operasi,
    Operator,
    Pecahan,
    Populasi,
    Rujukan,
    Rumus,
    Simpul,
    Variabel,
    anak,
    kalimat,
)

Ukuran = Counter[str]
"""A unit as powers of words: orang·hari is {orang: 1, hari: 1}; what has no unit is empty."""

_PERSEN = frozenset(("persen", "persen (%)", "persentase", "prosentase"))


def semua_pecahan(simpul: Simpul) -> Iterator[Pecahan]:
    """The largest quotients of a tree, in reading order; only those divided by something measured."""
    pecah = Rumus(simpul).pecahan()
    if pecah is not None:
        if terukur(pecah.penyebut):
            yield pecah
        return
    for satu in anak(simpul):
        yield from semua_pecahan(satu)


def terukur(simpul: Simpul) -> bool:
    """Whether a variable or another indicator stands in it, not numbers only."""
    return isinstance(simpul, Nama | Rujukan) or any(map(terukur, anak(simpul)))


def dihitung(simpul: Simpul, bahan: Bahan) -> tuple[Variabel, ...]:
    """The variables that make the value larger: not those subtracted, divided by or asked in a condition."""
    return tuple(bahan.variabel[nama] for nama in dict.fromkeys(_dihitung(simpul)))


def _dihitung(simpul: Simpul) -> Iterator[str]:
    match simpul:
        case Nama(nama):
            yield nama
        case Negatif():
            return
        case Operasi(Operator.KURANG | Operator.BAGI, kiri, _):
            yield from _dihitung(kiri)
        case Jika(_, maka, selain):
            yield from _dihitung(maka)
            yield from _dihitung(selain)
        case _:
            for satu in anak(simpul):
                yield from _dihitung(satu)


def populasi(simpul: Simpul, bahan: Bahan) -> tuple[Populasi, ...]:
    """The populations that its counted variables count."""
    kode = (satu.populasi for satu in dihitung(simpul, bahan))
    return tuple(bahan.populasi[satu] for satu in dict.fromkeys(kode) if satu is not None)


def ukuran(simpul: Simpul, bahan: Bahan) -> Ukuran:
    """The unit of a value by dimensional analysis; a sum of unlike units is a unit of its own."""
    match simpul:
        case Nama(nama):
            return ukuran_satuan(bahan.variabel[nama].satuan)
        case Rujukan(kode):
            return ukuran_satuan(bahan.indikator[kode].satuan)
        case Operasi(Operator.KALI | Operator.BAGI as operator, kiri, kanan):
            hasil = ukuran(kiri, bahan)
            gabung = hasil.update if operator is Operator.KALI else hasil.subtract
            gabung(ukuran(kanan, bahan))
            return hasil
        case Jika(_, maka, selain):
            return _seragam((maka, selain), bahan)
        case _:
            return _seragam(anak(simpul), bahan)


def ukuran_satuan(satuan: str) -> Ukuran:
    """The unit that a declared `satuan` stands for; "persen" is "%"."""
    return Counter("%" if satu.casefold() in _PERSEN else satu for satu in satuan.split("·"))


def tulis_ukuran(ukuran: Ukuran) -> str:
    """For reading: "orang·hari", "Rp per desa", "tanpa satuan"."""
    atas = "·".join((+ukuran).elements())
    bawah = "·".join((-ukuran).elements())
    return f"{atas or '1'} per {bawah}" if bawah else atas or "tanpa satuan"


def lampau(simpul: Simpul, bahan: Bahan) -> bool:
    """Whether something of an earlier period stands in it, by the formula or by a variable's own words."""
    match simpul:
        case Lampau():
            return True
        case Nama(nama):
            return bahan.variabel[nama].lampau
    return any(lampau(satu, bahan) for satu in anak(simpul))


def sebut(pecah: Pecahan, bahan: Bahan) -> tuple[str, str]:
    """Numerator and denominator in the words of their variables."""
    return kalimat(pecah.pembilang, bahan.variabel), kalimat(pecah.penyebut, bahan.variabel)


def _seragam(simpul: Sequence[Simpul], bahan: Bahan) -> Ukuran:
    """The one unit of parts that are added or chosen between; a bare number takes the unit of the others."""
    bagian = [ukuran(satu, bahan) for satu in simpul if not isinstance(satu, Bilangan)]
    berbeda = [satu for n, satu in enumerate(bagian) if satu not in bagian[:n]]
    if len(berbeda) > 1:
        return Counter([" + ".join(map(tulis_ukuran, berbeda))])
    return berbeda[0] if berbeda else Counter()
