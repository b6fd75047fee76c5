"""A result is a state with a trace; no data is never 0 and never 100."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.galat import GalatKinerja, GalatMasukan
from kinerja.hasil import Hasil, Langkah, Status, persentase


def test_every_status_is_written_as_it_is_named() -> None:
    assert {status.value for status in Status} == {status.name for status in Status}
    assert len(Status) == 8


def test_persentase_is_pembilang_over_penyebut_times_100_with_its_trace() -> None:
    # 36/40 × 100 = 90
    hasil = persentase(36, 40, "permohonan tepat waktu", "permohonan jatuh tempo")
    assert (hasil.status, hasil.nilai, hasil.satuan) == (Status.OK, Fraction(90), "%")
    assert (hasil.pembilang, hasil.penyebut) == (Fraction(36), Fraction(40))
    assert (hasil.angka, hasil.teks) == (Decimal("90.00"), "90.00")
    assert hasil.alasan == ""
    assert [langkah.kalimat for langkah in hasil.jejak] == [
        "36 permohonan tepat waktu ÷ 40 permohonan jatuh tempo × 100 = 90,00"
    ]


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "harapan"),
    [
        (36, 500, "7.20"),  # IKU-03 as decreed: permits over non-permits
        (40, 22, "181.82"),  # IKU-09 as decreed may exceed 100
        (55, 120, "45.83"),  # IKU-13 corrected
        (0, 7, "0.00"),  # a real zero is a figure
    ],
)
def test_persentase_of_the_decree_rows(pembilang: int, penyebut: int, harapan: str) -> None:
    assert persentase(pembilang, penyebut, "a", "b").teks == harapan


def test_a_denominator_of_zero_is_a_state_without_a_value() -> None:
    hasil = persentase(0, 0, "desa difasilitasi", "desa")
    assert (hasil.status, hasil.nilai, hasil.angka, hasil.teks) == (Status.PENYEBUT_NOL, None, None, None)
    assert hasil.alasan == "Belum ada desa."
    assert hasil.jejak[0].hasil == "belum ada"


def test_the_caller_names_the_state_of_an_empty_denominator() -> None:
    assert persentase(0, 0, "a", "b", bila_nol=Status.BELUM_DIISI).status is Status.BELUM_DIISI


@pytest.mark.parametrize(("pembilang", "penyebut"), [(-1, 4), (1, -4)])
def test_negative_counts_are_refused(pembilang: int, penyebut: int) -> None:
    with pytest.raises(GalatMasukan):
        persentase(pembilang, penyebut, "a", "b")


def test_ok_without_a_value_cannot_be_made() -> None:
    with pytest.raises(GalatKinerja, match="OK"):
        Hasil(Status.OK, None, None, None, "%", ())


def test_a_missing_figure_cannot_carry_a_value() -> None:
    with pytest.raises(GalatKinerja, match="PENYEBUT_NOL"):
        Hasil(Status.PENYEBUT_NOL, Fraction(0), None, None, "%", ())


def test_a_figure_waiting_for_approval_keeps_its_value() -> None:
    hasil = Hasil(Status.BELUM_DISETUJUI, Fraction(12), None, None, "unit", (), "Menunggu persetujuan.")
    assert hasil.teks == "12.00"


def test_a_step_reads_as_one_line() -> None:
    assert Langkah("Jumlah", "1 + 1", "2").kalimat == "1 + 1 = 2"


@pytest.mark.parametrize(
    ("nilai", "satuan", "bermakna"),
    [
        (Fraction(228_000_000_000), "%", False),
        (Fraction(-1_000_000), "%", False),
        (Fraction(999_999), "%", True),  # growth from almost nothing
        (Fraction(228_000_000_000), "rupiah", True),
    ],
)
def test_a_percentage_ten_thousand_times_the_whole_is_none(
    nilai: Fraction, satuan: str, bermakna: bool
) -> None:
    assert Hasil(Status.OK, nilai, None, None, satuan, ()).tak_bermakna is not bermakna


def test_a_missing_percentage_is_not_called_meaningless() -> None:
    assert not Hasil(Status.BELUM_DIISI, None, None, None, "%", ()).tak_bermakna
