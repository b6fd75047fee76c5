"""The tables of programmes: what was agreed to spend, and what was spent."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from kinerja.tanggal import ROMAWI
from skm.bentuk.isi import BARIS_ISI, Angka, Sel, Tabel
from skm.dokumen.sel import angka
from skm.katalog.anggaran import Anggaran, BarisProgram, jumlah

REALISASI = (
    ("Sasaran dan program", 60),
    ("Pagu (Rp)", 22),
    *((f"Realisasi TW {romawi} (Rp)", 20) for romawi in ROMAWI),
    ("Jumlah (Rp)", 22),
    ("Serapan (%)", 13),
)


def tabel_program(program: Sequence[BarisProgram]) -> Tabel:
    """Programme, budget and where it is from, with the sum below."""
    baris: list[tuple[Sel, ...]] = [
        (str(urut), satu.nama, _rupiah(satu.anggaran.setahun), satu.keterangan or "–")
        for urut, satu in enumerate(program, start=1)
    ]
    sampai = BARIS_ISI + len(baris) - 1
    baris.append(("", "Jumlah", _rupiah(jumlah(program).setahun, f"SUM(C{BARIS_ISI}:C{sampai})"), ""))
    kolom = (("No", 6), ("Program", 70), ("Anggaran (Rp)", 24), ("Keterangan", 24))
    return Tabel("Program", "Program dan anggaran", kolom, tuple(baris), kepala=frozenset({len(baris) - 1}))


def tabel_realisasi(nama: str, judul: str, program: Sequence[BarisProgram]) -> Tabel:
    """Pagu and realisasi of every programme by quarter, below the sums of its sasaran."""
    baris: list[tuple[Sel, ...]] = []
    kepala: list[int] = []
    for sasaran in dict.fromkeys(satu.sasaran for satu in program):
        milik = [satu for satu in program if satu.sasaran == sasaran]
        dari = BARIS_ISI + len(baris) + 1
        kepala.append(len(baris))
        isi = [(kolom, f"SUM({kolom}{dari}:{kolom}{dari + len(milik) - 1})") for kolom in "BCDEF"]
        baris.append(_baris(sasaran, jumlah(milik), BARIS_ISI + len(baris), dict(isi)))
        for satu in milik:
            baris.append(_baris(satu.nama, satu.anggaran, BARIS_ISI + len(baris), {}))
    sel = {kolom: "+".join(f"{kolom}{BARIS_ISI + n}" for n in kepala) for kolom in "BCDEF"}
    kepala.append(len(baris))
    baris.append(_baris("Seluruhnya", jumlah(program), BARIS_ISI + len(baris), sel))
    return Tabel(nama, judul, REALISASI, tuple(baris), kepala=frozenset(kepala))


def _baris(nama: str, isi: Anggaran, nomor: int, rumus: dict[str, str]) -> tuple[Sel, ...]:
    return (
        nama,
        _rupiah(isi.setahun, rumus.get("B", "")),
        *(_rupiah(n, rumus.get(kolom, "")) for kolom, n in zip("CDEF", isi.realisasi, strict=True)),
        _rupiah(isi.terpakai, f"SUM(C{nomor}:F{nomor})"),
        angka(isi.serapan, f'IF(B{nomor}=0,"belum ada",G{nomor}/B{nomor}*100)'),
    )


def _rupiah(nilai: int | None, rumus: str = "") -> Angka:
    """A cell of rupiah; one that nobody told of has no formula of its own."""
    if nilai is None:
        return Angka(None, kata="belum diisi")
    return Angka(Fraction(nilai), rumus, desimal=0)
