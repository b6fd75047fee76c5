"""A formula as a spreadsheet writes it, so that a reader can recompute every figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from kinerja.capaian import Aturan, Batas, Polaritas
from kinerja.rumus import (
    Bilangan,
    Jika,
    Jumlah,
    Lampau,
    Nama,
    Negatif,
    Operasi,
    Operator,
    Pembanding,
    Rujukan,
    Simpul,
    Waktu,
)
from kinerja.skala import Skala

TANDA = {Operator.TAMBAH: "+", Operator.KURANG: "-", Operator.KALI: "*", Operator.BAGI: "/"}
BANDING = {
    Pembanding.SAMA: "=",
    Pembanding.BEDA: "<>",
    Pembanding.KURANG: "<",
    Pembanding.PALING_BANYAK: "<=",
    Pembanding.LEBIH: ">",
    Pembanding.PALING_SEDIKIT: ">=",
}
Letak = Callable[[str, Waktu | None], str]
"""Cell of a variable, of this quarter (None) or of another time."""


def dari_pohon(pohon: Simpul, letak: Letak, indikator: Callable[[str], str]) -> str:
    """The formula of one quarter; `indikator` gives the cell of another indicator by code."""

    def tulis(simpul: Simpul) -> str:
        match simpul:
            case Bilangan(nilai):
                teks = pecahan(nilai)
            case Nama(nama):
                teks = letak(nama, None)
            case Lampau(waktu, Nama(nama)):
                teks = letak(nama, waktu)
            case Rujukan(kode):
                teks = indikator(kode)
            case Negatif(isi):
                teks = f"(-{tulis(isi)})"
            case Jumlah(isi):  # a quarter is one part, so its sum is itself
                teks = tulis(isi)
            case Operasi(operator, kiri, kanan):
                teks = f"({tulis(kiri)}{TANDA[operator]}{tulis(kanan)})"
            case Jika(syarat, maka, selain):
                banding = f"{tulis(syarat.kiri)}{BANDING[syarat.pembanding]}{tulis(syarat.kanan)}"
                teks = f"IF({banding},{tulis(maka)},{tulis(selain)})"
        return teks

    return tulis(pohon)


def pecahan(nilai: Fraction) -> str:
    """An exact number: `3`, `(1/9)`."""
    return str(nilai.numerator) if nilai.denominator == 1 else f"({nilai.numerator}/{nilai.denominator})"


def capaian(realisasi: str, bawah: str, atas: str, polaritas: Polaritas, aturan: Aturan) -> str:
    """Capaian by the rule of `kinerja.capaian`, from the cells of the realisasi and of the target's two ends.

    Without a number in the first it says what that says; without a target, that there is none.
    """
    naik = f'IF({{0}}=0,"target nol",MAX(0,{realisasi}/{{0}}*100))'.format
    lewat = naik(atas) if polaritas is Polaritas.NAIK else _turun(realisasi, atas, aturan)
    kurang = _turun(realisasi, bawah, aturan) if polaritas is Polaritas.TURUN else naik(bawah)
    isi = f"IF({realisasi}>{atas},{lewat},{kurang})"
    if bawah != atas:
        isi = f"IF(AND({realisasi}>={bawah},{realisasi}<={atas},{bawah}<>{atas}),100,{isi})"
    return f'IF(ISNUMBER({realisasi}),IF(ISNUMBER({atas}),{isi},"target belum ada"),{realisasi})'


def _turun(realisasi: str, target: str, aturan: Aturan) -> str:
    nol = f"IF({realisasi}<=0,{pecahan(aturan.nol_tercapai)},{pecahan(aturan.nol_terlewati)})"
    return f"IF({target}=0,{nol},MAX(0,({target}-({realisasi}-{target}))/{target}*100))"


def rata_rata(sel: Sequence[str], batas: Batas | None) -> str:
    """The mean of the cells that hold numbers, each capped first; in words where none does."""
    if not sel:
        return ""
    dihitung = "{0}" if batas is None else f"IF({{0}}>={pecahan(batas.mulai)},{pecahan(batas.menjadi)},{{0}})"
    bagian = "+".join(f"IF(ISNUMBER({satu}),{dihitung.format(satu)},0)" for satu in sel)
    jumlah = f"COUNT({','.join(sel)})"
    return f'IF({jumlah}=0,"belum ada",({bagian})/{jumlah})'


def kategori(sel: str, skala: Skala) -> str:
    """The name of the class that the figure in the cell, rounded to two decimals, falls into."""
    return _kelas(sel, [(bawah, nama) for bawah, _, nama in skala.batas])


def mutu(sel: str, skala: Skala) -> str:
    """The letter of that class."""
    return _kelas(sel, [(bawah, huruf) for bawah, huruf, _ in skala.batas])


def _kelas(sel: str, batas: Sequence[tuple[Decimal, str]]) -> str:
    *atas, (_, terakhir) = batas
    isi = _kutip(terakhir)
    for bawah, nama in reversed(atas):
        isi = f"IF(ROUND({sel},2)>={bawah},{_kutip(nama)},{isi})"
    return f'IF(ISNUMBER({sel}),{isi},"–")'


def _kutip(teks: str) -> str:
    return f'"{teks.replace(chr(34), chr(34) * 2)}"'
