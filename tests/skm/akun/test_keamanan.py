"""What an outsider tries at the door, and what the log keeps of it."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest
import sqlalchemy as sa
from flask import Flask

from skm import db
from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.orm import make_engine
from tests.klien import SANDI, Klien

KUE = "skm_sesi"


def coba(klien: Klien, alamat: str, nama: str, sandi: str) -> int:
    """Sign in from a network address; the status of the answer."""
    klien.http.environ_base["REMOTE_ADDR"] = alamat
    return klien.masuk(nama, sandi).status


def test_wrong_guesses_stop_after_eight_and_lock_nobody_else_out(app: Flask) -> None:
    penebak, pemilik = Klien(app), Klien(app)
    nama = pemilik.buat_akun(Peran.PIMPINAN)
    tebakan = [coba(penebak, "10.0.0.1", nama, f"tebakan nomor {nomor}") for nomor in range(9)]
    assert tebakan == [400] * 8 + [429]
    assert coba(pemilik, "10.0.0.2", nama, SANDI) == 302


def test_signing_in_rightly_again_and_again_is_never_refused(app: Flask) -> None:
    klien = Klien(app)
    nama = klien.buat_akun(Peran.PETUGAS)
    for _ in range(12):
        assert coba(klien, "10.0.0.3", nama, SANDI) == 302
        klien.http.delete_cookie(KUE)


def test_a_copied_cookie_opens_nothing_after_signing_out(app: Flask) -> None:
    klien, pencuri = Klien(app), Klien(app)
    klien.masuk_sebagai(Peran.PETUGAS)
    kue = klien.http.get_cookie(KUE)
    assert kue is not None
    klien.get("/loket").form("form[action='/keluar']").kirim()
    pencuri.http.set_cookie(KUE, kue.value)
    assert pencuri.get("/loket").headers["Location"].startswith("/masuk")


@pytest.mark.parametrize(
    "lanjut", ["//[", "/\t/[x", "/\\jahat.example", "//jahat.example", "https://jahat.example"]
)
def test_no_crooked_target_leads_away_or_breaks_the_page(klien: Klien, lanjut: str) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    assert klien.get("/masuk", {"lanjut": lanjut}).headers["Location"] == "/loket"


@pytest.mark.parametrize("tindakan", ["sandi", "aktif"])
def test_an_account_number_no_database_can_hold_is_no_page(klien: Klien, tindakan: str) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    token = klien.get("/kelola/akun").form().nilai["csrf_token"]
    assert klien.post(f"/kelola/akun/{10**20}/{tindakan}", {"csrf_token": token}).status == 404


def test_the_log_of_a_failing_database_repeats_nothing_people_wrote(
    app: Flask, klien: Klien, caplog: pytest.LogCaptureFixture
) -> None:
    mesin = app.extensions["skm_mesin"]
    with mesin.begin() as koneksi:
        koneksi.exec_driver_sql("ALTER TABLE jawaban_menunggu RENAME TO jawaban_hilang")
        kode = koneksi.exec_driver_sql("SELECT kode FROM tautan").scalar_one()
    jawaban = {f"U{nomor}": 3 for nomor in range(1, 10)}
    with caplog.at_level(logging.DEBUG):
        halaman = klien.get(f"/s/{kode}").form().isi(saran="rahasia warga", **jawaban).kirim()
    assert halaman.status == 500
    assert "OperationalError" in caplog.text
    assert "rahasia warga" not in caplog.text


@pytest.mark.parametrize(
    ("perintah", "status", "kata"),
    [
        ("INSERT INTO unit SELECT * FROM unit", 409, "Orang lain menyimpan lebih dulu"),  # a key is taken
        ("UPDATE unit SET nama = NULL", 500, "Terjadi gangguan di server"),  # nobody's race: our own fault
    ],
)
def test_two_at_once_with_the_same_data_get_an_answer_not_a_failure(
    konf: Konfigurasi, perintah: str, status: int, kata: str
) -> None:
    def bentrok() -> None:
        with db.transaksi() as sesi:
            sesi.execute(sa.text(perintah))

    app = create_app(konf)
    app.before_request_funcs.setdefault("laporan", []).append(bentrok)
    halaman = Klien(app).get("/")
    app.extensions["skm_mesin"].dispose()
    assert halaman.status == status
    assert kata in halaman.sup.select_one("main").text


def test_behind_a_trusted_proxy_the_limit_counts_the_visitor_not_the_proxy(konf: Konfigurasi) -> None:
    app = create_app(replace(konf, proxies=1))
    klien = Klien(app)
    nama = klien.buat_akun(Peran.PIMPINAN)
    for nomor in range(9):
        klien.http.environ_base["HTTP_X_FORWARDED_FOR"] = "203.0.113.1"
        klien.masuk(nama, f"tebakan nomor {nomor}")
    klien.http.environ_base["HTTP_X_FORWARDED_FOR"] = "203.0.113.2"
    assert klien.masuk(nama).status == 302
    app.extensions["skm_mesin"].dispose()


def test_a_wrong_password_takes_no_write_lock(app: Flask, konf: Konfigurasi) -> None:
    klien = Klien(app)
    penulis = make_engine(konf.database_url).execution_options(skm_tulis=True)
    with penulis.begin():  # somebody else is writing all the while
        assert klien.masuk("siapa", "bukan sandinya").status == 400
    penulis.dispose()
