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

from skm.berkas import batas, isi_xlsx
from skm.berkas.tabel import dari_isi
from skm.galat import Galat
from tests.berkas_jahat import (
    JAHAT,
    KATA,
    LEMBAR,
    bingkai_teks,
    buku_kecil,
    dengan,
    lembar,
    sel,
    sel_tersesat,
)


class Hitungan:
    """What a reader did: bytes that parts of an archive unfolded to, cells that were looked at."""

    def __init__(self, ganti: pytest.MonkeyPatch) -> None:
        self.bita = self.sel = 0
        asli, catat = zipfile.ZipExtFile.read, isi_xlsx.Isi._simpan

        def baca(aliran: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
            isi = asli(aliran, n)
            self.bita += len(isi)
            return isi

        def simpan(isi: isi_xlsx.Isi, teks: str) -> None:
            self.sel += 1
            catat(isi, teks)

        ganti.setattr(zipfile.ZipExtFile, "read", baca)
        ganti.setattr(isi_xlsx.Isi, "_simpan", simpan)


def buku(isi: Callable[[openpyxl.worksheet.worksheet.Worksheet], object]) -> bytes:
    """A workbook whose first sheet `isi` fills."""
    satu = openpyxl.Workbook()
    isi(satu.active)
    wadah = io.BytesIO()
    satu.save(wadah)
    return wadah.getvalue()


def baris(*sel: str) -> str:
    """A sheet of those rows, as XML."""
    return "".join(lembar(sel))


@pytest.mark.parametrize("apa", [*JAHAT][1:])  # the first takes seconds to make: `make bench` has it
def test_a_file_that_unfolds_too_far_is_refused_by_its_bound_before_much_of_it_is_read(
    apa: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    nama, buat, kalimat = JAHAT[apa]
    isi, hitungan = buat(), Hitungan(monkeypatch)
    assert len(isi) < 4.5 * 1024 * 1024
    with pytest.raises(Galat, match=re.escape(kalimat)):
        bingkai_teks(nama, isi)
    assert hitungan.bita < 32 * 1024 * 1024
    assert hitungan.sel < 5_000


def test_a_stray_cell_far_from_the_table_costs_nothing_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    hitungan = Hitungan(monkeypatch)
    bingkai = bingkai_teks("a.xlsx", sel_tersesat())
    assert (bingkai, bingkai.lepas) == ([("U1", "U2"), ("3", "4")], ("XFD1048576",))
    assert hitungan.sel == 5
    with pytest.raises(Galat, match="jauh di luar tabel, di sel XFD1048576"):
        dari_isi("a.xlsx", sel_tersesat())
    assert dari_isi("a.xlsx", sel_tersesat(), boleh_lepas=True).lepas == ("XFD1048576",)


@pytest.mark.parametrize(
    ("jauh", "lepas"),
    [
        ([sel("A1003")], ("A1003",)),  # a thousand empty rows lie between
        ([sel("A1002")], ()),
        ([sel("BP3")], ("BP3",)),  # the 68th column, beside a table of two
        ([sel("BN3")], ()),
        ([sel(f"A{n}") for n in range(5000, 5020)], tuple(f"A{n}" for n in range(5000, 5020))),
        ([sel(f"A{n}") for n in range(5000, 5021)], ()),  # one more, and they are a table
    ],
)
def test_few_cells_far_away_are_strays_and_many_are_rows(jauh: list[str], lepas: tuple[str, ...]) -> None:
    bingkai = bingkai_teks("a.xlsx", dengan(LEMBAR, baris(sel("A1"), sel("B2"), *jauh)))
    assert bingkai.lepas == lepas
    assert bingkai.sel == 2 + len(jauh) - len(lepas)


def test_much_far_to_the_right_of_a_table_is_refused() -> None:
    pola = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="CA{0}"><v>1</v></c></row>'
    jauh = [pola.format(n) for n in range(3, 24)]
    with pytest.raises(Galat, match="jauh di kanan tabelnya, mulai sel CA3"):
        bingkai_teks("a.xlsx", dengan(LEMBAR, baris(sel("A1"), sel("B2"), *jauh, sel("A30"))))


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (dengan(LEMBAR, " " * 40_000_000), "mekar melebihi 128 MB atau 100 kali"),
        (dengan("xl/media/foto.png", "\0" * 40_000_000), "mekar melebihi 128 MB atau 100 kali"),  # never read
        (dengan(LEMBAR, baris(sel("XFD1048576"))), "paling banyak 120.000 baris"),  # nothing but that cell
        (dengan(LEMBAR, baris(*(sel(f"A{n}") for n in range(120_000, 120_030)))), "isi di baris 120001"),
        (dengan(LEMBAR, baris(sel("A2"), sel("A1"))), "tidak berurutan"),
        (dengan(LEMBAR, baris(sel("A1", "0", "s"), sel("A2", "99999", "s"))), "tidak dapat dibaca"),
        (dengan(LEMBAR, baris(sel("A1", "satu"))), "tidak dapat dibaca"),
        (dengan(LEMBAR, baris(sel("A1", "a" * 32_768, "str"))), "sel A1 lebih dari 32.767 huruf"),
        (dengan(LEMBAR, "<worksheet><sheetData>"), "tidak dapat dibaca"),
    ],
)
def test_a_workbook_is_refused_by_the_bound_it_exceeds(isi: bytes, kalimat: str) -> None:
    assert len(isi) < 100_000
    with pytest.raises(Galat, match=kalimat):
        bingkai_teks("a.xlsx", isi)


