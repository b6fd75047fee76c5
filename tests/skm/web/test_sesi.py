"""How long a session lasts, whatever the server's clock does."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from flask import Flask
from itsdangerous import TimestampSigner

from skm.akun.models import Peran
from skm.web import sesi
from skm.web.waktu import sekarang
from tests.klien import Klien


@pytest.mark.parametrize(
    ("geser", "masih"),
    [
        (timedelta(seconds=-2), True),  # as a clock is set right every day
        (timedelta(days=-3), True),
        (timedelta(hours=11), True),
        (timedelta(hours=13), False),  # a session ends after twelve hours
        (timedelta(days=3), False),
    ],
)
def test_a_clock_that_goes_back_signs_nobody_out_and_twelve_hours_do(
    klien: Klien, monkeypatch: pytest.MonkeyPatch, geser: timedelta, masih: bool
) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    detik, saat = time.time() + geser.total_seconds(), sekarang() + geser
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: int(detik))
    monkeypatch.setattr(sesi, "sekarang", lambda: saat)
    assert klien.get("/loket").status == (200 if masih else 302)


def test_a_cookie_of_another_key_opens_nothing(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    kue = klien.http.get_cookie("skm_sesi")
    assert kue is not None
    lain = Klien(app)
    lain.http.set_cookie("skm_sesi", kue.value[:-4] + "AAAA")
    assert lain.get("/loket").status == 302
