"""Before people's data are shown, others let in or figures published, one confirms that it is still them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from flask import Flask

from skm.akun.models import Peran
from tests.klien import SANDI, Halaman, Klien
from tests.rute import TABEL

PINTU = {
    "/akun/kode",
    "/akun/kode/lepas",
    "/akun/kode/pemulihan",
    "/kelola/akun",
    "/kelola/akun/<int:nomor>/kode",
    "/kelola/akun/<int:nomor>/sandi",
    "/kelola/kunci",
    "/kelola/pribadi/tampilkan",
    "/kelola/retensi",
    "/kelola/wewenang/rangkap",
    "/laporan/publikasi",
    "/loket/<int:nomor>/ungkap",
    "/loket/warga",  # where it is taken along as a file
    "/pengaduan/kelola/<int:nomor>/ungkap",
}
"""Where it is asked, written by hand."""


def lewat(klien: Klien, menit: int) -> None:
    """Let that much time pass since the last confirmation."""
    with klien.http.session_transaction() as kue:
        kue["pasti"] = int((datetime.now(UTC) - timedelta(minutes=menit)).timestamp())


def galat(halaman: Halaman) -> str:
    return halaman.sup.select_one("#pasti-sandi-galat").get_text()


@pytest.fixture
def admin(klien: Klien) -> Klien:
    """An admin, signed in."""
    klien.masuk_sebagai(Peran.ADMIN)
    return klien


def buat(klien: Klien, menit: int, nama: str = "budi") -> Halaman:
    """Send the form of a new account so long after the last confirmation."""
    form = klien.get("/kelola/akun").form("#tambah-akun").isi(nama=nama, orang="Budi <b>& Ani</b>")
    lewat(klien, menit)
    return form.kirim()


def test_the_doors_that_ask_are_those_of_this_table(app: Flask) -> None:
    asli = {
        str(aturan)
        for aturan in app.url_map.iter_rules()
        if hasattr(app.view_functions[aturan.endpoint], "pasti") and "POST" in (aturan.methods or ())
    }
    assert asli == PINTU <= {rute.pola for rute in TABEL if rute.metode == "POST"}


def test_after_ten_minutes_the_password_is_asked_and_what_was_typed_is_done(admin: Klien) -> None:
    assert "budi" in buat(admin, 9).sup.select_one("main code").find_parent("section").get_text()
    tanya = buat(admin, 11, "ani")
    assert tanya.status == 403 and "Pastikan ini Anda" in tanya.sup.title.get_text()
    assert "ani" not in admin.get("/kelola/akun").sup.select_one("tbody").get_text()
    salah = tanya.form("main form").isi(**{"pasti-sandi": "bukan sandinya"}).kirim()
    assert (salah.status, galat(salah)) == (400, "Sandi tidak cocok.")
    jadi = salah.form("main form").isi(**{"pasti-sandi": SANDI}).kirim()
    assert jadi.status == 200 and "Budi <b>& Ani</b>" in jadi.sup.select_one("tbody").get_text()
    assert SANDI not in jadi.teks
    assert buat(admin, 0, "cici").status == 200, "one confirmation holds for ten minutes"


def test_a_clock_that_went_back_asks_again_and_signs_nobody_out(admin: Klien) -> None:
    tanya = buat(admin, -60)
    assert tanya.status == 403
    assert admin.get("/dasbor").status == 200
    assert tanya.form("main form").isi(**{"pasti-sandi": SANDI}).kirim().status == 200


def test_wrong_confirmations_are_slowed_like_passwords(admin: Klien) -> None:
    halaman, semua = buat(admin, 11), []
    for _ in range(9):
        halaman = halaman.form("main form").isi(**{"pasti-sandi": "bukan sandinya"}).kirim()
        semua.append(galat(halaman))
    assert ["menit" in satu for satu in semua] == [False] * 8 + [True]
    assert halaman.form("main form").isi(**{"pasti-sandi": SANDI}).kirim().status == 400


def test_a_code_of_the_application_confirms_too_and_only_once(admin: Klien) -> None:
    halaman = admin.get("/akun/kode")
    rahasia = halaman.sup.select_one(".bantuan code").get_text().replace(" ", "")
    kini = datetime.now(UTC)
    halaman.form("main form").isi(kode=pyotp.TOTP(rahasia).at(kini - timedelta(seconds=30))).kirim()
    kode = {"pasti-sandi": pyotp.TOTP(rahasia).at(kini + timedelta(seconds=30))}
    assert buat(admin, 11).form("main form").isi(**kode).kirim().status == 200
    ulang = buat(admin, 11, "ani").form("main form").isi(**kode).kirim()
    assert ulang.status == 400 and re.search("kode yang sedang berlaku", galat(ulang))


def test_looking_for_a_citizen_asks_nothing_and_taking_the_data_along_does(admin: Klien) -> None:
    form = admin.get("/loket/warga").form("main form").isi(nik="6401081203560001")
    lewat(admin, 11)
    assert form.kirim().status == 200
    token = form.nilai["csrf_token"]
    assert admin.post("/loket/warga", {"csrf_token": token, "nik": "1", "unduh": "1"}).status == 403
    assert admin.post("/loket/warga", {"nik": "1", "unduh": "1"}).status == 400, (
        "the token is looked at first"
    )
