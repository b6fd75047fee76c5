"""All rules of disclosure together, through a year of a small office, against the exact attacker."""

from __future__ import annotations

import pytest

from tests.lawan.setahun import setahun


@pytest.mark.parametrize("benih", range(16))
def test_whatever_is_shown_in_half_a_year_tells_nobody(benih: int) -> None:
    kantor = setahun(benih)
    assert kantor.terbuka() == []
    assert {nama for nama, *_ in kantor.tampil} >= {"hari", "blok", "jenis_kelamin"}, "something is shown"
    assert kantor.kurang, "somebody is excluded with a batch"


def test_exclusions_of_ended_months_are_among_them() -> None:
    assert sum(len(kantor.keluar) > len(kantor.kurang) for kantor in map(setahun, range(16))) > 4


def test_through_a_whole_year_too() -> None:
    kantor = setahun(99, bulan=12)
    assert kantor.terbuka() == []
    assert len(kantor.blok) > 20


def test_rules_that_each_look_at_their_own_partition_only_would_tell_somebody_in_every_office() -> None:
    assert all(setahun(benih, periksa_silang=False).terbuka() for benih in range(16))
