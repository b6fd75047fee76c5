"""The desk gives every closed visit one ticket and shows it without knowing whether it was used."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Peran
from skm.layanan.models import Tiket
from skm.layanan.tiket import MASA_BERLAKU, PANJANG, kode_tiket
from skm.loket.models import Permohonan
from skm.orm import buka_sesi
from skm.teks import HURUF
from skm.web.waktu import hari_ini
from tests.klien import Halaman, Klien


@pytest.fixture
def petugas(klien: Klien) -> Klien:
    klien.masuk_sebagai(Peran.PETUGAS)
    return klien


def _catat(petugas: Klien, pemohon: str = "Siti Aminah") -> int:
    petugas.get("/loket").form("#catat").isi(layanan="kk", pemohon=pemohon, desa="muara toyu").kirim()
    with buka_sesi(petugas.app.extensions["skm_mesin"], tulis=False) as session:
        return session.scalars(sa.select(sa.func.max(Permohonan.id))).one()


def _tiket(app: Flask) -> list[Tiket]:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return list(session.scalars(sa.select(Tiket)))


def _alamat(halaman: Halaman) -> str:
    elemen = halaman.sup.select_one(".tiket-alamat")
    assert elemen is not None
    return elemen.text


@pytest.mark.parametrize("cara", ["selesai", "batal", "tolak"])
def test_setiap_kunjungan_yang_berakhir_mendapat_satu_tiket_juga_yang_tidak_berhasil(
    petugas: Klien, app: Flask, cara: str
) -> None:
    nomor = _catat(petugas)
    halaman = petugas.get(f"/loket/{nomor}")
    formulir = halaman.form(f"form[action$='/{cara}']")
    if cara != "selesai":
        formulir.isi(**{f"{cara}-alasan": "Berkas ditarik"})
    lembar = formulir.kirim().ikuti()
    assert lembar.url == f"/loket/{nomor}/tiket"
    (tiket,) = _tiket(app)
    with app.app_context():
        assert tiket.berlaku_sampai == hari_ini() + MASA_BERLAKU == hari_ini() + timedelta(days=14)
    assert not tiket.terpakai
    kode = _alamat(lembar).rsplit("/", 1)[1]
    assert len(kode) == PANJANG
    assert set(kode) <= set(HURUF)
    assert petugas.get(f"/t/{kode}").status == 200


def test_tiket_dapat_ditampilkan_lagi_dan_selalu_tiket_yang_sama(petugas: Klien, app: Flask) -> None:
    nomor = _catat(petugas)
    pertama = petugas.get(f"/loket/{nomor}").form("form[action$='/selesai']").kirim().ikuti()
    kedua = petugas.get(f"/loket/{nomor}").form("#form-tiket").kirim().ikuti()
    assert _alamat(pertama) == _alamat(kedua)
    assert len(_tiket(app)) == 1


def test_permohonan_yang_masih_berjalan_belum_punya_tiket(petugas: Klien, app: Flask) -> None:
    nomor = _catat(petugas)
    assert petugas.get(f"/loket/{nomor}/tiket").status == 404
    token = petugas.get(f"/loket/{nomor}").form("form[action$='/selesai']").nilai["csrf_token"]
    assert petugas.post(f"/loket/{nomor}/tiket", {"csrf_token": token}).status == 404
    assert _tiket(app) == []


def test_layar_tiket_tidak_mengatakan_apakah_tiketnya_sudah_dipakai(petugas: Klien, app: Flask) -> None:
    nomor = _catat(petugas)
    petugas.get(f"/loket/{nomor}").form("form[action$='/selesai']").kirim().ikuti()
    sebelum = petugas.get(f"/loket/{nomor}/tiket").tanpa_token
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.execute(sa.update(Tiket).values(terpakai=True))
        session.commit()
    assert petugas.get(f"/loket/{nomor}/tiket").tanpa_token == sebelum


def test_tautan_whatsapp_memuat_ajakan_dan_alamat_tetapi_tidak_nama_pemohon(petugas: Klien) -> None:
    nomor = _catat(petugas, "Siti Aminah")
    lembar = petugas.get(f"/loket/{nomor}").form("form[action$='/selesai']").kirim().ikuti()
    tautan = lembar.sup.select_one("a[href^='https://wa.me/']")
    assert tautan is not None
    (teks,) = parse_qs(urlsplit(str(tautan["href"])).query)["text"]
    assert teks.endswith(f"http://{_alamat(lembar)}")
    assert "Siti" not in lembar.teks


def test_kode_tiket_bergantung_pada_kunci_server_kantor_dan_permohonan() -> None:
    kode = kode_tiket("rahasia", 1, 7)
    assert kode == kode_tiket("rahasia", 1, 7)
    lain = {kode_tiket("rahasia-lain", 1, 7), kode_tiket("rahasia", 2, 7), kode_tiket("rahasia", 1, 8)}
    assert len(lain | {kode}) == 4
    assert len({kode_tiket("rahasia", 1, nomor) for nomor in range(2000)}) == 2000
