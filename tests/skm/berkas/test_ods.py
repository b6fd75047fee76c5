"""An ODS workbook reads as the same table saved as XLSX does."""

from __future__ import annotations

import pytest

from skm.berkas.tabel import dari_isi
from skm.galat import Galat
from tests.berkas_jahat import bingkai_teks, ods, sel_ods


def tabel(*baris: str, gaya: str = "ta1") -> str:
    """A sheet of those rows."""
    isi = "".join(f"<table:table-row>{satu}</table:table-row>" for satu in baris)
    return f'<table:table table:name="Lembar" table:style-name="{gaya}">{isi}</table:table>'


def nilai(jenis: str, atribut: str = "", teks: str = "") -> str:
    """A cell of that kind."""
    isi = f"<text:p>{teks}</text:p>" if teks else ""
    return f'<table:table-cell office:value-type="{jenis}" {atribut}>{isi}</table:table-cell>'


def test_cells_of_every_kind_read_as_they_would_from_xlsx() -> None:
    catatan = "<office:annotation><text:p>jangan dibaca</text:p></office:annotation>"
    baris = (
        nilai("float", 'office:value="3"', "3,00"),
        nilai("float", 'office:value="2.5"', "2,5"),
        nilai("percentage", 'office:value="0.75"', "75%"),
        nilai("date", 'office:date-value="2026-03-02"', "2 Mar"),
        nilai("date", 'office:date-value="2026-03-02T09:30:00"', "2 Mar 09.30"),
        nilai("time", 'office:time-value="PT07H30M00S"', "07.30"),
        nilai("boolean", 'office:boolean-value="true"', "BENAR"),
        f'<table:table-cell office:value-type="string">{catatan}<text:p> a<text:s text:c="2"/>b '
        "<text:span>c</text:span></text:p><text:p>d</text:p></table:table-cell>",
    )
    assert bingkai_teks("a.ods", ods(tabel("".join(baris)))) == [
        (
            "3",
            "2.5",
            "0.75",
            "2026-03-02",
            "2026-03-02 09:30:00",
            "07:30:00",
            "True",
            "a  b c\nd",
        )
    ]


def test_repeated_cells_and_rows_stand_where_they_are_shown() -> None:
    kosong = '<table:table-cell table:number-columns-repeated="2"/>'
    ulang = f'<table:table-row table:number-rows-repeated="2">{sel_ods("x", ulang=2)}</table:table-row>'
    jauh = '<table:table-row table:number-rows-repeated="1048500"><table:table-cell/></table:table-row>'
    isi = tabel(f"{sel_ods('a')}{kosong}{sel_ods('b')}")
    isi = isi.replace("</table:table>", f"{ulang}{jauh}</table:table>")
    assert bingkai_teks("a.ods", ods(isi)) == [("a", "", "", "b"), *[("x", "x", "", "")] * 2]


def test_the_first_sheet_that_is_not_hidden_is_read() -> None:
    gaya = '<style:style style:name="sembunyi"><style:table-properties table:display="false"/></style:style>'
    isi = ods(tabel(sel_ods("lama"), gaya="sembunyi"), tabel(sel_ods("kini")), sebelum=gaya)
    assert bingkai_teks("a.ods", isi) == [("kini",)]


@pytest.mark.parametrize(
    ("sel", "kalimat"),
    [
        (nilai("string", 'calcext:value-type="error"', "#N/A"), "sel B2 berisi #N/A"),
        ('<table:table-cell table:formula="of:=1+1"/>', "sel B2 berisi rumus yang belum dihitung"),
    ],
)
def test_an_error_or_uncomputed_formula_is_no_empty_cell(sel: str, kalimat: str) -> None:
    with pytest.raises(Galat, match=kalimat):
        dari_isi("a.ods", ods(tabel(sel_ods("U1") + sel_ods("U2"), sel_ods("3") + sel)))
