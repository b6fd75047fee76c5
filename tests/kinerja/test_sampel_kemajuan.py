"""Where a survey stands on its way to the smallest sample."""

import pytest

from kinerja.galat import GalatMasukan
from kinerja.sampel import Kemajuan, kemajuan


def test_half_way_both_the_services_and_the_answers_are_carried_to_the_end() -> None:
    # 50 services in 10 of 20 days become 100, whose minimum is 80 in the published table; 30 answers: 60.
    assert kemajuan(50, 30, berlalu=10, sisa=10) == Kemajuan(50, 44, 30, 100, 80, 60, 5)
    assert kemajuan(50, 30, berlalu=10, sisa=10).kurang == 14
    assert kemajuan(50, 30, berlalu=10, sisa=10).kurang_akhir == 20


def test_needed_a_day_is_rounded_up_and_zero_when_there_are_enough() -> None:
    assert kemajuan(50, 29, berlalu=10, sisa=10).perlu_sehari == 6  # 51 more in 10 days
    assert kemajuan(50, 80, berlalu=10, sisa=10).perlu_sehari == 0
    assert kemajuan(50, 80, berlalu=10, sisa=10).kurang == 0
    assert kemajuan(50, 80, berlalu=10, sisa=10).kurang_akhir == 0


def test_a_period_that_has_ended_asks_for_nothing_a_day() -> None:
    akhir = kemajuan(100, 79, berlalu=20, sisa=0)
    assert (akhir.populasi_akhir, akhir.minimum_akhir, akhir.terkumpul_akhir) == (100, 80, 79)
    assert (akhir.kurang, akhir.kurang_akhir, akhir.perlu_sehari) == (1, 1, None)


def test_a_period_that_has_not_begun_has_no_pace() -> None:
    awal = kemajuan(0, 0, berlalu=0, sisa=20)
    assert (awal.minimum, awal.kurang, awal.kurang_akhir) == (0, 0, None)
    assert (awal.populasi_akhir, awal.minimum_akhir, awal.terkumpul_akhir, awal.perlu_sehari) == (None,) * 4


def test_projected_services_are_rounded_half_up_and_answers_never_up() -> None:
    # 5 × 3 ÷ 2 = 7,5 services; 5 × 3 ÷ 2 = 7,5 answers.
    satu = kemajuan(5, 5, berlalu=2, sisa=1)
    assert (satu.populasi_akhir, satu.terkumpul_akhir) == (8, 7)


@pytest.mark.parametrize("salah", [(-1, 0, 1, 1), (0, -1, 1, 1), (0, 0, -1, 1), (0, 0, 1, -1)])
def test_a_negative_count_is_refused(salah: tuple[int, int, int, int]) -> None:
    with pytest.raises(GalatMasukan, match="tidak boleh negatif"):
        kemajuan(salah[0], salah[1], berlalu=salah[2], sisa=salah[3])
