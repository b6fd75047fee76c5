"""All promises in one table; a proposal is not told to citizens until the office says that it is its own."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.kalender import Janji, Satuan
from skm.akun.models import JejakAudit
from skm.layanan.models import JanjiLayanan, Layanan
from skm.layanan.queries import janji_berlaku
from skm.orm import buka_sesi
from skm.survei.models import JenisTautan, Tautan
from skm.web.waktu import hari_ini
from tests.klien import Klien

HALAMAN = "/kelola/janji"


def usulkan(app: Flask) -> None:
    """The office as it is seeded, before anybody said what it promises."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.execute(sa.update(Layanan).values(usulan=True))
        session.commit()


def test_a_proposal_is_not_told_to_citizens_until_it_is_set(app: Flask, admin: Klien, basis: Session) -> None:
    usulkan(app)
    warga = Klien(app)
    assert warga.get("/").teks.count("Tanya petugas") == 13
    formulir = admin.get(HALAMAN).form("#form-janji").isi(dasar="SK Camat 7/2026", **{"jumlah-1": 40})
    assert len([nama for nama in formulir.nilai if nama.startswith("jumlah-")]) == 13
    assert "13 janji ditetapkan mulai hari ini." in formulir.kirim().ikuti().teks
    depan = warga.get("/")
    assert "Tanya petugas" not in depan.teks
    assert "40 menit kerja" in depan.sup.main.text
    assert "Usulan" not in admin.get(HALAMAN).sup.select_one("tbody").text
    (baru,) = basis.scalars(sa.select(JanjiLayanan).where(JanjiLayanan.dasar == "SK Camat 7/2026"))
    assert (baru.layanan_id, baru.jumlah) == (1, 40)
    peristiwa = sa.select(sa.func.count()).where(JejakAudit.peristiwa.contains("janji layanan"))
    assert basis.scalar(peristiwa) == 13


def test_nothing_past_moves(app: Flask, admin: Klien, basis: Session) -> None:
    usulkan(app)
    admin.get(HALAMAN).form("#form-janji").isi(**{"jumlah-1": 5, "satuan-1": "hari"}).kirim()
    with app.app_context():
        kini = hari_ini()
    assert janji_berlaku(basis, 1, kini) == Janji(5, Satuan.HARI)
    assert janji_berlaku(basis, 1, kini.replace(year=kini.year - 1)) == Janji(55, Satuan.MENIT)


def test_saving_the_same_again_adds_no_version(admin: Klien, basis: Session) -> None:
    halaman = admin.get(HALAMAN).form("#form-janji").kirim().ikuti()
    assert "Tidak ada janji yang berubah." in halaman.teks
    assert basis.scalar(sa.select(sa.func.count(JanjiLayanan.id))) == 13


def test_an_emptied_promise_stays_a_proposal(app: Flask, admin: Klien) -> None:
    usulkan(app)
    halaman = admin.get(HALAMAN).form("#form-janji").isi(**{"jumlah-2": ""}).kirim().ikuti()
    assert "12 janji ditetapkan" in halaman.teks
    assert halaman.sup.select_one("tbody").text.count("Usulan") == 1


def test_one_wrong_row_keeps_all_that_was_typed_and_stores_nothing(admin: Klien, basis: Session) -> None:
    isi = {"jumlah-1": "40", "jumlah-2": "empat", "jumlah-3": "0", "jumlah-4": "9999", "dasar": "SK 7"}
    halaman = admin.get(HALAMAN).form("#form-janji").isi(**isi).kirim()
    assert halaman.status == 400
    assert halaman.form("#form-janji").nilai.items() >= isi.items()
    assert "bilangan bulat" in halaman.sup.select_one("#jumlah-2-galat").text
    assert "0 hanya untuk hari kerja" in halaman.sup.select_one("#jumlah-3-galat").text
    panjang = admin.get(HALAMAN).form("#form-janji").isi(**{"jumlah-1": "40", "jumlah-4": "9999"}).kirim()
    assert "Janji paling lama 365" in panjang.sup.select_one("#jumlah-4-galat").text
    assert panjang.form("#form-janji").nilai["jumlah-1"] == "40"
    assert basis.scalar(sa.select(sa.func.count(JanjiLayanan.id))) == 13


def test_receipt_and_tracking_name_no_moment_that_is_only_proposed(app: Flask, admin: Klien) -> None:
    terima = admin.get("/loket").form("#form-terima, main form")
    terima.isi(layanan="KK", pemohon="Siti", desa="Long Kali")
    struk = terima.kirim().ikuti()
    while not struk.url.startswith("/loket/struk"):
        struk = admin.get(struk.sup.select_one("a[href^='/loket/struk/']")["href"])
    assert "Selesai paling lambat" in struk.teks
    kode = struk.sup.select_one(".struk-kode").text
    assert "tanyakan kepada petugas" not in Klien(app).get(f"/lacak?kode={kode}").teks
    usulkan(app)
    for halaman in (admin.get(struk.url), Klien(app).get(f"/lacak?kode={kode}")):
        assert "tanyakan kepada petugas" in halaman.teks
        assert halaman.status == 200
    assert "Selesai paling lambat" not in admin.get(struk.url).teks


def test_one_button_gives_every_service_its_poster_link(admin: Klien, basis: Session) -> None:
    halaman = admin.get(HALAMAN).form("form[action='/kelola/tautan/semua']").kirim().ikuti()
    assert "13 tautan poster dibuat." in halaman.teks
    pilih = sa.select(Tautan.layanan_id).where(
        Tautan.jenis == JenisTautan.POSTER, Tautan.layanan_id.isnot(None)
    )
    assert sorted(basis.scalars(pilih)) == sorted(basis.scalars(sa.select(Layanan.id)))
    lagi = halaman.form("form[action='/kelola/tautan/semua']").kirim().ikuti()
    assert "Semua layanan sudah punya tautan poster." in lagi.teks
