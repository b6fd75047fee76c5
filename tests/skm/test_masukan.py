"""Input no form can send is refused kindly and stores nothing."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from flask import Flask, request

from skm.app import create_app
from skm.config import Konfigurasi
from tests.klien import Klien


@pytest.mark.parametrize("url", ["/?a=%00", "/masuk?lanjut=%00", "/s/abc%00"])
def test_a_nul_character_in_the_address_is_refused(klien: Klien, url: str) -> None:
    assert klien.get(url).status == 400


@pytest.mark.parametrize("alamat", ["/masuk", "/keluar"])
def test_no_view_reads_a_nul_character_from_a_form(app: Flask, klien: Klien, alamat: str) -> None:
    dibaca: list[str] = []

    def catat() -> None:
        dibaca.extend(satu for pasang in request.form.items(multi=True) for satu in pasang)

    semula = list(app.before_request_funcs[None])
    app.before_request_funcs[None].append(catat)  # behind all that looks at a request before its view
    try:
        token = klien.get("/masuk").form().nilai["csrf_token"]
        klien.http.post(
            alamat, data={"csrf_token": token, "nama": "a\x00b", "sandi\x00": "x\x00", "kode": ["\x00", "1"]}
        )
    finally:
        app.before_request_funcs[None] = semula
    assert "\x00" not in "".join(dibaca)
    assert dibaca[2:] == ["nama", "ab", "sandi", "x", "kode", "", "kode", "1"]


@pytest.mark.postgres
def test_nor_does_postgresql_when_somebody_signs_in(konf: Konfigurasi, url: str, jenis_basis: str) -> None:
    app = create_app(replace(konf, database_url=url))
    halaman = Klien(app).get("/masuk").form().isi(nama="<a\x00>", sandi="%\x00").kirim()
    app.extensions["skm_mesin"].dispose()
    assert (halaman.status, "tidak cocok" in halaman.teks) == (400, True), jenis_basis


def test_a_nul_character_in_the_account_name_is_just_a_wrong_name(klien: Klien) -> None:
    halaman = klien.get("/masuk").form().isi(nama="a\x00b", sandi="apa saja").kirim()
    assert halaman.status == 400
    assert "tidak cocok" in halaman.teks


@pytest.mark.parametrize(
    "bagian", ['form-data; n="nama"', 'form-data; name=""', "form-data", 'form-data; name="\0"']
)
@pytest.mark.parametrize("berkas", ["", '; filename="a.csv"'])
def test_a_part_without_a_name_is_nobodys(app: Flask, bagian: str, berkas: str) -> None:
    kepala = "Content-Disposition: "
    isi = (
        f"--b\r\n{kepala}{bagian}{berkas}\r\n\r\nx\r\n--b\r\n{kepala}form-data; name=a\r\n\r\ny\r\n--b--\r\n"
    )
    with app.test_request_context(method="POST", data=isi, content_type="multipart/form-data; boundary=b"):
        assert list(request.form.items(multi=True)) == [("a", "y")]
        assert list(request.files.items(multi=True)) == []


def test_a_part_without_a_name_does_not_break_the_form_around_it(klien: Klien) -> None:
    token = klien.get("/masuk").form().nilai["csrf_token"]
    bidang = "".join(
        f"--b\r\nContent-Disposition: form-data{nama}\r\n\r\n{isi}\r\n"
        for nama, isi in (
            (f"; name={n}", i) for n, i in (("csrf_token", token), ("nama", "a"), ("sandi", "b"))
        )
    )
    isi = f"{bidang}--b\r\nContent-Disposition: form-data\r\n\r\nUji\r\n--b--\r\n"
    jawab = klien.http.post("/masuk", data=isi, content_type="multipart/form-data; boundary=b")
    assert "tidak cocok" in jawab.text


def test_a_file_and_its_field_bear_no_nul_character_either(app: Flask) -> None:
    bidang = {"ber\0kas": (BytesIO(b"\0"), "a\0.csv")}
    with app.test_request_context(method="POST", data=bidang):
        assert [(nama, satu.filename, satu.read()) for nama, satu in request.files.items()] == [
            ("berkas", "a.csv", b"\0")
        ]
