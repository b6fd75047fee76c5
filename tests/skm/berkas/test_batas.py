"""What a file may unfold to: measured before it is opened, counted while it is read, refused by its bound."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import openpyxl
import pandas as pd
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from skm.berkas import lembar_xlsx
from skm.berkas.tabel import buka
from skm.galat import Galat

LEMBAR = "xl/worksheets/sheet1.xml"


def bingkai_teks(nama: str, isi: bytes) -> list[tuple[str, ...]]:
    """The rows of the first sheet."""
    return list(buka(nama, isi)[0].bingkai)


POLA_LEMBAR = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
SERIBU_TAWA = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is>
<t>&c;</t></is></c></row></sheetData></worksheet>"""


def buku(isi: Callable[[openpyxl.worksheet.worksheet.Worksheet], object]) -> bytes:
    """A workbook whose first sheet `isi` fills."""
    satu = openpyxl.Workbook()
    isi(satu.active)
    wadah = io.BytesIO()
    satu.save(wadah)
    return wadah.getvalue()


def kecil(lembar: openpyxl.worksheet.worksheet.Worksheet) -> None:
    """Headings and a row."""
    lembar.append(["U1", "U2"])
    lembar.append([3, 4])


def dengan(bagian: str, teks: str, asal: bytes | None = None) -> bytes:
    """A workbook with one part of it replaced."""
    wadah = io.BytesIO()
    asli = zipfile.ZipFile(io.BytesIO(asal or buku(kecil)))
    with asli as lama, zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as baru:
        for nama in lama.namelist():
            baru.writestr(nama, teks if nama == bagian else lama.read(nama))
        if bagian not in lama.namelist():
            baru.writestr(bagian, teks)
    return wadah.getvalue()


def baris(*sel: str) -> str:
    """A sheet of those rows, as XML."""
    return POLA_LEMBAR.format(f"<sheetData>{''.join(sel)}</sheetData>")


def sel(alamat: str, isi: str = "1", jenis: str = "n") -> str:
    """A row with one cell."""
    nomor = re.sub("[A-Z]", "", alamat)
    return f'<row r="{nomor}"><c r="{alamat}" t="{jenis}"><v>{isi}</v></c></row>'


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (dengan(LEMBAR, " " * 40_000_000), "mekar melebihi 128 MB atau 100 kali"),  # 40 KB that become 40 MB
        (dengan("xl/media/foto.png", "\0" * 40_000_000), "mekar melebihi 128 MB atau 100 kali"),  # never read
        (
            dengan(LEMBAR, baris(sel("XFD1048576"))),
            "paling banyak 200000 baris .* baris 1048576",
        ),  # a stray cell
        (dengan(LEMBAR, baris(sel("A1"), sel("XFD2"))), "paling banyak 256 kolom; ada isi di kolom ke-16384"),
        (dengan(LEMBAR, baris(sel("A200001"))), "paling banyak 200000 baris"),
        (
            dengan(
                LEMBAR, baris(sel("IV1"), sel("A200000"))
            ),  # a corner each: the table between them is empty
            "paling banyak 4000000 sel; tabel ini 200000 baris × 256 kolom",
        ),
        (dengan(LEMBAR, SERIBU_TAWA), "document type"),
        (dengan("xl/sharedStrings.xml", SERIBU_TAWA), "document type"),
        (dengan(LEMBAR, baris(sel("A1", "0", "s"), sel("A2", "99999", "s"))), "tidak dapat dibaca"),
        (dengan(LEMBAR, baris(sel("A1", "satu"))), "tidak dapat dibaca"),
        (dengan(LEMBAR, "<worksheet><sheetData>"), "tidak dapat dibaca"),
    ],
)
def test_a_workbook_is_refused_by_the_bound_it_exceeds(isi: bytes, kalimat: str) -> None:
    assert len(isi) < 100_000
    with pytest.raises(Galat, match=kalimat):
        bingkai_teks("a.xlsx", isi)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ("1\n" * 200_001, "paling banyak 200000 baris sekali muat"),
        ("1," * 256 + "1\n", "paling banyak 256 kolom"),
        ("U1\n" + "\n" * 4 + '"' + "a" * 200_000 + '"', "field larger"),  # no cell is that long
    ],
)
def test_a_csv_is_refused_by_the_bound_it_exceeds(isi: str, kalimat: str) -> None:
    with pytest.raises(Galat, match=kalimat):
        bingkai_teks("a.csv", isi.encode())


