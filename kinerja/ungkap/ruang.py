"""Rows of sums over a prime field, and whether a combination of them touches next to nobody.

A row maps columns (people alike) to coefficients, without zeros. Computing modulo a prime keeps every
coefficient short, and errs on the safe side: a combination over the rationals, in lowest whole numbers, stays
one modulo the prime and touches nobody new, so what touches few is found; one that touches few only modulo
the prime is refused needlessly. (For less the rows would have to lose rank modulo the prime, that is, have a
determinant that 2^61 - 1 divides; sums of ones that do would have to be made for it.)
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

PRIMA = 2**61 - 1
TIGA = 3

Baris = dict[int, int]


def eselon(baris: Iterable[Baris], kolom: Collection[int]) -> tuple[dict[int, Baris], list[Baris]]:
    """The space by reduced rows, each under its pivot among `kolom`, and rows that span what vanishes there.

    A pivot is 1 in its own row and stands in no other.
    """
    bentuk: dict[int, Baris] = {}
    luar: list[Baris] = []
    semua = sorted(baris, key=len)
    urut: dict[int, int] = {}
    for satu in semua:
        for letak in satu:
            urut.setdefault(letak, len(urut))
    for satu in semua:
        sisa = dict(satu)
        for poros in bentuk.keys() & satu.keys():
            _tambah(sisa, -sisa[poros], bentuk[poros])
        poros_baru = min(
            (letak for letak in sisa if letak in kolom), default=None, key=lambda letak: urut[letak]
        )
        if poros_baru is not None:
            balik = pow(sisa[poros_baru], -1, PRIMA)
            sisa = {letak: isi * balik % PRIMA for letak, isi in sisa.items()}
            for lain in bentuk.values():
                if poros_baru in lain:
                    _tambah(lain, -lain[poros_baru], sisa)
            bentuk[poros_baru] = sisa
        elif sisa:
            luar.append(sisa)
    return bentuk, luar


def _tambah(baris: Baris, kali: int, lain: Mapping[int, int]) -> None:
    for letak, isi in lain.items():
        baru = (baris.get(letak, 0) + kali * isi) % PRIMA
        if baru:
            baris[letak] = baru
        else:
            del baris[letak]


def menyentuh_sedikit(baris: Iterable[Baris], bobot: Sequence[int], batas: int) -> bool:
    """Whether a combination of the rows touches somebody, but people of `batas` (three or four) in all.

    `bobot` says how many stand in each column, from 1 up. Columns of more than `batas` must be left alone:
    what vanishes there is kept. In reduced rows a combination that touches k pivots is one of k rows (Brouwer
    & Zimmermann). Those of one and two rows are tried. One of three and more touches at most one who is no
    pivot. Reduced anew with pivots among those others, it is made of rows that touch none of them, a smaller
    space of the same kind, and where `batas` is four of one more row that touches a single one of them.
    """
    berat = {letak for letak, banyak in enumerate(bobot) if banyak > batas}
    ringan = {letak for letak, banyak in enumerate(bobot) if banyak <= batas}
    bentuk, _ = eselon(eselon(baris, berat)[1], ringan)
    if _satu_atau_dua(list(bentuk.values()), bobot, batas):
        return True
    luar = {letak for satu in bentuk.values() for letak in satu if letak not in bentuk}
    kedua, dalam = eselon(bentuk.values(), luar)
    if dalam and menyentuh_sedikit(dalam, bobot, batas):
        return True
    for poros, satu in kedua.items():
        if bobot[poros] <= batas - TIGA and satu.keys() & luar == {poros}:
            tanpa = {letak: isi for letak, isi in satu.items() if letak != poros}
            if menyentuh_sedikit([*dalam, tanpa], bobot, batas - bobot[poros]):
                return True
    return False


def _satu_atau_dua(baris: Sequence[Baris], bobot: Sequence[int], batas: int) -> bool:
    orang = [sum(bobot[letak] for letak in satu) for satu in baris]
    if any(banyak <= batas for banyak in orang):
        return True
    bit = _bit(baris, bobot)
    urut = sorted(range(len(baris)), key=lambda nomor: orang[nomor])
    for letak, a in enumerate(urut):
        for b in urut[letak + 1 :]:
            if orang[b] - orang[a] > batas:
                break
            if (bit[a] ^ bit[b]).bit_count() <= batas and _berdua(baris[a], baris[b], bobot, batas):
                return True
    return False


def _bit(baris: Sequence[Baris], bobot: Sequence[int]) -> list[int]:
    """Each row's people as bits, so that those whom only one of two rows touches are counted at once."""
    letak_bit: dict[int, int] = {}
    mulai = 0
    for letak in {letak for satu in baris for letak in satu}:
        letak_bit[letak] = ((1 << bobot[letak]) - 1) << mulai
        mulai += bobot[letak]
    return [sum(letak_bit[letak] for letak in satu) for satu in baris]


def _berdua(a: Baris, b: Baris, bobot: Sequence[int], batas: int) -> bool:
    """Whether some multiple of `b` leaves few of `a`: whom only one of them touches, or with other quotients.

    All but `batas` of those whom both touch have the quotient then, so one of the first has it.
    """
    bersama = a.keys() & b.keys()
    sendiri = sum(bobot[letak] for letak in a.keys() ^ b.keys())
    for contoh in islice(bersama, batas + 1):
        sisa = sendiri
        for letak in bersama:
            if (a[letak] * b[contoh] - b[letak] * a[contoh]) % PRIMA:
                sisa += bobot[letak]
                if sisa > batas:
                    break
        if sisa <= batas:
            return True
    return False
