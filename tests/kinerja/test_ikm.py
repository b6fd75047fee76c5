"""IKM as PermenPANRB 14/2017 computes it.

`tests/data/responden_sekadau_2019_s1.csv` is a published table (SKM of Sekadau, semester 1 of 2019):
48 respondents, nine scores each.
"""

import csv
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.hasil import Status
from kinerja.ikm import (
    SKALA_2004,
    ModeBobot,
    Tally,
    UnsurTally,
    bobot_mode,
    bobot_sama,
    hitung,
    hitung_mode,
    tally_dari_nilai,
)
from kinerja.katalog import baca

KODE = tuple(f"U{nomor}" for nomor in range(1, 10))
baris_penuh = st.lists(st.integers(1, 4), min_size=9, max_size=9)


def sekadau() -> Tally:
    berkas = Path(__file__).parents[1] / "data" / "responden_sekadau_2019_s1.csv"
    with berkas.open(encoding="utf-8", newline="") as isi:
        return tally_dari_nilai(KODE, [[int(row[kode]) for kode in KODE] for row in csv.DictReader(isi)])


def semua(nilai: int, responden: int = 7, kode: Sequence[str] = KODE) -> Tally:
    return tally_dari_nilai(kode, [[nilai] * len(kode)] * responden)


def test_published_table_gives_its_published_sums_and_index() -> None:
    hasil = hitung(sekadau())
    assert hasil.responden == 48
    assert [unsur.jumlah for unsur in hasil.unsur] == [135, 136, 147, 173, 155, 159, 158, 141, 156]
    assert {unsur.terisi for unsur in hasil.unsur} == {48}
    assert hasil.unsur[0].nrr == Fraction(28125, 10000)  # 135 ÷ 48
    assert hasil.eksak == Fraction(1360 * 25, 48 * 9)  # the nine sums total 1360
    assert (hasil.nilai, hasil.mutu, hasil.kinerja) == (Decimal("78.70"), "B", "Baik")
    assert (hasil.status, hasil.alasan, hasil.mode) == (Status.OK, "", ModeBobot.EKSAK)


@pytest.mark.parametrize(
    ("mode", "sekadau_nilai", "semua_empat"),
    [
        (ModeBobot.EKSAK, "78.70", "100.00"),
        (ModeBobot.TIGA_ANGKA, "78.63", "99.90"),  # 28,3333 × 0,111 × 25 = 78,625, a tie that goes up
        (ModeBobot.DUA_ANGKA, "77.92", "99.00"),  # 28,3333 × 0,11 × 25 = 77,9166…
    ],
)
def test_printed_weights_reproduce_old_reports(mode: ModeBobot, sekadau_nilai: str, semua_empat: str) -> None:
    hasil = hitung_mode(sekadau(), mode)
    assert (hasil.nilai, hasil.mode) == (Decimal(sekadau_nilai), mode)
    assert hitung_mode(semua(4), mode).nilai == Decimal(semua_empat)


def test_each_weight_mode_has_its_own_label() -> None:
    assert len({mode.label for mode in ModeBobot}) == 3
    assert "0,111" in ModeBobot("0.111").label


def test_all_ones_give_25_and_mutu_d() -> None:
    hasil = hitung(semua(1))
    assert (hasil.nilai, hasil.mutu, hasil.kinerja) == (Decimal("25.00"), "D", "Tidak baik")
    # even when the printed weight brings it below the printed scale: 9 × 0,11 × 25 = 24,75
    assert hitung_mode(semua(1), ModeBobot.DUA_ANGKA).mutu == "D"


def test_fourteen_unsur_of_the_2004_rule_weigh_one_fourteenth() -> None:
    hasil = hitung(semua(3, kode=[f"U{nomor}" for nomor in range(1, 15)]), skala=SKALA_2004)
    assert (hasil.nilai, hasil.mutu) == (Decimal("75.00"), "B")
    assert {unsur.bobot for unsur in hasil.unsur} == {Fraction(1, 14)}


