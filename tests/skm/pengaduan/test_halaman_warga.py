"""A citizen complains without an account or a cookie, and follows the complaint by its code."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.layanan.queries import semua_unit
from skm.orm import buka_sesi
from skm.pengaduan.models import Pengaduan, PeristiwaPengaduan
from skm.web import token
from skm.web.waktu import sekarang
from tests.dua_kantor import KODE_SANA, SANA, dirikan_kosong
from tests.kantor import KODE
from tests.klien import Halaman, Klien

HALAMAN = "/pengaduan"
JAHAT = '<script>alert(1)</script>\n{{ 7*7 }} & "kutip"'


def _semua(app: Flask) -> list[Pengaduan]:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return list(session.scalars(sa.select(Pengaduan).order_by(Pengaduan.id)))


def _kirim(klien: Klien, **isi: str) -> Halaman:
    return klien.get(HALAMAN).form().isi(**{"isi": "Antrean lama."} | isi).kirim()


def _kode(jawaban: Halaman) -> str:
    return parse_qs(urlsplit(jawaban.headers["Location"]).query)["kode"][0]


def test_a_complaint_without_a_name_is_stored_and_its_page_shows_the_code_and_the_words(
    app: Flask, klien: Klien
) -> None:
    kirim = _kirim(klien)
    assert kirim.status == 303
    bukti = kirim.ikuti()
    kode = _kode(kirim)
    assert bukti.sup.select_one(".kode").text == f"{kode[:4]}-{kode[4:8]}-{kode[8:]}"
    assert "Antrean lama." in bukti.sup.get_text()
    assert [li.strong.text for li in bukti.sup.select(".langkah li")] == ["Diterima"]
    (satu,) = _semua(app)
    assert (satu.nama_sandi, satu.kontak_sandi, satu.layanan_id) == (None, None, None)
    assert satu.nomor == f"ADU/{satu.hari_diterima.year}/0001"


def test_no_page_of_a_complaint_sets_a_cookie(klien: Klien) -> None:
    kirim = _kirim(klien)
    halaman = [klien.get(HALAMAN), kirim, kirim.ikuti(), klien.get("/pengaduan/lacak")]
    assert ["Set-Cookie" in satu.headers for satu in halaman] == [False] * 4


def test_the_code_is_nowhere_in_the_database_and_opens_the_complaint_however_it_is_typed(
    app: Flask, klien: Klien
) -> None:
    kode = _kode(_kirim(klien))
    with app.extensions["skm_mesin"].connect() as koneksi:
        isi = [
            repr(baris) for t in (Pengaduan, PeristiwaPengaduan) for baris in koneksi.execute(sa.select(t))
        ]
    assert not [baris for baris in isi if kode in baris]
    ketik = f" {kode[:4].upper()}-{kode[4:8]} {kode[8:]} "
    assert "Antrean lama." in klien.get("/pengaduan/lacak", {"kode": ketik}).teks
    salah = klien.get("/pengaduan/lacak", {"kode": "a" * 12})
    assert (salah.status, "tidak kami temukan" in salah.teks) == (404, True)


def test_who_tries_codes_must_wait(klien: Klien) -> None:
    semua = [klien.get("/pengaduan/lacak", {"kode": f"{n:012d}"}).status for n in range(21)]
    assert semua == [404] * 20 + [429]


def test_sending_the_same_form_twice_stores_it_once_and_leads_to_the_same_code(
    app: Flask, klien: Klien
) -> None:
    form = klien.get(HALAMAN).form().isi(isi="Antrean lama.", nama="Siti", kontak="0812-3456-7890")
    pertama, kedua = form.kirim(), form.kirim()
    assert (kedua.status, _kode(kedua)) == (303, _kode(pertama))
    assert len(_semua(app)) == 1


@pytest.mark.parametrize("ubah", [{"isi": "Lain lagi."}, {"kontak": "siti@contoh.id"}, {"layanan": "KK"}])
def test_other_words_from_the_page_that_was_sent_are_kept_on_it_and_stored_when_sent_again(
    app: Flask, klien: Klien, ubah: dict[str, str]
) -> None:
    form = klien.get(HALAMAN).form().isi(isi="Antrean lama.")
    form.kirim()
    tahan = form.isi(**ubah).kirim()
    assert tahan.status == 409
    assert "sudah tersimpan" in tahan.sup.select_one(".ringkas").text
    (nama, isi), *_ = ubah.items()
    assert tahan.form().nilai[nama] == isi
    assert tahan.form().kirim().status == 303
    assert len(_semua(app)) == 2


def test_what_was_written_is_given_back_with_what_is_missing(app: Flask, klien: Klien) -> None:
    tolak = _kirim(klien, isi="x" * 2001, nama="Siti", kontak="bukan kontak", layanan="KK")
    assert tolak.status == 400
    assert [a["href"] for a in tolak.sup.select(".ringkas a")] == ["#isi", "#kontak"]
    nilai = tolak.form().nilai
    assert (len(nilai["isi"]), nilai["nama"], nilai["kontak"], nilai["layanan"]) == (
        2001,
        "Siti",
        "bukan kontak",
        "KK",
    )
    assert _semua(app) == []
    assert tolak.form().isi(isi="Antrean lama.", kontak="siti@contoh.id").kirim().status == 303


def test_a_page_that_stood_open_for_a_day_gives_the_words_back(
    app: Flask, klien: Klien, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = klien.get(HALAMAN).form().isi(isi="Antrean lama.")
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        (unit,) = semua_unit(session)
    kemarin = int(sekarang().timestamp()) - token.TERLAMA - 1
    form.nilai["csrf_token"] = token.buat(str(app.secret_key), f"pengaduan {unit.id}", kemarin)
    tolak = form.kirim()
    assert (tolak.status, tolak.form().nilai["isi"]) == (400, "Antrean lama.")
    assert tolak.form().kirim().status == 303


def test_a_form_of_another_page_is_no_complaint(app: Flask, klien: Klien) -> None:
    assert klien.post(HALAMAN, {"isi": "Antrean lama.", "kunci": "kunci-yang-baik-0001"}).status == 400
    assert _semua(app) == []


def test_many_complaints_from_one_place_are_asked_a_sum(app: Flask, klien: Klien) -> None:
    assert [_kirim(klien).status for _ in range(5)] == [303] * 5
    tanya = _kirim(klien, isi="Yang keenam.")
    assert (tanya.status, tanya.form().nilai["isi"]) == (429, "Yang keenam.")
    assert "ditambah" in tanya.sup.get_text()
    angka = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
    kata = (
        tanya.sup.select_one("label[for=jawaban]").text.split("Berapa ")[1].split("?")[0].split(" ditambah ")
    )
    assert tanya.form().isi(jawaban=sum(map(angka.index, kata)) + 1).kirim().status == 429
    assert tanya.form().isi(jawaban=sum(map(angka.index, kata))).kirim().status == 303
    assert len(_semua(app)) == 6


def test_hostile_words_are_shown_as_the_letters_they_are(klien: Klien) -> None:
    bukti = _kirim(klien, isi=JAHAT).ikuti()
    assert "<script>alert" not in bukti.teks
    assert bukti.sup.select_one(".kata").text == JAHAT


def test_name_and_contact_are_not_readable_in_the_database(app: Flask, klien: Klien) -> None:
    _kirim(klien, nama="Siti Aminah", kontak="0812-3456-7890")
    (satu,) = _semua(app)
    assert satu.nama_sandi and "Siti" not in satu.nama_sandi
    assert satu.kontak_sandi and "7890" not in satu.kontak_sandi


def test_the_page_speaks_english_and_keeps_it(klien: Klien) -> None:
    halaman = klien.get(f"{HALAMAN}?bahasa=en")
    assert halaman.sup.h1.text == "Make a complaint"
    bukti = halaman.form().isi(isi="The queue is long.").kirim().ikuti()
    assert "Your complaint code" in bukti.teks
    assert bukti.sup.select_one(".langkah strong").text == "Received"
    kosong = klien.get(f"{HALAMAN}?bahasa=en").form().kirim()
    assert "Write your complaint." in kosong.sup.select_one("#isi-galat").text


def test_where_the_server_serves_two_offices_the_citizen_chooses_and_each_keeps_its_own(
    app: Flask, klien: Klien
) -> None:
    nomor = dirikan_kosong(app)
    pilih = klien.get(HALAMAN)
    assert [a["href"] for a in pilih.sup.select("main a")] == [
        f"{HALAMAN}?unit={KODE}",
        f"{HALAMAN}?unit={KODE_SANA}",
    ]
    bukti = klien.get(f"{HALAMAN}?unit={KODE_SANA}").form().isi(isi="Untuk seberang.").kirim().ikuti()
    assert SANA in bukti.sup.header.text
    assert [satu.unit_id for satu in _semua(app)] == [nomor]
