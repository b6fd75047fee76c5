"""Cuts of a graph that are lighter than five.

Nagamochi & Ibaraki 1992: visit the vertices so that the next one is always tied to the visited ones by as
much weight as any (more than the limit need not be told apart: Henzinger, Noe & Schulz 2018). Where the
weight from the visited ones reaches the limit at some edge, no lighter cut separates its two ends, and
they become one. The last one visited is either tied to all others by less than the limit, which is a cut, or
became one with another: so a light cut is found or nothing is left to cut.
"""

from collections.abc import Iterable, Sequence

from kinerja.ungkap.ambang import PALING_SEDIKIT

Sisi = tuple[int, int, int]
"""Two vertices, numbered from 0, and the weight between them, 0 or more; also 0 connects."""


def ada_potongan_ringan(banyak: int, sisi: Iterable[Sisi], batas: int = PALING_SEDIKIT) -> bool:
    """Whether a cut within a connected component of a graph of `banyak` vertices is lighter than `batas`."""
    tetangga: list[dict[int, int]] = [{} for _ in range(banyak)]
    for a, b, berat in sisi:
        tetangga[a][b] = tetangga[b][a] = tetangga[a].get(b, 0) + berat
    while any(tetangga):
        if any(satu and sum(satu.values()) < batas for satu in tetangga):
            return True
        tetangga = _satukan(tetangga, _induk(tetangga, batas))
    return False


def _induk(tetangga: Sequence[dict[int, int]], batas: int) -> list[int]:
    """Each vertex's representative after one visit of all: itself, or one that no light cut parts from it."""
    induk = list(range(len(tetangga)))
    terikat = [0] * len(tetangga)
    dikunjungi = [False] * len(tetangga)
    antre: list[list[int]] = [list(induk), *([] for _ in range(batas))]
    while any(antre):
        kini = next(satu for satu in reversed(antre) if satu).pop()
        if dikunjungi[kini]:
            continue
        dikunjungi[kini] = True
        for lain, berat in tetangga[kini].items():
            if not dikunjungi[lain]:
                terikat[lain] += berat
                antre[min(terikat[lain], batas)].append(lain)
                if terikat[lain] >= batas:
                    induk[_wakil(induk, lain)] = _wakil(induk, kini)
    return [_wakil(induk, satu) for satu in induk]


def _wakil(induk: list[int], satu: int) -> int:
    while induk[satu] != satu:
        induk[satu] = satu = induk[induk[satu]]
    return satu


def _satukan(tetangga: Sequence[dict[int, int]], induk: Sequence[int]) -> list[dict[int, int]]:
    """The graph of the representatives, numbered anew."""
    nomor = {wakil: letak for letak, wakil in enumerate(dict.fromkeys(induk))}
    baru: list[dict[int, int]] = [{} for _ in nomor]
    for satu, lainnya in enumerate(tetangga):
        tujuan = baru[a := nomor[induk[satu]]]
        for lain, berat in lainnya.items():
            if (b := nomor[induk[lain]]) != a:
                tujuan[b] = tujuan.get(b, 0) + berat
    return baru
