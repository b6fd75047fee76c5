"""A period answered by several questionnaires: the examples of the rule, worked by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.gabungan import Bagian, IkmGabungan, Struktur, gabung, satukan, urut_kode
from kinerja.galat import GalatMasukan
from kinerja.hasil import Status
from kinerja.ikm import (
    SKALA_2004,
    ModeBobot,
    Tally,
    UnsurTally,
    bobot_sama,
    hitung,
    hitung_mode,
    tally_dari_nilai,
)
from tests.kinerja.test_ikm import KODE, sekadau, semua

SEMBILAN = Struktur(KODE, bobot_sama(9))
SEPULUH = Struktur((*KODE, "U10"), bobot_sama(10))
EMPAT_BELAS = Struktur(tuple(f"U{n}" for n in range(1, 15)), bobot_sama(14), SKALA_2004)
# 60 × 9 cells, 1.742 points: 1.742 ÷ 540 × 25 = 80,648148… = 80,65 B.
ENAM_PULUH = tally_dari_nilai(KODE, [[4] * 9] * 13 + [[4] * 5 + [3] * 4] + [[3] * 9] * 46)


def bagian(struktur: Struktur, tally: Tally, bulan: int = 1) -> Bagian:
    return Bagian(struktur, tally, date(2026, bulan, 1), date(2026, bulan, 28))


def satu_jawaban(struktur: Struktur, nilai: int = 1, responden: int = 1) -> Tally:
    return semua(nilai, responden, struktur.kode)


def angka(hasil: IkmGabungan) -> tuple[Decimal | None, str | None]:
    return hasil.hasil.nilai, hasil.hasil.mutu


def test_answers_split_by_a_change_of_words_alone_are_one_structure() -> None:
    # The published 48 rows, 20 before and 28 after: their sums add up to the published 78,70.
    dua_puluh = Tally(20, tuple(UnsurTally(u.kode, u.jumlah * 20 // 48, 20) for u in sekadau().unsur))
    sisa = Tally(
        28,
        tuple(
            UnsurTally(a.kode, a.jumlah - b.jumlah, 28)
            for a, b in zip(sekadau().unsur, dua_puluh.unsur, strict=True)
        ),
    )
    hasil = gabung([bagian(SEMBILAN, dua_puluh), bagian(SEMBILAN, sisa, 2)])
    assert angka(hasil) == (Decimal("78.70"), "B")
    assert len(hasil.bagian) == 1
    assert (hasil.responden, hasil.gabungan, hasil.catatan) == (48, False, "")
    assert hasil.hasil == hitung(sekadau(), bobot_sama(9))


def test_equal_structures_are_pooled_whatever_lies_between_them() -> None:
    lain = bagian(SEPULUH, satu_jawaban(SEPULUH, 3, 5), 2)
    pertama, ketiga = bagian(SEMBILAN, semua(3, 4), 1), bagian(SEMBILAN, semua(4, 4), 3)
    satu, dua = satukan([ketiga, lain, pertama])
    assert (satu.tally, satu.dari, satu.sampai) == (
        semua(3, 4) + semua(4, 4),
        date(2026, 1, 1),
        date(2026, 3, 28),
    )
    assert dua == lain


def test_structures_are_joined_by_their_respondents_exactly_and_say_so() -> None:
    # (48 × 78,7037… + 12 × 75) ÷ 60 = (3.777,777… + 900) ÷ 60 = 77,962962…
    hasil = gabung([bagian(SEMBILAN, sekadau()), bagian(SEPULUH, satu_jawaban(SEPULUH, 3, 12), 2)])
    assert angka(hasil) == (Decimal("77.96"), "B")
    assert hasil.hasil.eksak == Fraction(48 * Fraction(1360 * 25, 48 * 9) + 12 * 75, 60)
    assert [(satu.hasil.nilai, satu.digabung) for satu in hasil.bagian] == [
        (Decimal("78.70"), True),
        (Decimal("75.00"), True),
    ]
    assert (hasil.gabungan, hasil.catatan) == (True, "gabungan 2 susunan kuesioner")
    assert [satu.kalimat for satu in hasil.hasil.jejak] == [
        "3,1481 × 25 = 78,7037",
        "3,0000 × 25 = 75,0000",
        "(48 × 78,7037 + 12 × 75,0000) ÷ 60 = 77,9630",
        "77,9630 dibulatkan = 77,96, mutu B (Baik)",
    ]


def test_a_structure_of_fewer_than_five_leaves_the_joined_figure_and_its_number_is_said() -> None:
    hasil = gabung([bagian(SEMBILAN, ENAM_PULUH), bagian(SEPULUH, satu_jawaban(SEPULUH), 2)])
    assert angka(hasil) == (Decimal("80.65"), "B")
    assert hasil.catatan == "1 tidak digabung"
    assert (hasil.responden, hasil.hasil.responden, hasil.gabungan) == (61, 60, False)


@pytest.mark.parametrize(("banyak", "masuk"), [(4, False), (5, True)])
def test_five_answers_are_enough_to_be_joined(banyak: int, masuk: bool) -> None:
    hasil = gabung([bagian(SEMBILAN, ENAM_PULUH), bagian(SEPULUH, satu_jawaban(SEPULUH, 3, banyak), 2)])
    assert [satu.digabung for satu in hasil.bagian] == [True, masuk]


def test_a_structure_without_an_ikm_leaves_the_joined_figure() -> None:
    tanpa_u10 = Tally(7, (*semua(3).unsur, UnsurTally("U10", 0, 0)))
    hasil = gabung([bagian(SEMBILAN, ENAM_PULUH), bagian(SEPULUH, tanpa_u10, 2)])
    assert (angka(hasil), hasil.catatan) == ((Decimal("80.65"), "B"), "7 tidak digabung")
    assert hasil.bagian[1].hasil.alasan == "Belum ada yang mengisi unsur U10."


def test_one_structure_alone_is_its_own_ikm_however_few_answered() -> None:
    hasil = gabung([bagian(SEMBILAN, semua(3, 1)), bagian(SEPULUH, Tally.kosong(SEPULUH.kode))])
    assert (angka(hasil), len(hasil.bagian)) == ((Decimal("75.00"), "C"), 1)


def test_without_answers_the_structure_that_is_named_has_no_ikm() -> None:
    hasil = gabung([Bagian(SEMBILAN, Tally.kosong(KODE))])
    assert (hasil.hasil.status, hasil.hasil.alasan) == (Status.BELUM_DIISI, "Belum ada responden.")
    assert (hasil.catatan, hasil.jejak_nrr) == ("", ())
    with pytest.raises(GalatMasukan, match="satu susunan"):
        gabung([])


def test_different_scales_are_never_joined_and_each_keeps_its_own_class() -> None:
    # 75,00 is C by the rule of 2017 and B by the one of 2004.
    hasil = gabung([bagian(SEMBILAN, semua(3)), bagian(EMPAT_BELAS, satu_jawaban(EMPAT_BELAS, 3, 7), 2)])
    assert (angka(hasil), hasil.hasil.status) == ((None, None), Status.TIDAK_BERLAKU)
    assert "PermenPANRB 14/2017 dan KEP/25/M.PAN/2/2004" in hasil.hasil.alasan
    assert [(satu.hasil.mutu, satu.digabung) for satu in hasil.bagian] == [("C", False), ("B", False)]
    assert (hasil.catatan, hasil.hasil.responden) == ("14 tidak digabung", 14)


def test_one_answer_of_another_scale_takes_no_figure_away() -> None:
    hasil = gabung([bagian(SEMBILAN, ENAM_PULUH), bagian(EMPAT_BELAS, satu_jawaban(EMPAT_BELAS), 2)])
    assert (angka(hasil), hasil.catatan) == ((Decimal("80.65"), "B"), "1 tidak digabung")


def test_where_no_structure_has_five_answers_there_is_no_joined_figure() -> None:
    hasil = gabung([bagian(SEMBILAN, semua(3, 4)), bagian(SEPULUH, satu_jawaban(SEPULUH, 3, 3), 2)])
    assert (angka(hasil), hasil.hasil.status) == ((None, None), Status.BELUM_DIISI)
    assert "belum ada yang dijawab lengkap oleh 5 orang" in hasil.hasil.alasan
    assert hasil.catatan == "7 tidak digabung"


def test_pooled_unsur_are_counted_by_code_and_their_parts_make_the_joined_figure() -> None:
    hasil = gabung([bagian(SEMBILAN, sekadau()), bagian(SEPULUH, satu_jawaban(SEPULUH, 3, 12), 2)]).hasil
    u1, u10 = hasil.unsur[0], hasil.unsur[-1]
    assert [satu.kode for satu in hasil.unsur] == [*KODE, "U10"]
    assert (u1.jumlah, u1.terisi, u1.nrr) == (135 + 36, 60, Fraction(171, 60))
    assert (u10.jumlah, u10.terisi, u10.bobot) == (36, 12, Fraction(12 * Fraction(1, 10), 60))
    assert sum(satu.bobot for satu in hasil.unsur) == 1
    assert hasil.eksak == 25 * sum(satu.tertimbang or 0 for satu in hasil.unsur)


def test_printed_weights_reproduce_an_old_report_of_each_structure() -> None:
    dua = [bagian(SEMBILAN, semua(4, 48)), bagian(SEPULUH, satu_jawaban(SEPULUH, 4, 12), 2)]
    hasil = gabung(dua, ModeBobot.DUA_ANGKA)
    # 0,11 × 9 × 4 × 25 = 99,00; 0,10 × 10 × 4 × 25 = 100,00; (48 × 99 + 12 × 100) ÷ 60 = 99,20
    assert (hasil.hasil.nilai, hasil.hasil.mode) == (Decimal("99.20"), ModeBobot.DUA_ANGKA)
    assert gabung(dua[:1], ModeBobot.DUA_ANGKA).hasil == hitung_mode(semua(4, 48), ModeBobot.DUA_ANGKA)


def test_the_sum_of_weighted_nrr_has_its_trace_alone_and_joined() -> None:
    satu = gabung([bagian(SEMBILAN, sekadau())])
    assert satu.jejak_nrr == satu.hasil.jejak[:9]
    dua = gabung(
        [
            bagian(SEMBILAN, sekadau()),
            bagian(SEPULUH, satu_jawaban(SEPULUH, 3, 12), 2),
            bagian(EMPAT_BELAS, satu_jawaban(EMPAT_BELAS), 3),
        ]
    )
    assert dua.jejak_nrr[-1].kalimat == "(48 × 3,1481 + 12 × 3,0000) ÷ 60 = 3,1185"
    assert dua.jejak_nrr[1].kalimat == f"{' + '.join(['0,3000'] * 10)} = 3,0000"
    assert dua.catatan == "gabungan 2 susunan kuesioner, 1 tidak digabung"


def test_counts_of_other_unsur_than_the_structures_are_refused() -> None:
    with pytest.raises(GalatMasukan, match="harus sama"):
        satukan([Bagian(SEPULUH, semua(3))])


def test_days_that_are_unknown_stand_last_and_take_no_day_away() -> None:
    tanpa, berhari = Bagian(SEMBILAN, semua(3, 2)), bagian(SEPULUH, satu_jawaban(SEPULUH))
    assert [satu.struktur for satu in satukan([tanpa, berhari])] == [SEPULUH, SEMBILAN]
    assert satukan([tanpa, tanpa])[0].dari is None
    assert satukan([tanpa, bagian(SEMBILAN, semua(3, 1))])[0].sampai == date(2026, 1, 28)


def test_a_structure_is_the_same_in_whatever_order_its_unsur_are_printed() -> None:
    bobot = {"U10": Fraction(1, 2), "U9": Fraction(1, 4), "U1": Fraction(1, 4)}
    terbalik = dict(reversed(bobot.items()))
    assert Struktur.dari(bobot) == Struktur.dari(terbalik)
    assert Struktur.dari(bobot).kode == urut_kode(bobot) == ("U1", "U9", "U10")
    assert Struktur.dari(bobot) != Struktur.dari(bobot, SKALA_2004)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(5, 40)), min_size=1, max_size=6))
def test_a_joined_figure_lies_between_its_structures(isi: list[tuple[int, int]]) -> None:
    semua_bagian = []
    for nomor, (nilai, responden) in enumerate(isi):
        struktur = Struktur(tuple(f"U{n}" for n in range(1, nomor + 2)), bobot_sama(nomor + 1))
        semua_bagian.append(bagian(struktur, satu_jawaban(struktur, nilai, responden), nomor + 1))
    hasil = gabung(semua_bagian).hasil.eksak
    assert hasil is not None
    assert min(nilai for nilai, _ in isi) * 25 <= hasil <= max(nilai for nilai, _ in isi) * 25