def test_a_part_that_is_kept_whole_has_a_bound_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lembar_xlsx, "BAGIAN", 1024 * 1024)
    acak = random.Random(1).randbytes(800_000).hex()
    with pytest.raises(Galat, match=r"bagian xl/sharedStrings\.xml melebihi 1 MB"):
        bingkai_teks("a.xlsx", dengan("xl/sharedStrings.xml", acak))
    assert bingkai_teks("a.xlsx", dengan("xl/worksheets/sheet9.xml", acak))  # a sheet that nobody reads


def test_reading_stops_at_the_first_bound() -> None:
    isi = dengan(LEMBAR, baris(sel("A200001"), sel("A200002", "#N/A", "e"), *[sel("A200003")] * 1000, "</x>"))
    with pytest.raises(Galat, match="baris 200001"):
        bingkai_teks("a.xlsx", isi)


def test_what_a_sheet_says_of_its_own_size_is_not_believed() -> None:
    with zipfile.ZipFile(io.BytesIO(buku(kecil))) as arsip:
        asli = arsip.read(LEMBAR).decode()
    for dusta in ("A1:XFD1048576", "A1:A1", "B7:B7"):
        isi = dengan(LEMBAR, re.sub('<dimension ref="[^"]*"', f'<dimension ref="{dusta}"', asli))
        assert bingkai_teks("a.xlsx", isi) == [("U1", "U2"), ("3", "4")]
    tanpa_alamat = re.sub(' r="[A-Z]?[0-9]+"', "", asli)
    assert bingkai_teks("a.xlsx", dengan(LEMBAR, tanpa_alamat)) == [("U1", "U2"), ("3", "4")]


def test_a_cell_that_is_only_painted_takes_no_room() -> None:
    def berhias(lembar: openpyxl.worksheet.worksheet.Worksheet) -> None:
        kecil(lembar)
        lembar["XFD1048576"].font = Font(bold=True)

    assert bingkai_teks("a.xlsx", buku(berhias)) == [("U1", "U2"), ("3", "4")]


@pytest.mark.parametrize("awal", [openpyxl.utils.datetime.WINDOWS_EPOCH, openpyxl.utils.datetime.MAC_EPOCH])
def test_cells_of_every_kind_read_as_another_reader_reads_them(awal: datetime) -> None:
    def campuran(lembar: openpyxl.worksheet.worksheet.Worksheet) -> None:
        lembar.parent.epoch = awal
        lembar.append(["teks", "angka", "saat", "lain"])
        lembar.append(["  rapi ", 3, date(2026, 3, 2), True])
        lembar.append([None, None, None, None])
        lembar.append(["=1", 2.5, datetime(2026, 3, 2, 9, 30), False])  # noqa: DTZ001  # cells have no zone
        lembar["A4"].data_type = "s"
        lembar.append(["ébène & <sari>", -1e-7, time(7, 30), timedelta(hours=30)])
        lembar.append([CellRichText("dua ", TextBlock(InlineFont(b=True), "warna")), 1e15, "2026-03-02", 0])
        lembar["B7"] = 0.1
        lembar["B7"].number_format = "0.00%"

    isi = buku(campuran)
    pembanding = pd.read_excel(io.BytesIO(isi), header=None, dtype=str, keep_default_na=False)
    harapan = [
        tuple("" if pd.isna(sel) else str(sel).strip() for sel in baris)
        for baris in pembanding.itertuples(index=False, name=None)
    ]
    assert bingkai_teks("a.xlsx", isi) == harapan
    assert ("dua warna", "1000000000000000", "2026-03-02", "0") in harapan
