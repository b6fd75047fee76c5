"""Numbers as people type them: exact, never guessed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.angka import AngkaTerbaca, GalatAngkaGanda, angka_indonesia, baca_angka
from kinerja.galat import GalatMasukan


@pytest.mark.parametrize(
    ("teks", "nilai", "persen"),
    [
        ("1.234,5", "1234.5", False),
        ("98,5", "98.5", False),
        ("90 %", "90", True),
        ("90%", "90", True),
        (" 12 ", "12", False),
        ("0", "0", False),
        ("0,125", "0.125", False),
        ("007", "7", False),
        ("1234", "1234", False),
        ("1.234.567", "1234567", False),
        ("12.345,00", "12345", False),
        ("-5", "-5", False),
        ("−5,5", "-5.5", False),  # the printed minus
        ("-1.234.567 %", "-1234567", True),
        ("Rp 33.000.000.000", "33000000000", False),
        ("Rp33.000.000.000,50", "33000000000.5", False),
        ("Rp. 500", "500", False),
        ("1\u00a0234", "1234", False),  # a space between thousands changes nothing
    ],
)
def test_numbers_are_read_exactly(teks: str, nilai: str, persen: bool) -> None:
    assert baca_angka(teks) == AngkaTerbaca(Fraction(nilai), persen)


@pytest.mark.parametrize(
    ("teks", "utuh", "desimal"),
    [
        ("1.234", "1234", "1,234"),
        ("12.345", "12345", "12,345"),
        ("123.456", "123456", "123,456"),
        ("-1.234", "-1234", "-1,234"),
        ("1.234 %", "1234", "1,234"),
        ("Rp 1.234", "1234", "1,234"),
    ],
)
def test_a_number_with_two_readings_is_asked_about(teks: str, utuh: str, desimal: str) -> None:
    with pytest.raises(GalatAngkaGanda) as galat:
        baca_angka(teks)
    assert (galat.value.utuh, galat.value.desimal) == (utuh, desimal)
    assert (
        str(galat.value) == f'"{teks}" dapat berarti {utuh} atau {desimal}. Tulis yang dimaksud tanpa titik.'
    )


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("98.5", '"98.5" tidak dapat dibaca. Maksudnya 98,5? Desimal ditulis dengan koma.'),
        ("-98.5", '"-98.5" tidak dapat dibaca. Maksudnya -98,5? Desimal ditulis dengan koma.'),
        ("0.500", '"0.500" tidak dapat dibaca. Maksudnya 0,500? Desimal ditulis dengan koma.'),
        ("1234.567", '"1234.567" tidak dapat dibaca. Maksudnya 1234,567? Desimal ditulis dengan koma.'),
        ("1,234.5", '"1,234.5" tidak dapat dibaca. Maksudnya 1234,5? Desimal ditulis dengan koma.'),
        ("1.23.456", '"1.23.456" tidak dapat dibaca. Titik memisahkan ribuan, koma memisahkan desimal.'),
        ("1,2,3", '"1,2,3" tidak dapat dibaca. Titik memisahkan ribuan, koma memisahkan desimal.'),
        ("1.234,", '"1.234," tidak dapat dibaca. Titik memisahkan ribuan, koma memisahkan desimal.'),
        (",5", '",5" tidak dapat dibaca. Titik memisahkan ribuan, koma memisahkan desimal.'),
        ("", "'' bukan angka. Tulis misalnya 1234,5 atau 90 %."),
        ("sepuluh", "'sepuluh' bukan angka. Tulis misalnya 1234,5 atau 90 %."),
        ("1e5", "'1e5' bukan angka. Tulis misalnya 1234,5 atau 90 %."),
        ("٣", "'٣' bukan angka. Tulis misalnya 1234,5 atau 90 %."),
        ("%90", "'%90' bukan angka. Tulis misalnya 1234,5 atau 90 %."),
        ("9" * 41, f"'{'9' * 40}' bukan angka. Tulis misalnya 1234,5 atau 90 %."),
    ],
)
def test_anything_else_is_refused_with_a_suggestion_where_one_is_likely(teks: str, pesan: str) -> None:
    with pytest.raises(GalatMasukan) as galat:
        baca_angka(teks)
    assert str(galat.value) == pesan


@given(st.fractions(-(10**9), 10**9, max_denominator=1), st.integers(1, 6))
def test_what_is_written_with_decimals_reads_back_the_same(nilai: Fraction, desimal: int) -> None:
    assert baca_angka(angka_indonesia(nilai / 10**desimal, desimal)).nilai == nilai / 10**desimal


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_reads_back_or_is_asked_about(nilai: int) -> None:
    teks = angka_indonesia(nilai, 0)
    if 1000 <= abs(nilai) < 10**6:
        with pytest.raises(GalatAngkaGanda) as galat:
            baca_angka(teks)
        assert int(galat.value.utuh) == nilai
    else:
        assert baca_angka(teks).nilai == nilai
