"""Every cell and line of a document, by where it stands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import openpyxl

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HURUF = {f"{W}t": lambda satu: satu.text or "", f"{W}tab": lambda _: "\t", f"{W}br": lambda _: "\n"}
RUMUS = "=rumus"
"""Ends the name of a value that is the text of a cell's formula."""

Nilai = Iterator[tuple[str, str]]


def docx(isi: bytes) -> Nilai:
    """The paragraphs and cells of the body, and what heads and foots the pages."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        for nama in sorted(arsip.namelist()):
            if nama == "word/document.xml" or nama.startswith(("word/header", "word/footer")):
                yield from _bagian(nama, ElementTree.fromstring(arsip.read(nama)))  # noqa: S314  # our own file


def _bagian(nama: str, akar: ElementTree.Element) -> Nilai:
    badan = akar.find(f"{W}body")
    for letak, blok in enumerate(akar if badan is None else badan):
        if blok.tag == f"{W}p":
            yield f"{nama} {letak}", _teks(blok)
        for baris, tr in enumerate(blok.findall(f"{W}tr")):
            for kolom, tc in enumerate(tr.findall(f"{W}tc")):
                yield f"{nama} {letak} baris {baris} kolom {kolom}", _teks(tc)


def _teks(blok: ElementTree.Element) -> str:
    return "".join(HURUF[satu.tag](satu) for satu in blok.iter() if satu.tag in HURUF)


def xlsx(isi: bytes) -> Nilai:
    """What each cell shows (kept value and number format), and its formula beside it."""
    nilai, rumus = (openpyxl.load_workbook(io.BytesIO(isi), data_only=satu) for satu in (True, False))
    for lembar in nilai:
        for baris in lembar.iter_rows():
            for sel in baris:
                tertulis = rumus[lembar.title][sel.coordinate]
                letak = f"{lembar.title}!{sel.coordinate}"
                if tertulis.value is not None:
                    yield letak, f"{sel.value!r} {sel.number_format}"
                if tertulis.data_type == "f":
                    yield letak + RUMUS, str(tertulis.value)


BACA: dict[str, Callable[[bytes], Nilai]] = {"docx": docx, "xlsx": xlsx}
