"""Beside an IKM: how answers spread, how sure the value is, whether a change is more than chance."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.hasil import Status
from kinerja.ikm import hitung, tally_dari_nilai
from kinerja.ketelitian import peringkat, perubahan, selang_kepercayaan
from kinerja.peluang import DERAJAT_DERET, kuantil_t, sebaran_t
from kinerja.sebaran import SebaranTally, sebaran_dari_nilai

Baris = list[int | None]
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


def test_the_spread_of_an_unsur_is_the_share_of_each_score() -> None:
    sebaran = sebaran_dari_nilai(["U1", "U2"], [[3, None], [3, None], [4, None], [1, None]])
    assert sebaran.bagian == {"U1": (Fraction(1, 4), 0, Fraction(1, 2), Fraction(1, 4)), "U2": None}


def test_spreads_of_different_unsur_do_not_add_and_bad_scores_are_refused() -> None:
    with pytest.raises(GalatMasukan, match="urutan yang sama"):
        sebaran_dari_nilai(["U1"], []) + sebaran_dari_nilai(["U2"], [])
    with pytest.raises(GalatMasukan, match="Baris 1, unsur U1"):
        sebaran_dari_nilai(["U1"], [[5]])


def test_the_interval_of_three_respondents_by_hand() -> None:
    # Indexes 87,5, 75, 62,5: mean 75, s² = 156,25, standard error √(156,25 ÷ 3) = 7,2169; t(2) = 4,3027.
    selang = selang_kepercayaan(sebaran_dari_nilai(DUA, TIGA_RESPONDEN))
    assert (selang.status, selang.bawah, selang.atas) == (Status.OK, Decimal("43.95"), Decimal("100.00"))
    assert selang.galat_baku == pytest.approx((156.25 / 3) ** 0.5)
    (langkah,) = selang.jejak
    assert langkah.uraian == "Selang kepercayaan 95% dari 3 responden (Student t)"
    assert langkah.kalimat == "75,0000 ± 4,3027 × 7,2169 = 43,95 sampai 100,00"


def test_a_small_population_makes_the_interval_narrower() -> None:
    # 1 − 3 ÷ 12 = 3/4 of the variance: √39,0625 = 6,25.
    selang = selang_kepercayaan(sebaran_dari_nilai(DUA, TIGA_RESPONDEN), populasi=12)
    assert selang.galat_baku == pytest.approx(6.25)
    semua = selang_kepercayaan(sebaran_dari_nilai(DUA, TIGA_RESPONDEN), populasi=3)
    assert (semua.bawah, semua.atas) == (Decimal("75.00"), Decimal("75.00"))  # everybody was asked
    with pytest.raises(GalatMasukan, match="Populasi tidak boleh lebih kecil"):
        selang_kepercayaan(sebaran_dari_nilai(DUA, TIGA_RESPONDEN), populasi=2)


@pytest.mark.parametrize(
    ("baris", "alasan"),
    [
        ([], "Belum ada responden."),
        ([[3, 4]], "Ketelitian memerlukan paling sedikit dua responden."),
        ([[3, None], [4, None]], "Belum ada yang mengisi unsur U2."),
        ([[3, 4], [3, 4]], "Semua responden menjawab sama, sehingga galatnya tidak dapat ditaksir."),
    ],
)
def test_where_no_error_can_be_estimated_there_is_no_interval(baris: list[Baris], alasan: str) -> None:
    selang = selang_kepercayaan(sebaran_dari_nilai(DUA, baris))
    assert (selang.status, selang.bawah, selang.galat_baku) == (Status.BELUM_DIISI, None, None)
    assert selang.alasan == alasan


@given(BARIS, st.randoms())
def test_the_order_of_respondents_changes_nothing(baris: list[Baris], acak: random.Random) -> None:
    kode = ["U1", "U2", "U3"]
    teracak = baris.copy()
    acak.shuffle(teracak)
    a, b = sebaran_dari_nilai(kode, baris), sebaran_dari_nilai(kode, teracak)
    assert selang_kepercayaan(a) == selang_kepercayaan(b)


def contoh(acak: random.Random, n: int, kosong: float, geser: float = 0.0) -> SebaranTally:
    """n respondents: a mood shared by their three scores, and cells left empty at random."""
    baris: list[Baris] = []
    for _ in range(n):
        suasana = acak.random()
        nilai = [min(4, 1 + int(4 * min(0.999, (suasana + acak.random()) / 2 + geser))) for _ in range(3)]
        baris.append([None if acak.random() < kosong else satu for satu in nilai])
    return sebaran_dari_nilai(["U1", "U2", "U3"], baris)


def cakupan(n: int, kosong: float, ulang: int) -> float:
    """The share of `ulang` surveys whose interval holds the true IKM."""
    # A score is 1 + ⌊2(u + v)⌋ with u, v even on 0..1: P(1..4) = 1/8, 3/8, 3/8, 1/8, mean 2,5, true IKM 62,5.
    acak, kena = random.Random(n), 0
    for _ in range(ulang):
        selang = selang_kepercayaan(contoh(acak, n, kosong))
        assert selang.bawah is not None and selang.atas is not None
        kena += selang.bawah <= Decimal("62.5") <= selang.atas
    return kena / ulang


def salah_sangka(ulang: int) -> float:
    """The share of `ulang` comparisons in which chance is taken for a change."""
    acak = random.Random(7)
    return (
        sum(bool(perubahan(contoh(acak, 30, 0.1), contoh(acak, 40, 0.1)).bermakna) for _ in range(ulang))
        / ulang
    )


# 300 surveys: 95 % ± 3 × √(0,95 × 0,05 ÷ 300) = 91,2 % to 98,8 %; `make bench` asks ten thousand.
@pytest.mark.parametrize(("n", "kosong"), [(20, 0.0), (48, 0.2)])
def test_the_interval_holds_the_truth_in_95_of_100_surveys(n: int, kosong: float) -> None:
    assert 0.912 <= cakupan(n, kosong, 300) <= 0.988


def test_where_nothing_changed_chance_is_called_by_its_name_in_95_of_100_comparisons() -> None:
    assert 0.012 <= salah_sangka(300) <= 0.088


def test_a_real_change_is_told_in_a_sentence() -> None:
    acak = random.Random(3)
    hasil = perubahan(contoh(acak, 100, 0), contoh(acak, 100, 0, geser=0.25))
    assert hasil.bermakna is True
    assert hasil.selisih is not None and hasil.bawah is not None and hasil.bawah > 0
    assert hasil.kalimat.startswith("Naik ")
    assert hasil.kalimat.endswith("; lebih besar daripada kebetulan (tingkat kepercayaan 95%).")


@pytest.mark.parametrize(
    ("lama", "baru", "kalimat"),
    [
        # 75,0 then 62,5: s² 156,25 and 156,25 over 3 each, t(4) = 2,776 × 10,206 = 28,33 > 12,5.
        (
            TIGA_RESPONDEN,
            [[2, 3], [3, 3], [2, 2]],
            "Turun 12,50; masih dapat terjadi secara kebetulan (tingkat kepercayaan 95%).",
        ),
        (TIGA_RESPONDEN, [[3, 3], [3, 3]], "Tetap; belum dapat dinilai apakah lebih dari kebetulan."),
        ([[3, 3]], TIGA_RESPONDEN, "Tetap; belum dapat dinilai apakah lebih dari kebetulan."),
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
