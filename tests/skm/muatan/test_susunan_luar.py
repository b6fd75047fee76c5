"""The structure of tables offices make: sheets, separators, letters, sums between respondents, headings."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
import pytest
from sqlalchemy.orm import Session

from skm.galat import Galat
from tests.skm.muatan.luar import UNSUR, buku, csv, ikm, muatkan

EMPAT, TIGA, DUA = ([str(n)] * 9 for n in (4, 3, 2))
KODE = ("No", *UNSUR)


@pytest.fixture
def jenis_basis() -> str:
    """Reading a table knows no database."""
    return "sqlite"


LEMBAR = [
    ({"Lama": [UNSUR, DUA], "Data": [UNSUR, EMPAT]}, ["Lama"], "Data"),
    ({"Petunjuk": [["Isi lembar berikut."]], "Isian": [UNSUR, EMPAT]}, [], "Isian"),
    ({"Rekap": [["IKM", 80], ["Mutu", "B"]], "Sumber": [["Judul"], [], UNSUR, EMPAT], "K": []}, [], "Sumber"),
    ({"Sumber": [UNSUR, EMPAT], "Arsip": [UNSUR, DUA], "Daftar": [["KTP"]]}, ["Arsip", "Daftar"], "Sumber"),
]


@pytest.mark.parametrize(("lembar", "tersembunyi", "dibaca"), LEMBAR)
def test_the_visible_sheet_that_holds_the_codes_is_read_and_named(
    session: Session, lembar: dict[str, Sequence[Sequence[object]]], tersembunyi: list[str], dibaca: str
) -> None:
    hasil = muatkan(session, "a.xlsx", buku(lembar, tersembunyi))
    assert (hasil.ditambahkan, hasil.lembar) == (1, dibaca)
    assert ikm(session) == (1, "100.00")


def test_of_several_sheets_with_answers_one_is_asked_for(session: Session) -> None:
    isi = buku({"Januari": [UNSUR, EMPAT], "Februari": [UNSUR, DUA], "Lama": [UNSUR, DUA]}, ["Lama"])
    with pytest.raises(Galat, match="Pilih salah satu: 'Januari', 'Februari'") as tanya:
        muatkan(session, "a.xlsx", isi)
    assert tanya.value.bidang == "lembar"
    assert muatkan(session, "a.xlsx", isi, lembar="januari").lembar == "Januari"
    for nama in ("Maret", "Lama"):  # what is hidden is not read, whoever names it
        with pytest.raises(Galat, match="Yang ada: 'Januari', 'Februari'; 1 lembar tersembunyi"):
            muatkan(session, "a.xlsx", isi, lembar=nama)


@pytest.mark.parametrize("nama", ["a.xlsx", "a.xlsm", "A.XLSM"])
def test_a_refused_cell_is_named_with_its_sheet(session: Session, nama: str) -> None:
    with pytest.raises(Galat, match=r"lembar 'Data'.*\n.*baris 2, kolom U9: nilai '5'"):
        muatkan(session, nama, buku({"Data": [UNSUR, [*EMPAT[:8], "5"]]}))


BARIS = [
    ";".join(UNSUR) + ";saran\n" + "4;" * 9 + '"baik, cepat;\nramah"\n' + "4;" * 9 + "a,b,c\n",
    "sep=;\n" + ";".join(UNSUR) + "\n" + ";".join(EMPAT) + "\n" + ";".join(EMPAT) + "\n",
    '"SKM 2026, Kecamatan X, ""Prima"", I, II, III, IV, V, VI, VII"\n\n'
    + "\n".join("\t".join(satu) for satu in (UNSUR, EMPAT, EMPAT)),
    "\r".join(",".join(satu) for satu in (UNSUR, EMPAT, EMPAT)) + "\r",
    "\r\n".join(
        "|".join(satu) for satu in (("tanggal", *UNSUR), ("2026-03-01", *EMPAT), ("2026-03-02", *EMPAT))
    ),
    "U1,U2,U3,U4,U5,U6,U7,U8,U9,,\n" + ",".join(EMPAT) + ",,\n" + ",".join(EMPAT) + ",,\n",
]


@pytest.mark.parametrize("teks", BARIS)
def test_the_separator_is_the_one_that_gives_rows_of_one_length(session: Session, teks: str) -> None:
    assert muatkan(session, "a.csv", teks.encode()).ditambahkan == 2
    assert ikm(session) == (2, "100.00")


SANDI = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]


@pytest.mark.parametrize("sandi", SANDI)
def test_letters_are_read_in_whatever_they_are_written(session: Session, sandi: str) -> None:
    isi = csv((*UNSUR, "saran"), (*EMPAT, "Café, naïve – oké")).decode().encode(sandi)
    assert muatkan(session, "a.csv", isi).ditambahkan == 1


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"U1\n3\n\x81\x8d\n", "baris 3: ada huruf yang rusak"),
        (",".join(UNSUR).encode() + b"\n3,3\n", "baris 2: 2 isian, padahal judulnya 9"),
        (",".join(UNSUR).encode() + b"\n" + b"3," * 9 + b"x\n", "baris 2: 10 isian, padahal judulnya 9"),
        (b'U1,U2\n3,"4\n', "baris 2: tidak dapat dibaca"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_with_its_row(session: Session, isi: bytes, kalimat: str) -> None:
    with pytest.raises(Galat, match=kalimat):
        muatkan(session, "a.csv", isi)


REKAP = [
    [["Subtotal", *["8"] * 9], ["3", *TIGA], ["Jumlah", *["11"] * 9], ["Rata-rata", *["3,67"] * 9]],
    [["3", *TIGA], ["Median", *EMPAT], ["MODUS", *EMPAT], ["Pembulatan", *EMPAT]],
    [
        ["3", *TIGA],
        ["Nilai Min.", *TIGA],
        ["Nilai Maks.", *EMPAT],
        ["Nilai terendah", *TIGA],
        ["Total", *["11"] * 9],
    ],
    [
        ["3", *TIGA],
        [],
        ["NRR tertimbang", *["0,407"] * 9],
        ["IKM Unit Pelayanan", "91,67", *[""] * 8],
        ["Mutu", "A"],
    ],
    [KODE, ["3", *TIGA], ["", *[""] * 9], ["Long Kali, 31 Maret 2026"], ["Camat,"], ["NIP 1970"]],
    [["3", *TIGA], ["Max", *EMPAT], ["Min", *TIGA], ["Mean", *["3,67"] * 9]],
]


@pytest.mark.parametrize("ekor", REKAP)
def test_rows_that_sum_up_are_no_respondents(session: Session, ekor: list[list[str]]) -> None:
    rapi = [[*satu, *[""] * (10 - len(satu))] for satu in ekor]
    hasil = muatkan(session, "a.csv", csv(KODE, ["1", *EMPAT], ["2", *EMPAT], *rapi, pemisah=";"))
    assert hasil.ditambahkan == 3
    assert len(hasil.baris_diabaikan) == len([satu for satu in ekor if any(satu)]) - 1
    assert ikm(session) == (3, "91.67")


@pytest.mark.parametrize("nama", ["Nilawati", "Jumiati", "Maxi", "Totok", "Modesta", "Ratna"])
def test_a_person_whose_name_begins_alike_is_a_respondent(session: Session, nama: str) -> None:
    assert muatkan(session, "a.csv", csv(("Nama", *UNSUR), ["Siti", *EMPAT], [nama, *TIGA])).ditambahkan == 2


@pytest.mark.parametrize("nama", ["Total", "Max", "Skor"])
def test_a_row_that_may_be_either_is_asked_about(session: Session, nama: str) -> None:
    isi = csv(("Nama", *UNSUR), ["Siti", *EMPAT], ["Budi", *TIGA], [nama, *TIGA])
    with pytest.raises(Galat, match=f"baris 4, kolom Nama: nilai '{nama}' tampak seperti baris rekap"):
        muatkan(session, "a.csv", isi)


def test_sums_left_of_questions_in_words_are_found_too(session: Session) -> None:
    nama = ("Persyaratan", "Sistem, Mekanisme, dan Prosedur", "Waktu Penyelesaian", "Biaya/Tarif")
    nama += ("Produk Spesifikasi Jenis Pelayanan", "Kompetensi Pelaksana", "Perilaku Pelaksana")
    nama += ("Penanganan Pengaduan, Saran dan Masukan", "Sarana dan Prasarana")
    isi = csv(["REKAP SKM"], ("No", *nama), ["1", *EMPAT], ["2", *TIGA], ["Modus", *TIGA], pemisah=";")
    assert muatkan(session, "a.csv", isi).baris_diabaikan == (1, 5)
    assert ikm(session) == (2, "87.50")


def _berjudul(*atas: list[object], gabung: Sequence[str] = (), isi: Sequence[Sequence[object]] = ()) -> bytes:
    satu = openpyxl.Workbook()
    for baris in (*atas, *isi):
        satu.worksheets[0].append(list(baris))
    for sel in gabung:
        satu.worksheets[0].merge_cells(sel)
    wadah = io.BytesIO()
    satu.save(wadah)
    return wadah.getvalue()


ANGKA = [1, "2026-03-01", *[4] * 9]
SEBUTAN = ["Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk"]
SEBUTAN += ["Kompetensi", "Perilaku", "Pengaduan", "Sarana"]
JUDUL = [
    _berjudul(
        ["No", "Tanggal", "Unsur"], [None, None, *UNSUR], gabung=["A1:A2", "B1:B2", "C1:K1"], isi=[ANGKA]
    ),
    _berjudul(["No", "Tanggal", *UNSUR], [None, None, *SEBUTAN], isi=[ANGKA]),
    _berjudul(["No", "Tanggal", *UNSUR], list(range(1, 12)), isi=[ANGKA]),
    _berjudul(["No", "Tanggal", *UNSUR], [f"({n})" for n in range(1, 12)], [None], isi=[ANGKA]),
    _berjudul(["REKAP"], ["No", "Tanggal", *(f"Unsur {n}" for n in range(1, 10))], isi=[ANGKA]),
    _berjudul(["No", "Tanggal", *(f"{kode} - Nilai" for kode in UNSUR)], isi=[ANGKA]),
]


@pytest.mark.parametrize("isi", JUDUL)
def test_headings_in_one_row_or_two_are_found(session: Session, isi: bytes) -> None:
    assert muatkan(session, "a.xlsx", isi).ditambahkan == 1
    assert ikm(session) == (1, "100.00")


def test_a_cell_merged_over_rows_counts_in_each_of_them(session: Session) -> None:
    isi = _berjudul(
        ["Tanggal", "Layanan", *UNSUR],
        gabung=["A2:A4", "B3:B4"],
        isi=[["2026-03-01", "KK", *[4] * 9], [None, "KTP", *[3] * 9], [None, None, *[2] * 9]],
    )
    assert muatkan(session, "a.xlsx", isi).tanpa_tanggal == 0
    assert ikm(session) == (3, "75.00")


def test_an_error_or_a_formula_counts_where_it_is_read_and_nowhere_else(session: Session) -> None:
    jumlah = ["Jumlah", *["=SUM(B2:B3)"] * 9, "#DIV/0!"]
    isi = buku({"S": [[*KODE, "Ket"], [1, *[4] * 9, "#N/A"], [2, *[4] * 9, "=1+1"], jumlah]})
    assert muatkan(session, "a.xlsx", isi).ditambahkan == 2
    with pytest.raises(Galat, match="baris 3, kolom U9: sel J3 berisi rumus yang belum dihitung"):
        muatkan(session, "b.xlsx", buku({"S": [KODE, [1, *[4] * 9], [2, *[4] * 8, "=1+1"]]}))