def test_a_csv_cell_has_a_bound() -> None:
    isi = "U1\n" + "\n" * 4 + '"' + "a" * 200_000 + '"'
    with pytest.raises(Galat, match="field larger"):
        bingkai_teks("a.csv", isi.encode())


def test_a_part_that_is_kept_whole_has_a_bound_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batas, "BAGIAN", 1024 * 1024)
    acak = random.Random(1).randbytes(800_000).hex()
    with pytest.raises(Galat, match=r"bagian xl/sharedStrings\.xml melebihi 1 MB"):
        bingkai_teks("a.xlsx", dengan(KATA, acak))
    assert bingkai_teks("a.xlsx", dengan("xl/worksheets/sheet9.xml", acak))  # a sheet that nobody reads


def test_reading_that_takes_too_long_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batas, "DETIK", 0.0)
    with pytest.raises(Galat, match="detik belum selesai dibaca"):
        bingkai_teks("a.xlsx", buku_kecil())


def test_reading_stops_at_the_first_bound() -> None:
    rusak = [sel("A120002", "#N/A", "e"), *[sel("A3")] * 1000, "</x>"]
    isi = dengan(LEMBAR, baris(*(sel(f"A{n}") for n in range(119_970, 120_002)), *rusak))
    with pytest.raises(Galat, match="baris 120001"):
        bingkai_teks("a.xlsx", isi)


def test_what_a_sheet_says_of_its_own_size_is_not_believed() -> None:
    with zipfile.ZipFile(io.BytesIO(buku_kecil())) as arsip:
        asli = arsip.read(LEMBAR).decode()
    for dusta in ("A1:XFD1048576", "A1:A1", "B7:B7"):
        isi = dengan(LEMBAR, re.sub('<dimension ref="[^"]*"', f'<dimension ref="{dusta}"', asli))
        assert bingkai_teks("a.xlsx", isi) == [("U1", "U2"), ("3", "4")]
    tanpa_alamat = re.sub(' r="[A-Z]?[0-9]+"', "", asli)
    assert bingkai_teks("a.xlsx", dengan(LEMBAR, tanpa_alamat)) == [("U1", "U2"), ("3", "4")]


def test_a_cell_that_is_only_painted_takes_no_room() -> None:
    def berhias(lembar: openpyxl.worksheet.worksheet.Worksheet) -> None:
        lembar.append(["U1", "U2"])
        lembar.append([3, 4])
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
