"""Beside an IKM: how answers spread, how sure the value is, whether a change is more than chance."""

import csv
import random
from decimal import Decimal
from itertools import combinations_with_replacement
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.hasil import Status
from kinerja.ikm import hitung, tally_dari_nilai
from kinerja.ketelitian import peringkat, perubahan, selang_gabungan, selang_kepercayaan
from kinerja.peluang import DERAJAT_DERET, kuantil_t, sebaran_t
from kinerja.sebaran import SebaranTally, sebaran_dari_momen, sebaran_dari_nilai

Baris = list[int | None]
SEKADAU = Path(__file__).parents[1] / "data" / "responden_sekadau_2019_s1.csv"
DUA = ["U1", "U2"]
TIGA_RESPONDEN: list[Baris] = [[3, 4], [4, 2], [2, 3]]
BARIS = st.lists(st.tuples(*[st.none() | st.integers(1, 4)] * 3).map(list), max_size=12)


@pytest.mark.parametrize(
    ("derajat", "t"),  # two-sided 95 %, as printed in tables
    [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (9, 2.262), (10, 2.228), (30, 2.042), (100, 1.984)],
)
def test_quantiles_of_student_are_those_of_the_printed_table(derajat: int, t: float) -> None:
    assert round(kuantil_t(0.95, derajat), 3) == t


def test_with_many_respondents_student_meets_the_normal_curve() -> None:
    assert round(kuantil_t(0.95, 10**6), 3) == 1.960
    assert round(kuantil_t(0.99, 10**6), 3) == 2.576
    for derajat in (DERAJAT_DERET + 1, DERAJAT_DERET + 2):  # where the expansion takes over, odd and even
        assert sebaran_t(kuantil_t(0.95, derajat), derajat) == pytest.approx(0.95, abs=1e-6)


@pytest.mark.parametrize(("tingkat", "derajat"), [(0, 5), (1, 5), (0.95, 0)])
def test_impossible_quantiles_are_refused(tingkat: float, derajat: int) -> None:
    with pytest.raises(GalatMasukan, match="derajat bebas paling sedikit 1"):
        kuantil_t(tingkat, derajat)


@given(BARIS, BARIS)
def test_spreads_add_up_in_any_order_and_keep_the_tally(a: list[Baris], b: list[Baris]) -> None:
    kode = ["U1", "U2", "U3"]
    bersama = sebaran_dari_nilai(kode, [*b, *a])
    assert sebaran_dari_nilai(kode, a) + sebaran_dari_nilai(kode, b) == bersama
    assert bersama.tally == tally_dari_nilai(kode, [*a, *b])
    for j in range(3):
        for k in range(3):
            isi = [(r[j] or 0, r[k] or 0) for r in [*a, *b] if r[j] is not None and r[k] is not None]
            langsung = (len(isi), sum(x for x, _ in isi), sum(y for _, y in isi), sum(x * y for x, y in isi))
            assert bersama.momen(j, k) == langsung


@given(BARIS)
def test_a_spread_can_be_made_of_its_moments_and_of_no_other_number_of_them(baris: list[Baris]) -> None:
    kode = ["U1", "U2", "U3"]
    satu = sebaran_dari_nilai(kode, baris)
    momen = [satu.momen(j, k) for j, k in combinations_with_replacement(range(3), 2)]
    assert sebaran_dari_momen(kode, satu.responden, momen) == satu
    for salah in (momen[1:], [*momen, momen[0]]):
        with pytest.raises(GalatMasukan, match="Banyaknya pasangan"):
            sebaran_dari_momen(kode, satu.responden, salah)


def test_spreads_of_different_unsur_do_not_add_and_bad_scores_are_refused() -> None:
    with pytest.raises(GalatMasukan, match="urutan yang sama"):
        sebaran_dari_nilai(["U1"], []) + sebaran_dari_nilai(["U2"], [])
    with pytest.raises(GalatMasukan, match="Baris 1, unsur U1"):
        sebaran_dari_nilai(["U1"], [[5]])


SEMBILAN = [f"U{n}" for n in range(1, 10)]


