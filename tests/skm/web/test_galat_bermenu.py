"""Whoever is signed in and meets a closed or missing page keeps the navigation."""

from __future__ import annotations

import pytest

from skm.akun.models import Peran
from tests.klien import Klien


@pytest.mark.parametrize(
    ("peran", "alamat", "status"),
    [
        (Peran.PETUGAS, "/kelola/akun", 403),  # another role's
        (Peran.PETUGAS, "/tidak-ada", 404),  # no such address
        (Peran.PETUGAS, "/loket/999999", 404),  # no such case
        (Peran.PIMPINAN, "/indikator/IKU-99", 404),
    ],
)
def test_the_menu_stays_on_a_page_that_is_closed_or_missing(
    klien: Klien, peran: Peran, alamat: str, status: int
) -> None:
    klien.masuk_sebagai(peran)
    menu = [satu.get_text() for satu in klien.get("/dasbor").sup.select("nav.menu a")]
    halaman = klien.get(alamat)
    assert halaman.status == status
    assert [satu.get_text() for satu in halaman.sup.select("nav.menu a")] == menu
    assert len(halaman.sup.select("h1")) == 1


@pytest.mark.parametrize("alamat", ["/tidak-ada", "/s/tidakada", "/lambang/tidakada"])
def test_nobody_else_is_shown_a_menu(klien: Klien, alamat: str) -> None:
    halaman = klien.get(alamat)
    assert halaman.status == 404
    assert not halaman.sup.select("nav.menu")