def test_nrr_divides_by_the_unsur_s_own_count() -> None:
    # U1: 10 ÷ 3; U2: 7 ÷ 2; (10/3 + 7/2) ÷ 2 × 25 = 85,4166…
    hasil = hitung(tally_dari_nilai(["U1", "U2"], [[3, 4], [4, None], [3, 3]]))
    assert [unsur.nrr for unsur in hasil.unsur] == [Fraction(10, 3), Fraction(7, 2)]
    assert hasil.nilai == Decimal("85.42")


def test_index_of_a_unit_comes_from_its_respondents_not_from_the_mean_of_its_services() -> None:
    # one respondent all 4s, three all 2s: (4 + 6) ÷ 4 × 25 = 62,50; the mean of 100 and 50 would be 75
    assert hitung(semua(4, 1) + semua(2, 3)).nilai == Decimal("62.50")


def test_without_respondents_there_is_no_index() -> None:
    hasil = hitung(Tally.kosong(KODE))
    assert (hasil.status, hasil.alasan) == (Status.BELUM_DIISI, "Belum ada responden.")
    assert (hasil.nilai, hasil.eksak, hasil.mutu, hasil.kinerja, hasil.jejak) == (None, None, None, None, ())
    assert {(unsur.nrr, unsur.tertimbang) for unsur in hasil.unsur} == {(None, None)}


def test_an_unsur_nobody_filled_withholds_the_index_and_is_named() -> None:
    hasil = hitung(tally_dari_nilai(["U1", "U2", "U3"], [[3, None, None], [4, None, None]]))
    assert (hasil.status, hasil.nilai, hasil.mutu) == (Status.BELUM_DIISI, None, None)
    assert hasil.alasan == "Belum ada yang mengisi unsur U2, U3."
    assert [unsur.nrr for unsur in hasil.unsur] == [Fraction(7, 2), None, None]
    assert [langkah.hasil for langkah in hasil.jejak[1:]] == ["belum diisi", "belum diisi"]


def test_the_trace_shows_every_unsur_then_the_sum_then_the_rounding() -> None:
    jejak = hitung(sekadau()).jejak
    assert len(jejak) == 9 + 2
    assert jejak[0].kalimat == "135 ÷ 48 = 2,8125; 2,8125 × 1/9 = 0,3125"
    # 1360 ÷ 48 ÷ 9 = 3,148148… and × 25 = 78,703703…
    assert jejak[9].kalimat == "3,1481 × 25 = 78,7037"
    assert jejak[10].hasil == "78,70, mutu B (Baik)"
    assert "PermenPANRB 14/2017" in jejak[10].uraian


def test_a_unit_may_set_its_own_weights() -> None:
    # 4 × 3/4 + 2 × 1/4 = 3,5 and × 25 = 87,50
    hasil = hitung(tally_dari_nilai(["U1", "U2"], [[4, 2]]), [Fraction(3, 4), Fraction(1, 4)])
    assert (hasil.nilai, hasil.mode) == (Decimal("87.50"), None)
    assert hasil.jejak[0].kalimat == "4 ÷ 1 = 4,0000; 4,0000 × 0,75 = 3,0000"


@pytest.mark.parametrize(
    ("bobot", "pesan"),
    [
        ([Fraction(111, 1000)] * 9, "sekarang 0,999"),  # the printed weight is a mode, not a weight
        ([Fraction(1, 8)] * 8, "8 bobot untuk 9 unsur"),
        ([Fraction(-1), Fraction(2)] + [Fraction(0)] * 7, "negatif"),  # totals 1, yet turns an unsur round
    ],
)
def test_weights_that_do_not_total_exactly_1_are_refused(bobot: list[Fraction], pesan: str) -> None:
    with pytest.raises(GalatMasukan, match=pesan):
        hitung(semua(4), bobot)