def alami(*baris: tuple[int, Baris]) -> SebaranTally:
    """So many respondents of each row, over as many unsur as the first has."""
    return sebaran_dari_nilai(
        [f"U{n + 1}" for n in range(len(baris[0][1]))], [isi for banyak, isi in baris for _ in range(banyak)]
    )


@pytest.mark.parametrize(("n", "bawah"), [(5, "63.07"), (10, "79.99"), (30, "92.88")])
def test_respondents_who_all_gave_the_highest_score_leave_room_for_chance(n: int, bawah: str) -> None:
    selang = selang_kepercayaan(sebaran_dari_nilai(SEMBILAN, [[4] * 9] * n))
    assert (selang.status, selang.bawah, selang.atas) == (Status.OK, Decimal(bawah), Decimal("100.00"))


def test_the_interval_of_a_published_table_is_that_of_the_domain() -> None:
    with SEKADAU.open(encoding="utf-8", newline="") as berkas:
        isi = [[int(baris[kode]) for kode in SEMBILAN] for baris in csv.DictReader(berkas)]
    selang = selang_kepercayaan(sebaran_dari_nilai(SEMBILAN, isi))
    assert (selang.bawah, selang.atas) == (Decimal("74.68"), Decimal("81.43"))


def test_the_interval_of_five_respondents_by_hand() -> None:
    # Indexes 100, 75, 75, 50, 50 and the imagined 25, 100: mean 475 ÷ 7 = 67,8571; Σ d² = 4.642,857;
    # ÷ (7 × 6) = 110,5442, its root 10,5140; t(6) = 2,4469.
    selang = selang_kepercayaan(alami((1, [4, 4]), (1, [2, 4]), (1, [3, 3]), (1, [1, 3]), (1, [2, 2])))
    assert (selang.bawah, selang.atas) == (Decimal("42.13"), Decimal("93.58"))
    assert selang.galat_baku == pytest.approx(110.5442**0.5, abs=1e-4)
    (langkah,) = selang.jejak
    assert langkah.uraian == (
        "Selang kepercayaan 95% dari 5 responden, ditambah satu yang menjawab serba terendah dan satu serba "
        "tertinggi (Student t)"
    )
    assert langkah.kalimat == "67,8571 ± 2,4469 × 10,5140 = 42,13 sampai 93,58"


def test_a_known_population_shrinks_the_distances_from_the_published_figure() -> None:
    sebaran = sebaran_dari_nilai(SEMBILAN, [[4] * 9] * 5)
    selang = selang_kepercayaan(sebaran, populasi=20)
    # 100 − (100 − 63,0722) × √(1 − 5 ÷ 20) = 68,02; the imagined two never move the figure itself.
    assert (selang.bawah, selang.atas) == (Decimal("68.02"), Decimal("100.00"))
    assert selang.jejak[0].kalimat.endswith(", jaraknya dari IKM × 0,8660 = 68,02 sampai 100,00")
    assert "dari 5 responden dan populasi 20, ditambah" in selang.jejak[0].uraian
    with pytest.raises(GalatMasukan, match="Populasi tidak boleh lebih kecil"):
        selang_kepercayaan(sebaran, populasi=4)


def test_where_everybody_answered_nothing_was_left_to_chance() -> None:
    selang = selang_kepercayaan(sebaran_dari_nilai(DUA, [[3, 4]] * 5), populasi=5)
    assert (selang.status, selang.bawah, selang.eksak) == (Status.TIDAK_BERLAKU, None, None)
    assert selang.alasan.startswith("Semua pengguna layanan menjawab")


@pytest.mark.parametrize(
    ("baris", "alasan"),
    [
        ([], "Belum ada responden."),
        ([[3, 4]] * 4, "Selang kepercayaan dihitung mulai 5 responden; baru ada 4."),
        ([[3, None]] * 5, "Belum ada yang mengisi unsur U2."),
    ],
)
def test_where_no_error_can_be_estimated_there_is_no_interval(baris: list[Baris], alasan: str) -> None:
    selang = selang_kepercayaan(sebaran_dari_nilai(DUA, baris))
    assert (selang.status, selang.bawah, selang.galat_baku) == (Status.BELUM_DIISI, None, None)
    assert selang.alasan == alasan


