"""One unsur by itself: its class, and whether it changed by more than chance."""

from fractions import Fraction

import pytest

from kinerja.galat import GalatMasukan
from kinerja.ikm import mutu_unsur
from kinerja.ketelitian import perubahan, perubahan_unsur
from kinerja.sebaran import sebaran_dari_nilai

KODE = ("U1", "U2")


@pytest.mark.parametrize(
    ("nrr", "nilai", "mutu"),
    [
        (Fraction(135, 48), "70.31", "C"),  # 2,8125 × 25 = 70,3125
        (Fraction(4), "100.00", "A"),
        (Fraction(1), "25.00", "D"),
        (Fraction(8831, 2500), "88.31", "A"),  # the bound itself
    ],
)
def test_an_unsur_is_classed_as_the_index_is_after_one_rounding(nrr: Fraction, nilai: str, mutu: str) -> None:
    dibulatkan, kelas, _ = mutu_unsur(nrr)
    assert (str(dibulatkan), kelas) == (nilai, mutu)


def test_each_unsur_is_compared_by_itself_and_judged_with_the_others() -> None:
    lama = sebaran_dari_nilai(KODE, [[2, 3]] * 40)
    baru = sebaran_dari_nilai(KODE, [[4, 3]] * 40)
    hasil = perubahan_unsur(lama, baru)
    assert (hasil["U1"].selisih, hasil["U1"].bermakna) == (50, True)  # (4 − 2) × 25
    assert (hasil["U2"].selisih, hasil["U2"].bermakna) == (0, False)
    sendiri = perubahan(lama.sendiri(0), baru.sendiri(0))
    assert sendiri.bawah is not None
    assert hasil["U1"].bawah is not None
    assert hasil["U1"].bawah < sendiri.bawah  # two looked at together need more than one


def test_an_unsur_that_nobody_filled_has_no_change() -> None:
    lama = sebaran_dari_nilai(KODE, [[None, 3]] * 8)
    assert perubahan_unsur(lama, sebaran_dari_nilai(KODE, [[3, 3]] * 8))["U1"].selisih is None


def test_other_unsur_are_not_compared() -> None:
    with pytest.raises(GalatMasukan, match="unsur dan urutan yang sama"):
        perubahan_unsur(sebaran_dari_nilai(KODE, []), sebaran_dari_nilai(("U1",), []))
