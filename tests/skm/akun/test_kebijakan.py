"""What the policies say of one another; which role opens which page stands in tests/rute.py."""

from __future__ import annotations

import pytest

from skm.akun import kebijakan as k
from skm.akun.models import Peran

ADMIN, PETUGAS, JAWAB, PIMPINAN = Peran.ADMIN, Peran.PETUGAS, Peran.PENANGGUNG_JAWAB, Peran.PIMPINAN


@pytest.mark.parametrize(
    ("peran", "tugas", "boleh"),
    [
        (JAWAB, {"SEKRETARIS"}, True),  # one's own post
        (JAWAB, {"CAMAT"}, False),  # somebody else's
        (JAWAB, set(), False),  # no post yet
        (ADMIN, set(), True),  # stands in for any
        (PIMPINAN, {"SEKRETARIS"}, False),  # approves, and so never fills in
        (PETUGAS, {"SEKRETARIS"}, False),  # a post from before the role changed
    ],
)
def test_a_post_is_answered_for_by_who_was_assigned_to_it_or_by_an_admin(
    peran: Peran, tugas: set[str], boleh: bool
) -> None:
    assert k.boleh_menjawab(peran, tugas, "SEKRETARIS") is boleh


def test_nobody_approves_what_the_same_role_fills_in_or_verifies() -> None:
    assert k.MENYETUJUI.isdisjoint(k.MENGISI | k.MEMVERIFIKASI)


def test_every_policy_names_somebody_and_the_first_account_can_make_the_others() -> None:
    semua = {nama: siapa for nama, siapa in vars(k).items() if isinstance(siapa, frozenset)}
    assert [nama for nama, siapa in semua.items() if not siapa <= k.SEMUA_PERAN or not siapa] == []
    assert k.PERAN_PERTAMA in k.MENGELOLA
