"""An ordinary form is stored before the app is asked; of every other one the view alone decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from flask import Flask, request, request_started
from werkzeug.test import EnvironBuilder, TestResponse, run_wsgi_app

from skm.app import create_app
from skm.config import Konfigurasi
from skm.layanan import tiket
from skm.orm import buka_sesi
from skm.survei.laju import RAMAI
from skm.survei.models import Tautan
from skm.survei.pelepas import Pelepas
from skm.survei.views.penerima import Penerima
from skm.web.permintaan import KEPALA
from skm.web.versi import kecocokan
from skm.web.waktu import hari_ini, sekarang
from tests.jawaban import tersimpan
from tests.klien import Klien
from tests.lewat_lingkar import LewatLingkar
from tests.perekam import rekam
from tests.skm.survei.conftest import KODE_TIKET

SEKALI = re.compile(
    rb'name="(csrf_token|kunci|segel)" value="[^"]*"|<label class="isian" for="jawaban">[^<]*'
)
"""What every answer with a form makes anew."""
JENIS = "application/x-www-form-urlencoded"


@contextmanager
def _pertanyaan(app: Flask) -> Iterator[list[str]]:
    """The addresses that the app is asked for meanwhile."""
    semua: list[str] = []

    def catat(_app: Flask, **_: object) -> None:
        semua.append(f"{request.method} {request.path}")

    with request_started.connected_to(catat, app):
        yield semua


def _bentuk(jawaban: TestResponse) -> tuple[str, list[tuple[str, str]], bytes]:
    kepala = jawaban.headers.copy()
    kepala.pop(KEPALA, None)  # each request has a number of its own
    if 'id="jawaban"' in jawaban.text:  # numbers in words, some longer than others
        del kepala["Content-Length"]
    return jawaban.status, sorted(kepala), SEKALI.sub(b"", jawaban.data)


def test_an_ordinary_form_is_stored_without_the_app_and_answered_as_by_the_view(
    app: Flask, klien: Klien, pintu: list[str], lengkap: dict[str, str]
) -> None:
    assert klien.get(pintu[0]).form().isi(**lengkap).kirim().status == 303  # its questionnaire is read
    jalan = [app.wsgi_app, lewat := LewatLingkar(app)]
    for nomor, alamat in enumerate(pintu[:5], 2):
        jalan.reverse()  # now the one stores and the other repeats, now the other way round
        formulir = klien.get(alamat).form().isi(**lengkap, saran="Ramah & cepat, terima kasih – “oke”")
        with _pertanyaan(app) as ditanya:
            depan, ulangan = (_jawab(satu, alamat, {"data": formulir.nilai}) for satu in jalan)
        assert (ditanya, len(tersimpan(app))) == ([], nomor), alamat
        app.extensions["skm_rak"].kosongkan()
        with _pertanyaan(app) as ditanya:
            view = klien.http.post(alamat, data=formulir.nilai)
        assert len(ditanya) == 1
        assert _bentuk(depan) == _bentuk(ulangan) == _bentuk(view), alamat
        assert depan.status_code == 303
        dari, titik, tanya = alamat.partition("?")
        assert depan.location == f"{dari}/terima-kasih{titik}{tanya}"
    assert lewat.dititip == 5
    assert {satu.saran for satu in tersimpan(app)} == {None, "Ramah & cepat, terima kasih – “oke”"}


Ubah = Callable[[dict[str, Any], dict[str, str]], None]


def _badan(teks: str, **lain: str) -> Ubah:
    def ubah(minta: dict[str, Any], data: dict[str, str]) -> None:
        minta["data"] = (urlencode(data) + teks).encode()
        minta["content_type"] = JENIS
        minta.update(lain)

    return ubah


def _data(**lain: str) -> Ubah:
    return lambda minta, data: minta.update(data=data | lain)


def _minta(**lain: Any) -> Ubah:
    return lambda minta, data: minta.update(data=data, **lain)


LUAR_BIASA: dict[str, tuple[Ubah, int]] = {
    "an unsur is missing": (_data(U1=""), 400),
    "a score that is none": (_data(U1="5"), 400),
    "an unknown profile": (_data(usia="x"), 400),
    "a comment too long": (_data(saran="a" * 1001), 400),
    "a very long form": (_data(saran="a" * 40_000), 400),
    "a form too large": (_data(saran="a" * 300_000), 413),
    "no token": (_data(csrf_token=""), 400),
    "a malformed key": (_data(kunci="x"), 400),
    "an unknown version": (_data(kuesioner="99"), 400),
    "other answers to a spent key": (_data(U1="1", kunci="kunci-yang-terpakai"), 409),
    "a field twice": (_badan("&U1=4"), 303),
    "letters as they are": (_badan("&x=é"), 303),
    "no UTF-8": (_badan("&saran=%E9"), 303),
    "many fields": (_badan("&a=1" * 200), 303),
    "a body in parts": (_minta(content_type="multipart/form-data"), 303),
    "no form": (_badan("", content_type="text/plain"), 400),
    "an unknown query": (_minta(query_string="a=1"), 303),
    "a cookie of staff": (_minta(headers={"Cookie": "skm_sesi=x"}), 303),
    "a body that breaks off": (_minta(environ_overrides={"CONTENT_LENGTH": "2000"}), 400),
    "under another root": (_minta(environ_overrides={"SCRIPT_NAME": "/akar"}), 303),
}


def _jawab(lapisan: Any, alamat: str, minta: dict[str, Any]) -> TestResponse:
    """What that layer of the app answers."""
    lain = minta.get("environ_overrides", {})
    pembangun = EnvironBuilder(
        alamat, method="POST", **{k: v for k, v in minta.items() if k != "environ_overrides"}
    )
    isi, status, kepala = run_wsgi_app(lapisan, pembangun.get_environ() | lain, buffered=True)
    return TestResponse(isi, status, kepala, pembangun.get_request())


def _semua_jalan(app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str], ubah: Ubah) -> list[Any]:
    """How the app answers to such a form, also to a loop, and the view alone: what was counted and stored."""
    hasil = []
    for lapisan in (app.wsgi_app, LewatLingkar(app), Flask.wsgi_app.__get__(app)):
        data, minta = klien.get(alamat).form().isi(**lengkap).nilai, dict[str, Any]()
        ubah(minta, data)
        terhitung, ada = _terhitung(app), len(tersimpan(app))
        with _pertanyaan(app) as ditanya:
            bentuk = _bentuk(_jawab(lapisan, alamat, minta))
        assert len(ditanya) == 1
        hasil.append((bentuk, _terhitung(app) - terhitung, len(tersimpan(app)) - ada))
    return hasil


def _terhitung(app: Flask) -> int:
    return sum(map(len, app.extensions["skm_laju"]._jendela._semua.values()))


def test_whatever_is_out_of_the_ordinary_is_answered_by_the_view_and_counted_once(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    terpakai = klien.get(alamat).form().isi(**lengkap, kunci="kunci-yang-terpakai")
    assert terpakai.kirim().status == 303
    for apa, (ubah, status) in LUAR_BIASA.items():
        satu, *lain = _semua_jalan(app, klien, alamat, lengkap, ubah)
        assert lain == [satu, satu], apa
        assert (satu[0][0][:3], satu[2]) == (str(status), int(status == 303)), apa


def test_a_closed_door_a_spent_ticket_and_one_written_otherwise_are_the_views(
    app: Flask, klien: Klien, pintu: list[str], lengkap: dict[str, str], buat_tautan: Callable[..., str]
) -> None:
    assert klien.get(pintu[2]).form().isi(**lengkap).kirim().status == 303
    satu, *lain = _semua_jalan(app, klien, pintu[2], lengkap, _minta())
    assert lain == [satu, satu]
    assert (satu[0][0][:3], satu[2]) == ("410", 0)
    ditulis_lain = pintu[0].upper().replace("/S/", "/s/")
    satu, *lain = _semua_jalan(app, klien, ditulis_lain, lengkap, _minta())
    assert lain == [satu, satu]
    assert (satu[0][0][:3], satu[2]) == ("303", 1)
    formulir = klien.get(pintu[0]).form().isi(**lengkap)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        for tautan in session.scalars(sa.select(Tautan)):
            tautan.aktif = False
        session.commit()
    assert formulir.kirim().status == 410


def test_a_flooded_link_asks_its_question_once_and_what_fails_is_tried_once(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    assert klien.get(alamat).form().isi(**lengkap).kirim().status == 303
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.execute(sa.text("ALTER TABLE jawaban_menunggu RENAME TO disembunyikan"))
        session.commit()
    for jalan in (app.wsgi_app, LewatLingkar(app)):
        data = klien.get(alamat).form().isi(**lengkap).nilai
        terhitung = _terhitung(app)
        with rekam(app.extensions["skm_mesin"]) as hitungan:
            assert _jawab(jalan, alamat, {"data": data}).status_code == 500
        assert sum(kali for perintah, kali in hitungan.items() if "INSERT INTO kiriman" in perintah) == 1
        assert _terhitung(app) - terhitung == 2
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.execute(sa.text("ALTER TABLE disembunyikan RENAME TO jawaban_menunggu"))
        session.commit()
    while not app.extensions["skm_laju"].ramai(alamat.removeprefix("/s/"), "127.0.0.1"):
        pass
    satu, *lain = _semua_jalan(app, klien, alamat, lengkap, _minta(environ_base={"REMOTE_ADDR": "127.0.0.1"}))
    assert lain == [satu, satu]
    assert (satu[0][0][:3], satu[1:]) == ("429", (0, 0))


@pytest.mark.parametrize("jalan", [lambda app: app.wsgi_app, LewatLingkar])
def test_who_asks_is_told_from_the_proxy_before_the_flood_is_counted(
    konf: Konfigurasi, alamat: str, lengkap: dict[str, str], jalan: Callable[[Flask], Any]
) -> None:
    sendiri = create_app(replace(konf, proxies=1))
    klien = Klien(sendiri)
    for dari in ("10.0.0.1", "10.0.0.2"):
        data = klien.get(alamat).form().isi(**lengkap).nilai
        minta = {"data": data, "headers": {"X-Forwarded-For": dari}}
        assert _jawab(jalan(sendiri), alamat, minta).status_code == 303
    asal = {lain for batas, _, lain in sendiri.extensions["skm_laju"]._jendela._semua if batas is RAMAI}
    sendiri.extensions["skm_mesin"].dispose()
    assert asal == {"10.0.0.1", "10.0.0.2"}


def test_an_answer_takes_two_statements_and_three_with_a_ticket(konf_dasar: Konfigurasi, url: str) -> None:
    app = create_app(replace(konf_dasar, database_url=url))
    klien, mesin = Klien(app), app.extensions["skm_mesin"]
    with buka_sesi(mesin, tulis=True) as session:
        poster = f"/s/{session.scalars(sa.select(Tautan.kode)).one()}"
        with app.app_context():
            tiket.terbitkan(session, unit_id=1, layanan_id=1, kode=KODE_TIKET, hari_ini=hari_ini())
        session.commit()
    lengkap = {f"U{nomor}": "3" for nomor in range(1, 10)}
    assert klien.get(poster).form().isi(**lengkap).kirim().status == 303  # the day's first one
    for alamat, perintah in ((poster, 2), (f"/t/{KODE_TIKET}", 3)):
        data = klien.get(alamat).form().isi(**lengkap).nilai
        with rekam(mesin) as hitungan:
            assert klien.post(alamat, data).status == 303
        assert hitungan.total() == perintah, hitungan
    mesin.dispose()


def test_what_may_have_to_wait_is_not_taken_by_the_loop(
    app: Flask, konf: Konfigurasi, alamat: str, lengkap: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    klien, lewat, mesin = Klien(app), LewatLingkar(app), app.extensions["skm_mesin"]
    monkeypatch.setitem(app.extensions, "skm_pelepas", Pelepas(lambda: mesin, konf.data_key, sekarang))

    def dititip() -> int:
        semula, data = lewat.dititip, klien.get(alamat).form().isi(**lengkap).nilai
        assert _jawab(lewat, alamat, {"data": data}).status_code == 303
        return lewat.dititip - semula

    assert (dititip(), dititip()) == (0, 1), "the first of the day ends the days before it"
    kecocokan(app).lihat("lain")
    assert (dititip(), dititip()) == (0, 1), "a database of another version is looked at again"
    bersama = Penerima(app, replace(konf, limits_url="valkey://127.0.0.1:1"))
    environ = EnvironBuilder(alamat, method="POST", data=klien.get(alamat).form().isi(**lengkap).nilai)
    assert bersama.titip(environ.get_environ(), lambda: None) is None
    assert Penerima(app, konf).titip(environ.get_environ(), lambda: None) is not None
