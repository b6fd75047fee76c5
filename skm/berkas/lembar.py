"""The sheets of a file: which of them is read, and what their cells are where they are no plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from skm.berkas.gulungan import Gulungan
from skm.galat import Galat

BIDANG = "lembar"
"""The field that answers which sheet is read, and the option of the command."""


RUSAK = "\uf8fe"
"""What the text of a cell begins with that holds a spreadsheet's error, or a formula nobody has computed:
it is not "not filled", and whoever reads the cell refuses it by the words that follow."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet: its name, empty for a file that has none, and its rows, all of the same length.

    What is hidden (`tampak` is false) is not read.
    """

    nama: str
    tampak: bool
    bingkai: Gulungan


def pilih_lembar(
    nama: str, semua: Sequence[Lembar], cocok: Callable[[Gulungan], bool], diminta: str = ""
) -> Lembar:
    """The sheet to read: the one asked for by its name, else the only visible one whose rows `cocok` knows.

    Where it knows none, the only visible one that holds something. Raises Galat where several are left, where
    none is, and for a name that is no visible sheet's.
    """
    tampak = [satu for satu in semua if satu.tampak]
    berisi = [satu for satu in tampak if satu.bingkai.sel]
    if diminta:
        for satu in tampak:
            if satu.nama.strip().casefold() == diminta.strip().casefold():
                return satu
        raise Galat(f"Berkas {nama}: tidak ada lembar {diminta!r}. {_sebut(tampak, semua)}", bidang=BIDANG)
    if not berisi:
        tersembunyi = "; lembar yang tersembunyi tidak dibaca" if len(semua) > len(tampak) else ""
        raise Galat(f"Berkas {nama} kosong{tersembunyi}.")
    calon = [satu for satu in berisi if cocok(satu.bingkai)] or berisi
    if len(calon) > 1:
        raise Galat(
            f"Berkas {nama}: beberapa lembar dapat dibaca. Pilih salah satu: {_nama(calon)}.", bidang=BIDANG
        )
    return calon[0]


def _sebut(tampak: Sequence[Lembar], semua: Sequence[Lembar]) -> str:
    tersembunyi = len(semua) - len(tampak)
    lebih = f"; {tersembunyi} lembar tersembunyi tidak dibaca" if tersembunyi else ""
    return f"Yang ada: {_nama(tampak)}{lebih}."


def _nama(semua: Iterable[Lembar]) -> str:
    return ", ".join(repr(satu.nama) for satu in semua)


def letak(alamat: str) -> tuple[int, int]:
    """Column and row of a cell: AB7 stands in the 28th column of row 7."""
    huruf = alamat.rstrip("0123456789")
    kolom = 0
    for satu in huruf[:7]:
        kolom = kolom * 26 + ord(satu) - 64
    return kolom, int(alamat[len(huruf) :] or 0)
