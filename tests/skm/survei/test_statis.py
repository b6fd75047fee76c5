"""Static files carry a fingerprint in their address: kept for a year, and asked for anew when they change."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from flask import Flask, url_for

from skm.akun.models import Peran
from skm.survei.models import JenisTautan
from skm.web.statis import SETAHUN, sidik_statis
from tests.klien import Klien

ALAMAT = re.compile(r"/static/[\w.-]+(?:\?v=[0-9a-f]{12})?")


@pytest.fixture
def berkas(app: Flask) -> list[str]:
    return [satu.name for satu in Path(str(app.static_folder)).iterdir()]


def test_every_address_of_a_static_file_carries_its_fingerprint_and_is_kept_for_a_year(
    app: Flask, klien: Klien, berkas: list[str]
) -> None:
    for nama in berkas:
        with app.test_request_context():
            alamat = url_for("static", filename=nama)
            sidik = sidik_statis(nama)
        assert alamat == f"/static/{nama}?v={sidik}"
        jawaban = klien.http.get(alamat, buffered=True)
        assert (jawaban.status_code, jawaban.headers["Cache-Control"]) == (200, SETAHUN), nama


@pytest.mark.parametrize("akhir", ["", "?v=", "?v=000000000000"])
def test_an_address_with_another_fingerprint_is_answered_and_not_kept(klien: Klien, akhir: str) -> None:
    jawaban = klien.http.get(f"/static/skm.css{akhir}", buffered=True)
    assert (jawaban.status_code, jawaban.headers["Cache-Control"]) == (200, "no-cache")


def test_an_unknown_file_is_no_page_whatever_its_fingerprint(klien: Klien) -> None:
    for alamat in ("/static/tidak-ada.css", "/static/tidak-ada.css?v=000000000000"):
        assert klien.get(alamat).status == 404


def test_a_changed_file_has_another_fingerprint(klien: Klien, berkas: list[str]) -> None:
    with klien.app.test_request_context():
        assert len({sidik_statis(nama) for nama in berkas}) == len(berkas)


def test_pages_name_no_static_file_without_its_fingerprint(klien: Klien, berkas: list[str]) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    for alamat in ("/", "/kelola/tautan", "/loket", "/tidak-ada"):
        disebut = ALAMAT.findall(klien.get(alamat).teks)
        assert disebut
        assert all("?v=" in satu for satu in disebut), alamat


def test_the_service_worker_keeps_the_very_files_that_a_questionnaire_names(
    klien: Klien, alamat: str, buat_tautan: Callable[..., str]
) -> None:
    kios = f"/kios/{buat_tautan(JenisTautan.KIOS)}"
    jawaban = klien.http.get("/pekerja.js", buffered=True)
    assert (jawaban.mimetype, jawaban.headers["Cache-Control"]) == ("text/javascript", "no-cache")
    (daftar,) = re.findall(r"MILIK = (\[.*?\]);", jawaban.get_data(as_text=True))
    milik = set(json.loads(daftar))
    perlu = {a for halaman in (alamat, kios) for a in ALAMAT.findall(klien.get(halaman).teks)}
    assert {a for a in perlu if "ikon.svg" not in a} == milik


def test_a_file_is_compressed_once_and_then_answered_in_front_of_the_app_alike(
    app: Flask, klien: Klien, alamat: str
) -> None:
    buka = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
    milik = [*ALAMAT.findall(klien.get(alamat).teks), "/pekerja.js"]
    assert len(milik) >= 4
    for satu in milik:
        app.extensions["skm_statis"].clear()
        for sandi in buka:
            kepala = {"Accept-Encoding": sandi}
            view = klien.http.get(satu, headers=kepala, buffered=True)
            depan = klien.http.get(satu, headers=kepala, buffered=True)
            isi = {buka[jawab.headers.get("Content-Encoding", "")](jawab.data) for jawab in (view, depan)}
            assert len(isi) == 1, (satu, sandi)
            for nama in (
                "Cache-Control",
                "Content-Type",
                "Content-Security-Policy",
                "X-Content-Type-Options",
            ):
                assert view.headers[nama] == depan.headers[nama]
            assert depan.headers.get("Content-Encoding", "") == sandi
            assert len(depan.data) == int(depan.headers["Content-Length"])
        assert [kunci[0] for kunci in app.extensions["skm_statis"]] == [satu.split("?")[0]]


def test_only_the_very_address_of_a_file_is_kept_and_a_part_or_a_known_copy_is_the_apps_to_answer(
    app: Flask, klien: Klien
) -> None:
    app.extensions["skm_statis"].clear()
    with app.test_request_context():
        alamat = url_for("static", filename="skm.css")
    for asing in ("/static/skm.css", f"{alamat}&a=1", "/static/skm.css?v=0", "/pekerja.js?a=1", "/sehat"):
        assert klien.http.get(asing, buffered=True).status_code == 200
    klien.http.head(alamat, buffered=True)
    assert app.extensions["skm_statis"] == {}
    etag = klien.http.get(alamat, buffered=True).headers["ETag"]
    assert len(app.extensions["skm_statis"]) == 1
    assert klien.http.get(alamat, headers={"If-None-Match": etag}, buffered=True).status_code == 304
    sebagian = klien.http.get(alamat, headers={"Range": "bytes=0-9"}, buffered=True)
    assert (sebagian.status_code, len(sebagian.data)) == (206, 10)
