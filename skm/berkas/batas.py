"""What a file from elsewhere may unfold to, and what a reader keeps of the cells it finds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from time import thread_time
from typing import NoReturn
from xml.parsers import expat

from skm.berkas.gulungan import Gulungan
from skm.galat import Galat

MEKAR = 128 * 1024 * 1024
"""Bytes that a workbook may unfold to."""
LIPAT = 100
"""How many times its own size; a megabyte is always allowed."""
BAGIAN = 32 * 1024 * 1024
"""Bytes of a part that is kept whole: words, styles."""
BAGIAN_TERBANYAK = 2_000
"""Parts of an archive; office programs write a few dozen."""
BARIS_MAKSIMAL = 120_000
KOLOM_MAKSIMAL = 256
SEL_MAKSIMAL = 4_000_000
"""Cells that hold something."""
KATA_MAKSIMAL = 600_000
"""Different words of a workbook, which are kept in memory."""
HURUF_MAKSIMAL = 64_000_000
"""Letters of all cells: a word that stands in the file once may stand in millions of cells."""
SEL_TERPANJANG = 32_767
"""Letters of a cell, as many as spreadsheets allow."""
DETIK = 60.0
"""Seconds of processor that reading may take."""
JAUH_BARIS, JAUH_KOLOM, JAUH_TERBANYAK = 1_000, 64, 20
"""A cell is stray behind so many empty rows or columns, where there are no more than so many of them."""
POTONG = 64 * 1024

Atribut = Mapping[str, str]


def ribuan(angka: int) -> str:
    """A count as people write it: 120.000."""
    return f"{angka:,}".replace(",", ".")


class Batas:
    """The refusals of one file; each names the bound."""

    def __init__(self, nama: str) -> None:
        self.nama = nama
        self._mulai = thread_time()
        self._sel = self._huruf = 0

    def tolak(self, kalimat: str) -> NoReturn:
        """Raise the refusal."""
        raise Galat(f"Berkas {self.nama}: {kalimat}.")

    def waktu(self) -> None:
        """Raises Galat when reading has taken too long."""
        if thread_time() - self._mulai > DETIK:
            self.tolak(f"lebih dari {DETIK:.0f} detik belum selesai dibaca; bagi menjadi beberapa berkas")

    def baris(self, nomor: int) -> None:
        """Raises Galat for a row past the bound."""
        if nomor > BARIS_MAKSIMAL:
            self.tolak(f"paling banyak {ribuan(BARIS_MAKSIMAL)} baris sekali muat; ada isi di baris {nomor}")

    def kolom(self, kolom: int, nomor: int) -> None:
        """Raises Galat for a column past the bound."""
        if kolom > KOLOM_MAKSIMAL:
            self.tolak(f"paling banyak {KOLOM_MAKSIMAL} kolom; ada isi di kolom ke-{kolom} baris {nomor}")

    def sel(self, banyak: int) -> None:
        """So many cells more. Raises Galat past the bound."""
        if self._sel + banyak > SEL_MAKSIMAL:
            self.tolak(f"paling banyak {ribuan(SEL_MAKSIMAL)} sel berisi; bagi menjadi beberapa berkas")

    def isi(self, baris: Sequence[str], banyak: int) -> None:
        """Count a row of which `banyak` cells hold something. Raises Galat past a bound."""
        self.sel(banyak)
        self._sel += banyak
        self._huruf += sum(map(len, baris))
        if self._huruf > HURUF_MAKSIMAL:
            self.tolak(f"paling banyak {ribuan(HURUF_MAKSIMAL)} huruf; bagi menjadi beberapa berkas")


class Penampung:
    """Keeps the rows a reader finds, within bounds; single cells far from all others are only named."""

    def __init__(self, batas: Batas) -> None:
        self.batas = batas
        self._isi = Gulungan()
        self._terakhir = 0
        self._jauh: list[tuple[int, int, str]] = []

    def baris(self, nomor: int, sel: Sequence[tuple[int, str]]) -> None:
        """A row's cells that hold something: (column from 1, text) in order. Raises Galat; ValueError."""
        if nomor <= self._terakhir:
            raise ValueError("barisnya tidak berurutan")
        self._terakhir = nomor
        if not sel:
            return
        if nomor > len(self._isi) + JAUH_BARIS and (len(self._isi) or nomor > BARIS_MAKSIMAL):
            self._tunda(nomor, sel)
            return
        lebar = self._isi.lebar
        dekat = len(sel)
        for ke, (kolom, _) in enumerate(sel):
            if kolom > lebar + JAUH_KOLOM and (lebar or kolom > KOLOM_MAKSIMAL):
                dekat = ke
                break
            lebar = max(lebar, kolom)
        if dekat:
            self._simpan(nomor, sel[:dekat])
        if dekat < len(sel):
            self._tunda(nomor, sel[dekat:])

    def deret(self, nomor: int, sel: tuple[str, ...]) -> None:
        """A whole row of a file that has no gaps, from its first column on. Raises Galat."""
        self.batas.baris(nomor)
        self.batas.kolom(len(sel), nomor)
        self._catat(nomor, sel, len(sel))

    def selesai(self) -> Gulungan:
        """All that was kept."""
        if not len(self._isi):
            self._terima_jauh()
        self._isi.lepas = tuple(f"{huruf_kolom(kolom)}{nomor}" for nomor, kolom, _ in self._jauh)
        return self._isi

    def _tunda(self, nomor: int, sel: Sequence[tuple[int, str]]) -> None:
        self._jauh += [(nomor, *satu) for satu in sel]
        if len(self._jauh) > JAUH_TERBANYAK:
            self._terima_jauh()

    def _terima_jauh(self) -> None:
        """They were no stray cells, but a table."""
        menurut_baris: dict[int, list[tuple[int, str]]] = {}
        for nomor, kolom, teks in self._jauh:
            menurut_baris.setdefault(nomor, []).append((kolom, teks))
        for nomor, sel in menurut_baris.items():
            self.batas.baris(nomor)
            self.batas.kolom(sel[-1][0], nomor)
            if nomor <= len(self._isi):
                alamat = f"{huruf_kolom(sel[0][0])}{nomor}"
                self.batas.tolak(f"ada isi jauh di kanan tabelnya, mulai sel {alamat}; hapus atau pindahkan")
            self._simpan(nomor, sel)
        self._jauh = []

    def _simpan(self, nomor: int, sel: Sequence[tuple[int, str]]) -> None:
        lebar = sel[-1][0]
        self.batas.baris(nomor)
        self.batas.kolom(lebar, nomor)
        isi = [""] * lebar
        for kolom, teks in sel:
            isi[kolom - 1] = teks
        self._catat(nomor, tuple(isi), len(sel))

    def _catat(self, nomor: int, baris: tuple[str, ...], banyak: int) -> None:
        self.batas.isi(baris, banyak)
        self._isi.sel += banyak
        self._isi.tambah(nomor, baris)


