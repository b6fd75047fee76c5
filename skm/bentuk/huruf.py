"""How much room a text takes in Arial, estimated: which size fits a cell, how many lines a cell needs."""

from __future__ import annotations

import re

UKURAN = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
"""Points a table may be set in, the best first."""
ANGKA = 0.556
"""The width of a digit in em; a sheet counts the width of a column in digits."""
TEBAL = 1.08
SEMPIT = frozenset(" .,:;|!'()[]ijltfI/-")
KATA = re.compile(r"[^\s/-]+[/-]?")
"""What is not broken at the end of a line; figures have no blanks, dashes or strokes inside."""


def ukuran_muat(teks: str, ruang: float, *, tebal: bool = False) -> float:
    """The largest size in which the longest word stays within `ruang` points; the smallest when none does."""
    terpanjang = max((lebar(kata, tebal=tebal) for kata in KATA.findall(teks)), default=0.0)
    return next((ukuran for ukuran in UKURAN if terpanjang * ukuran <= ruang), UKURAN[-1])


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
