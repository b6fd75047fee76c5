"""Formulas of indicators: read, printed, computed with a trace; never handed to an interpreter.

    rumus    = ungkapan ;
    ungkapan = suku, {("+" | "−"), suku} ;
    suku     = faktor, {("×" | "÷"), faktor} ;
    faktor   = "−", faktor | angka | nama | kode | fungsi | "(", ungkapan, ")" ;
    fungsi   = "jumlah", "(", ungkapan, ")"
             | ("sebelumnya" | "tahun_lalu"), "(", nama, ")"
             | "jika", "(", syarat, ";", ungkapan, ";", ungkapan, ")" ;
    syarat   = ungkapan, ("=" | "≠" | "<" | "≤" | ">" | "≥"), ungkapan ;

`angka`, `nama` and `kode` are in `_tokenizer`. parse(str(rumus)) == rumus.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil
from kinerja.rumus._cetak import cetak
from kinerja.rumus._hitung import SEBUTAN_WAKTU, Hitungan
from kinerja.rumus._parser import Pembaca
from kinerja.rumus._pecahan import Pecahan, pecahan
from kinerja.rumus._pohon import (
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
    Syarat,
    Waktu,
)
from kinerja.rumus.galat import GalatRumus
from kinerja.rumus.variabel import Masukan, Nilai, Populasi, Sifat, Variabel

__all__ = [
    "Bilangan",
    "GalatRumus",
    "Jika",
    "Jumlah",
    "Lampau",
    "Masukan",
    "Nama",
    "Negatif",
    "Nilai",
    "Operasi",
    "Operator",
    "Pecahan",
    "Pembanding",
    "Populasi",
    "Rujukan",
    "Rumus",
    "Sifat",
    "Simpul",
    "Syarat",
    "Variabel",
    "Waktu",
    "anak",
    "kalimat",
    "parse",
]


@dataclass(frozen=True, slots=True)
class Rumus:
    """A formula; str() is its canonical writing."""

    pohon: Simpul

    def __str__(self) -> str:
        return cetak(self.pohon)

    def nama(self) -> tuple[str, ...]:
        """The variables in the order they first stand in the formula."""
        return tuple(dict.fromkeys(s.nama for s in _semua(self.pohon) if isinstance(s, Nama)))

    def rujukan(self) -> tuple[str, ...]:
        """The codes of indicators it refers to, in the order they first stand in it."""
        return tuple(dict.fromkeys(s.kode for s in _semua(self.pohon) if isinstance(s, Rujukan)))

    def pecahan(self) -> Pecahan | None:
        """Numerator, denominator and factor; None when the formula is no quotient at its top."""
        return pecahan(self.pohon)

    def kalimat(self, variabel: Mapping[str, Variabel]) -> str:
        """The formula in the words of its variables: "Jumlah Desa yang dibina ÷ Jumlah Desa × 100"."""
        return kalimat(self.pohon, variabel)

    def hitung(
        self, masukan: Masukan | Mapping[str, Nilai], variabel: Mapping[str, Variabel], satuan: str
    ) -> Hasil:
        """The exact value in `satuan` with its trace; a mapping is a period in one part.

        BELUM_DIISI names what is missing, in which period; a denominator of 0 gives its variable's `bila_nol`
        (PENYEBUT_NOL unless declared); a referenced indicator that is not OK passes its state on. Raises
        GalatMasukan for an input that is no exact number and for a variable that is not declared.
        """
        bahan = masukan if isinstance(masukan, Masukan) else Masukan((masukan,))
        return Hitungan(bahan, variabel).hasil(self.pohon, satuan)


def parse(teks: str, nama_dikenal: Collection[str] | None = None) -> Rumus:
    """Read a formula; `nama_dikenal` are the variables that may stand in it (None: any).

    Raises GalatRumus with the place and a suggestion; more than 2,000 characters, 400 tokens or 50 levels of
    brackets are refused.
    """
    return Rumus(Pembaca(teks, nama_dikenal).rumus())


def kalimat(simpul: Simpul, variabel: Mapping[str, Variabel]) -> str:
    """A part of a formula in the words of its variables; raises GalatMasukan for an undeclared one."""

    def sebut(satu: Simpul) -> str | None:
        if isinstance(satu, Lampau):
            return f"{sebut(satu.isi)} {SEBUTAN_WAKTU[satu.waktu]}"
        if not isinstance(satu, Nama):
            return None
        if satu.nama not in variabel:
            raise GalatMasukan(f'Variabel "{satu.nama}" belum dideklarasikan.')
        return variabel[satu.nama].definisi

    return cetak(simpul, sebut)


def anak(simpul: Simpul) -> tuple[Simpul, ...]:
    """The nodes directly below a node, in reading order."""
    match simpul:
        case Operasi(_, kiri, kanan):
            return kiri, kanan
        case Jika(syarat, maka, selain):
            return syarat.kiri, syarat.kanan, maka, selain
        case Negatif(isi) | Jumlah(isi) | Lampau(_, isi):
            return (isi,)
    return ()


def _semua(simpul: Simpul) -> Iterator[Simpul]:
    yield simpul
    for satu in anak(simpul):
        yield from _semua(satu)
