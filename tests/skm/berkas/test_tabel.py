"""Reading a table never guesses where a cell belongs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from skm.berkas.tabel import baca, dari_isi
from skm.galat import Galat


def xlsx(*baris: Sequence[object]) -> bytes:
    buku = openpyxl.Workbook()
    for satu in baris:
        buku.active.append(list(satu))
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
def test_rows_carry_the_number_a_spreadsheet_shows(pemisah: str) -> None:
    tabel = dari_isi(
        "a.csv", pemisah.join(["U1", "U2"]).encode() + f"\n1{pemisah}2\n\n3{pemisah}4\n".encode()
    )
    assert tabel.kolom == ("U1", "U2")
    assert tabel.baris == ((2, {"U1": "1", "U2": "2"}), (4, {"U1": "3", "U2": "4"}))


def test_csv_and_xlsx_of_one_table_read_alike() -> None:
    csv = dari_isi("a.csv", b"\xef\xbb\xbfU1,saran\n3,baik\n,\n4,\n")
    lembar = dari_isi("a.xlsx", xlsx(["U1", "saran"], [3, "baik"], [None, None], [4, None]))
    assert csv.kolom == lembar.kolom
    assert csv.baris == lembar.baris


def test_a_moment_typed_in_a_spreadsheet_reads_as_iso() -> None:
    tabel = dari_isi("a.xlsx", xlsx(["diterima"], [datetime(2026, 3, 2, 9, 30)]))  # noqa: DTZ001  # cells have no zone
    assert tabel.baris[0][1]["diterima"] == "2026-03-02 09:30:00"


def test_words_that_look_like_nothing_stay_words() -> None:
    assert dari_isi("a.csv", b"saran\nNA\nnull\n").baris == ((2, {"saran": "NA"}), (3, {"saran": "null"}))


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"U1,U2\n1,2,3\n", "baris 2: 3 isian, padahal judulnya 2"),  # would shift every column by one
        (b"U1,U2\n1,2\n\n3\n", "baris 4: 1 isian, padahal judulnya 2"),  # cut off on its way
        (b"U1,U1\n1,2\n", "dua kolom bernama sama"),
        (b"U1,,U2\n1,9,2\n", "baris 2: ada isi di kolom tanpa judul"),
        (b"", "kosong"),
        (b'U1,U2\n1,"2\n', "tidak dapat dibaca|isian"),  # a quote nobody closed
        (b"U1\n\x81\x8d\n", "baris 2: ada huruf yang rusak; simpan sebagai CSV UTF-8"),
        (b"U1,saran\n3,a\x00b\n", "NUL"),  # PostgreSQL could not store it
    ],
)
def test_a_table_that_would_have_to_be_guessed_is_refused(isi: bytes, pesan: str) -> None:
    with pytest.raises(Galat, match=pesan):
        dari_isi("a.csv", isi)


def test_a_column_without_heading_and_without_content_is_left_out() -> None:
    assert dari_isi("a.csv", b"U1,,U2\n1,,2\n").baris == ((2, {"U1": "1", "U2": "2"}),)


@pytest.mark.parametrize("nama", ["a.xls", "a.pdf", "a"])
def test_other_kinds_of_file_are_refused(nama: str) -> None:
    with pytest.raises(Galat, match=r"hanya \.csv, \.xlsx, \.xlsm dan \.ods"):
        dari_isi(nama, b"U1\n1\n")


def test_a_file_that_only_claims_to_be_xlsx_is_refused() -> None:
    with pytest.raises(Galat, match="tidak dapat dibaca"):
        dari_isi("a.xlsx", b"U1\n1\n")


@pytest.mark.parametrize(
    ("sel", "pesan"), [("#N/A", "sel B2 berisi #N/A"), ("=1+1", "sel B2 berisi rumus yang belum dihitung")]
)
def test_a_spreadsheets_error_or_uncomputed_formula_is_no_empty_cell(sel: str, pesan: str) -> None:
    with pytest.raises(Galat, match=pesan):
        dari_isi("a.xlsx", xlsx(["U1", "U2"], [3, sel]))


@pytest.mark.parametrize("bagian", [0.3, 0.6, 0.95])
def test_an_xlsx_cut_off_on_its_way_is_refused(bagian: float) -> None:
    utuh = xlsx(["U1"], [1])
    with pytest.raises(Galat, match="tidak dapat dibaca"):
        dari_isi("a.xlsx", utuh[: int(len(utuh) * bagian)])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Galat, match="tidak ditemukan"):
        baca(tmp_path / "tidak-ada.csv")
