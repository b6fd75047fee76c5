"""Periods typed and printed in Indonesian."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.periode import Periode, parse

HARI = st.dates(date(1901, 1, 1), date(2998, 12, 31))
PERIODE = (
    st.tuples(HARI, st.integers(0, 800)).map(lambda isi: Periode(isi[0], isi[0] + timedelta(isi[1])))
    | HARI.map(lambda hari: Periode(hari, None))
    | HARI.map(lambda hari: Periode(None, hari))
    | st.builds(Periode.triwulan, st.integers(1901, 2998), st.integers(1, 4))
    | st.builds(Periode.semester, st.integers(1901, 2998), st.integers(1, 2))
    | st.builds(Periode.bulan, st.integers(1901, 2998), st.integers(1, 12))
    | st.builds(Periode.tahun, st.integers(1901, 2998))
    | st.just(Periode.semua())
)


@given(PERIODE)
def test_every_printed_label_reads_back_as_the_same_period(periode: Periode) -> None:
    assert parse(periode.label) == periode


@pytest.mark.parametrize(
    ("teks", "mesin"),
    [
        ("TW III 2026", "2026-TW3"),
        ("tw3 2026", "2026-TW3"),
        ("Triwulan  4 2026", "2026-TW4"),
        ("semester 2 2026", "2026-S2"),
        ("maret 2026", "2026-03"),
        ("Mar 2026", "2026-03"),
        ("Agt 2026", "2026-08"),
        ("agu 2026", "2026-08"),
        ("Nop 2026", "2026-11"),
        ("Tahun 2026", "2026"),
        ("17 Maret 2026", "2026-03-17"),
        ("1-17 Maret 2026", "2026-03-01..2026-03-17"),
        ("1 Januari s.d. 17 Maret 2026", "2026-01-01..2026-03-17"),
        ("1 Januari sampai 17 Maret 2026", "2026-01-01..2026-03-17"),
        ("1 Des 2025 hingga 17 Mar 2026", "2025-12-01..2026-03-17"),
        ("Sampai 17 Maret 2026", "..2026-03-17"),
    ],
)
def test_what_people_type_is_read(teks: str, mesin: str) -> None:
    assert str(parse(teks)) == mesin


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("Martet 2026", 'Bulan "martet" tidak dikenal. Maksudnya Maret?'),
        ("zzz 2026", 'Bulan "zzz" tidak dikenal. Bentuk'),
        ("31 Februari 2026", "Tidak ada tanggal 31 Februari 2026."),
        ("30–31 Februari 2026", "Tidak ada tanggal 31 Februari 2026."),
        ("semester 3 2026", "tidak dapat dibaca"),
        ("x-17 Maret 2026", "tidak dapat dibaca"),
        ("sejak kemarin", "tidak dapat dibaca"),
        ("18–17 Maret 2026", "tidak boleh sesudah"),
    ],
)
def test_what_is_no_period_is_refused_with_a_reason(teks: str, pesan: str) -> None:
    with pytest.raises(GalatMasukan) as galat:
        parse(teks)
    assert pesan in str(galat.value)
