"""A citizen is told apart by nothing: no cookie on any page, and a form's token is of its door alone."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from werkzeug.test import TestResponse

from skm.survei.models import JenisTautan
from tests.contoh import isi_contoh
from tests.klien import Klien
from tests.rute import TABEL
from tests.rute_dasar import SIAPA_SAJA


def test_a_citizen_gets_no_cookie_on_any_page(
    app: Flask, klien: Klien, pintu: list[str], lengkap: dict[str, str]
) -> None:
    for alamat in pintu[:2]:
        assert klien.get(alamat).form().isi(**lengkap).kirim().ikuti().status == 200
        assert klien.get(alamat).form().isi(csrf_token="").kirim().status == 400
    for alamat in ("/", "/lacak", "/lacak?kode=tidakada", "/s/tidakada", "/tidak-ada", "/pekerja.js", *pintu):
        klien.http.get(alamat, buffered=True)
    token = klien.get(pintu[1]).form().nilai["csrf_token"]
    assert klien.post(f"{pintu[1]}/keluar", {"csrf_token": token, "pin": ""}).status == 200
    assert klien.http.get_cookie("skm_sesi") is None
    assert not klien.http._cookies  # whatever its name


STAF = {"/masuk", "/masuk/kode"}
"""The pages that are open to anyone and are not a citizen's: they begin a session."""


def test_no_page_that_is_open_to_anyone_sets_a_cookie(app: Flask) -> None:
    contoh = isi_contoh(app)
    terbuka = [rute.pola for rute in TABEL if rute.metode == "GET" and rute.siapa is SIAPA_SAJA]
    assert {pola for pola in terbuka if "Set-Cookie" in _buka(app, contoh.alamat(pola)).headers} == STAF


def _buka(app: Flask, alamat: str) -> TestResponse:
    """The page as somebody sees it who was never here."""
    jawaban = Klien(app).http.get(alamat, buffered=True)
    assert jawaban.status_code == 200, (alamat, jawaban.status)
    return jawaban


def test_a_kiosk_is_not_left_with_another_doors_token(
    app: Flask, klien: Klien, alamat: str, buat_tautan: Callable[..., str]
) -> None:
    kios = f"/kios/{buat_tautan(JenisTautan.KIOS)}"
    for token in ("", klien.get(alamat).form().nilai["csrf_token"]):
        halaman = klien.post(f"{kios}/keluar", {"csrf_token": token, "pin": ""})
        assert (halaman.status, "Muat ulang" in halaman.teks) == (400, True)
    milik = klien.get(kios).form().nilai["csrf_token"]
    assert klien.post(f"{kios}/keluar", {"csrf_token": milik, "pin": ""}).status == 200
