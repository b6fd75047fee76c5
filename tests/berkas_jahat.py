"""Small files that would unfold to something large, as somebody may send them by mistake or on purpose."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

import openpyxl

from skm.berkas.gulungan import Gulungan
from skm.berkas.tabel import buka

SEKALIGUS = 1_000
"""Pieces of a part that are written together."""
LEMBAR, KATA, ODS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "content.xml"
POLA_LEMBAR = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
SERIBU_TAWA = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is>
<t>&c;</t></is></c></row></sheetData></worksheet>"""
KEPALA_ODS = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">'
    "<office:body><office:spreadsheet>"
)
KAKI_ODS = "</office:spreadsheet></office:body></office:document-content>"


def bingkai_teks(nama: str, isi: bytes) -> Gulungan:
    """The rows of the first visible sheet."""
    return next(satu.bingkai for satu in buka(nama, isi) if satu.tampak)


def buku_kecil() -> bytes:
    """A workbook with headings U1 and U2 and one row."""
    satu = openpyxl.Workbook()
    satu.active.append(["U1", "U2"])
    satu.active.append([3, 4])
    wadah = io.BytesIO()
    satu.save(wadah)
    return wadah.getvalue()


def dengan(bagian: str, isi: str | Iterable[str], asal: bytes | None = None) -> bytes:
    """A workbook with one part of it replaced or added, written piece by piece."""
    wadah = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(asal or buku_kecil())) as lama,
        zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for nama in lama.namelist():
            if nama != bagian:
                baru.writestr(nama, lama.read(nama))
        with baru.open(bagian, "w", force_zip64=True) as keluar:
            potong = iter((isi,) if isinstance(isi, str) else isi)
            while sekian := "".join(islice(potong, SEKALIGUS)):
                keluar.write(sekian.encode())
    return wadah.getvalue()


def lembar(baris: Iterable[str]) -> Iterator[str]:
    """A sheet of those rows, as XML."""
    awal, akhir = POLA_LEMBAR.split("{}")
    yield f"{awal}<sheetData>"
    yield from baris
    yield f"</sheetData>{akhir}"


def sel(alamat: str, isi: str = "1", jenis: str = "n") -> str:
    """A row with one cell."""
    nomor = alamat.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{nomor}"><c r="{alamat}" t="{jenis}"><v>{isi}</v></c></row>'


def ods(*isi: str, sebelum: str = "") -> bytes:
    """An ODS workbook with that XML as its sheets."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        awal, body = KEPALA_ODS.split("<office:body>")
        arsip.writestr(ODS, f"{awal}{sebelum}<office:body>{body}{''.join(isi)}{KAKI_ODS}")
    return wadah.getvalue()


def sel_ods(teks: str, *, ulang: int = 1) -> str:
    """A cell with a text, or as many of them."""
    banyak = f' table:number-columns-repeated="{ulang}"' if ulang > 1 else ""
    return f'<table:table-cell office:value-type="string"{banyak}><text:p>{teks}</text:p></table:table-cell>'


def _arsip(isi: Iterable[tuple[str, bytes]]) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, satu in isi:
            arsip.writestr(nama, satu)
    return wadah.getvalue()


def _mekar(megabita: int = 270) -> bytes:
    return dengan(LEMBAR, (" " * 1024 for _ in range(1024 * megabita)))


def _baris(banyak: int = 200_000, kolom: int = 4) -> bytes:
    def satu(nomor: int) -> str:
        isi = "".join(f'<c r="{chr(65 + ke)}{nomor}"><v>{1 + nomor % 4}</v></c>' for ke in range(kolom))
        return f'<row r="{nomor}">{isi}</row>'

    return dengan(LEMBAR, lembar(map(satu, range(1, banyak + 1))))


def _kolom(banyak: int = 1_000_000) -> bytes:
    deret = ("".join(f"<c><v>{n}</v></c>" for n in range(ke, ke + 1000)) for ke in range(0, banyak, 1000))
    return dengan(LEMBAR, lembar(('<row r="1">', *deret, "</row>")))


def _kata_panjang() -> bytes:
    kata = f"<sst><si><t>{'a' * 30_000}</t></si></sst>"
    deret = "".join(f'<c r="{chr(65 + ke)}{{0}}" t="s"><v>0</v></c>' for ke in range(5))
    baris = (f'<row r="{n}">{deret.replace("{0}", str(n))}</row>' for n in range(1, 100_000))
    return dengan(KATA, kata, dengan(LEMBAR, lembar(baris)))


def _banyak_kata(banyak: int = 1_000_000) -> bytes:
    return dengan(KATA, ("<sst>", *(f"<si><t>{n}</t></si>" for n in range(banyak)), "</sst>"))


def _ods_berulang() -> bytes:
    baris = f'<table:table-row table:number-rows-repeated="1048576">{sel_ods("1", ulang=16384)}'
    return ods(f'<table:table table:name="A">{baris}</table:table-row></table:table>')


def _ods_baris() -> bytes:
    baris = f'<table:table-row table:number-rows-repeated="1048576">{sel_ods("1")}</table:table-row>'
    return ods(f'<table:table table:name="A">{baris}</table:table>')


JAHAT: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a quarter of a megabyte that unfolds to 270 MB": ("a.xlsx", _mekar, "mekar melebihi 128 MB"),
    "200,000 rows": ("a.xlsx", _baris, "paling banyak 120.000 baris"),
    "a million columns": ("a.xlsx", _kolom, "paling banyak 256 kolom"),
    "a million columns, CSV": ("a.csv", lambda: b"1," * 999_999 + b"1\n", "paling banyak 256 kolom"),
    "a million rows, CSV": ("a.csv", lambda: b"1,2\n" * 1_000_000, "paling banyak 120.000 baris"),
    "an archive inside": ("a.xlsx", lambda: _arsip([("a.zip", _mekar(1))]), "arsip ZIP berisi 'a.zip'"),
    "entities in a sheet": ("a.xlsx", partial(dengan, LEMBAR, SERIBU_TAWA), "DOCTYPE"),
    "entities among the words": ("a.xlsx", partial(dengan, KATA, SERIBU_TAWA), "DOCTYPE"),
    "a word of 30,000 letters in 500,000 cells": (
        "a.xlsx",
        _kata_panjang,
        "paling banyak 64.000.000 huruf",
    ),
    "a million words": ("a.xlsx", _banyak_kata, "paling banyak 600.000 kata"),
    "50,000 parts": (
        "a.xlsx",
        lambda: _arsip((f"{ke}", b"") for ke in range(50_000)),
        "lebih dari 2.000 bagian",
    ),
    "a cell repeated 17 milliard times, ODS": ("a.ods", _ods_berulang, "paling banyak 256 kolom"),
    "a row repeated a million times, ODS": ("a.ods", _ods_baris, "paling banyak 120.000 baris"),
}
"""By what it is: the file's name, how it is made, and what its refusal says."""


def sel_tersesat() -> bytes:
    """A workbook of two rows whose last cell is the last one there can be."""
    return dengan(LEMBAR, lembar((*(_dua(n) for n in (1, 2)), sel("XFD1048576", "9"))))


def _dua(nomor: int) -> str:
    a, b = ("U1", "U2") if nomor == 1 else ("3", "4")
    isi = f'<c r="A{nomor}" t="str"><v>{a}</v></c><c r="B{nomor}" t="str"><v>{b}</v></c>'
    return f'<row r="{nomor}">{isi}</row>'
