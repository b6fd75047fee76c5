"""A form filled in before its link closed arrives afterwards: taken for fourteen days, or told why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from skm.jawaban.models import Jalur
from skm.orm import buka_sesi
from skm.survei.models import JenisTautan, Tautan
from skm.survei.views.pintu import DITUTUP, SUSULAN_BARU, SUSULAN_LEWAT, untuk_token
from skm.web import token
from skm.web.waktu import hari_ini, sekarang
from tests.jawaban import tersimpan
from tests.klien import Klien

HARI = timedelta(days=1)
TERSIMPAN = ""
JALAN = {Jalur.POSTER: "s", Jalur.KIOS: "kios"}


class Pintu:
    """A link, and whoever fills in its form now and sends it later."""

    def __init__(self, app: Flask, klien: Klien, kode: str, jalur: Jalur, lengkap: dict[str, str]) -> None:
        self.app, self.klien, self.kode, self.jalur, self.lengkap = app, klien, kode, jalur, lengkap
        self.alamat = f"/{JALAN[jalur]}/{kode}"
        self.klien.get(self.alamat)  # the page is on the shelf when the link closes

    def ubah(self, **nilai: object) -> None:
        with buka_sesi(self.app.extensions["skm_mesin"], tulis=True) as session:
            satu = session.scalars(sa.select(Tautan).where(Tautan.kode == self.kode)).one()
            for nama, isi in nilai.items():
                setattr(satu, nama, isi)
            session.commit()

    def kirim(
        self, dibuka: datetime, diisi: date | None, *, antre: bool = True, tanya: str = "", **lain: str
    ) -> TestResponse:
        """The form of a page that was made then, filled in on that day."""
        rahasia = self.app.config["SECRET_KEY"]
        sah = token.buat(rahasia, untuk_token(self.jalur, self.kode), int(dibuka.timestamp()))
        isi = self.lengkap | {"csrf_token": sah, "kunci": "kunci-susulan-0001"} | lain
        isi |= {"diisi": diisi.isoformat()} if diisi else {}
        kepala = {"X-Antrean": "1"} if antre else {}
        return self.klien.http.post(self.alamat + tanya, data=isi, headers=kepala)


@pytest.fixture(params=[Jalur.POSTER, Jalur.KIOS], ids=str)
def pintu(
    request: pytest.FixtureRequest,
    app: Flask,
    klien: Klien,
    buat_tautan: Callable[..., str],
    lengkap: dict[str, str],
) -> Pintu:
    kode = buat_tautan(JenisTautan(request.param))
    return Pintu(app, klien, kode, request.param, lengkap)


SUSULAN = {
    "filled in before, sent after": (4, 3, 2, TERSIMPAN),
    "on the last of fourteen days": (20, 15, 14, TERSIMPAN),
    "a day later": (20, 16, 15, SUSULAN_LEWAT),
    "filled in on the day it closed": (4, 2, 2, TERSIMPAN),
    "the page kept, filled in after it closed": (4, 1, 2, SUSULAN_BARU),
    "filled in today": (4, 0, 2, SUSULAN_BARU),
    "the device's clock is ahead": (4, -3, 2, SUSULAN_BARU),
    "a page of after it closed": (1, 3, 2, SUSULAN_BARU),
    "nobody says when it was filled in": (4, None, 2, DITUTUP),
}
"""Days ago: the page was made, it was filled in, the link closed; and what is said."""


@pytest.mark.parametrize("apa", SUSULAN)
@pytest.mark.parametrize("tutup", ["by hand", "after its last day"])
def test_what_was_filled_in_before_a_link_closed_is_taken_for_fourteen_days_or_told_why_not(
    pintu: Pintu, apa: str, tutup: str
) -> None:
    dibuka, diisi, lalu, kata = SUSULAN[apa]
    with pintu.app.app_context():
        kini, hari = sekarang(), hari_ini()
    pintu.ubah(aktif=tutup != "by hand", ditutup_pada=kini - lalu * HARI if tutup == "by hand" else None)
    pintu.ubah(sampai=None if tutup == "by hand" else hari - lalu * HARI)
    terisi = None if diisi is None else hari - diisi * HARI
    for _ in range(2):  # the reply was lost, and it is sent again
        jawaban = pintu.kirim(kini - dibuka * HARI, terisi)
        if kata == TERSIMPAN:
            assert jawaban.status_code == 303
        else:
            assert (jawaban.status_code, jawaban.mimetype, jawaban.text) == (410, "text/plain", kata)
            halaman = pintu.kirim(kini - dibuka * HARI, terisi, antre=False)
            assert (halaman.status_code, kata in halaman.text) == (410, True)
    assert len(tersimpan(pintu.app)) == (kata == TERSIMPAN)
    assert pintu.klien.get(pintu.alamat).status == 410


def test_a_link_closed_before_that_was_noted_and_a_page_of_elsewhere_are_refused_in_words(
    pintu: Pintu,
) -> None:
    with pintu.app.app_context():
        kini, hari = sekarang(), hari_ini()
    pintu.ubah(aktif=False, ditutup_pada=None)
    lalu = kini - 2 * HARI
    assert pintu.kirim(lalu, hari - HARI).text == SUSULAN_LEWAT
    pintu.ubah(ditutup_pada=kini)
    assert pintu.kirim(lalu, hari - HARI, csrf_token="x" * 41).text == DITUTUP
    inggris = pintu.kirim(lalu, hari + HARI, tanya="?bahasa=en").text
    assert "was closed before these answers were filled in" in inggris
    assert pintu.kirim(lalu, hari - HARI).status_code == 303


def test_without_javascript_a_page_opened_before_it_closed_is_taken_within_a_day(pintu: Pintu) -> None:
    with pintu.app.app_context():
        kini = sekarang()
    pintu.ubah(aktif=False, ditutup_pada=kini - timedelta(hours=1))
    assert pintu.kirim(kini - timedelta(hours=2), None, antre=False).status_code == 303
    assert len(tersimpan(pintu.app)) == 1


def test_an_answer_to_questions_that_were_replaced_is_counted_for_no_others(pintu: Pintu) -> None:
    with pintu.app.app_context():
        kini, hari = sekarang(), hari_ini()
    antre = pintu.kirim(kini, hari, kuesioner="99")
    assert (antre.status_code, "sudah diganti" in antre.text) == (400, True)
    halaman = pintu.kirim(kini, hari, antre=False, kuesioner="99", saran="Kursinya kurang")
    assert (halaman.status_code, "sudah diganti" in halaman.text) == (400, True)
    assert "Kursinya kurang" in halaman.text and " checked" not in halaman.text
    assert tersimpan(pintu.app) == []


def test_a_waiting_form_leaves_no_trace_of_its_wait(
    pintu: Pintu,
) -> None:
    """Not the page's moment, not the day it was filled in: the row is one of the day on which it came."""
    with pintu.app.app_context():
        kini, hari = sekarang(), hari_ini()
    pintu.ubah(aktif=False, ditutup_pada=kini - HARI)
    assert pintu.kirim(kini - 4 * HARI, hari - 2 * HARI).status_code == 303
    with buka_sesi(pintu.app.extensions["skm_mesin"], tulis=False) as session:
        isi = session.execute(sa.text("SELECT hari FROM jawaban_menunggu")).scalars().all()
        kiriman = session.execute(sa.text("SELECT tanggal FROM kiriman")).scalars().all()
    assert [str(satu) for satu in (*isi, *kiriman)] == [str(hari)] * 2
