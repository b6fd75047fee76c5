"""On time: the share of what fell due, with the completed cohort beside it."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.hasil import Status
from kinerja.ketepatan import (
    Kasus,
    KetepatanTally,
    hitung,
    hitung_selesai,
    hitung_semua_terlambat,
    tepat,
)

WITA = ZoneInfo("Asia/Makassar")
SENIN_SIANG = datetime(2026, 6, 8, 12, 0, tzinfo=WITA)


@st.composite
def tallies(draw: st.DrawFn) -> KetepatanTally:
    angka = st.integers(0, 1000)
    tepat_waktu, terlambat, belum, tutup, batal = (draw(angka) for _ in range(5))
    selesai_tepat, selesai_lambat = draw(angka), draw(angka)
    return KetepatanTally(
        jatuh_tempo=tepat_waktu + terlambat + belum + tutup,
        ditutup_terlambat=tutup,
        tanpa_waktu=draw(st.integers(0, batal)),
        jeda_singkat=draw(angka),
        tepat_waktu=tepat_waktu,
        selesai_terlambat=terlambat,
        belum_selesai=belum,
        selesai=selesai_tepat + selesai_lambat,
        selesai_tepat=selesai_tepat,
        batal=batal,
        ditolak=draw(angka),
    )


def test_percentages_of_periods_are_summed_never_averaged() -> None:
    # 10/10 and 40/80 make 50/90 = 55,56 %; the mean of 100 and 50 would be 75
    satu = KetepatanTally(jatuh_tempo=10, tepat_waktu=10)
    dua = KetepatanTally(jatuh_tempo=80, tepat_waktu=40, selesai_terlambat=25, belum_selesai=15)
    hasil = hitung(satu + dua)
    assert (hasil.status, hasil.teks) == (Status.OK, "55.56")
    assert (hasil.pembilang, hasil.penyebut) == (Fraction(50), Fraction(90))
    assert hasil.jejak[0].kalimat == "50 permohonan tepat waktu ÷ 90 permohonan jatuh tempo × 100 = 55,56"


def test_a_request_still_open_past_its_due_moment_counts_against_the_office() -> None:
    # 24 on time, 1 overdue and still open: 24/25 = 96 %; finished ones alone would say 100
    tally = KetepatanTally(jatuh_tempo=25, tepat_waktu=24, belum_selesai=1, selesai=24, selesai_tepat=24)
    assert hitung(tally).teks == "96.00"
    assert hitung_selesai(tally).teks == "100.00"


def test_cancelled_and_rejected_requests_leave_both_sides() -> None:
    tally = KetepatanTally(jatuh_tempo=2, tepat_waktu=1, belum_selesai=1, batal=5, ditolak=3)
    assert hitung(tally).teks == "50.00"
    assert hitung(tally).penyebut == 2


def test_a_request_closed_after_its_due_moment_stays_in_the_denominator_as_late() -> None:
    tally = KetepatanTally(jatuh_tempo=4, tepat_waktu=3, ditutup_terlambat=1, batal=5)
    assert hitung(tally).teks == "75.00"
    with pytest.raises(GalatMasukan, match="ditutup terlambat"):
        KetepatanTally(ditutup_terlambat=1)


def test_unknown_closing_moments_give_two_figures_all_left_out_and_all_late() -> None:
    tally = KetepatanTally(jatuh_tempo=8, tepat_waktu=8, ditolak=2, tanpa_waktu=2)
    semua = hitung_semua_terlambat(tally)
    assert semua is not None
    assert (hitung(tally).teks, semua.teks) == ("100.00", "80.00")
    assert semua.jejak[-1].hitungan == (
        "8 permohonan tepat waktu ÷ 10 permohonan jatuh tempo, yang ditutup tanpa waktu ikut × 100"
    )
    # Where every closing is known there is one figure.
    assert hitung_semua_terlambat(KetepatanTally(jatuh_tempo=8, tepat_waktu=8, ditolak=2)) is None


def test_nothing_due_is_a_state_neither_0_nor_100() -> None:
    hasil = hitung(KetepatanTally(batal=2))
    assert (hasil.status, hasil.nilai) == (Status.BELUM_JATUH_TEMPO, None)
    assert hasil.alasan == "Belum ada permohonan jatuh tempo."


def test_nothing_completed_is_a_state_too() -> None:
    hasil = hitung_selesai(KetepatanTally(jatuh_tempo=1, belum_selesai=1))
    assert (hasil.status, hasil.nilai) == (Status.BELUM_DIISI, None)
    assert hasil.alasan == "Belum ada permohonan selesai."


def test_nothing_on_time_is_a_real_zero() -> None:
    assert hitung(KetepatanTally(jatuh_tempo=1, belum_selesai=1)).teks == "0.00"


@pytest.mark.parametrize(
    "bidang",
    [
        {"jatuh_tempo": 3, "tepat_waktu": 1, "belum_selesai": 1},  # one due request is nowhere
        {"selesai": 1, "selesai_tepat": 2},  # more on time than completed
        {"batal": -1},
    ],
)
def test_counts_that_contradict_each_other_are_refused(bidang: dict[str, int]) -> None:
    with pytest.raises(GalatMasukan):
        KetepatanTally(**bidang)


@given(tallies(), tallies(), tallies())
def test_tallies_are_a_commutative_monoid(a: KetepatanTally, b: KetepatanTally, c: KetepatanTally) -> None:
    assert (a + b) + c == a + (b + c)
    assert a + b == b + a
    assert a + KetepatanTally() == a


@pytest.mark.parametrize(
    ("selisih", "harapan"),
    [
        (timedelta(0), True),  # at the due moment itself
        (timedelta(microseconds=1), False),
        (timedelta(minutes=-1), True),
    ],
)
def test_finishing_at_the_due_moment_is_on_time(selisih: timedelta, harapan: bool) -> None:
    assert SENIN_SIANG.strftime("%A") == "Monday"
    assert tepat(Kasus(SENIN_SIANG, SENIN_SIANG + selisih)) is harapan


def test_moments_of_two_zones_compare_by_the_moment() -> None:
    # 12.00 WITA is 04.00 UTC
    assert tepat(Kasus(SENIN_SIANG, datetime(2026, 6, 8, 4, 0, tzinfo=UTC)))


def test_an_open_request_is_not_on_time() -> None:
    assert not tepat(Kasus(SENIN_SIANG, None))


@pytest.mark.parametrize("selesai", [None, SENIN_SIANG])
def test_a_due_moment_without_a_zone_is_refused(selesai: datetime | None) -> None:
    with pytest.raises(GalatMasukan, match="zona"):
        Kasus(SENIN_SIANG.replace(tzinfo=None), selesai)


def test_a_finish_without_a_zone_is_refused() -> None:
    with pytest.raises(GalatMasukan, match="zona"):
        Kasus(SENIN_SIANG, SENIN_SIANG.replace(tzinfo=None))
