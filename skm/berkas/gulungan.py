"""Rows of a table on their way through the server: however many, only a block of them is in memory."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from tempfile import SpooledTemporaryFile
from typing import overload
from weakref import finalize

BLOK = 256
"""Rows that are written and read together."""
DI_MEMORI = 1024 * 1024
"""Bytes that are kept in memory; what is more goes into a file without a name, gone with its process."""

KOSONG = marshal.dumps([])
Baris = tuple[str, ...]
Potongan = tuple[Sequence[int], list[Sequence[str]]]
"""Some rows by their columns: the rows' numbers, and for each column their cells."""


class Gulungan(Sequence[Baris]):
    """Rows of trimmed text, all of the same length; empty ones between others cost nothing.

    Rows are added in their order and read as often as one likes. A slice is a list, so only of a few.
    """

    def __init__(self) -> None:
        self._berkas = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115  # closed with the object
        finalize(self, self._berkas.close)
        self._letak, self._ukuran = array("q"), array("q")
        self._isi: list[Baris] = []
        self._ingat: tuple[int, list[Baris]] = (-1, [])
        self._panjang = 0
        self._ke_bawah: dict[int, list[tuple[int, int, int, str]]] = {}
        self.lebar = self.sel = 0
        """Columns, and cells that hold something."""
        self.lepas: tuple[str, ...] = ()
        """Addresses of single cells far from the table, which are not in it."""

    def tambah(self, nomor: int, baris: Baris) -> None:
        """Row `nomor`, from 1 and behind all others; those between are empty."""
        while nomor > (len(self._letak) + 1) * BLOK:
            self._simpan_blok()
        self._isi.extend([()] * (nomor - 1 - len(self._letak) * BLOK - len(self._isi)))
        self._isi.append(baris)
        self._panjang = nomor
        self.lebar = max(self.lebar, len(baris))

    def isi_ke_bawah(self, kolom: int, dari: int, sampai: int) -> None:
        """The cell of row `dari` is merged over those below it up to `sampai`: each holds its text."""
        sampai = min(sampai, self._panjang)
        if not (0 < dari < sampai and 0 < kolom <= self.lebar and (teks := self[dari - 1][kolom - 1])):
            return
        for ke in range(dari // BLOK, (sampai - 1) // BLOK + 1):
            self._ke_bawah.setdefault(ke, []).append((kolom - 1, dari, sampai, teks))
        self._ingat = (-1, [])

    def potongan(self, awal: int = 0) -> Iterator[tuple[Sequence[int], list[Baris]]]:
        """The rows behind the first `awal` that hold something, some at a time: their numbers, and they."""
        for ke in range(awal // BLOK, -(-self._panjang // BLOK)):
            dari = max(awal, ke * BLOK)
            baris = self._blok(ke)[dari - ke * BLOK :]
            nomor: Sequence[int] = range(dari + 1, dari + 1 + len(baris))
            if ke in self._ke_bawah or not all(baris):  # else an empty row is an empty tuple
                ada = [letak for letak, satu in enumerate(baris) if any(satu)]
                nomor, baris = [nomor[letak] for letak in ada], [baris[letak] for letak in ada]
            if baris:
                lebar = self.lebar
                yield nomor, [satu if len(satu) == lebar else self._penuh(satu) for satu in baris]

    def berisi(self, awal: int = 0, akhir: int | None = None) -> Iterator[tuple[int, Baris]]:
        """The rows that hold something with their numbers, from 1: those of the slice `awal:akhir`."""
        akhir = self._panjang if akhir is None else akhir
        for ke in range(awal // BLOK, -(-akhir // BLOK)):
            digabung = ke in self._ke_bawah  # else an empty row is an empty tuple
            for letak, baris in enumerate(self._blok(ke), start=ke * BLOK):
                if baris and awal <= letak < akhir and (not digabung or any(baris)):
                    yield letak + 1, baris if len(baris) == self.lebar else self._penuh(baris)

    def __len__(self) -> int:
        return self._panjang

    def __iter__(self) -> Iterator[Baris]:
        kosong = self._penuh(())
        sisa = self._panjang
        for ke in range(-(-self._panjang // BLOK)):
            blok = self._blok(ke)
            for baris in blok[:sisa]:
                yield self._penuh(baris) if baris else kosong
            for _ in range(min(BLOK, sisa) - len(blok)):
                yield kosong
            sisa -= BLOK

    @overload
    def __getitem__(self, letak: int) -> Baris: ...
    @overload
    def __getitem__(self, letak: slice) -> list[Baris]: ...
    def __getitem__(self, letak: int | slice) -> Baris | list[Baris]:
        if isinstance(letak, slice):
            return [self[satu] for satu in range(*letak.indices(self._panjang))]
        satu = letak + self._panjang if letak < 0 else letak
        if not 0 <= satu < self._panjang:
            raise IndexError(letak)
        blok = self._blok(satu // BLOK)
        return self._penuh(blok[satu % BLOK] if satu % BLOK < len(blok) else ())

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, Sequence) and list(self) == list(lain)

    __hash__ = None  # type: ignore[assignment]  # it grows

    def _penuh(self, baris: Baris) -> Baris:
        return baris if len(baris) == self.lebar else baris + ("",) * (self.lebar - len(baris))

    def _blok(self, ke: int) -> list[Baris]:
        gabungan = self._ke_bawah.get(ke)
        if gabungan is None and (ke == len(self._letak) or self._ukuran[ke] == 0):
            return self._isi if ke == len(self._letak) else []
        if self._ingat[0] != ke:
            isi = self._terbaca(ke)
            self._ingat = (ke, self._digabung(ke, isi, gabungan) if gabungan else isi)
        return self._ingat[1]

    def _terbaca(self, ke: int) -> list[Baris]:
        if ke == len(self._letak):
            return self._isi
        self._berkas.seek(self._letak[ke])
        isi: list[Baris] = marshal.loads(self._berkas.read(self._ukuran[ke]) or KOSONG)  # noqa: S302  # ours
        return isi

    def _digabung(
        self, ke: int, isi: list[Baris], gabungan: Sequence[tuple[int, int, int, str]]
    ) -> list[Baris]:
        awal = ke * BLOK
        baru = [list(self._penuh(satu)) for satu in isi]
        baru += [[""] * self.lebar for _ in range(min(BLOK, self._panjang - awal) - len(isi))]
        for kolom, dari, sampai, teks in gabungan:
            for letak in range(max(dari, awal), min(sampai, awal + BLOK)):
                baru[letak - awal][kolom] = baru[letak - awal][kolom] or teks
        return [tuple(satu) for satu in baru]

    def _simpan_blok(self) -> None:
        isi = marshal.dumps(self._isi) if any(self._isi) else b""
        self._letak.append(self._berkas.seek(0, 2))
        self._ukuran.append(len(isi))
        self._berkas.write(isi)
        self._isi = []


class BarisTabel(Sequence[tuple[int, dict[str, str]]]):
    """Rows under headings: their numbers in the file and their cells by heading, made as they are read."""

    def __init__(
        self, isi: Gulungan, kolom: Sequence[tuple[int, str]], di: int, dilewati: Collection[int] = ()
    ) -> None:
        """The rows below row `di` that hold something, but those whose numbers are `dilewati`.

        `kolom` are the places of columns, from 0, with their headings.
        """
        self._isi, self._kolom, self._di, self._dilewati = isi, tuple(kolom), di, frozenset(dilewati)
        self._nomor = array("q")
        for nomor, _ in self._potongan():
            self._nomor.extend(nomor)

    def tanpa(self, nomor: Collection[int]) -> BarisTabel:
        """Without the rows of those numbers."""
        return BarisTabel(self._isi, self._kolom, self._di, self._dilewati | frozenset(nomor))

    def kolom(self, judul: Sequence[str]) -> Iterator[Potongan]:
        """The cells below these headings."""
        menurut_judul = {satu: letak for letak, satu in self._kolom}
        letak = [menurut_judul[satu] for satu in judul]
        for nomor, baris in self._potongan():
            semua = tuple(zip(*baris, strict=True))
            yield nomor, [semua[satu] for satu in letak]

    def _potongan(self) -> Iterator[tuple[Sequence[int], list[Baris]]]:
        for nomor, baris in self._isi.potongan(self._di):
            if self._dilewati.isdisjoint(nomor):
                yield nomor, baris
                continue
            ada = [letak for letak, satu in enumerate(nomor) if satu not in self._dilewati]
            if ada:
                yield [nomor[letak] for letak in ada], [baris[letak] for letak in ada]

    def __len__(self) -> int:
        return len(self._nomor)

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        for nomor, baris in self._potongan():
            for satu, sel in zip(nomor, baris, strict=True):
                yield satu, {judul: sel[letak] for letak, judul in self._kolom}

    @overload
    def __getitem__(self, letak: int) -> tuple[int, dict[str, str]]: ...
    @overload
    def __getitem__(self, letak: slice) -> list[tuple[int, dict[str, str]]]: ...
    def __getitem__(
        self, letak: int | slice
    ) -> tuple[int, dict[str, str]] | list[tuple[int, dict[str, str]]]:
        if isinstance(letak, slice):
            return [self[satu] for satu in range(*letak.indices(len(self)))]
        nomor = self._nomor[letak]
        sel = self._isi[nomor - 1]
        return nomor, {judul: sel[ke] for ke, judul in self._kolom}

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, Sequence) and list(self) == list(lain)

    __hash__ = None  # type: ignore[assignment]  # as above


def tanpa(
    semua: Sequence[tuple[int, Mapping[str, str]]], nomor: Collection[int]
) -> Sequence[tuple[int, Mapping[str, str]]]:
    """Rows under headings without those of these numbers."""
    if isinstance(semua, BarisTabel):
        return semua.tanpa(nomor)
    return tuple(satu for satu in semua if satu[0] not in nomor)


def menurut_kolom(semua: Sequence[tuple[int, Mapping[str, str]]], judul: Sequence[str]) -> Iterator[Potongan]:
    """All rows under headings, some at a time, by the columns of these headings."""
    if isinstance(semua, BarisTabel):
        yield from semua.kolom(judul)
        return
    for awal in range(0, len(semua), BLOK):
        potong = semua[awal : awal + BLOK]
        yield [nomor for nomor, _ in potong], [[sel[satu] for _, sel in potong] for satu in judul]
