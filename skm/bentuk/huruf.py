"""How much room a text takes in Arial, estimated: how wide a column has to be, how high a cell."""

from __future__ import annotations

import re

from skm.bentuk.isi import Sel, Tabel

ANGKA = 0.556
"""The width of a digit in em; a sheet counts the width of a column in digits."""
TEBAL = 1.08
SEMPIT = frozenset(" .,:;|!'()[]ijltfI/-")
KATA = re.compile(r"[^\s/-]+[/-]?")
"""What is not broken at the end of a line; figures have no blanks, dashes or strokes inside."""


def lebar_kolom(tabel: Tabel, ruang: float, *, ukuran: float, tepi: float, skala: float = 1) -> list[float]:
    """The width of each column in points: as asked for, but no word is broken while the page has the room.

    Where it has not, words may break and figures still do not. `tepi` is what a cell's edges take, `skala`
    how much wider than Arial the letters are.
    """
    jumlah = sum(satu for _, satu in tabel.kolom)
    minta = [ruang * satu / jumlah for _, satu in tabel.kolom]
    kata, angka = [tepi] * len(minta), [tepi] * len(minta)
    isi: list[tuple[tuple[Sel, ...], bool]] = [(tuple(judul for judul, _ in tabel.kolom), True)]
    isi += [(satu, nomor in tabel.kepala) for nomor, satu in enumerate(tabel.baris)]
    for baris_isi, tebal in isi:
        for nomor, sel in enumerate(baris_isi):
            teks = sel if isinstance(sel, str) else sel.teks
            terpanjang = max((lebar(satu, tebal=tebal) for satu in KATA.findall(teks)), default=0.0)
            perlu = terpanjang * ukuran * skala + tepi
            kata[nomor] = max(kata[nomor], perlu)
            if not isinstance(sel, str):
                angka[nomor] = max(angka[nomor], perlu)
    return _bagi(minta, kata if sum(kata) <= ruang else angka, ruang)


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


def lebar(teks: str, *, tebal: bool = False) -> float:
    """The width of one line in em."""
    jumlah = sum(0.3 if huruf in SEMPIT else 0.7 if huruf.isupper() else ANGKA for huruf in teks)
    return jumlah * (TEBAL if tebal else 1)


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
