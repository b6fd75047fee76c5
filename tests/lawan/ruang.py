"""Exact linear algebra over the rationals, on sparse rows of whole numbers: column to coefficient, no 0."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import gcd

Baris = dict[int, int]


def kurangi(baris: Baris, poros: int, pengurang: Baris) -> Baris:
    """A multiple of `baris` less one of `pengurang`, without the column `poros`, in lowest terms."""
    a, b = pengurang[poros], baris[poros]
    bersama = gcd(a, b)
    a, b = a // bersama, b // bersama
    hasil = {kolom: a * isi for kolom, isi in baris.items()}
    for kolom, isi in pengurang.items():
        baru = hasil.get(kolom, 0) - b * isi
        if baru:
            hasil[kolom] = baru
        else:
            del hasil[kolom]
    bersama = gcd(*hasil.values())
    return {kolom: isi // bersama for kolom, isi in hasil.items()} if bersama > 1 else hasil


def eselon(baris: Iterable[Mapping[int, int]], dahulu: Collection[int] = ()) -> dict[int, Baris]:
    """The space of these rows by its reduced rows, each under its pivot: a column that no other of them has.

    A row has its pivot in a column of `dahulu` wherever it has one there, so the rows with other pivots span
    what vanishes on all of these.
    """
    bentuk: dict[int, Baris] = {}
    for satu in sorted((dict(satu) for satu in baris), key=len):
        sisa = satu
        for poros in [kolom for kolom in satu if kolom in bentuk]:
            sisa = kurangi(sisa, poros, bentuk[poros])
        if sisa:
            _masukkan(bentuk, sisa, dahulu)
    return bentuk


def _masukkan(bentuk: dict[int, Baris], sisa: Baris, dahulu: Collection[int]) -> None:
    poros = next((kolom for kolom in sisa if kolom in dahulu), next(iter(sisa)))
    for lain, isi in list(bentuk.items()):
        if poros in isi:
            bentuk[lain] = kurangi(isi, poros, sisa)
    bentuk[poros] = sisa


def termuat(bentuk: Mapping[int, Baris], kolom: Collection[int]) -> bool:
    """Whether a nonzero vector of the space has nothing outside these columns."""
    milik = [bentuk[satu] for satu in kolom if satu in bentuk]
    luar = [{k: isi for k, isi in satu.items() if k not in kolom} for satu in milik]
    return len(eselon(satu for satu in luar if satu)) < len(milik)
