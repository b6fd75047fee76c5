"""The admin's pages for working hours and holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.layanan import queries
from skm.layanan.models import HariLibur, PolaKerja
from skm.layanan.penyiapan import mulai_melayani
from tests.kantor import kantor
from tests.klien import Klien


def test_kalender_menampilkan_pola_dan_libur_satu_tahun(admin: Klien) -> None:
    halaman = admin.get("/kelola/kalender?tahun=2026")
    tabel_pola, tabel_libur = halaman.sup.select("table")
    assert len(tabel_pola.select("tbody tr")) == 4
    # 17 public holidays and 8 days of cuti bersama, 21 and 22 March apart.
    assert len(tabel_libur.select("tbody tr")) == 17 + 8
    assert "Senin, 17 Agustus 2026" in tabel_libur.text


@pytest.mark.parametrize("tahun", ["1999", "2101", "99999"])
def test_tahun_di_luar_jangkauan_tidak_ditemukan(admin: Klien, tahun: str) -> None:
    assert admin.get(f"/kelola/kalender?tahun={tahun}").status == 404


def test_tahun_kosong_menawarkan_usulan_lalu_minta_dipastikan(admin: Klien, basis: Session) -> None:
    kosong = admin.get("/kelola/kalender?tahun=2029")
    assert "Belum ada hari libur tahun 2029" in kosong.teks
    terisi = kosong.form("form[action$='/usulkan']").kirim().ikuti()
    assert "usulan hari libur 2029 dimuat" in terisi.teks
    assert terisi.sup.select(".lencana.nada-perhatian")
    assert "Hari libur tahun 2029 memuat perkiraan" in terisi.teks
    pasti = terisi.form("form[action$='/pastikan']").kirim().ikuti()
    assert "Hari libur 2029 dipastikan." in pasti.teks
    assert not pasti.sup.select(".lencana.nada-perhatian")
    assert queries.tahun_libur(basis, kantor(basis).id).perkiraan == (2027,)


def test_usulan_untuk_tahun_yang_baru_saja_terisi_ditolak(admin: Klien) -> None:
    formulir = admin.get("/kelola/kalender?tahun=2029").form("form[action$='/usulkan']")
    formulir.kirim()
    assert "Tahun 2029 sudah berisi hari libur." in formulir.kirim().ikuti().teks


def test_libur_ditambah_dan_dihapus(admin: Klien, basis: Session) -> None:
    formulir = admin.get("/kelola/kalender?tahun=2029").form("#form-libur")
    isian = {"tanggal": "2029-05-05", "nama": "Hari jadi", "jenis": "libur_daerah"}
    halaman = formulir.isi(**isian).kirim().ikuti()
    assert halaman.url == "/kelola/kalender?tahun=2029"
    assert "Sabtu, 5 Mei 2029" in halaman.sup.main.text
    halaman.form("form[action*='/libur/'][action$='/hapus']").kirim()
    assert queries.daftar_libur(basis, kantor(basis).id, 2029) == []
    tercatat = sa.select(HariLibur.dicabut).where(HariLibur.tanggal == date(2029, 5, 5))
    assert basis.scalars(tercatat.order_by(HariLibur.versi)).all() == [False, True]


@pytest.mark.parametrize(
    ("isian", "bidang", "pesan"),
    [
        ({"tanggal": "2026-08-17"}, "tanggal", "sudah tercatat"),
        ({"tanggal": ""}, "tanggal", "harus diisi"),
        ({"nama": ""}, "nama", "harus diisi"),
    ],
)
def test_libur_yang_salah_ditolak(admin: Klien, isian: dict[str, str], bidang: str, pesan: str) -> None:
    formulir = admin.get("/kelola/kalender").form("#form-libur")
    halaman = formulir.isi(**{"tanggal": "2029-05-05", "nama": "Hari jadi", **isian}).kirim()
    assert halaman.status == 400
    assert pesan in halaman.sup.select_one(f"#{bidang}-galat").text


def test_pola_ramadan_ditambah_diubah_dan_dihapus_sebelum_berlaku(admin: Klien, basis: Session) -> None:
    formulir = admin.get("/kelola/kalender/pola/baru").form("#form-pola")
    assert formulir.nilai["senin"] == "07.30-12.00, 13.00-16.00"
    isian = {"nama": "Ramadan uji", "berlaku_mulai": "2098-01-01", "berlaku_sampai": "2098-01-30"}
    formulir.isi(**isian, senin="08.00-12.00").kirim()
    pola = basis.scalars(sa.select(PolaKerja).where(PolaKerja.nama == "Ramadan uji")).one()
    nomor = pola.id
    basis.rollback()
    lagi = admin.get(f"/kelola/kalender/pola/{nomor}").form("#form-pola")
    assert (lagi.nilai["senin"], lagi.nilai["berlaku_sampai"]) == ("08.00-12.00", "2098-01-30")
    halaman = lagi.isi(senin="08.00-11.00").kirim().ikuti()
    assert "08.00-11.00" in halaman.teks
    ada = {satu.nama: satu.id for satu in queries.daftar_pola(basis, kantor(basis).id)}
    assert ada["Ramadan uji"] != nomor  # another version; the earlier one stays on record
    basis.rollback()
    halaman.form(f"form[action$='/pola/{ada['Ramadan uji']}/hapus']").kirim()
    assert "Ramadan uji" not in {satu.nama for satu in queries.daftar_pola(basis, kantor(basis).id)}
    assert basis.get(PolaKerja, nomor) is not None


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"senin": "07.30-12.00, 11.00-16.00"}, "tidak bertumpuk"),
        ({"jumat": "pagi"}, "Tulis seperti"),
        ({"berlaku_mulai": "2098-02-01"}, "berakhir sebelum mulai"),
        ({"nama": ""}, "harus diisi"),
    ],
)
def test_pola_yang_salah_ditolak_dan_isiannya_tetap(
    admin: Klien, basis: Session, isian: dict[str, str], pesan: str
) -> None:
    baik = {"nama": "Ramadan uji", "berlaku_mulai": "2098-01-01", "berlaku_sampai": "2098-01-30"}
    halaman = admin.get("/kelola/kalender/pola/baru").form("#form-pola").isi(**(baik | isian)).kirim()
    assert halaman.status == 400
    assert pesan in halaman.sup.select_one(".ringkasan-galat").text
    nilai = halaman.form("#form-pola").nilai
    assert {nama: nilai[nama] for nama in isian} == isian
    assert basis.scalar(sa.select(sa.func.count()).select_from(PolaKerja)) == 4


def test_pola_yang_sudah_berlaku_tidak_dapat_dihapus(admin: Klien, basis: Session) -> None:
    halaman = admin.get("/kelola/kalender")
    biasa = basis.scalars(sa.select(PolaKerja).where(PolaKerja.nama == "Biasa")).one().id
    basis.rollback()
    assert not halaman.sup.select(f"form[action$='/pola/{biasa}/hapus']")
    token = halaman.form("#form-libur").nilai["csrf_token"]
    jawaban = admin.post(f"/kelola/kalender/pola/{biasa}/hapus", {"csrf_token": token})
    assert "sudah berlaku, jadi tidak dapat dihapus" in jawaban.ikuti().teks
    assert basis.get(PolaKerja, biasa) is not None


def test_hari_yang_tidak_dikirim_sama_dengan_libur(admin: Klien, basis: Session) -> None:
    formulir = admin.get("/kelola/kalender/pola/baru").form("#form-pola")
    formulir.isi(nama="Uji", berlaku_mulai="2098-01-01").kosongkan("jumat").kirim()
    pola = basis.scalars(sa.select(PolaKerja).where(PolaKerja.nama == "Uji")).one()
    assert {jam.hari for jam in pola.jam} == {0, 1, 2, 3}


def test_libur_yang_sudah_lewat_tidak_menawarkan_penghapusan(admin: Klien, basis: Session) -> None:
    hapus = "form[action*='/libur/'][action$='/hapus']"
    lalu = "/kelola/kalender?tahun=2025"
    assert admin.get(lalu).sup.select(hapus)  # the office is being set up
    mulai_melayani(basis, kantor(basis).id, datetime(2026, 1, 2, tzinfo=UTC))
    basis.commit()
    halaman = admin.get(lalu)
    assert not halaman.sup.select(hapus)
    assert "sudah lewat" in halaman.sup.main.text
    formulir = admin.get("/kelola/kalender?tahun=2098").form("#form-libur")
    isian = {"tanggal": "2098-05-05", "nama": "Hari jadi", "jenis": "libur_daerah"}
    assert len(formulir.isi(**isian).kirim().ikuti().sup.select(hapus)) == 1
