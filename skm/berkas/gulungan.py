"""Rows of a table on their way through the server: however many, only a block of them is in memory."""

from __future__ import annotations

import marshal
import pickle
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from tempfile import SpooledTemporaryFile
from typing import Any, overload
from weakref import finalize

BLOK = 256
"""Rows that are written and read together."""
DI_MEMORI = 1024 * 1024
"""Bytes that are kept in memory; what is more goes into a file without a name, gone with its process."""

KOSONG = marshal.dumps([])
Baris = tuple[str, ...]


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


class Jajaran(Sequence[dict[str, Any]]):
    """Read rows by their fields, one behind the other on the disk: each is given as a new dictionary."""

    def __init__(self, isi: Iterable[dict[str, Any]] = ()) -> None:
        self._berkas = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115  # closed with the object
        finalize(self, self._berkas.close)
        self._letak = array("q", [0])
        self._nama: list[tuple[str, ...]] = []
        for satu in isi:
            self.append(satu)

    def append(self, baris: dict[str, Any]) -> None:
        """One more."""
        nama = tuple(baris)
        if nama not in self._nama:
            self._nama.append(nama)
        self._berkas.seek(self._letak[-1])
        isi = (self._nama.index(nama), *baris.values())
        self._letak.append(self._letak[-1] + self._berkas.write(pickle.dumps(isi, pickle.HIGHEST_PROTOCOL)))

    def __len__(self) -> int:
        return len(self._letak) - 1

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return map(self._baca, range(len(self)))

    @overload
    def __getitem__(self, letak: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, letak: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, letak: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        semua = range(len(self))[letak]
        return [self._baca(satu) for satu in semua] if isinstance(semua, range) else self._baca(semua)

    def _baca(self, ke: int) -> dict[str, Any]:
        awal, akhir = self._letak[ke], self._letak[ke + 1]
        self._berkas.seek(awal)
        nomor, *isi = pickle.loads(self._berkas.read(akhir - awal))  # noqa: S301  # we wrote it
        return dict(zip(self._nama[nomor], isi, strict=True))


class BarisTabel(Sequence[tuple[int, dict[str, str]]]):
    """Rows under headings: their numbers in the file and their cells by heading, made as they are read."""

    def __init__(
        self, isi: Gulungan, kolom: Sequence[tuple[int, str]], di: int, dilewati: Collection[int] = ()
    ) -> None:
        """The rows below row `di` that hold something, but those whose numbers are `dilewati`.

        `kolom` are the places of columns, from 0, with their headings.
        """
        self._isi, self._kolom, self._di, self._dilewati = isi, tuple(kolom), di, frozenset(dilewati)
        self._nomor = array("q", (nomor for nomor, _ in self._berisi()))

    def tanpa(self, nomor: Collection[int]) -> BarisTabel:
        """Without the rows of those numbers."""
        return BarisTabel(self._isi, self._kolom, self._di, self._dilewati | frozenset(nomor))

    def _berisi(self) -> Iterator[tuple[int, Baris]]:
        semua = self._isi.berisi(self._di)
        return (satu for satu in semua if satu[0] not in self._dilewati) if self._dilewati else semua

    def __len__(self) -> int:
        return len(self._nomor)

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        for nomor, sel in self._berisi():
            yield nomor, {judul: sel[letak] for letak, judul in self._kolom}

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
