"""How wide the columns of a sheet are, so that it fits an A4 across with letters that can be read."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise

from skm.bentuk import huruf
from skm.bentuk.isi import Angka, Tabel

LEBAR_NASKAH = (28, 27, 28, 27)
TEPI_INCI = 0.4
"""Between the printed sheet and the paper's edge."""
HURUF, TERKECIL = 10, 9
"""Points of the letters, and as few as a page that is made to fit may print them with."""
RUANG = (297 / 25.4 - 2 * TEPI_INCI) * 72 * HURUF / TERKECIL
"""Points that the columns of an A4 across may take together."""
TITIK, TEPI_KOLOM = 5.25, 3.75
"""Points of a digit in which a column's width is counted, and what its edges take beside."""


def lebar_kolom(tabel: Tabel) -> list[int]:
    """Of each column: as asked for, and no narrower than its longest figure.

    Where those that are printed would make the letters too small, they give way as in a document.
    """
    if not tabel.kolom:
        return list(LEBAR_NASKAH)
    lebar = [satu for _, satu in tabel.kolom]
    for baris in tabel.baris:
        for nomor, sel in enumerate(baris):
            if isinstance(sel, Angka) and sel.nilai is not None:
                lebar[nomor] = max(lebar[nomor], len(sel.teks) + 2)
    cetak = tabel.tercetak
    if sum(TITIK * lebar[n] + TEPI_KOLOM for n in range(len(cetak.kolom))) > RUANG:
        kolom = tuple((judul, n) for (judul, _), n in zip(cetak.kolom, lebar, strict=False))
        sempit = huruf.lebar_kolom(replace(cetak, kolom=kolom), RUANG, ukuran=HURUF, tepi=2 * TEPI_KOLOM)
        lebar[: len(sempit)] = [int((satu - TEPI_KOLOM) / TITIK) for satu in sempit]
    return lebar


def bagi_kolom(lebar: list[int], banyak: int) -> list[tuple[int, int]]:
    """First and last column of each of so many blocks, about as wide as each other."""
    awal, batas = list(accumulate(lebar, initial=0)), [0]
    for ke in range(1, banyak):
        tujuan = awal[-1] * ke / banyak
        batas.append(min(range(batas[-1] + 1, len(lebar)), key=lambda n: abs(awal[n] - tujuan)))
    return [(dari, sampai - 1) for dari, sampai in pairwise([*batas, len(lebar)])]
