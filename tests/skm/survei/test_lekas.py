"""An ordinary answer is stored in front of the app; the view takes all others, and both say the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask, request_started
from werkzeug.test import TestResponse

from skm.web.permintaan import KEPALA
from tests.jawaban import tersimpan
from tests.klien import Klien


@pytest.fixture
def dilihat(app: Flask) -> Iterator[list[str]]:
    """The methods of the requests that the app itself saw."""
    semua: list[str] = []

    def lihat(_app: Flask, **_: object) -> None:
        from flask import request

        semua.append(request.method)

    with request_started.connected_to(lihat, app):
        yield semua


def _kirim(klien: Klien, alamat: str, isian: dict[str, str]) -> TestResponse:
    return klien.http.post(alamat, data=klien.get(alamat).form().isi(**isian).nilai)


def test_an_ordinary_answer_does_not_reach_the_app_and_is_answered_as_by_the_view(
    app: Flask, klien: Klien, pintu: list[str], lengkap: dict[str, str], dilihat: list[str]
) -> None:
    for nomor, alamat in enumerate(satu for satu in pintu if "?" not in satu):
        if "/t/" in alamat:
            continue
        cepat = _kirim(klien, alamat, lengkap | {"saran": "Bagus."})
        assert "POST" not in dilihat
        klien.http.set_cookie("lain", "1")
        lambat = _kirim(klien, alamat, lengkap | {"saran": "Bagus."})
        klien.http.delete_cookie("lain")
        assert dilihat.pop() == "POST"
        assert (cepat.status_code, lambat.status_code) == (303, 303)
        beda = {"Content-Length", "Vary", KEPALA}  # nothing of it is kept anywhere
        dua = [{k: v for k, v in satu.headers.items() if k not in beda} for satu in (cepat, lambat)]
        assert dua[0] == dua[1]
        isi = [(satu.jalur, satu.u1, satu.u9, satu.saran, satu.tanda) for satu in tersimpan(app)]
        assert isi[2 * nomor] == isi[2 * nomor + 1]


SALAH = (
    {"U1": ""},
    {"csrf_token": "salah"},
    {"kunci": "pendek"},
    {"saran": "x" * 1001},
    {"saran": "x" * 20_000},
)


def test_what_has_to_be_told_in_words_is_the_views(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str], dilihat: list[str]
) -> None:
    for salah in SALAH:
        assert _kirim(klien, alamat, lengkap | salah).status_code == 400
        assert dilihat.pop() == "POST"
    assert tersimpan(app) == []


def test_a_form_sent_twice_is_stored_once_and_other_answers_under_its_key_are_refused(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    nilai = klien.get(alamat).form().isi(**lengkap).nilai
    status = [klien.http.post(alamat, data=nilai | lain).status_code for lain in ({}, {}, {"U1": "1"})]
    assert status == [303, 303, 409]
    assert len(tersimpan(app)) == 1


def test_a_program_that_floods_a_link_is_asked_by_the_view(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    nilai = klien.get(alamat).form().isi(**lengkap).nilai
    status = [
        klien.http.post(alamat, data=nilai | {"kunci": f"kunci-yang-lain-{nomor}"}).status_code
        for nomor in range(301)
    ]
    assert (set(status[:300]), status[300]) == ({303}, 429)
