"""The answers of a table as read, by their columns: a hundred thousand of them take a few megabytes."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from random import Random
from secrets import randbits
from typing import Any

from skm.berkas.gulungan import BLOK
from skm.berkas.kolom import Kolom, Teks
from skm.jawaban.models import Jalur
from skm.jawaban.selisih import Deret
from skm.muatan.sel import Potongan, nama_kolom
from skm.muatan.versi import Cocok


class Jajaran:
    """Answers in the order of their table, each to one of the versions `cocok`; `tanggal` are their days."""

    def __init__(self, cocok: Sequence[Cocok], tanggal: Kolom) -> None:
        self.cocok = cocok
        self.versi = array("H")
        """The place in `cocok` of each answer's version."""
        self._nama = [sorted(nama_kolom(satu.kuesioner)) for satu in cocok]
        semua = dict.fromkeys(nama for milik in self._nama for nama in milik if nama != "saran")
        self.kolom = {nama: Kolom(nama) for nama in semua} | {"tanggal": tanggal}
        self._saran = Teks()

    def __len__(self) -> int:
        return len(self.versi)

    def tambah(self, bagian: Sequence[tuple[int, Sequence[int], Potongan]], banyak: int) -> None:
        """So many further answers: by version their places among them, and what they say."""
        versi, saran = [0] * banyak, [""] * banyak
        kode = {nama: [0] * banyak for nama in self.kolom if nama != "tanggal"}
        for ke, letak, potong in bagian:
            if len(letak) == banyak:
                versi, saran, kode = [ke] * banyak, potong.saran, kode | potong.kode
                break
            for satu, teks in zip(letak, potong.saran, strict=True):
                versi[satu], saran[satu] = ke, teks
            for nama, milik in potong.kode.items():
                for satu, nomor in zip(letak, milik, strict=True):
                    kode[nama][satu] = nomor
        self.versi.extend(versi)
        self._saran.tambah(saran)
        for nama, milik in kode.items():
            self.kolom[nama].isi.extend(milik)

    def teks(self) -> Iterator[str]:
        """What each answer says, in words that stay the same: loads are known again by them."""
        for awal in range(0, len(self), BLOK):
            letak = range(awal, min(awal + BLOK, len(self)))
            dipakai = set(self.versi[awal : awal + BLOK])
            semua = {ke: self._teks(self._nama[ke], letak) for ke in dipakai}
            if len(semua) == 1:
                yield from semua.popitem()[1]
            else:
                yield from (semua[self.versi[satu]][satu - awal] for satu in letak)

    def _teks(self, nama: Sequence[str], letak: Sequence[int]) -> list[str]:
        dari, sampai = letak[0], letak[-1] + 1
        bagian: list[Sequence[str]] = []
        for satu in nama:
            if satu == "saran":
                bagian.append([repr(("saran", self._saran[ke] or None)) for ke in letak])
            else:
                kolom = self.kolom[satu]
                bagian.append(list(map(kolom.teks.__getitem__, kolom.isi[dari:sampai])))
        return [f"[{', '.join(satu)}]" for satu in zip(*bagian, strict=True)]

    def urut(self, dipilih: Sequence[int], hari: date) -> Sequence[int]:
        """Those answers by day, version and service, so that a part of them touches few counters; in no order
        within these. `hari` is the day of those that state none.
        """
        tanggal, layanan = self.kolom["tanggal"], self.kolom["layanan_id"]
        hari_ke = [((satu or hari).toordinal() << 40) for satu in tanggal.arti]
        versi_ke = [satu.kuesioner.id << 20 for satu in self.cocok]
        layanan_ke = [satu or 0 for satu in layanan.arti]
        kunci = array(
            "q",
            (
                hari_ke[a] + versi_ke[b] + layanan_ke[c]
                for a, b, c in zip(tanggal.isi, self.versi, layanan.isi, strict=True)
            ),
        )
        acak = array("L", dipilih)
        Random(randbits(128)).shuffle(acak)  # noqa: S311  # who loaded the file knows its order
        return array("L", sorted(acak, key=kunci.__getitem__))

    def bulan(self, urut: Sequence[int], hari: date) -> Iterator[int]:
        """How many answers of `urut` each month has, one month after the other."""
        bulan = [(satu or hari).replace(day=1) for satu in self.kolom["tanggal"].arti]
        milik = map(bulan.__getitem__, map(self.kolom["tanggal"].isi.__getitem__, urut))
        return (sum(1 for _ in mereka) for _, mereka in groupby(milik))

    def ambil(self, letak: Sequence[int], hari: date) -> Deret:
        """Those answers by the columns of their table, `hari` for those that state no day."""
        isi: dict[str, Sequence[Any]] = {
            nama: list(map(kolom.arti.__getitem__, map(kolom.isi.__getitem__, letak)))
            for nama, kolom in self.kolom.items()
        }
        kuesioner = [satu.kuesioner.id for satu in self.cocok]
        isi["tanggal"] = [satu or hari for satu in isi["tanggal"]]
        isi["kuesioner_id"] = [kuesioner[self.versi[ke]] for ke in letak]
        isi["saran"] = [self._saran[ke] or None for ke in letak]
        isi["jalur"] = [Jalur.IMPOR] * len(letak)
        return isi