@given(BARIS.filter(lambda isi: len(isi) >= 5))
def test_the_figure_itself_always_lies_in_its_interval(baris: list[Baris]) -> None:
    sebaran = sebaran_dari_nilai(["U1", "U2", "U3"], baris)
    ikm, selang = hitung(sebaran.tally).nilai, selang_kepercayaan(sebaran)
    assert (ikm is None) == (selang.bawah is None)
    if ikm is not None and selang.bawah is not None and selang.atas is not None:
        assert 25 <= selang.bawah <= ikm <= selang.atas <= 100


@given(BARIS, st.randoms())
def test_the_order_of_respondents_changes_nothing(baris: list[Baris], acak: random.Random) -> None:
    kode = ["U1", "U2", "U3"]
    teracak = baris.copy()
    acak.shuffle(teracak)
    a, b = sebaran_dari_nilai(kode, baris), sebaran_dari_nilai(kode, teracak)
    assert selang_kepercayaan(a) == selang_kepercayaan(b)


def orang(acak: random.Random, geser: float, kosong: tuple[float, ...]) -> Baris:
    """One respondent: a mood shared by the scores, and each unsur's cell left empty as often as said."""
    suasana = acak.random()
    nilai = (min(4, 1 + int(4 * min(0.999, (suasana + acak.random()) / 2 + geser))) for _ in kosong)
    return [None if acak.random() < bagian else satu for satu, bagian in zip(nilai, kosong, strict=True)]


KISI: dict[str, tuple[float, tuple[float, ...], tuple[int, ...], int | None]] = {
    "ordinary": (0.0, (0.0,) * 3, (5, 20, 48), None),
    "cells left empty": (0.0, (0.2,) * 3, (20, 48), None),
    "near the ceiling": (0.62, (0.0,) * 3, (10, 30, 100), None),
    "one unsur 95 % empty": (0.2, (0.0, 0.0, 0.95), (60, 200), None),
    "a small population": (0.2, (0.0,) * 3, (10, 30), 60),
}
"""By name: how high scores lie, how often each unsur is left empty, numbers of respondents, population."""


def cakupan(nama: str, n: int, ulang: int) -> float:
    """The share of `ulang` surveys of n respondents whose interval holds the population's IKM.

    Surveys without an IKM have no interval and are drawn again.
    """
    geser, kosong, _, populasi = KISI[nama]
    acak, kena = random.Random(n), 0
    kode = [f"U{letak + 1}" for letak in range(len(kosong))]
    semua = [orang(acak, geser, kosong) for _ in range(populasi or 4000)]
    benar = hitung(tally_dari_nilai(kode, semua)).eksak
    assert benar is not None
    for _ in range(ulang):
        selang = None
        while selang is None or selang.eksak is None:
            baris = acak.sample(semua, n) if populasi else acak.choices(semua, k=n)
            selang = selang_kepercayaan(sebaran_dari_nilai(kode, baris), populasi=populasi)
        kena += selang.eksak[0] <= benar <= selang.eksak[1]
    return kena / ulang


def contoh(acak: random.Random, n: int, geser: float = 0.0) -> SebaranTally:
    """n respondents of three unsur, a tenth of the cells empty."""
    return sebaran_dari_nilai(["U1", "U2", "U3"], [orang(acak, geser, (0.1,) * 3) for _ in range(n)])


SALAH_SANGKA = ((30, 40, 0.0), (8, 200, 0.0), (10, 60, 0.62))
"""Respondents of two groups of one population, and how high its scores lie."""


def salah_sangka(n: int, m: int, geser: float, ulang: int) -> float:
    """The share of `ulang` comparisons in which chance is taken for a difference."""
    acak = random.Random(7)
    return (
        sum(bool(perubahan(contoh(acak, n, geser), contoh(acak, m, geser)).bermakna) for _ in range(ulang))
        / ulang
    )


