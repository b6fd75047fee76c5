"""Finding the table in the sheets offices make: titles above its headings, which may take two rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from skm.berkas.kata import ringkas
from skm.berkas.lembar import Lembar
from skm.berkas.tabel import Bingkai, Tabel, susun

BARIS_JUDUL = 20
"""Headings are looked for this far down."""
PALING_SEDIKIT = 3
"""Headings that a slice must know in a row which holds none of the codes."""
_NOMOR_KOLOM = re.compile(r"\W*([0-9]{1,3})\W*")


@dataclass(frozen=True, slots=True)
class Ciri:
    """What a slice's table is known by: codes that stand in one row, and whether a heading is one of its
    own.
    """

    kolom: tuple[str, ...]
    dikenal: Callable[[str], bool] = lambda _: False


def letak_judul(bingkai: Bingkai, ciri: Ciri) -> int | None:
    """Where the headings stand, from 0: the first row with all the codes, else the one with most known words.

    None where no row has either.
    """
    dicari, atas = {ringkas(satu) for satu in ciri.kolom}, bingkai[:BARIS_JUDUL]
    for ke, baris in enumerate(atas):
        if dicari <= {ringkas(teks) for teks in baris}:
            return ke
    banyak = [sum(1 for teks in set(baris) if teks and ciri.dikenal(teks)) for baris in atas]
    terbanyak = max(banyak, default=0)
    return banyak.index(terbanyak) if terbanyak >= PALING_SEDIKIT else None


def cari_tabel(nama: str, lembar: Lembar, ciri: Ciri) -> Tabel:
    """The table of that sheet: where no row has its headings, the first that is about as full as any.

    Left out, and named, are titles above, a second row of headings or column numbers below, and headings that
    stand again on every printed page. Columns without a heading get one by their place. Raises Galat.
    """
    bingkai = lembar.bingkai
    judul = letak_judul(bingkai, ciri)
    if judul is None:
        judul = _terpenuh(bingkai)
    kepala = bingkai[judul]
    dicari = {ringkas(satu) for satu in ciri.kolom}
    letak = [n for n, teks in enumerate(kepala) if ringkas(teks) in dicari]
    letak = letak or [n for n, teks in enumerate(kepala) if teks and ciri.dikenal(teks)]
    dilewati = {nomor for nomor, _ in bingkai.berisi(0, judul)}
    bawahan = True
    for nomor, potong in bingkai.potongan(judul + 1):
        for satu, baris in zip(nomor, potong, strict=True):
            bawahan = bawahan and _bawahan(baris, letak, ciri)
            if bawahan or (letak and _diulang(baris, kepala, letak)):
                dilewati.add(satu)
    return susun(
        nama,
        bingkai,
        judul=_lengkapi(bingkai, judul),
        di=judul + 1,
        dilewati=dilewati,
        lembar=lembar.nama,
        longgar=True,
    )


def _terpenuh(bingkai: Bingkai) -> int:
    penuh = [sum(map(bool, baris)) for baris in bingkai[:BARIS_JUDUL]]
    return next((ke for ke, satu in enumerate(penuh) if satu >= 0.8 * max(penuh)), 0)


def _bawahan(baris: tuple[str, ...], letak: Sequence[int], ciri: Ciri) -> bool:
    """Whether a row right below the headings belongs to them: words of theirs, or the numbers of columns."""
    isi = [baris[n] for n in letak if baris[n]]
    if len(isi) < PALING_SEDIKIT:
        return False
    nomor = [int(cocok[1]) for teks in isi if (cocok := _NOMOR_KOLOM.fullmatch(teks))]
    if len(isi) > 4 and nomor and nomor == list(range(nomor[0], nomor[0] + len(isi))):
        return True
    return 2 * sum(1 for teks in isi if not _NOMOR_KOLOM.fullmatch(teks) and ciri.dikenal(teks)) > len(isi)


def _diulang(baris: tuple[str, ...], kepala: tuple[str, ...], letak: Sequence[int]) -> bool:
    return all(ringkas(baris[n]) == ringkas(kepala[n]) for n in letak)


def _lengkapi(bingkai: Bingkai, di: int) -> tuple[str, ...]:
    """The headings; one that stands higher up (two rows of headings) is fetched, else the column's place."""
    *lebih_atas, judul = bingkai[: di + 1]
    return tuple(
        teks
        or next((baris[n] for baris in reversed(lebih_atas) if baris[n]), "")
        or (f"Kolom ke-{n + 1}" if any(baris[n] for _, baris in bingkai.berisi(di + 1)) else "")
        for n, teks in enumerate(judul)
    )
