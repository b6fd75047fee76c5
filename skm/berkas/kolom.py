"""Columns of what was read from a table: a value that stands in thousands of rows is kept once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from tempfile import SpooledTemporaryFile
from typing import Any
from weakref import finalize

from skm.berkas.gulungan import DI_MEMORI

INGATAN = 10_000
"""Texts of a column whose meaning is remembered."""
DITOLAK = 0
"""The number of a cell that was refused."""


class Kolom:
    """Values under one name, few different ones: each row has a number (`isi`) that tells its value."""

    def __init__(self, nama: str) -> None:
        self.nama = nama
        self.isi = array("H")
        self.arti: list[Any] = []
        self.teks: list[str] = []
        """By number, the value as repr writes it beside its name."""
        self._nomor: dict[Any, int] = {}
        self._tambah(None)  # DITOLAK
        self.kosong = self._tambah(None)
        """The number of a cell that holds nothing."""

    def nomor(self, nilai: Any) -> int:
        """The number that tells that value."""
        ada = self._nomor.get(nilai)
        return self._tambah(nilai) if ada is None else ada

    def _tambah(self, nilai: Any) -> int:
        self._nomor[nilai] = len(self.arti)
        self.arti.append(nilai)
        self.teks.append(repr((self.nama, nilai)))
        return self._nomor[nilai]


class Arti(dict[str, int]):
    """The numbers of what a column's texts mean: `baca` is asked for those that are not remembered."""

    def __init__(self, baca: Callable[[str], int]) -> None:
        self._baca = baca

    def __missing__(self, teks: str) -> int:
        nomor = self._baca(teks)
        if len(self) < INGATAN:
            self[teks] = nomor
        return nomor


class Teks:
    """Texts, one for each row and most of them different: they wait on the disk."""

    def __init__(self) -> None:
        self._berkas = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115  # closed with the object
        finalize(self, self._berkas.close)
        self._letak = array("q", [0])

    def tambah(self, semua: Iterable[str]) -> None:
        """Those of further rows."""
        bagian = [satu.encode(errors="surrogatepass") for satu in semua]
        self._berkas.seek(self._letak[-1])
        self._berkas.write(b"".join(bagian))
        akhir = self._letak[-1]
        for satu in bagian:
            akhir += len(satu)
            self._letak.append(akhir)

    def __getitem__(self, ke: int) -> str:
        awal, akhir = self._letak[ke], self._letak[ke + 1]
        if awal == akhir:
            return ""
        self._berkas.seek(awal)
        return self._berkas.read(akhir - awal).decode(errors="surrogatepass")
