"""The annex that processes the answers: everybody's scores, their sums, NRR, weighted NRR and the index."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kinerja.ikm import NILAI_DASAR
from skm.bentuk.isi import BARIS_ISI, Angka, Sel, Tabel
from skm.bentuk.rumus_lembar import pecahan
from skm.laporan.hasil.isi import HasilPeriode, SusunanKuesioner

LEGENDA = (
    "*) Jumlah NRR tertimbang.",
    "**) Jumlah NRR tertimbang × 25.",
    "NRR: nilai rata-rata per unsur, jumlah nilai dibagi jumlah yang mengisi.",
)
JUDUL = "Pengolahan Data SKM per Responden dan per Unsur Pelayanan"
JUMLAH, TERISI, NRR, TERTIMBANG, IKM = range(5)
"""Rows below the respondents, in their order."""


def lembar(hasil: HasilPeriode, susunan: SusunanKuesioner) -> str:
    """The sheet of one structure."""
    nomor = hasil.susunan.index(susunan)
    return "Pengolahan Data" if nomor == 0 else f"Pengolahan Data {nomor + 1}"


def pengolahan(hasil: HasilPeriode) -> Iterator[Tabel]:
    """A table for each structure the period was answered by."""
    for satu in hasil.susunan:
        judul = JUDUL
        if len(hasil.susunan) > 1:
            judul += f", kuesioner versi {' dan '.join(map(str, satu.versi))}"
        kolom = (("No", 18), *((kode, 9) for kode in satu.kode), ("Jumlah", 14))
        baris = [*_responden(satu), *_ringkasan(satu)]
        catatan = (satu.alasan,) if satu.alasan else ()
        kepala = frozenset(range(len(satu.baris), len(baris)))
        yield Tabel(lembar(hasil, satu), judul, kolom, tuple(baris), (*LEGENDA, *catatan), kepala)


def letak_nrr(hasil: HasilPeriode, kode: str) -> str:
    """The cell of an unsur's NRR, where one structure alone has it."""
    if len(hasil.susunan) != 1 or kode not in hasil.susunan[0].kode:
        return ""
    satu = hasil.susunan[0]
    return f"'{lembar(hasil, satu)}'!{_kolom(satu.kode.index(kode))}{_baris(satu, NRR)}"


def letak_ikm(hasil: HasilPeriode) -> str:
    """The cell of the index, where it is one structure's own."""
    if len(hasil.susunan) != 1:
        return ""
    satu = hasil.susunan[0]
    return f"'{lembar(hasil, satu)}'!{_kolom(len(satu.kode))}{_baris(satu, IKM)}"


def _responden(satu: SusunanKuesioner) -> Iterator[tuple[Sel, ...]]:
    for nomor, isi in enumerate(satu.baris, start=1):
        skor = ("" if n is None else Angka(Fraction(n), desimal=0) for n in isi)
        yield (str(nomor), *skor, "")


def _ringkasan(satu: SusunanKuesioner) -> Iterator[tuple[Sel, ...]]:
    """The sums, live over the rows above where they are printed."""
    dari, sampai = BARIS_ISI, BARIS_ISI + len(satu.baris) - 1
    unsur = [(_kolom(n), isi) for n, isi in enumerate(satu.unsur)]
    jumlah, terisi, nrr, tertimbang = (_baris(satu, n) for n in (JUMLAH, TERISI, NRR, TERTIMBANG))

    def hitungan(rumus: str, k: str, n: int) -> Angka:
        return Angka(Fraction(n), f"{rumus}({k}{dari}:{k}{sampai})" if satu.baris else "", desimal=0)

    def bagian(nilai: Fraction | None, rumus: str, satuan: str = "") -> Angka:
        return Angka(nilai, "" if nilai is None else rumus, desimal=3, satuan=satuan)

    yield ("Jumlah nilai", *(hitungan("SUM", k, isi.jumlah) for k, isi in unsur), "")
    yield ("Jumlah terisi", *(hitungan("COUNT", k, isi.terisi) for k, isi in unsur), "")
    yield ("NRR per unsur", *(bagian(isi.nrr, f"{k}{jumlah}/{k}{terisi}") for k, isi in unsur), "")
    yield (
        "NRR tertimbang",
        *(bagian(isi.tertimbang, f"{k}{nrr}*{pecahan(isi.bobot)}") for k, isi in unsur),
        bagian(satu.total, f"SUM({unsur[0][0]}{tertimbang}:{unsur[-1][0]}{tertimbang})", "*)"),
    )
    akhir = f"ROUND({_kolom(len(unsur))}{tertimbang}*{NILAI_DASAR},2)"
    ikm = None if satu.nilai is None else Fraction(satu.nilai)
    yield (
        "IKM unit pelayanan",
        *("" for _ in unsur),
        Angka(ikm, akhir, satuan="**)") if ikm is not None else Angka(None),
    )


def _kolom(n: int) -> str:
    """The letter of the column of an unsur, counted from 0; numbers stand before it."""
    return chr(ord("B") + n)


def _baris(satu: SusunanKuesioner, ke: int) -> int:
    return BARIS_ISI + len(satu.baris) + ke
