"""Codes of an application (TOTP, RFC 6238) and recovery codes, as a second step of signing in."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Akun, Peran
from skm.akun.queries import jejak_terakhir
from skm.akun.services import buat_akun
from skm.galat import Bersamaan
from skm.kode import services
from skm.kode.models import KodePemulihan
from skm.layanan.brankas import Brankas
from skm.layanan.models import Unit
from skm.operasi.kunci import TERSANDI
from skm.orm import buka_sesi
from tests.klien import SANDI, Halaman, Klien
from tests.perintah import Perintah

RFC = base64.b32encode(b"12345678901234567890").decode()
"""The secret of the tables in RFC 6238, appendix B."""
SEMENIT = timedelta(seconds=30)


def kode_aplikasi(rahasia: str, geser: int = 0) -> str:
    """What the application shows now, or so many half minutes later."""
    return pyotp.TOTP(rahasia).at(datetime.now(UTC) + geser * SEMENIT)


def pasang(klien: Klien, geser: int = -1) -> tuple[str, list[str]]:
    """Set codes up on the page; the secret and the recovery codes. The code used is that of before."""
    halaman = klien.get("/akun/kode")
    rahasia = halaman.sup.select_one(".bantuan code").get_text().replace(" ", "")
    jadi = halaman.form("main form").isi(kode=kode_aplikasi(rahasia, geser)).kirim()
    assert jadi.status == 200, jadi.teks[:400]
    return rahasia, [satu.get_text() for satu in jadi.sup.select("ol code")]


def ke_kode(app: Flask, nama: str) -> tuple[Klien, Halaman]:
    """A fresh browser at the second step."""
    klien = Klien(app)
    masuk = klien.masuk(nama)
    assert masuk.headers["Location"].startswith("/masuk/kode")
    return klien, masuk.ikuti()


@pytest.fixture
def camat(klien: Klien) -> Klien:
    """Pimpinan, signed in."""
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien


@pytest.mark.parametrize(
    ("detik", "kode", "langkah"),
    [
        (59, "287082", 1),  # the last six of 94287082
        (1111111109, "081804", 37037036),
        (1234567890, "005924", 41152263),
        (89, "287082", 1),  # the telephone half a minute behind
        (1111111079, "081804", 37037036),  # or ahead
        (90, "287082", None),  # a whole step more is too late
        (59, "287 082", 1),  # as applications show it
        (59, "287083", None),
        (59, "٢٨٧٠٨٢", None),
    ],
)
def test_a_code_is_that_of_rfc_6238_one_step_either_way(detik: int, kode: str, langkah: int | None) -> None:
    assert services.langkah(RFC, kode, datetime.fromtimestamp(detik, UTC)) == langkah


def test_a_code_and_a_recovery_code_open_once(session: Session, unit: Unit) -> None:
    pada, brankas = datetime.now(UTC), Brankas("aGFueWEtdW50dWstdWppLWhhbnlhLXVudHVrLXVqaTE=")
    akun = buat_akun(
        session, unit_id=unit.id, nama="siti", peran=Peran.ADMIN, sandi=SANDI, oleh="uji", pada=pada
    )
    tersandi = brankas.sandikan(RFC)
    pemulihan = services.pasang(session, akun, tersandi=tersandi, langkah=0, pada=pada)
    session.flush()
    assert len(set(pemulihan)) == services.BANYAK
    for ketikan in (pyotp.TOTP(RFC).at(pada), pemulihan[3].upper().replace("-", " ")):
        kode = services.baca_kode(session, akun, brankas, ketikan, pada)
        assert kode is not None
        services.pakai(session, akun, kode, pada=pada)
        with pytest.raises(Bersamaan):  # who sent the same in the same moment
            services.pakai(session, akun, kode, pada=pada)
        session.refresh(akun)
        assert services.baca_kode(session, akun, brankas, ketikan, pada) is None
    tersimpan = session.scalars(sa.select(KodePemulihan.sidik).where(KodePemulihan.akun_id == akun.id)).all()
    assert not any(satu in sidik for satu in pemulihan for sidik in tersimpan)
    services.ganti_pemulihan(session, akun, pada=pada)
    session.flush()
    assert services.baca_kode(session, akun, brankas, pemulihan[0], pada) is None
    assert RFC not in str(akun.totp_sandi) and any(satu.kolom == "totp_sandi" for satu in TERSANDI)


def test_signing_in_takes_password_and_code_and_says_so_in_the_trail(app: Flask, camat: Klien) -> None:
    rahasia, pemulihan = pasang(camat)
    klien, langkah = ke_kode(app, "uji-pimpinan")
    assert klien.get("/dasbor").headers["Location"].startswith("/masuk"), "half a sign-in opens nothing"
    kini = kode_aplikasi(rahasia)
    jadi = langkah.form().isi(kode=kini).kirim()
    assert (jadi.status, jadi.headers["Location"]) == (302, "/dasbor")
    assert klien.get("/dasbor").status == 200
    _, lagi = ke_kode(app, "uji-pimpinan")
    ulang = lagi.form().isi(kode=kini).kirim()
    assert ulang.status == 400 and "sudah dipakai" in ulang.teks, "a used code is refused"
    assert ulang.form().isi(kode=kode_aplikasi(rahasia, 1)).kirim().status == 302, "the next one is not"
    _, lupa = ke_kode(app, "uji-pimpinan")
    assert lupa.form().isi(kode=pemulihan[0]).kirim().status == 302
    assert "9</strong>" in camat.get("/akun/kode").teks
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        unit_id = session.scalars(sa.select(Akun.unit_id).limit(1)).one()
        kata = [satu.peristiwa for satu in jejak_terakhir(session, unit_id, 4)]
    assert kata == [
        "masuk ke sistem dengan kode pemulihan, tersisa 9",
        "masuk ke sistem dengan kode aplikasi",
        "masuk ke sistem dengan kode aplikasi",
        "memasang kode masuk dari aplikasi pada akun uji-pimpinan",
    ]


def test_wrong_codes_are_slowed_like_passwords(app: Flask, camat: Klien) -> None:
    rahasia, _ = pasang(camat)
    _, halaman = ke_kode(app, "uji-pimpinan")
    semua = []
    for _ in range(9):
        halaman = halaman.form().isi(kode="abcdef").kirim()
        semua.append(halaman.sup.select_one("#kode-galat").get_text())
    assert [("menit" in satu) for satu in semua] == [False] * 8 + [True]
    assert halaman.form().isi(kode=kode_aplikasi(rahasia)).kirim().status == 400


def test_the_first_code_must_fit_the_secret_that_was_shown(camat: Klien) -> None:
    halaman = camat.get("/akun/kode")
    rahasia = halaman.form("main form").nilai["rahasia"]
    assert halaman.sup.select_one(".bantuan code").get_text().replace(" ", "") not in rahasia
    salah = halaman.form("main form").isi(kode="000000").kirim()
    kunci = [satu.sup.select_one(".bantuan code").get_text() for satu in (halaman, salah)]
    assert (salah.status, kunci[0]) == (400, kunci[1]), "the same picture is shown again"
    asing = halaman.form("main form").isi(kode="000000", rahasia="bukan milik siapa pun").kirim()
    assert asing.status == 400 and "terlalu lama terbuka" in asing.teks
    assert camat.get("/akun/kode").form("main form").nilai["rahasia"] != rahasia


@pytest.mark.parametrize(
    ("peran", "wajib"),
    [(Peran.ADMIN, True), (Peran.PIMPINAN, True), (Peran.PETUGAS, False), (Peran.PENANGGUNG_JAWAB, False)],
)
def test_where_the_setting_asks_admin_and_pimpinan_do_nothing_before_they_have_codes(
    app: Flask, klien: Klien, monkeypatch: pytest.MonkeyPatch, peran: Peran, wajib: bool
) -> None:
    monkeypatch.setitem(app.config, "SKM", replace(app.config["SKM"], totp_wajib=True))
    klien.masuk_sebagai(peran)
    dasbor = klien.get("/dasbor")
    assert (dasbor.status, dasbor.headers.get("Location")) == ((302, "/akun/kode") if wajib else (200, None))
    if wajib:
        pasang(klien)
        assert klien.get("/dasbor").status == 200
        terpasang = klien.get("/akun/kode")
        assert not terpasang.sup.select("form[action$=lepas]")
        token = terpasang.form("main form").nilai["csrf_token"]
        ditolak = klien.post("/akun/kode/lepas", {"csrf_token": token}).ikuti()
        assert "mewajibkan" in ditolak.sup.select_one("[role=alert], .pesan").get_text()


def test_who_lost_a_telephone_is_let_in_by_the_admin_or_the_command(
    app: Flask, camat: Klien, skm: Callable[..., Perintah]
) -> None:
    pasang(camat)
    admin = Klien(app)
    admin.masuk_sebagai(Peran.ADMIN)
    admin.get("/kelola/akun").form("form[action$='/kode']").kirim()
    assert camat.get("/dasbor").status == 302, "done by another it ends the sessions"
    assert camat.masuk("uji-pimpinan").headers["Location"] == "/dasbor"
    pasang(camat)
    assert skm("user", "lepas-kode", "uji-pimpinan").exit_code == 0
    assert Klien(app).masuk("uji-pimpinan").headers["Location"] == "/dasbor"
    lagi = skm("user", "lepas-kode", "uji-pimpinan")
    assert lagi.exit_code == 1 and "tidak memakai kode masuk" in lagi.stderr
