"""The office reads, answers and closes complaints; who told one is shown on record."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import JejakAudit, Peran
from skm.orm import buka_sesi
from skm.pengaduan.models import Pengaduan
from tests.klien import Halaman, Klien

DAFTAR = "/pengaduan/kelola"


@pytest.fixture
def lacak(app: Flask) -> str:
    """The address at which the citizen follows a complaint that was just sent."""
    form = Klien(app).get("/pengaduan").form()
    kirim = form.isi(isi="Antrean <b>lama</b>.", nama="Siti Aminah", kontak="0812-3456-7890").kirim()
    return str(kirim.headers["Location"])


def _satu(klien: Klien) -> Halaman:
    tautan = klien.get(DAFTAR).sup.select_one("tbody th a")
    assert tautan is not None
    return klien.get(str(tautan["href"]))


def _kirim(halaman: Halaman, aksi: str, **kata: str) -> Halaman:
    form = halaman.form("#form-tanggapi").isi(**kata)
    form.nilai["aksi"] = aksi
    return form.kirim()


def test_the_desk_answers_and_the_citizen_reads_it_but_never_the_note(
    app: Flask, klien: Klien, lacak: str
) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    sementara = _kirim(_satu(klien), "proses", jawaban="Kami periksa.", catatan="QX7 <i>kasi</i>").ikuti()
    assert "QX7 <i>kasi</i>" in sementara.sup.get_text()
    warga = Klien(app)
    dibaca = warga.get(lacak).sup.get_text()
    assert "Sedang diproses" in dibaca and "Kami periksa." in dibaca
    sementara = _kirim(sementara, "proses", catatan="QX7 saja").ikuti()
    _kirim(sementara, "jawab", jawaban="Loket <b>ditambah</b>.\nTerima kasih.")
    halaman = warga.get(lacak)
    assert [li.strong.text for li in halaman.sup.select(".langkah li")] == [
        "Diterima",
        "Sedang diproses",
        "Sedang diproses",
        "Selesai dijawab",
    ]
    assert halaman.sup.select(".langkah blockquote")[-1].text == "Loket <b>ditambah</b>.\nTerima kasih."
    for rahasia in ("QX7", "uji-petugas", "Siti", "7890"):
        assert rahasia not in halaman.sup.get_text(), rahasia


def test_what_is_missing_is_said_at_its_field_and_what_was_typed_stays(klien: Klien, lacak: str) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    tolak = _kirim(_satu(klien), "bukan", jawaban="Ini bukan pengaduan.")
    assert tolak.status == 400
    assert "mengapa ini bukan" in tolak.sup.select_one("#catatan-galat").text
    assert tolak.form("#form-tanggapi").nilai["jawaban"] == "Ini bukan pengaduan."
    assert _kirim(tolak, "bukan", catatan="percobaan").status == 303


def test_what_a_colleague_did_first_is_shown_instead_of_overwritten(klien: Klien, lacak: str) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    lama = _satu(klien)
    _kirim(lama, "proses")
    tolak = _kirim(lama, "jawab", jawaban="Sudah.")
    assert (tolak.status, "petugas lain" in tolak.sup.select_one("[role=alert]").text) == (409, True)
    assert _kirim(tolak, "jawab").status == 303


def test_a_closed_complaint_offers_nothing_but_to_be_opened_again(klien: Klien, lacak: str) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    tutup = _kirim(_satu(klien), "jawab", jawaban="Sudah.").ikuti()
    assert [b["value"] for b in tutup.sup.select("#form-tanggapi button")] == ["buka"]
    buka = _kirim(tutup, "buka", catatan="jawabannya keliru").ikuti()
    assert [b["value"] for b in buka.sup.select("#form-tanggapi button")] == ["jawab", "proses", "bukan"]


def test_who_told_it_is_masked_and_revealing_is_an_act_on_record(
    app: Flask, klien: Klien, lacak: str
) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    halaman = _satu(klien)
    tertulis = halaman.sup.get_text()
    assert "Siti" not in tertulis and "7890" not in tertulis
    terbuka = halaman.form("#form-ungkap").kirim().sup.get_text()
    assert "Siti Aminah" in terbuka and "0812-3456-7890" in terbuka
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        jejak = session.scalars(sa.select(JejakAudit.peristiwa).where(JejakAudit.oleh == "uji-petugas")).all()
        nomor = session.scalars(sa.select(Pengaduan.nomor)).one()
    assert f"melihat nama atau kontak pada pengaduan {nomor}" in jejak
    assert not [satu for satu in jejak if "Siti" in satu or "7890" in satu]


def test_one_without_a_contact_offers_nothing_to_reveal(klien: Klien) -> None:
    Klien(klien.app).get("/pengaduan").form().isi(isi="Antrean lama.").kirim()
    klien.masuk_sebagai(Peran.PETUGAS)
    halaman = _satu(klien)
    assert halaman.sup.select("#form-ungkap") == []
    token = halaman.form("#form-tanggapi").nilai["csrf_token"]
    assert klien.post(f"{halaman.url}/ungkap", {"csrf_token": token}).status == 404


def test_the_list_is_filtered_by_state(klien: Klien, lacak: str) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    assert [
        len(klien.get(DAFTAR, {"keadaan": k}).sup.select("tbody tr")) for k in ("diterima", "selesai")
    ] == [1, 0]
    assert klien.get(DAFTAR, {"keadaan": "lain"}).status == 404
    assert klien.get(DAFTAR, {"bagian": "x"}).status == 200
    (aktif,) = klien.get(DAFTAR).sup.select("nav.menu [aria-current=page]")
    assert aktif.text == "Pengaduan"


def test_the_admin_promises_less_and_the_citizen_reads_it(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    assert "14 hari kerja" in klien.get("/pengaduan").sup.header.text
    halaman = klien.get(f"{DAFTAR}/janji")
    assert halaman.form().isi(hari="0").kirim().status == 400
    assert halaman.form().isi(hari="5", mulai="2020-01-01").kirim().sup.select_one("#mulai-galat") is not None
    assert halaman.form().isi(hari="5").kirim().status == 303
    assert "5 hari kerja" in Klien(app).get("/pengaduan").sup.header.text


def test_the_ikm_page_counts_complaints_beside_the_figure(klien: Klien, lacak: str) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    baris = klien.get("/laporan/ikm").sup.select_one("section[aria-labelledby=judul-pengaduan] tbody tr")
    assert baris is not None
    assert [sel.get_text(strip=True) for sel in baris.select("td")] == ["1", "0", "0", "0", "1", "0"]
    dulu = klien.get("/laporan/ikm?dari=2020-01-01&sampai=2020-01-31")
    assert "Belum ada pengaduan yang masuk" in dulu.sup.get_text()