# 120 surveys: 93 % − 3 × √(0,93 × 0,07 ÷ 120) = 86,0 %; `make simulasi` asks ten thousand of every one.
@pytest.mark.parametrize(("nama", "n"), [(nama, isi[2][0]) for nama, isi in KISI.items()])
def test_the_interval_holds_the_truth_in_at_least_93_of_100_surveys(nama: str, n: int) -> None:
    assert cakupan(nama, n, 120) >= 0.86


# 150 comparisons: 5 % + 3 × √(0,05 × 0,95 ÷ 150) = 10,3 %.
@pytest.mark.parametrize(("n", "m", "geser"), SALAH_SANGKA)
def test_chance_is_taken_for_a_difference_in_at_most_5_of_100_comparisons(
    n: int, m: int, geser: float
) -> None:
    assert salah_sangka(n, m, geser, 150) <= 0.103


def test_a_real_change_is_told_in_a_sentence() -> None:
    acak = random.Random(3)
    hasil = perubahan(contoh(acak, 100), contoh(acak, 100, geser=0.25))
    assert hasil.bermakna is True
    assert hasil.selisih is not None and hasil.bawah is not None and hasil.bawah > 0
    assert hasil.kalimat.startswith("Naik ")
    assert hasil.kalimat.endswith("; lebih besar daripada kebetulan (tingkat kepercayaan 95%).")


def test_the_more_differences_are_looked_at_the_more_each_must_show() -> None:
    lama, baru = alami((20, [3, 3]), (10, [2, 2])), alami((20, [3, 3]), (12, [4, 4]))
    satu, banyak = perubahan(lama, baru), perubahan(lama, baru, banyak=20)
    assert satu.bawah is not None and banyak.bawah is not None and banyak.bawah < satu.bawah
    assert banyak.kalimat.endswith("(tingkat kepercayaan 95%, 20 perbandingan sekaligus).")
    # Twenty looked at together are each judged at 1 − 0,05 ÷ 20.
    sendiri = perubahan(lama, baru, tingkat=Decimal("0.9975"))
    assert (banyak.selisih, banyak.bawah, banyak.atas) == (sendiri.selisih, sendiri.bawah, sendiri.atas)
    with pytest.raises(GalatMasukan, match="paling sedikit satu"):
        perubahan(lama, baru, banyak=0)


@pytest.mark.parametrize(
    ("lama", "baru", "kalimat"),
    [
        (
            [[3, 4], [4, 2], [2, 3], [3, 3], [4, 4]],
            [[2, 3], [3, 3], [2, 2], [3, 3], [3, 4]],
            "Turun 10,00; masih dapat terjadi secara kebetulan (tingkat kepercayaan 95%).",
        ),
        (TIGA_RESPONDEN, [[3, 3]] * 5, "Tetap; belum dapat dinilai apakah lebih dari kebetulan."),
        ([[3, 3]] * 5, TIGA_RESPONDEN, "Tetap; belum dapat dinilai apakah lebih dari kebetulan."),
        ([], TIGA_RESPONDEN, "Perubahan belum dapat dihitung: salah satu IKM belum ada."),
        (TIGA_RESPONDEN, [], "Perubahan belum dapat dihitung: salah satu IKM belum ada."),
    ],
)
def test_what_cannot_be_told_from_chance_is_said(lama: list[Baris], baru: list[Baris], kalimat: str) -> None:
    hasil = perubahan(sebaran_dari_nilai(DUA, lama), sebaran_dari_nilai(DUA, baru))
    assert hasil.kalimat == kalimat
    assert not hasil.bermakna


def test_the_lowest_unsur_ranks_first_ties_share_and_empty_ones_stand_last() -> None:
    tally = tally_dari_nilai(["U1", "U2", "U3", "U4", "U5"], [[4, None, 3, 2, 3], [4, None, 3, 3, 3]])
    assert peringkat(hitung(tally)) == (("U4", 1), ("U3", 2), ("U5", 2), ("U1", 4), ("U2", None))


def test_a_period_without_one_ikm_has_no_interval_and_says_why() -> None:
    hasil = selang_gabungan([])
    assert (hasil.status, hasil.rentang) == (Status.BELUM_DIISI, None)
    assert hasil.alasan == "Periode ini tidak punya satu IKM untuk semua susunan."
