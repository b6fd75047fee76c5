"""Every request has a number that can be read out; the log says what happened without anybody's words."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.log import Json, Teks, jejak
from skm.orm import buka_sesi
from skm.survei.queries import daftar_tautan
from skm.tulisan.models import TeksDokumen
from skm.web.permintaan import KEPALA
from tests.kantor import kantor
from tests.klien import Klien

NOMOR = re.compile(r"[a-z2-9]{8}")
RAHASIA = "NIK 6401085505900001"
HSTS = "Strict-Transport-Security"


@pytest.fixture
def https(konf: Konfigurasi) -> Iterator[Flask]:
    """A server behind a proxy with https, which has a line in its log for every request."""
    app = create_app(replace(konf, base_url="https://skm.uji.go.id", proxies=1, log_requests=True))
    yield app
    app.extensions["skm_mesin"].dispose()


def _poster(app: Flask) -> str:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return f"/s/{daftar_tautan(session, kantor(session).id)[0].kode}"


def _rusak(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def rusak(*_: object) -> None:
        raise KeyError(RAHASIA)

    monkeypatch.setattr("skm.terbit.queries.layanan_publik", rusak)


def test_a_failure_shows_the_number_under_which_the_log_tells_it(
    app: Flask, klien: Klien, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _rusak(app, monkeypatch)
    dicatat: list[str] = []
    monkeypatch.setattr(caplog.handler, "emit", lambda satu: dicatat.append(Json().format(satu)))
    halaman = klien.get("/")
    nomor = halaman.headers[KEPALA]
    assert (halaman.status, NOMOR.fullmatch(nomor) is not None) == (500, True)
    assert f"Nomor kejadian: {nomor}. Sebutkan nomor ini" in " ".join(halaman.sup.get_text().split())
    baris = json.loads(dicatat[-1])
    assert (baris["nomor"], baris["tingkat"]) == (nomor, "ERROR")
    assert "KeyError" in baris["kalimat"] and "laporan.beranda" in baris["kalimat"]
    assert RAHASIA not in dicatat[-1] + halaman.teks
    assert klien.get("/sehat").headers[KEPALA] != nomor


def test_a_failure_of_the_database_itself_is_told_on_the_page_of_a_failure(
    klien: Klien, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rusak(session: Session, *_: object, unit_id: int, tahun: int, **__: object) -> bool:
        session.add(TeksDokumen(unit_id=unit_id, tahun=tahun, isi={}))  # nobody who wrote it
        return False

    monkeypatch.setattr("skm.tulisan.views.isi.simpan_teks", rusak)
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = (
        klien.get("/laporan/isi-dokumen?tahun=2026&bagian=ketetapan").form("main form[method=post]").kirim()
    )
    assert halaman.status == 500
    assert f"Nomor kejadian: {halaman.headers[KEPALA]}" in " ".join(halaman.sup.get_text().split())
    assert "default-src 'none'" in halaman.headers["Content-Security-Policy"]
    assert klien.get("/dasbor").status == 200


def test_a_number_is_taken_from_a_trusted_proxy_alone(app: Flask, https: Flask) -> None:
    kirim = {KEPALA: "proksi-0123456789"}
    assert https.test_client().get("/sehat", headers=kirim).headers[KEPALA] == kirim[KEPALA]
    assert app.test_client().get("/sehat", headers=kirim).headers[KEPALA] != kirim[KEPALA]
    for buruk in ("a b", "<script>", "x" * 65, "a\tb"):
        assert NOMOR.fullmatch(https.test_client().get("/sehat", headers={KEPALA: buruk}).headers[KEPALA])


def test_a_line_about_a_request_says_no_code_no_query_and_nobodys_address(
    https: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    dari = https.test_client()
    with caplog.at_level(logging.INFO, "skm.permintaan"):
        for alamat in ("/s/", "/t/", "/kios/", "/lacak?kode=", "/x/"):
            dari.get(f"{alamat}kode-orang", headers={"X-Forwarded-For": "203.0.113.7"})
    rute = [vars(satu)["alamat"] for satu in caplog.records]
    assert rute == ["/s/<kode>", "/t/<kode>", "/kios/<kode>", "/lacak", "-"]
    semua = "".join(bentuk().format(satu) for satu in caplog.records for bentuk in (Json, Teks))
    assert "kode-orang" not in semua and "203.0.113.7" not in semua
    satu = json.loads(Json().format(caplog.records[0]))
    assert (satu["metode"], satu["status"], satu["kalimat"]) == ("GET", 404, "GET /s/<kode> 404")
    assert satu["ms"] > 0


def test_where_an_error_came_from_is_told_without_its_words() -> None:
    try:
        try:
            int(RAHASIA)
        except ValueError as asal:
            raise RuntimeError(RAHASIA) from asal
    except RuntimeError as salah:
        teks = jejak(salah)
        baris = logging.LogRecord("skm", logging.ERROR, "", 1, "gagal", (), (type(salah), salah, None))
    assert [satu for satu in teks.splitlines() if not satu.startswith(" ")] == ["RuntimeError", "ValueError"]
    assert __file__ in teks
    assert RAHASIA not in teks + Teks().format(baris) + Json().format(baris)


def test_behind_https_every_answer_says_that_it_stays_so(https: Flask, app: Flask) -> None:
    poster = _poster(https)
    dari = https.test_client()
    halaman = Klien(https).get(poster)
    formulir = halaman.form()
    formulir.nilai |= {f"U{n}": "3" for n in range(1, 10)}
    jawaban = [
        formulir.kirim().jawaban,
        *(dari.get(alamat) for alamat in (poster, poster, "/", "/tiada", *2 * ("/pekerja.js",), "/masuk")),
    ]
    assert [satu.headers.getlist(HSTS) for satu in jawaban] == [["max-age=31536000"]] * len(jawaban)
    assert HSTS not in app.test_client().get("/").headers


def test_a_server_with_a_name_answers_to_no_other(https: Flask, app: Flask) -> None:
    for nama, status in (("skm.uji.go.id", 200), ("127.0.0.1:8000", 200), ("jahat.example", 400)):
        assert https.test_client().get("/masuk", headers={"Host": nama}).status_code == status, nama
    assert app.test_client().get("/masuk", headers={"Host": "192.168.1.5:8000"}).status_code == 200


@pytest.mark.parametrize("nama", ["x" * 64, "a..b", "." * 9, "x" * 9000, "kantor." + "y" * 64 + ":80"])
def test_a_name_that_nobody_can_have_is_refused_on_a_page(app: Flask, https: Flask, nama: str) -> None:
    for satu in (app, https):
        for alamat in ("/masuk", "/tidak-ada", "/"):
            jawaban = satu.test_client().get(alamat, headers={"Host": nama})
            assert (jawaban.status_code, "Permintaan tidak dapat dibaca" in jawaban.text) == (400, True)


@pytest.mark.parametrize("badan", ["[" * 100_000, '{"isi":' * 20_000, '{"isi": {"A": [[1]]}, "versi": 0}'])
def test_json_that_is_nested_without_end_is_refused_in_words(klien: Klien, badan: str) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    token = klien.get("/kelola/akun").form().nilai["csrf_token"]
    kepala = {"X-CSRFToken": token, "Content-Type": "application/json"}
    alamat = "/api/v1/indikator/IKU-04/isian?tahun=2026&triwulan=1"
    jawaban = klien.http.post(alamat, data=badan, headers=kepala)
    assert jawaban.status_code == 400
    assert jawaban.json is not None and jawaban.json["galat"]
