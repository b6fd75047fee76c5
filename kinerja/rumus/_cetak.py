"""A tree as text, with as few brackets as keep its structure."""

from collections.abc import Callable

from kinerja.angka import desimal_persis
from kinerja.bulat import bulat
from kinerja.galat import GalatMasukan
from kinerja.rumus._pohon import (
    Bilangan,
    Jumlah,
    Lampau,
    Nama,
    Negatif,
    Operasi,
    Operator,
    Rujukan,
    Simpul,
)

Daun = Callable[[Simpul], str | None]
"""How a node is called instead of being spelled out; None spells it out."""

_PENJUMLAHAN, _PERKALIAN, _TUNGGAL = 1, 2, 3


def cetak(simpul: Simpul, daun: Daun = lambda _: None) -> str:
    """The node in the language's own writing; `daun` may put other words for a node."""
    if (sebutan := daun(simpul)) is not None:
        return sebutan
    match simpul:
        case Bilangan():
            teks = _angka(simpul)
        case Nama(nama):
            teks = nama
        case Rujukan(kode):
            teks = f"[{kode}]"
        case Negatif(isi):
            teks = "−" + _dalam(isi, _TUNGGAL, daun)
        case Operasi(operator, kiri, kanan):
            tingkat = _tingkat(simpul)
            # The right side of equal rank keeps its brackets: a − (b − c); and a + (b + c) is another tree.
            teks = f"{_dalam(kiri, tingkat, daun)} {operator} {_dalam(kanan, tingkat + 1, daun)}"
        case Jumlah(isi):
            teks = f"jumlah({cetak(isi, daun)})"
        case Lampau(waktu, isi):
            teks = f"{waktu}({cetak(isi, daun)})"
        case _:
            syarat, maka, selain = simpul.syarat, simpul.maka, simpul.selain
            bila = f"{cetak(syarat.kiri, daun)} {syarat.pembanding} {cetak(syarat.kanan, daun)}"
            teks = f"jika({bila}; {cetak(maka, daun)}; {cetak(selain, daun)})"
    return teks


def _dalam(simpul: Simpul, paling_rendah: int, daun: Daun) -> str:
    teks = cetak(simpul, daun)
    return f"({teks})" if _tingkat(simpul) < paling_rendah and daun(simpul) is None else teks


def _tingkat(simpul: Simpul) -> int:
    if isinstance(simpul, Operasi):
        return _PENJUMLAHAN if simpul.operator in (Operator.TAMBAH, Operator.KURANG) else _PERKALIAN
    return _TUNGGAL


def _angka(bilangan: Bilangan) -> str:
    desimal = desimal_persis(bilangan.nilai)
    if desimal is None or bilangan.nilai < 0:
        raise GalatMasukan(f"Angka {bilangan.nilai} tidak dapat ditulis sebagai desimal dalam rumus.")
    return f"{bulat(bilangan.nilai, desimal):f}".replace(".", ",")
