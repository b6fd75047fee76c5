"""Where one is signed in: each session is seen and ended by itself, all together, or with the password."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Peran, Sesi
from skm.akun.sesi import keluarga
from skm.orm import buka_sesi
from tests.klien import SANDI, Klien

ANDROID = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"


@pytest.mark.parametrize(
    ("sebutan", "kata"),
    [
        (ANDROID, "Chrome di Android"),
        (ANDROID.replace("Mobile", "Mobile Edg/126.0"), "Edge di Android"),
        ("Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox di Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1", "Safari di iOS"),
        ("curl/8.6", "Peramban lain"),
        ("", "Peramban lain"),
    ],
)
def test_of_a_browser_its_family_and_system_are_kept(sebutan: str, kata: str) -> None:
    assert keluarga(sebutan) == kata


def dua(app: Flask) -> tuple[Klien, Klien]:
    """The same person in two browsers."""
    satu, lain = Klien(app), Klien(app)
    satu.http.environ_base["HTTP_USER_AGENT"] = ANDROID
    lain.masuk(satu.buat_akun(Peran.PIMPINAN))
    satu.masuk("uji-pimpinan")
    return satu, lain


def masih(klien: Klien) -> bool:
    return klien.get("/dasbor").status == 200


def test_another_session_is_ended_by_itself_and_the_trail_says_so(app: Flask) -> None:
    satu, lain = dua(app)
    halaman = lain.get("/akun/sesi")
    assert [baris.get_text() for baris in halaman.sup.select("tbody th")] == [
        "Chrome di Android",
        "Peramban lain",
    ]
    halaman.form("tbody form").kirim()
    assert (masih(satu), masih(lain)) == (False, True)
    assert "keluar dari sesi lain (Chrome di Android)" in lain.get("/kelola/jejak").teks


def test_signing_out_ends_this_session_and_everywhere_ends_all(app: Flask) -> None:
    satu, lain = dua(app)
    satu.get("/akun/sesi").form("form[action='/keluar']").kirim()
    assert (masih(satu), masih(lain)) == (False, True)
    satu.masuk("uji-pimpinan")
    assert satu.get("/akun/sesi").form("main section form").kirim().headers["Location"] == "/masuk"
    assert (masih(satu), masih(lain)) == (False, False)


def test_a_changed_password_ends_all_others(app: Flask) -> None:
    satu, lain = dua(app)
    baru = "kuda batu payung"
    satu.get("/akun/sandi").form().isi(lama=SANDI, baru=baru, ulangi=baru).kirim()
    assert (masih(satu), masih(lain)) == (True, False)
    assert len(satu.get("/akun/sesi").sup.select("tbody tr")) == 1


def test_nobody_ends_a_session_of_another(app: Flask) -> None:
    satu, _ = dua(app)
    orang = Klien(app)
    orang.masuk_sebagai(Peran.PETUGAS)
    token = orang.get("/akun/sandi").form().nilai["csrf_token"]
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        semua = session.scalars(sa.select(Sesi.id)).all()
    for nomor, status in ((semua[0], 303), (semua[1], 303), ("x", 400), (10**30, 400)):
        assert orang.post("/akun/sesi", {"csrf_token": token, "nomor": str(nomor)}).status == status
    assert masih(satu)


def test_the_day_of_the_last_use_is_noted_once_and_a_clock_that_went_back_moves_nothing(app: Flask) -> None:
    satu, _ = dua(app)

    def setel(hari: date) -> date:
        with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
            session.execute(sa.update(Sesi).values(dipakai=hari))
            session.commit()
        assert masih(satu)
        with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
            return max(session.scalars(sa.select(Sesi.dipakai)))

    assert setel(date(2020, 1, 1)) > date(2025, 1, 1)
    assert setel(date(2999, 1, 1)) == date(2999, 1, 1)
