"""What was counted of one thing in one period, and the result of a formula over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from kinerja.hasil import Hasil, Langkah, Status
from kinerja.ketelitian import SelangKepercayaan
from kinerja.rumus import Nilai, Rumus, Variabel
from skm.katalog.terhitung import Terhitung


@dataclass(frozen=True, slots=True)
class Bagian:
    """One count that a value is made of, for who recomputes it."""

    nama: str
    uraian: str
    satuan: str
    nilai: Nilai


@dataclass(frozen=True, slots=True)
class Cacah:
    """What was counted of one thing in one period; a name that is left out has no count, for `alasan`."""

    terhitung: Terhitung
    nilai: Mapping[str, Nilai]
    alasan: str = ""
    bila_nol: Mapping[str, Status] = field(default_factory=dict)
    """States of a zero denominator that differ from the catalogue's in this period."""
    jejak: Mapping[str, Sequence[Langkah]] = field(default_factory=dict)
    """How a value came about, by name."""
    golongan: Mapping[Fraction, Langkah] = field(default_factory=dict)
    """The last step of a formula that gives exactly this figure: the class it is of."""
    bagian: Sequence[Bagian] = ()
    turunan: Mapping[str, Rumus] = field(default_factory=dict)
    """Values that are made of `bagian`, by name: the same figure, to be recomputed from its parts."""
    tanpa: Status = Status.BELUM_DIISI
    """The state of a figure that misses a value which was not counted."""
    catatan: str = ""
    """What must stand beside every figure that is made of these counts."""
    ketelitian: Mapping[Fraction, SelangKepercayaan] = field(default_factory=dict)
    """How sure exactly this figure is, by chance alone."""

    def hitung(self, rumus: Rumus, variabel: Mapping[str, Variabel], satuan: str) -> Hasil:
        """The result of a formula over these values, its trace beginning where counting did."""
        kamus = {**variabel}
        for nama in rumus.nama():
            asal = variabel[nama]
            kamus[nama] = replace(
                asal,
                sebutan=self.terhitung.kata.get(nama, asal.sebutan),
                bila_nol=self.bila_nol.get(nama, asal.bila_nol),
            )
        hasil = rumus.hitung(self.nilai, kamus, satuan)
        kurang = any(nama not in self.nilai for nama in rumus.nama())
        jejak = [langkah for nama in rumus.nama() for langkah in self.jejak.get(nama, ())]
        alasan = self.alasan if kurang and self.alasan else hasil.alasan
        golongan = [langkah for angka, langkah in self.golongan.items() if angka == hasil.nilai]
        selang = [satu for angka, satu in self.ketelitian.items() if angka == hasil.nilai]
        jejak = [*jejak, *hasil.jejak, *golongan, *(langkah for satu in selang for langkah in satu.jejak)]
        catatan = ", ".join(filter(None, [self.catatan, *(satu.kalimat for satu in selang)]))
        status = self.tanpa if kurang and hasil.status is Status.BELUM_DIISI else hasil.status
        return replace(hasil, status=status, alasan=alasan, jejak=tuple(jejak), catatan=catatan)
