"""The admin's pages for services, promises, hours and holidays."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.layanan import queries
from skm.layanan.models import JanjiLayanan, Layanan, PolaKerja, Unit
from skm.layanan.penyiapan import mulai_melayani
from skm.loket.models import Permohonan
from skm.web.waktu import hari_ini
from tests.kantor import kantor
from tests.klien import Klien


@pytest.fixture
def besok(app: Flask) -> date:
    """Tomorrow in the office."""
    with app.app_context():
        return hari_ini() + timedelta(1)


def kk(basis: Session) -> Layanan:
    satu = queries.layanan_berkode(basis, kantor(basis).id, "KK")
    assert satu is not None
    return satu


def test_halaman_kelola_membuka_jalan_ke_semua_data_dasar(admin: Klien) -> None:
    halaman = admin.get("/kelola")
    assert (halaman.status, halaman.sup.h1.text) == (200, "Kelola")
    tautan = [a["href"] for a in halaman.sup.select(".kisi h2 a")]
    assert tautan == [
        "/kelola/kantor",
        "/kelola/layanan",
        "/kelola/kalender",
        "/kelola/tautan",
        "/kelola/kuesioner",
        "/kelola/kertas",
        "/kelola/impor",
        "/kelola/register",
        "/kelola/pekerjaan",
        "/kelola/pemeriksaan",
        "/indikator-katalog",
        "/kelola/akun",
        "/kelola/kunci",
        "/indikator-jabatan",
        "/kelola/pribadi",
        "/kelola/retensi",
        "/kelola/jejak",
    ]
    for alamat in tautan:
        assert admin.get(alamat).status == 200


def test_daftar_memuat_semua_layanan_dengan_janjinya(admin: Klien, basis: Session) -> None:
    kk(basis).aktif = False
    basis.commit()
    halaman = admin.get("/kelola/layanan")
    assert len(halaman.sup.select("tbody tr")) == 13
    baris = " ".join(halaman.sup.select_one("tbody tr").text.split())
    assert baris == "KK: ubah Surat Pengantar KK Non perizinan 55 menit kerja Tidak dilayani lagi"


def test_layanan_baru_dapat_langsung_dipakai_di_loket(admin: Klien) -> None:
    formulir = admin.get("/kelola/layanan/baru").form("main form")
    isian = {"kode": "sku", "nama": "Surat Keterangan Usaha", "jumlah": 2, "satuan": "jam"}
    halaman = formulir.isi(**isian).kirim().ikuti()
    assert "Layanan SKU ditambahkan." in halaman.teks
    loket = admin.get("/loket").form("#catat").isi(layanan="sku", pemohon="Siti", desa="toyu").kirim()
    assert "SKU/" in loket.ikuti().sup.select_one(".pesan-sukses").text


@pytest.mark.parametrize(
    ("isian", "bidang", "pesan"),
    [
        ({"kode": "KK"}, "kode", "Kode KK sudah dipakai"),
        ({"kode": "A/B"}, "kode", "2–20 huruf"),
        ({"nama": " "}, "nama", "harus diisi"),
        ({"jumlah": "nol"}, "jumlah", "bilangan bulat"),
        ({"jumlah": "0"}, "jumlah", "0 hanya untuk hari kerja"),
        ({"jumlah": "-1"}, "jumlah", "0 sampai 9999"),
        ({"satuan": "tahun"}, "satuan", "Pilih salah satu"),
        ({"berlaku_mulai": "besok"}, "berlaku_mulai", "Isi tanggal yang ada"),
        ({"berlaku_mulai": "0026-01-01"}, "berlaku_mulai", "1900 dan 2999"),
    ],
)
def test_isian_layanan_yang_salah_disebut_dan_tidak_disimpan(
    admin: Klien, basis: Session, isian: dict[str, str], bidang: str, pesan: str
) -> None:
    lengkap = {"kode": "SKU", "nama": "Surat Usaha", "jumlah": "2", "satuan": "jam", **isian}
    halaman = admin.get("/kelola/layanan/baru").form("main form").isi(**lengkap).kirim()
    assert halaman.status == 400
    assert pesan in halaman.sup.select_one(f"#{bidang}-galat").text
    assert pesan in halaman.sup.select_one(".ringkasan-galat").text
    assert basis.scalar(sa.select(sa.func.count()).select_from(Layanan)) == 13


def test_janji_0_hari_disebut_hari_yang_sama_di_mana_pun_ia_tercetak(admin: Klien, basis: Session) -> None:
    isian = {"kode": "SKU", "nama": "Surat Usaha", "jumlah": "0", "satuan": "hari"}
    admin.get("/kelola/layanan/baru").form("main form").isi(**isian).kirim()
    satu = queries.layanan_berkode(basis, kantor(basis).id, "SKU")
    assert satu is not None
    loket = admin.get("/loket").form("#catat").isi(layanan="sku", pemohon="Siti", desa="toyu").kirim()
    assert "SKU/" in loket.ikuti().sup.select_one(".pesan-sukses").text
    basis.rollback()
    kasus = basis.scalar(sa.select(Permohonan.id).where(Permohonan.layanan_id == satu.id))
    halaman = (f"/kelola/layanan/{satu.id}", "/kelola/layanan", "/", f"/loket/{kasus}", "/kelola/jejak")
    basis.rollback()
    for alamat in halaman:
        teks = admin.get(alamat).teks
        assert "hari yang sama" in teks, alamat
        assert not re.search(r"\b0 hari kerja(?! berarti)", teks), alamat


def test_mengubah_dan_mempensiunkan_layanan(admin: Klien, basis: Session) -> None:
    halaman = admin.get(f"/kelola/layanan/{kk(basis).id}")
    basis.rollback()
    formulir = halaman.form("#form-layanan").isi(nama="Pengantar KK").kosongkan("aktif")
    assert "Layanan KK disimpan." in formulir.kirim().ikuti().teks
    satu = kk(basis)
    assert (satu.nama, satu.aktif) == ("Pengantar KK", False)


def test_janji_baru_tampil_dalam_riwayat_tanpa_menghapus_yang_lama(
    admin: Klien, basis: Session, besok: date
) -> None:
    alamat = f"/kelola/layanan/{kk(basis).id}"
    formulir = admin.get(alamat).form("#form-janji").isi(jumlah=40, berlaku_mulai=besok, dasar="SP 7/2026")
    riwayat = formulir.kirim().ikuti().sup.select("#riwayat-janji tr")
    assert len(riwayat) == 2
    assert "akan datang" in riwayat[0].text
    assert "SP 7/2026" in riwayat[0].text
    assert "55 menit kerja" in riwayat[1].text


def test_janji_untuk_hari_yang_lewat_ditolak_dan_isiannya_tetap(
    admin: Klien, basis: Session, besok: date
) -> None:
    kemarin = besok - timedelta(2)
    mulai_melayani(basis, kantor(basis).id, datetime.now(UTC))
    basis.commit()
    formulir = admin.get(f"/kelola/layanan/{kk(basis).id}").form("#form-janji")
    halaman = formulir.isi(jumlah=40, berlaku_mulai=kemarin).kirim()
    assert halaman.status == 400
    assert "paling cepat hari ini" in halaman.sup.select_one("#berlaku_mulai-galat").text
    assert halaman.form("#form-janji").nilai["jumlah"] == "40"
    assert basis.scalar(sa.select(sa.func.count()).select_from(JanjiLayanan)) == 13


def test_percobaan_menyebut_jatuh_tempo(admin: Klien, basis: Session) -> None:
    alamat = f"/kelola/layanan/{kk(basis).id}"
    # Monday 2 February 2026, 11.30 + 55 minutes over lunch: 13.25.
    assert f"{date(2026, 2, 2):%a}" == "Mon"
    halaman = admin.get(alamat).form("#form-coba").isi(lengkap="2026-02-02T11:30").kirim()
    kalimat = " ".join(halaman.sup.select_one("p[role=status]").text.split())
    assert kalimat == ("Permohonan yang lengkap Sen 2 Feb 2026, 11.30 jatuh tempo Sen 2 Feb 2026, 13.25.")
    salah = admin.get(alamat).form("#form-coba").isi(lengkap="2026-02-02").kirim()
    assert "jamnya belum ada" in salah.sup.select_one("#lengkap-galat").text


@pytest.mark.parametrize(
    "alamat",
    [
        "/kelola/layanan/baru",
        "/kelola/layanan/1",
        "/kelola/layanan/1/janji",
        "/kelola/layanan/1/kategori",
        "/kelola/kalender/libur",
        "/kelola/kalender/libur/1/hapus",
        "/kelola/kalender/pola/1",
        "/kelola/kalender/2029/usulkan",
        "/kelola/kalender/2027/pastikan",
    ],
)
def test_kiriman_tanpa_token_formulir_ditolak(admin: Klien, alamat: str) -> None:
    assert admin.post(alamat, {}).status == 400


@pytest.mark.parametrize("jenis", ["layanan", "kalender/pola"])
def test_yang_tidak_ada_atau_milik_unit_lain_tidak_ditemukan(
    admin: Klien, basis: Session, jenis: str
) -> None:
    lain = Unit(kode="64.01.99", nama="Lain", nama_ketetapan="Lain", kabupaten="Paser", provinsi="Kaltim")
    basis.add(lain)
    basis.flush()
    if jenis == "layanan":
        satu: Layanan | PolaKerja = Layanan(unit_id=lain.id, kode="KK", nama="KK", urutan=1)
    else:
        satu = PolaKerja(unit_id=lain.id, nama="Biasa", berlaku_mulai=date(2000, 1, 1))
    basis.add(satu)
    basis.commit()
    for nomor in (satu.id, 999_999, 10**30):
        assert admin.get(f"/kelola/{jenis}/{nomor}").status == 404


def test_nama_layanan_yang_berisi_markup_tampil_sebagai_tulisan(admin: Klien, basis: Session) -> None:
    kk(basis).nama = "<b onclick=x>KK</b>"
    basis.commit()
    assert "<b onclick" not in admin.get("/kelola/layanan").teks


def test_basis_data_yang_belum_disiapkan_dijawab_503_dengan_petunjuk(app: Flask, klien: Klien) -> None:
    # A plain connection leaves foreign keys off, so the office can be taken out from under the seeds.
    with closing(sqlite3.connect(app.extensions["skm_mesin"].url.database)) as koneksi, koneksi:
        koneksi.execute("DELETE FROM unit")
    halaman = klien.get("/masuk")
    assert halaman.status == 503
    assert "Jalankan: skm init" in halaman.sup.main.text
