"""Rows into CSV, XLSX and Parquet: the same cells, no formula, one batch at a time."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pytest
from pyarrow import parquet

from skm.bentuk import aliran
from skm.bentuk.aliran import BENTUK, Isi, Kolom, Ragam
from tests.conftest import WITA

KOLOM = (
    Kolom("nama", Ragam.TEKS, "Nama."),
    Kolom("banyak", Ragam.BILANGAN, "Banyaknya."),
    Kolom("persen", Ragam.ANGKA, "Persennya."),
    Kolom("saat", Ragam.SAAT, "Kapan."),
)
SAAT = datetime(2026, 3, 2, 8, 15, tzinfo=WITA)
BARIS: tuple[tuple[Isi, ...], ...] = (
    ('Surat, "KK"\nbaru', 3, Decimal("78.70"), SAAT),
    (None, None, None, None),
)
BERBAHAYA = ("=1+1", "+62", "-1", "@SUM(A1)", "\t=1", "\r=1")


def tulis(bentuk: str, *kelompok: Sequence[Sequence[Isi]]) -> io.BytesIO:
    keluar = io.BytesIO()
    BENTUK[bentuk][0](keluar, KOLOM, kelompok)
    keluar.seek(0)
    return keluar


def test_a_csv_is_utf8_with_points_and_moments_with_their_offset() -> None:
    isi = tulis("csv", BARIS).read().decode()
    assert list(csv.reader(io.StringIO(isi, newline=""))) == [
        ["nama", "banyak", "persen", "saat"],
        ['Surat, "KK"\nbaru', "3", "78.70", "2026-03-02T08:15:00+08:00"],
        ["", "", "", ""],
    ]


def test_what_a_spreadsheet_would_run_is_words_in_a_csv_and_in_a_workbook() -> None:
    baris = [(satu, -1, None, None) for satu in BERBAHAYA]
    dibaca = list(csv.reader(io.StringIO(tulis("csv", baris).read().decode(), newline="")))[1:]
    assert [satu[0] for satu in dibaca] == [f"'{satu}" for satu in BERBAHAYA]
    assert {satu[1] for satu in dibaca} == {"-1"}  # a number is a number
    lembar = openpyxl.load_workbook(tulis("xlsx", baris))["Data"]
    assert {satu.data_type for satu in lembar["A"][1:]} == {"s"}
    assert [satu.value for satu in lembar["A"][1:4]] == ["=1+1", "+62", "-1"]


def test_a_workbook_says_what_its_columns_mean_and_holds_numbers_and_days_as_such() -> None:
    buku = openpyxl.load_workbook(tulis("xlsx", BARIS))
    assert buku.sheetnames == ["Keterangan", "Data"]
    assert [satu.value for satu in buku["Keterangan"][3]] == ["banyak", "bilangan bulat", "Banyaknya."]
    assert [satu.value for satu in buku["Data"][2]] == [
        'Surat, "KK"\nbaru',
        3,
        78.7,
        datetime(2026, 3, 2, 8, 15),  # noqa: DTZ001  # as the office's clock showed it
    ]


def test_a_full_sheet_is_followed_by_another_with_the_same_headings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aliran, "BARIS_LEMBAR", 3)
    buku = openpyxl.load_workbook(tulis("xlsx", [(str(n), n, None, None) for n in range(5)]))
    isi = [[satu.value for satu in buku[nama]["B"]] for nama in buku.sheetnames[1:]]
    assert isi == [["banyak", 0, 1], ["banyak", 2, 3], ["banyak", 4]]


def test_a_parquet_has_typed_columns_their_meaning_and_moments_in_utc() -> None:
    tabel = parquet.read_table(tulis("parquet", BARIS, BARIS))
    assert [str(satu.type) for satu in tabel.schema] == [
        "string",
        "int64",
        "decimal128(38, 2)",
        "timestamp[ms, tz=UTC]",
    ]
    assert tabel.schema.field("saat").metadata == {b"arti": b"Kapan."}
    assert tabel.to_pylist()[0] == {
        "nama": 'Surat, "KK"\nbaru',
        "banyak": 3,
        "persen": Decimal("78.70"),
        "saat": SAAT.astimezone(UTC),
    }
    assert tabel.num_rows == 4


@pytest.mark.parametrize("bentuk", BENTUK)
def test_ten_times_the_rows_take_no_more_memory(bentuk: str) -> None:
    def puncak(kelompok: int) -> int:
        keluar = io.BytesIO()  # the file itself is no part of it
        tulis = BENTUK[bentuk][0]
        tulis(_Lubang(), KOLOM, _banyak(1))  # what is imported and kept once
        tracemalloc.start()
        tulis(_Lubang(), KOLOM, _banyak(kelompok))
        puncak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        keluar.close()
        return puncak

    assert puncak(20) < 1.5 * puncak(2)


def _banyak(kelompok: int) -> Iterator[Sequence[Sequence[Isi]]]:
    for nomor in range(kelompok):
        yield [(f"baris {nomor}-{n}", n, Decimal(n), SAAT) for n in range(200)]


class _Lubang(io.BytesIO):
    """Takes everything and keeps nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._letak = 0

    def write(self, isi: object, /) -> int:
        panjang = memoryview(isi).nbytes  # type: ignore[arg-type]  # whatever has bytes
        self._letak += panjang
        return panjang

    def tell(self) -> int:
        return self._letak

    def seekable(self) -> bool:
        return False