def huruf_kolom(nomor: int) -> str:
    """The letters of a column: the 28th is AB."""
    huruf = ""
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def buka_arsip(isi: bytes, batas: Batas, *, mengalir: Callable[[str], bool]) -> zipfile.ZipFile:
    """The archive, none of whose parts is unfolded yet. Raises Galat for one that would unfold too far.

    `mengalir` says which parts are read in a stream; the others are kept whole, and shorter. An archive that
    lies about a part's size is found out as it is read: no more than that is.
    """
    if isi.count(b"PK\x01\x02") > BAGIAN_TERBANYAK:
        batas.tolak(f"memuat lebih dari {ribuan(BAGIAN_TERBANYAK)} bagian, jadi bukan buku kerja")
    arsip = zipfile.ZipFile(io.BytesIO(isi))
    bagian = arsip.infolist()
    if sum(satu.file_size for satu in bagian) > min(MEKAR, max(LIPAT * len(isi), 1024 * 1024)):
        batas.tolak(f"bila dibuka mekar melebihi {MEKAR // 1024 // 1024} MB atau {LIPAT} kali ukurannya")
    for satu in bagian:
        if satu.file_size > BAGIAN and not mengalir(satu.filename):
            batas.tolak(f"bagian {satu.filename} melebihi {BAGIAN // 1024 // 1024} MB bila dibuka")
    return arsip


def pastikan_ada(arsip: zipfile.ZipFile, bagian: str, batas: Batas) -> None:
    """Raises Galat for an archive of other things."""
    if bagian not in arsip.namelist():
        berisi = ", ".join(repr(nama[:40]) for nama in arsip.namelist()[:3]) or "tidak ada apa pun"
        batas.tolak(f"bukan buku kerja, melainkan arsip ZIP berisi {berisi}; keluarkan dahulu isinya")


class Pendengar:
    """Is told a part's elements as they come, by the names that stand there: `row`, `x:row`."""

    def mulai(self, nama: str, atribut: Atribut) -> None:
        """An element begins."""

    def akhir(self, nama: str) -> None:
        """It ends."""

    def teks(self, isi: str) -> None:
        """Text between two of these, all of it at once."""


def telusuri(arsip: zipfile.ZipFile, bagian: str, batas: Batas, *, untuk: Pendengar) -> None:
    """Read a part.

    Raises Galat for one that takes too long or declares entities, ValueError for one that is no XML.
    """
    pengurai = expat.ParserCreate()
    pengurai.buffer_text = True
    pengurai.StartDoctypeDeclHandler = lambda *_: batas.tolak(
        "memuat deklarasi DOCTYPE, yang tidak pernah ada di buku kerja"
    )
    pengurai.StartElementHandler = untuk.mulai
    if type(untuk).akhir is not Pendengar.akhir:  # a handler that does nothing takes its time too
        pengurai.EndElementHandler = untuk.akhir
    if type(untuk).teks is not Pendengar.teks:
        pengurai.CharacterDataHandler = untuk.teks
    with arsip.open(bagian) as aliran:
        try:
            while potong := aliran.read(POTONG):
                pengurai.Parse(potong, False)
                batas.waktu()
            pengurai.Parse(b"", True)
        except expat.ExpatError as salah:
            raise ValueError(f"{bagian}: {salah}") from salah


class Golongan(dict[str, int]):
    """The kinds of a document's elements by their names, whatever stands before the colon; 0 for others."""

    def __init__(self, menurut_nama: Mapping[str, int]) -> None:
        super().__init__(menurut_nama)
        self._asal = dict(menurut_nama)

    def __missing__(self, nama: str) -> int:
        jenis = self._asal.get(nama.rpartition(":")[2], 0)
        if len(self) < 1000:
            self[nama] = jenis
        return jenis
