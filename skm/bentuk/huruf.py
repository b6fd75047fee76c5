"""How much room a text takes in Arial, estimated: how wide a column has to be, how high a cell."""

from __future__ import annotations

import re

from skm.bentuk.isi import Sel, Tabel

ANGKA = 0.556
"""The width of a digit in em; a sheet counts the width of a column in digits."""
TEBAL = 1.08
JARAK_BARIS, TEPI_BARIS = 1.35, 4
"""From one line to the next in sizes of its letters; points above and below a row."""
SEMPIT, LEBAR = frozenset(" .,:;|!'()[]ijltfI/-"), frozenset("mwMW")
KATA = re.compile(r"[A-Z]{2,}-\d+|[^\s/-]+[/-]?")
"""What is not broken at the end of a line: words, codes; figures have no blanks, dashes or strokes inside."""


def lebar_kolom(tabel: Tabel, ruang: float, *, ukuran: float, tepi: float, skala: float = 1) -> list[float]:
    """The width of each column in points: as asked for, but no word is broken while the page has the room.

    Where it has not, words may break and figures still do not. `tepi` is what a cell's edges take, `skala`
    how much wider than Arial the letters are.
    """
    jumlah = sum(satu for _, satu in tabel.kolom)
    minta = [ruang * satu / jumlah for _, satu in tabel.kolom]
    kata = paling_sempit(tabel, ukuran=ukuran, tepi=tepi, skala=skala)
    if sum(kata) > ruang:
        kata = paling_sempit(tabel, ukuran=ukuran, tepi=tepi, skala=skala, hanya_angka=True)
    return _bagi(minta, kata, ruang)


def paling_sempit(
    tabel: Tabel,
    *,
    ukuran: float,
    tepi: float,
    skala: float = 1,
    hanya_angka: bool = False,
    terpanjang: float = float("inf"),
) -> list[float]:
    """The width in points below which a word of a column, or with `hanya_angka` a figure, would be broken.

    Words of more than `terpanjang` em may break.
    """
    hasil = [tepi] * len(tabel.kolom)
    isi: list[tuple[tuple[Sel, ...], bool]] = [(tuple(judul for judul, _ in tabel.kolom), True)]
    isi += [(satu, nomor in tabel.kepala) for nomor, satu in enumerate(tabel.baris)]
    for baris_isi, tebal in isi:
        for nomor, sel in enumerate(baris_isi):
            if isinstance(sel, str) and hanya_angka:
                continue
            teks = sel if isinstance(sel, str) else sel.teks
            kata = max((lebar(satu, tebal=tebal) for satu in KATA.findall(teks)), default=0.0)
            hasil[nomor] = max(hasil[nomor], min(kata, terpanjang) * ukuran * skala + tepi)
    return hasil


def _bagi(minta: list[float], paling_sempit: list[float], ruang: float) -> list[float]:
    """What was asked for, where nobody gets less than the narrowest; what that costs the others share."""
    if sum(paling_sempit) > ruang:
        return [ruang * satu / sum(paling_sempit) for satu in paling_sempit]
    tetap: dict[int, float] = {}
    while True:
        sisa = ruang - sum(tetap.values())
        bebas = sum(satu for nomor, satu in enumerate(minta) if nomor not in tetap)
        hasil = [tetap.get(nomor, satu * sisa / bebas if bebas else 0) for nomor, satu in enumerate(minta)]
        kurang = {n: paling_sempit[n] for n, satu in enumerate(hasil) if satu < paling_sempit[n] - 1e-6}
        if not kurang:
            return hasil
        tetap |= kurang


def tinggi(tabel: Tabel, lebar_kolom: list[float], *, ukuran: float, tepi: float) -> float:
    """Points that its rows take in columns of these widths, its heading among them."""
    isi: list[tuple[Sel, ...]] = [tuple(judul for judul, _ in tabel.kolom), *tabel.baris]
    kolom = [(satu - tepi) / (ukuran * ANGKA) for satu in lebar_kolom]
    banyak = (
        max(
            baris(sel if isinstance(sel, str) else sel.teks, satu) for sel, satu in zip(b, kolom, strict=True)
        )
        for b in isi
    )
    return sum(satu * ukuran * JARAK_BARIS + TEPI_BARIS for satu in banyak)


def lebar(teks: str, *, tebal: bool = False) -> float:
    """The width of one line in em."""
    jumlah = sum(map(_lebar_huruf, teks))
    return jumlah * (TEBAL if tebal else 1)


def _lebar_huruf(huruf: str) -> float:
    if huruf in SEMPIT:
        return 0.3
    if huruf in LEBAR:
        return 0.85
    return 0.7 if huruf.isupper() else ANGKA


def baris(teks: str, kolom: float, *, tebal: bool = False) -> int:
    """Lines that a text takes in a column as wide as `kolom` digits."""
    ruang, jumlah = kolom * ANGKA, 0
    for satu in teks.split("\n"):
        terpakai, jumlah = 0.0, jumlah + 1
        for kata in re.findall(r"\s*[^\s/-]*[/-]?", satu):
            perlu = lebar(kata, tebal=tebal)
            if terpakai and terpakai + perlu > ruang:
                terpakai, jumlah = 0.0, jumlah + 1
            jumlah += int(perlu // ruang)
            terpakai += perlu % ruang
    return jumlah
