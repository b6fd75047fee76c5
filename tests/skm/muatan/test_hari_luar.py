"""Days in tables from elsewhere: what is certain is read, what is open is asked and remembered."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from sqlalchemy.orm import Session

from skm.berkas.hari import Saat, Urutan, baca_saat
from skm.berkas.urutan import urutan_kolom
from skm.galat import Galat
from tests.conftest import WITA
from tests.skm.muatan.luar import UNSUR, buku, csv, hari, muatkan


@pytest.fixture
def jenis_basis() -> str:
    """Reading a table knows no database."""
    return "sqlite"


HARI, BULAN = Urutan.HARI_DULU, Urutan.BULAN_DULU
ENAM = ["3"] * 9

SAAT = [
    ("2026-03-14", None),
    ("2026-03-14T10:22:33.123+08:00", "10:22:33"),
    ("2026-03-14T02:22:33.123456Z", "10:22:33"),  # the same moment, told elsewhere
    ("2026-03-14 10:22:33", "10:22:33"),
    ("2026/3/14 10:22:33 AM GMT+8", "10:22:33"),
    ("2026/03/14 12:05 AM", "00:05:00"),
    ("14-03-2026", None),
    ("14.03.2026 10.22", "10:22:00"),
    ("14/03/26, pukul 10.22 WITA", "10:22:00"),
    ("Jum'at, 14 Maret 2026 pukul 10.22", "10:22:00"),
    ("14 Mar 2026", None),
    ("March 14, 2026 10:22 PM", "22:22:00"),
    ("Sat Mar 14 2026 10:22:33 GMT+0800 (WITA)", "10:22:33"),
    ("14-Nop-26", None),
    ("46095", None),  # how a spreadsheet counts that day
    ("46095.5", "12:00:00"),
]


@pytest.mark.parametrize(("teks", "jam"), SAAT)
def test_a_day_is_read_however_it_is_written(teks: str, jam: str | None) -> None:
    saat = baca_saat(teks)
    assert saat is not None
    di_sini = saat.di(WITA)
    assert di_sini.hari == date(2026, 11 if "Nop" in teks else 3, 14)
    assert di_sini.jam == (None if jam is None else time.fromisoformat(jam))


@pytest.mark.parametrize(
    "teks",
    ["", "kemarin", "31/02/2026", "2026-13-01", "14 Marit 2026", "4", "1234567", "14/3/2026 25:00"],
)
def test_what_is_no_day_is_none(teks: str) -> None:
    assert baca_saat(teks) is None


def test_midnight_elsewhere_is_another_day_here() -> None:
    saat = baca_saat("2026-03-14T20:30:00Z")
    assert saat is not None
    assert saat.di(WITA) == Saat(date(2026, 3, 15), time(4, 30))


URUTAN = [
    ("Timestamp", ["3/1/2026 10:22", "3/14/2026 9:00"], BULAN),  # 14 is no month
    ("Timestamp", ["3/1/2026 10:22", "14/3/2026 9:00"], HARI),
    ("Date", ["03.01.2026"], HARI),  # dots stand the day first
    ("Date", ["3/1/2026 10.22.33"], HARI),  # so does a time with dots
    ("Date", ["3/1/2026 10:22 WIB"], HARI),
    ("Timestamp", ["3/3/2026", "4/4/2026"], HARI),  # one day either way
    ("Cap waktu", ["03/01/2026 10:22:33"], HARI),
    ("Tanggal", ["3/1/2026"], HARI),
    ("Completion time", ["2026-03-01 10:22:33"], HARI),  # nothing to order
]


@pytest.mark.parametrize(("judul", "isi", "urutan"), URUTAN)
def test_the_order_is_proved_by_a_value_a_writing_or_the_headings_language(
    judul: str, isi: list[str], urutan: Urutan
) -> None:
    assert urutan_kolom(judul, enumerate(isi, start=2)) is urutan


TERBUKA = [
    ("Timestamp", ["3/1/2026 10:22:33", "3/5/2026 9:12:01"]),
    ("Date submitted", ["03-01-2026"]),
    ("Tanggal", ["3/1/2026 10:22:33 AM"]),  # an English clock below an Indonesian heading
    ("Timestamp", ["3/1/2026", "14/3/2026", "3/14/2026"]),  # both orders in one column
]


@pytest.mark.parametrize(("judul", "isi"), TERBUKA)
def test_an_order_that_nothing_tells_is_asked_with_what_each_would_mean(judul: str, isi: list[str]) -> None:
    with pytest.raises(Galat, match=r"3 Januari 2026.*1 Maret 2026") as tanya:
        urutan_kolom(judul, enumerate(isi, start=2))
    assert tanya.value.bidang == "urutan_tanggal"
    assert urutan_kolom(judul, enumerate(isi, start=2), dipilih=BULAN) is BULAN


def test_an_answer_that_the_values_contradict_is_refused_with_the_row() -> None:
    with pytest.raises(Galat, match="baris 3: '14/3/2026' hanya dapat dibaca hari dahulu"):
        urutan_kolom("Timestamp", [(2, "3/1/2026"), (3, "14/3/2026")], dipilih=BULAN)


def test_the_answer_is_remembered_for_the_form_and_for_no_other(session: Session) -> None:
    satu = csv(("Timestamp", *UNSUR), ("3/1/2026 10:22:33", *ENAM))
    muatkan(session, "a.csv", satu, urutan=BULAN)
    muatkan(session, "b.csv", csv(("Timestamp", *UNSUR), ("3/2/2026 10:22:33", *ENAM)))
    assert hari(session) == [date(2026, 3, 1), date(2026, 3, 2)]
    with pytest.raises(Galat, match="belum pasti"):
        muatkan(session, "c.csv", csv(("Timestamp", *UNSUR, "Pilar"), ("3/2/2026 10:22:33", *ENAM, "A")))
    hasil = muatkan(session, "d.csv", csv(("Timestamp", *UNSUR), ("14/2/2026 10:22:33", *ENAM)))
    assert hasil.ditambahkan == 1  # a proof is more than what was told
    assert hari(session)[0] == date(2026, 2, 14)


@pytest.mark.parametrize("pilihan", [None, date(2026, 3, 20)])
def test_rows_without_a_day_are_counted_and_their_day_is_said(session: Session, pilihan: date | None) -> None:
    isi = csv(("tanggal", *UNSUR), ("", *ENAM), ("2026-03-01", *ENAM), ("", *ENAM))
    hasil = muatkan(session, "a.csv", isi, tanggal=pilihan)
    bawaan = pilihan or date(2026, 11, 29)
    assert (hasil.tanpa_tanggal, hasil.hari) == (2, bawaan)
    assert hari(session) == [date(2026, 3, 1), bawaan, bawaan]


@pytest.mark.parametrize("hari_ini", [date(2026, 11, 30), date(1999, 12, 31)])
def test_a_day_for_rows_without_one_must_have_been(session: Session, hari_ini: date) -> None:
    with pytest.raises(Galat, match="bukan hari yang sudah lewat"):
        muatkan(session, "a.csv", csv(UNSUR, ENAM), tanggal=hari_ini)


def test_a_day_cell_of_a_workbook_and_its_number_are_one_day(session: Session) -> None:
    isi = buku(
        {
            "S": [
                ["Timestamp", *UNSUR],
                [datetime(2026, 3, 5, 10, 0), *[3] * 9],  # noqa: DTZ001  # cells have no zone
                [46086, *[3] * 9],
            ]
        }
    )
    muatkan(session, "a.xlsx", isi)
    assert hari(session) == [date(2026, 3, 5), date(2026, 3, 5)]


CAMPUR = ["13/03/2026", "14/03/2026", "2026-04-03 00:00:00", "2026-05-03 00:00:00"]
"""What Excel of another country makes of 03/04, 03/05 and of days above twelve."""


@pytest.mark.parametrize(
    ("urutan", "bulan"), [(HARI, [3, 3, 3, 3]), (BULAN, [3, 3, 4, 5])]
)  # typed day first, or as they stand
def test_a_column_that_a_spreadsheet_half_made_into_days_is_asked_about(
    session: Session, urutan: Urutan, bulan: list[int]
) -> None:
    isi = csv(("Tanggal", *UNSUR), *([teks, *ENAM] for teks in CAMPUR))
    with pytest.raises(Galat, match=r"Hari dahulu: 4 Maret 2026; bulan dahulu, apa adanya: 3 April 2026"):
        muatkan(session, "a.csv", isi)
    muatkan(session, "a.csv", isi, urutan=urutan)
    assert [satu.month for satu in hari(session)] == bulan
    with pytest.raises(Galat, match="tampaknya sebagian sudah diubah Excel"):  # nothing was remembered of it
        muatkan(session, "b.csv", csv(("Tanggal", *UNSUR), *([teks, *["4"] * 9] for teks in CAMPUR)))


@pytest.mark.parametrize(
    "isi",
    [
        ["13/03/2026", "14/03/2026", "2026-03-04", "2026-03-15"],  # a day that no swap could have made
        ["13/03/2026", "2026-03-04", "2026-03-05"],  # a single one is a typing
        ["04/03/2026", "14/03/2026", "2026-03-04", "2026-03-05"],  # one below twelve is text still
        ["2026-03-04", "2026-03-05", "2026-03-06"],
    ],
)
def test_other_mixed_columns_are_read_as_they_stand(isi: list[str]) -> None:
    assert urutan_kolom("Tanggal", enumerate(isi, start=2)) is HARI
