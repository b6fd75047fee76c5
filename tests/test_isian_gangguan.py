"""A database that takes nothing just then: whatever staff form meets it, its words come back."""

from __future__ import annotations

import pytest
from flask import Flask

from skm.akun.models import Peran
from tests.conftest import KEDUANYA
from tests.contoh import isi_contoh
from tests.klien import Formulir, Halaman, Klien
from tests.test_gangguan import app, tak_sabar, terkunci
from tests.test_isian_kembali import SEMUA

__all__ = ["app", "tak_sabar"]
TAK_DIKETIK = {"versi", "perubahan", "kunci", "aksi"}
"""What a page holds of itself, and which button was pressed."""


def terbaca(halaman: Halaman) -> set[str]:
    """What stands in the page's fields, of forms or to be copied, and what its buttons say."""
    semua = {isi for elemen in halaman.sup.select("form") for isi in Formulir(halaman, elemen).nilai.values()}
    semua |= {str(satu["value"]) for satu in halaman.sup.select("button[value]")}
    return semua | {satu.get_text().removeprefix("\n") for satu in halaman.sup.select("textarea")}


@pytest.mark.luas
@pytest.mark.parametrize("jenis_basis", KEDUANYA[:1], indirect=True)
def test_whatever_staff_form_meets_a_database_that_takes_nothing_its_words_come_back(
    app: Flask,  # the fixture
    url: str,
) -> None:
    contoh = isi_contoh(app)
    klien = {peran: Klien(app) for peran in Peran}
    for peran, satu in klien.items():
        satu.masuk_sebagai(peran)
    token = {p: k.get("/akun/sesi").form().nilai["csrf_token"] for p, k in klien.items()}
    lain: dict[str, int] = {}
    hilang: dict[str, set[str]] = {}
    with terkunci(url, "unit"):
        for rute in SEMUA:
            peran, isian = min(rute.siapa or ()), dict(rute.isian or {})
            halaman = klien[peran].post(contoh.alamat(rute.pola), isian | {"csrf_token": token[peran]})
            if halaman.status != 503:
                lain[rute.pola] = halaman.status
                continue
            diketik = {isi for nama, isi in isian.items() if isi and nama not in TAK_DIKETIK}
            hilang[rute.pola] = diketik - terbaca(halaman)
    assert {pola: isi for pola, isi in hilang.items() if isi} == {}
    assert len(hilang) >= 40, lain
