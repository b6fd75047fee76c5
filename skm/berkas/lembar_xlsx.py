"""The visible sheets of an XLSX or XLSM workbook as rows of text, read once, in a stream, within bounds.

A workbook is a compressed archive of XML: a small file may unfold to gigabytes, and one stray cell may claim
a million rows. So what it says of itself is not believed: parts are measured before they are unfolded, cells
are counted while they are read, and reading stops at the first bound with a sentence that names it.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from skm.berkas.batas import (
    BARIS_MAKSIMAL,
    JAUH_TERBANYAK,
    KATA_MAKSIMAL,
    Atribut,
    Batas,
    Penampung,
    Pendengar,
    buka_arsip,
    pastikan_ada,
    ribuan,
    telusuri,
)
from skm.berkas.gulungan import Gulungan
from skm.berkas.isi_xlsx import Arti, Gaya, Isi, Kata
from skm.berkas.lembar import Lembar

BUKU, RELASI = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
GAYA, KATA = "xl/styles.xml", "xl/sharedStrings.xml"
POTONG = 256 * 1024


def baca_xlsx(nama: str, isi: bytes) -> tuple[Lembar, ...]:
    """The sheets in their order; of one that is hidden no row.

    A cell that is merged over rows holds its text in each of them. Raises Galat for what exceeds a bound,
    ValueError, KeyError or BadZipFile for no workbook.
    """
    batas = Batas(nama)
    with buka_arsip(isi, batas, mengalir=lambda bagian: "/worksheets/" in bagian) as arsip:
        pastikan_ada(arsip, BUKU, batas)
        buku, letak = _Buku(), _Letak()
        telusuri(arsip, BUKU, batas, untuk=buku)
        telusuri(arsip, RELASI, batas, untuk=letak)
        semua = [(judul, tampak, letak.bagian.get(satu, "")) for judul, tampak, satu in buku.lembar]
        lembar = [satu for satu in semua if "/worksheets/" in satu[2]]  # not one that is a chart
        if not lembar:
            raise ValueError("tidak ada lembar di dalamnya")
        for _, tampak, bagian in lembar:
            if tampak:
                _hitung_sel(arsip, bagian, batas)
        arti = _arti(arsip, batas, tahun_1904=buku.tahun_1904)
        return tuple(
            Lembar(judul, tampak, _baca(arsip, bagian, batas, arti) if tampak else Gulungan())
            for judul, tampak, bagian in lembar
        )


def _arti(arsip: zipfile.ZipFile, batas: Batas, *, tahun_1904: bool) -> Arti:
    gaya, kata, ada = Gaya(), Kata(), arsip.namelist()
    if GAYA in ada:
        telusuri(arsip, GAYA, batas, untuk=gaya)
    if KATA in ada:
        if sum(potong.count(b"si>") for potong in _potong(arsip, KATA)) > 2 * KATA_MAKSIMAL:
            batas.tolak(f"paling banyak {ribuan(KATA_MAKSIMAL)} kata yang berbeda")
        telusuri(arsip, KATA, batas, untuk=kata)
    return Arti(kata.kata, gaya.jenis(), tahun_1904=tahun_1904)


def _baca(arsip: zipfile.ZipFile, bagian: str, batas: Batas, arti: Arti) -> Gulungan:
    """Every row of the sheet up to the last one that holds something."""
    isi = Isi(Penampung(batas), arti)
    telusuri(arsip, bagian, batas, untuk=isi)
    return isi.selesai()


def _hitung_sel(arsip: zipfile.ZipFile, bagian: str, batas: Batas) -> None:
    """Count the rows and cells that hold something without reading them, however many there are.

    Raises Galat where the table would end past a bound in any case.
    """
    baris = sel = 0
    sisa = b""
    for potong in _potong(arsip, bagian):
        *semua, sisa = (sisa[-POTONG:] + potong).split(b"row>")
        berisi = [n for satu in semua if (n := satu.count(b"v>") + satu.count(b"t>"))]
        baris += len(berisi)
        sel += sum(berisi) // 2
        if baris > BARIS_MAKSIMAL + JAUH_TERBANYAK:
            batas.tolak(f"paling banyak {ribuan(BARIS_MAKSIMAL)} baris sekali muat; di sini lebih")
        batas.sel(sel)


def _potong(arsip: zipfile.ZipFile, bagian: str) -> Iterator[bytes]:
    with arsip.open(bagian) as aliran:
        while potong := aliran.read(POTONG):
            yield potong


@dataclass
class _Buku(Pendengar):
    """What stands in xl/workbook.xml: name, whether it is seen, and relation of each sheet; the first day."""

    lembar: list[tuple[str, bool, str]] = field(default_factory=list)
    tahun_1904: bool = False

    def mulai(self, nama: str, atribut: Atribut) -> None:
        nama = nama.rpartition(":")[2]
        if nama == "sheet":
            hubungan = next(isi for kunci, isi in atribut.items() if kunci.endswith(":id"))
            tampak = atribut.get("state", "visible") == "visible"
            self.lembar.append((atribut.get("name", ""), tampak, hubungan))
        elif nama == "workbookPr":
            self.tahun_1904 = atribut.get("date1904", "0") in {"1", "true"}


@dataclass
class _Letak(Pendengar):
    """The part that each relation names."""

    bagian: dict[str, str] = field(default_factory=dict)

    def mulai(self, nama: str, atribut: Atribut) -> None:
        if nama.rpartition(":")[2] == "Relationship" and atribut.get("TargetMode") != "External":
            letak = posixpath.normpath(posixpath.join("/xl", atribut["Target"]))
            self.bagian[atribut["Id"]] = letak.lstrip("/")
