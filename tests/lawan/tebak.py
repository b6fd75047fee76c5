"""Who can be told from sums: the sets of one to four people that some combination of shown sums touches.

Exact: over the rationals, nothing estimated, nothing left out. People whom every view counts alike are told
apart by none, so they are one column that weighs as many as they are.

How no set is missed. In reduced rows a vector that touches k pivots is a combination of k rows. Those of one
and two rows are looked at one by one. One of three or more touches one to four people only if at most one of
them is no pivot: with reduced rows that prefer the other columns as pivots, these are combinations of rows
that touch no other column, a smaller space of the same kind, and of at most one that touches a single one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import TypeVar

from tests.lawan.ruang import Baris, eselon, termuat

P = TypeVar("P", bound=Hashable)
PALING_BANYAK = 4
"""People whom a combination may not touch alone."""
BERBARIS_DUA = 2


def tertebak(
    pandangan: Iterable[Iterable[P] | Mapping[P, int]],
    diketahui: Iterable[P] = (),
    paling_banyak: int = PALING_BANYAK,
) -> list[frozenset[P]]:
    """The smallest sets of at most `paling_banyak` people whose answers a combination of the sums tells.

    A view is the people whose answers were summed, or each one's whole coefficient. `diketahui` are people
    whose answers the attacker knows (his own): he takes them out of every sum. None of the sets contains
    another; the smallest come first.
    """
    kolom: dict[P, Baris] = {}
    kenal = set(diketahui)
    for nomor, satu in enumerate(pandangan):
        isi = satu if isinstance(satu, Mapping) else dict.fromkeys(satu, 1)
        for orang, kali in isi.items():
            if kali and orang not in kenal:
                kolom.setdefault(orang, {})[nomor] = kali
    kelompok: dict[frozenset[tuple[int, int]], list[P]] = {}
    for orang, milik in kolom.items():
        kelompok.setdefault(frozenset(milik.items()), []).append(orang)
    baris: dict[int, Baris] = {}
    for letak, milik_bersama in enumerate(kelompok):
        for nomor, kali in milik_bersama:
            baris.setdefault(nomor, {})[letak] = kali
    anggota = list(kelompok.values())
    bobot = [len(satu) for satu in anggota]
    bentuk = eselon(baris.values())
    calon = set(_ringan(list(bentuk.values()), bobot, paling_banyak))
    terkecil = _terkecil(bentuk, calon)
    return [frozenset(orang for letak in satu for orang in anggota[letak]) for satu in terkecil]


def _ringan(baris: Sequence[Baris], bobot: Sequence[int], batas: int) -> Iterator[frozenset[int]]:
    """Sets of columns within the weight, each holding a vector's; every smallest one is among them."""
    berat = {kolom for satu in baris for kolom in satu if bobot[kolom] > batas}
    bentuk = {poros: satu for poros, satu in eselon(baris, berat).items() if poros not in berat}
    yield from _satu_dan_dua(list(bentuk.values()), bobot, batas)
    luar = {kolom for satu in bentuk.values() for kolom in satu} - bentuk.keys()
    if batas <= BERBARIS_DUA or not luar:
        return
    kedua = eselon(bentuk.values(), luar)
    dalam = [satu for poros, satu in kedua.items() if poros not in luar]
    yield from _ringan(dalam, bobot, batas)
    for poros in kedua.keys() & luar:
        if kedua[poros].keys() & luar == {poros} and bobot[poros] < batas - BERBARIS_DUA:
            tanpa = {kolom: isi for kolom, isi in kedua[poros].items() if kolom != poros}
            for satu in _ringan([*dalam, tanpa], bobot, batas - bobot[poros]):
                yield satu | {poros}


def _satu_dan_dua(baris: Sequence[Baris], bobot: Sequence[int], batas: int) -> Iterator[frozenset[int]]:
    muat = [frozenset(satu) for satu in baris if sum(bobot[kolom] for kolom in satu) <= batas]
    yield from muat
    bit = [sum(1 << kolom for kolom in satu) for satu in baris]
    for a, b in combinations(range(len(baris)), 2):
        if (bit[a] ^ bit[b]).bit_count() > batas:
            continue
        satu, lain = baris[a], baris[b]
        banding = {kolom: Fraction(satu[kolom], lain[kolom]) for kolom in satu.keys() & lain.keys()}
        beda = satu.keys() ^ lain.keys()
        for kali in set(banding.values()):
            sisa = beda | {kolom for kolom, isi in banding.items() if isi != kali}
            if sum(bobot[kolom] for kolom in sisa) <= batas:
                yield frozenset(sisa)


def _terkecil(bentuk: Mapping[int, Baris], calon: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    bagian = {
        frozenset(satu)
        for isi in calon
        for besar in range(1, len(isi) + 1)
        for satu in combinations(isi, besar)
    }
    hasil: list[frozenset[int]] = []
    for satu in sorted(bagian, key=lambda isi: (len(isi), sorted(isi))):
        if not any(ada <= satu for ada in hasil) and termuat(bentuk, satu):
            hasil.append(satu)
    return hasil
