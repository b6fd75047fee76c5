"""How sure an IKM is that joins several structures, and how services compare with all the others."""

from decimal import Decimal
from fractions import Fraction
from math import sqrt

import pytest

from kinerja.galat import GalatMasukan
from kinerja.hasil import Status
from kinerja.ikm import bobot_sama
from kinerja.ketelitian import dibanding_lainnya, perubahan, selang_gabungan, selang_kepercayaan
from kinerja.sebaran import SebaranTally, sebaran_dari_nilai

Bagian = tuple[SebaranTally, tuple[Fraction, ...]]
DUA, TIGA = ["U1", "U2"], ["U1", "U2", "U3"]


def bagian(kode: list[str], *isi: tuple[int, int]) -> Bagian:
    """So many respondents who gave every unsur the same score."""
    baris = [[nilai] * len(kode) for banyak, nilai in isi for _ in range(banyak)]
    return sebaran_dari_nilai(kode, baris), bobot_sama(len(kode))


LAMA, BARU = bagian(DUA, (20, 3), (10, 4)), bagian(TIGA, (6, 2), (4, 4))


def test_one_structure_alone_has_its_own_interval() -> None:
    assert selang_gabungan([LAMA]) == selang_kepercayaan(*LAMA)
    assert selang_gabungan([LAMA], populasi=90) == selang_kepercayaan(*LAMA, populasi=90)


def test_of_several_the_distances_are_weighted_by_respondents_and_added_as_independent_errors() -> None:
    dua = [selang_kepercayaan(*satu).eksak for satu in (LAMA, BARU)]
    (a, b), (c, d) = (satu or (Fraction(0), Fraction(0)) for satu in dua)
    # IKM 83,33 of 30 and 70,00 of 10 respondents: joined 80,00.
    satu, lain = Fraction(250, 3), Fraction(70)
    bawah = 80 - sqrt((Fraction(3, 4) * (satu - a)) ** 2 + (Fraction(1, 4) * (lain - c)) ** 2)
    atas = 80 + sqrt((Fraction(3, 4) * (b - satu)) ** 2 + (Fraction(1, 4) * (d - lain)) ** 2)
    selang = selang_gabungan([LAMA, BARU])
    assert selang.eksak is not None
    assert [float(ujung) for ujung in selang.eksak] == pytest.approx([bawah, atas])
    assert selang.jejak[0].uraian == "Selang kepercayaan 95% dari 2 susunan kuesioner yang digabung"
    assert selang.jejak[0].hitungan.startswith("80,0000, jarak tiap susunan")


def test_a_known_population_shrinks_the_joined_distances_too_and_everybody_leaves_nothing_to_chance() -> None:
    semua, sebagian = selang_gabungan([LAMA, BARU]), selang_gabungan([LAMA, BARU], populasi=160)
    assert semua.eksak is not None and sebagian.eksak is not None
    # √(1 − 40 ÷ 160) of the distance from 80.
    for jauh, dekat in zip(semua.eksak, sebagian.eksak, strict=True):
        assert float(dekat - 80) == pytest.approx(float(jauh - 80) * sqrt(0.75))
    assert selang_gabungan([LAMA, BARU], populasi=40).status is Status.TIDAK_BERLAKU
    with pytest.raises(GalatMasukan, match="Populasi tidak boleh lebih kecil"):
        selang_gabungan([LAMA, BARU], populasi=39)


def test_a_structure_that_has_no_interval_leaves_the_joined_figure_without_one() -> None:
    selang = selang_gabungan([LAMA, bagian(TIGA, (4, 4))])
    assert selang.status is Status.BELUM_DIISI
    assert selang.alasan == "Selang kepercayaan dihitung mulai 5 responden; baru ada 4."
    kosong = sebaran_dari_nilai(TIGA, [[3, 3, None]] * 6), bobot_sama(3)
    assert selang_gabungan([LAMA, kosong]).alasan == "Belum ada yang mengisi unsur U3."


def test_the_interval_is_said_beside_the_figure_and_nothing_is_said_without_one() -> None:
    selang = selang_kepercayaan(sebaran_dari_nilai(DUA, [[4, 4]] * 5), tingkat=Decimal("0.9"))
    assert selang.kalimat == f"selang kepercayaan 90% {selang.rentang}"
    assert selang.rentang is not None and selang.rentang.endswith("–100,00")
    tanpa = selang_gabungan([])
    assert (tanpa.rentang, tanpa.kalimat) == (None, "")


def test_each_group_is_compared_with_all_the_others_together_corrected_for_those_that_can_be_judged() -> None:
    satu, dua, tiga = (bagian(DUA, isi)[0] for isi in ((9, 4), (12, 3), (4, 1)))
    hasil = dibanding_lainnya([satu, dua, tiga])
    assert hasil == tuple(
        perubahan(lainnya, sendiri, banyak=2)  # the third has too few respondents to be judged
        for sendiri, lainnya in ((satu, dua + tiga), (dua, satu + tiga), (tiga, satu + dua))
    )
    assert hasil[2].bermakna is None
    assert dibanding_lainnya([]) == ()