@pytest.mark.parametrize(
    ("mode", "n", "harapan"),
    [
        (ModeBobot.EKSAK, 9, Fraction(1, 9)),
        (ModeBobot.TIGA_ANGKA, 9, Fraction(111, 1000)),
        (ModeBobot.DUA_ANGKA, 9, Fraction(11, 100)),
        (ModeBobot.TIGA_ANGKA, 14, Fraction(71, 1000)),  # 0,0714… as the 2004 rule prints it
    ],
)
def test_printed_weights_are_one_nth_rounded(mode: ModeBobot, n: int, harapan: Fraction) -> None:
    assert bobot_mode(mode, n) == (harapan,) * n


def test_an_index_of_no_unsur_is_refused() -> None:
    with pytest.raises(GalatMasukan, match="satu unsur"):
        bobot_sama(0)
    with pytest.raises(GalatMasukan, match="satu unsur"):
        hitung(Tally(0, ()))


@given(st.lists(baris_penuh, min_size=1, max_size=12))
def test_index_lies_between_25_and_100(rows: list[list[int]]) -> None:
    eksak = hitung(tally_dari_nilai(KODE, rows)).eksak
    assert eksak is not None
    assert 25 <= eksak <= 100


@given(st.data())
def test_the_order_of_respondents_and_of_unsur_leaves_the_index_alone(data: st.DataObject) -> None:
    rows = data.draw(st.lists(baris_penuh, min_size=1, max_size=12))
    urutan = data.draw(st.permutations(range(9)))
    acak = [[row[letak] for letak in urutan] for row in data.draw(st.permutations(rows))]
    dibalik = tally_dari_nilai([KODE[letak] for letak in urutan], acak)
    assert hitung(dibalik).eksak == hitung(tally_dari_nilai(KODE, rows)).eksak


@given(st.lists(baris_penuh, min_size=1, max_size=12), st.integers(0, 8))
def test_a_better_score_never_lowers_the_index(rows: list[list[int]], letak: int) -> None:
    lebih_baik = [list(rows[0]), *rows[1:]]
    lebih_baik[0][letak] = 4
    sebelum, sesudah = (hitung(tally_dari_nilai(KODE, isi)).eksak for isi in (rows, lebih_baik))
    assert sebelum is not None
    assert sesudah is not None
    assert sesudah >= sebelum


def test_ten_million_respondents_are_as_exact_as_ten() -> None:
    # NRR (3 × 10⁷ + 1) ÷ 10⁷ for one unsur: 25 × that = 75,0000025
    hasil = hitung(Tally(10**7, (UnsurTally("U1", 3 * 10**7 + 1, 10**7),)))
    assert hasil.eksak == Fraction(750000025, 10**7)
    assert hasil.nilai == Decimal("75.00")


def test_the_decreed_formula_is_read_per_unsur_and_stops_before_times_25() -> None:
    # 48 published rows: Σ over nine unsur of nilai ÷ terisi × 1/9 = 1360 ÷ 48 ÷ 9 = 3,148148…, on 1 to 4
    unsur = sekadau().unsur
    per_unsur = sum((Fraction(satu.jumlah, satu.terisi) * Fraction(1, 9) for satu in unsur), Fraction(0))
    katalog = baca(files("kinerja").joinpath("data", "longkali.toml").read_text("utf-8"))
    satu, nilai = katalog.menurut_kode["IKU-01"], {"jumlah_nrr_tertimbang": per_unsur}
    ketetapan = satu.ketetapan.hitung(nilai, katalog.menurut_nama, "nilai")
    koreksi = satu.koreksi.hitung(nilai, katalog.menurut_nama, "nilai")
    assert (ketetapan.nilai, ketetapan.teks) == (Fraction(1360, 48 * 9), "3.15")
    assert (koreksi.nilai, koreksi.teks) == (hitung(sekadau()).eksak, "78.70")
