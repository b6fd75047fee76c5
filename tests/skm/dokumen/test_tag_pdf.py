"""The tags of a PDF as a reader's program finds them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.skm.dokumen.hasil_sekadau import laporan_sekadau

Elemen = tuple[str, str, str]
"""Type, type of its parent, and the words that stand for it."""


def _kata(fungsi: Callable[..., int], elemen: Any) -> str:
    panjang = fungsi(elemen, None, 0)
    wadah = ctypes.create_string_buffer(max(panjang, 2))
    fungsi(elemen, wadah, panjang)
    return wadah.raw[:panjang].decode("utf-16-le").rstrip("\0")


def _telusuri(elemen: Any, induk: str) -> Iterator[Elemen]:
    tipe = _kata(pdfium.FPDF_StructElement_GetType, elemen)
    yield tipe, induk, _kata(pdfium.FPDF_StructElement_GetAltText, elemen)
    for nomor in range(pdfium.FPDF_StructElement_CountChildren(elemen)):
        if anak := pdfium.FPDF_StructElement_GetChildAtIndex(elemen, nomor):
            yield from _telusuri(anak, tipe)


@pytest.fixture(scope="module")
def halaman() -> list[list[Elemen]]:
    """What each page of the report is made of, in reading order."""
    berkas = pypdfium2.PdfDocument(laporan_sekadau().tulis("pdf"))
    assert pdfium.FPDFCatalog_IsTagged(berkas)
    hasil = []
    for satu in berkas:
        pohon = pdfium.FPDF_StructTree_GetForPage(satu)
        akar = [
            pdfium.FPDF_StructTree_GetChildAtIndex(pohon, nomor)
            for nomor in range(pdfium.FPDF_StructTree_CountChildren(pohon))
        ]
        hasil.append([isi for elemen in akar for isi in _telusuri(elemen, "")])
    return hasil


def test_a_chapter_begins_its_page_and_sections_follow_it(halaman: list[list[Elemen]]) -> None:
    bab = [[tipe for tipe, _, _ in isi if tipe in {"H1", "H2"}] for isi in halaman]
    assert sum(isi.count("H1") for isi in bab) == 10  # the contents, five chapters, four annexes
    assert sum(isi.count("H2") for isi in bab) == 13
    assert all(isi[0] == "H1" for isi in bab if "H1" in isi)


def test_every_cell_stands_in_a_row_of_a_table_and_every_item_in_a_list(halaman: list[list[Elemen]]) -> None:
    induk = {(tipe, di) for isi in halaman for tipe, di, _ in isi}
    assert {di for tipe, di in induk if tipe in {"TD", "TH"}} == {"TR"}
    assert {di for tipe, di in induk if tipe == "TR"} == {"Table"}
    assert {(tipe, di) for tipe, di in induk if tipe in {"LI", "LBody"}} == {("LI", "L"), ("LBody", "LI")}


def test_a_chart_says_its_values_in_words(halaman: list[list[Elemen]]) -> None:
    kata = [alt for isi in halaman for tipe, _, alt in isi if tipe == "Figure"]
    assert [satu.split(":")[0] for satu in kata] == ["Gambar 1. Nilai tiap unsur", "Gambar 2. Tren nilai IKM"]
    assert "U1 2,81; U2 2,83" in kata[0]


def test_every_page_holds_something_that_is_read(halaman: list[list[Elemen]]) -> None:
    assert all(len(isi) > 1 for isi in halaman)
