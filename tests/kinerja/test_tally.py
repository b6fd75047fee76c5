"""Counting answers: whole numbers only, and groups that add up."""

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.tally import Tally, UnsurTally, tally_dari_nilai

KODE = ("U1", "U2", "U3")
Baris = list[int | None]
baris = st.lists(st.one_of(st.none(), st.integers(1, 4)), min_size=3, max_size=3)
jawaban = st.lists(baris, max_size=12)


def test_each_unsur_keeps_its_own_count_of_filled_cells() -> None:
    # U1: 3+4+3 = 10 of three; U2: 4+3 = 7 of two, the second respondent left it empty
    assert tally_dari_nilai(["U1", "U2"], [[3, 4], [4, None], [3, 3]]) == Tally(
        3, (UnsurTally("U1", 10, 3), UnsurTally("U2", 7, 2))
    )


@pytest.mark.parametrize(
    "nilai",
    [
        0,  # below the scale
        5,  # above it
        -1,
        True,  # not a score, though Python counts it as 1
        3.0,  # a spreadsheet's float
        "3",  # text
    ],
)
def test_a_score_outside_1_to_4_is_refused_naming_row_and_unsur(nilai: object) -> None:
    with pytest.raises(GalatMasukan, match="Baris 2, unsur U2") as tertangkap:
        tally_dari_nilai(["U1", "U2"], [[1, 1], [1, cast(int, nilai)]])
    assert repr(nilai) in str(tertangkap.value)


def test_a_row_with_too_few_cells_is_refused_naming_the_row() -> None:
    with pytest.raises(GalatMasukan, match="Baris 1: ada 1 nilai, seharusnya 2"):
        tally_dari_nilai(["U1", "U2"], [[4]])


@pytest.mark.parametrize(
    ("jumlah", "terisi"),
    [
        (3, 4),  # four answers total at least 4
        (17, 4),  # and at most 16
        (1, 0),  # nobody answered, yet a sum
        (-1, -1),
    ],
)
def test_a_sum_that_no_scores_can_make_is_refused(jumlah: int, terisi: int) -> None:
    with pytest.raises(GalatMasukan, match="U1"):
        UnsurTally("U1", jumlah, terisi)


def test_an_unsur_cannot_be_filled_more_often_than_there_are_respondents() -> None:
    with pytest.raises(GalatMasukan, match="responden"):
        Tally(1, (UnsurTally("U1", 8, 2),))


def test_a_negative_number_of_respondents_is_refused() -> None:
    with pytest.raises(GalatMasukan, match="negatif"):
        Tally(-1, ())


def test_a_code_stands_once() -> None:
    with pytest.raises(GalatMasukan, match="berulang"):
        Tally.kosong(["U1", "U1"])


@pytest.mark.parametrize("lain", [("U2", "U1", "U3"), ("U1", "U2")])
def test_only_the_same_unsur_in_the_same_order_add_up(lain: tuple[str, ...]) -> None:
    with pytest.raises(GalatMasukan, match="urutan"):
        Tally.kosong(KODE) + Tally.kosong(lain)


@given(jawaban, jawaban, jawaban)
def test_tallies_are_a_monoid(a: list[Baris], b: list[Baris], c: list[Baris]) -> None:
    x, y, z = (tally_dari_nilai(KODE, rows) for rows in (a, b, c))
    assert (x + y) + z == x + (y + z)
    assert Tally.kosong(KODE) + x == x == x + Tally.kosong(KODE)


@given(jawaban, jawaban)
def test_counting_together_is_counting_apart_and_adding(a: list[Baris], b: list[Baris]) -> None:
    assert tally_dari_nilai(KODE, a + b) == tally_dari_nilai(KODE, a) + tally_dari_nilai(KODE, b)


@given(st.data())
def test_the_order_of_respondents_changes_nothing(data: st.DataObject) -> None:
    rows = data.draw(jawaban)
    assert tally_dari_nilai(KODE, data.draw(st.permutations(rows))) == tally_dari_nilai(KODE, rows)
