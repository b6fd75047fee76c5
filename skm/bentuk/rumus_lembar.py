"""A formula as a spreadsheet writes it, so that a reader can recompute every figure."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from kinerja.capaian import Aturan, Polaritas, Target
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


def capaian(realisasi: str, target: Target, polaritas: Polaritas, aturan: Aturan) -> str:
    """Capaian from the cell of the realisasi, by the rule of `kinerja.capaian`; the target is written in."""
    bawah, atas = pecahan(target.bawah), pecahan(target.atas)
    naik = "MAX(0,{0}/{1}*100)".format
    lewat = naik(realisasi, atas) if polaritas is Polaritas.NAIK else _turun(realisasi, atas, aturan)
    kurang = _turun(realisasi, bawah, aturan) if polaritas is Polaritas.TURUN else naik(realisasi, bawah)
    luar = f"IF({realisasi}>{atas},{lewat},{kurang})"
    if target.bawah == target.atas:
        return luar
    return f"IF(AND({realisasi}>={bawah},{realisasi}<={atas}),100,{luar})"


def _turun(realisasi: str, target: str, aturan: Aturan) -> str:
    if target == "0":
        return f"IF({realisasi}<=0,{pecahan(aturan.nol_tercapai)},{pecahan(aturan.nol_terlewati)})"
    return f"MAX(0,({target}-({realisasi}-{target}))/{target}*100)"
