"""Signing in and out, one-time passwords, and the admin's pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from skm.akun.models import Peran
from skm.akun.services import catat
from skm.orm import buka_sesi
from tests.klien import SANDI, Halaman, Klien

BARU = "sandi-baru-yang-panjang"
AWAL = datetime(2026, 3, 2, 1, tzinfo=UTC)
"""Monday morning at the office."""


def pesan(halaman: Halaman) -> str:
    return " ".join(" ".join(satu.get_text(" ").split()) for satu in halaman.sup.select("[role=alert]"))


def ganti(halaman: Halaman, lama: str, baru: str, ulangi: str | None = None) -> Halaman:
    return halaman.form().isi(lama=lama, baru=baru, ulangi=ulangi or baru).kirim()


@pytest.mark.parametrize(
    ("peran", "tujuan"),
    [
        (Peran.ADMIN, "/dasbor"),
        (Peran.PETUGAS, "/loket"),
        (Peran.PENANGGUNG_JAWAB, "/dasbor"),
        (Peran.PIMPINAN, "/dasbor"),
    ],
)
def test_setiap_peran_mendarat_di_meja_kerjanya(klien: Klien, peran: Peran, tujuan: str) -> None:
    jawaban = klien.masuk(klien.buat_akun(peran))
    assert (jawaban.status, jawaban.headers["Location"]) == (302, tujuan)
    assert jawaban.ikuti().status == 200


def test_nama_yang_tidak_ada_dan_sandi_yang_salah_dijawab_sama(klien: Klien) -> None:
    nama = klien.buat_akun(Peran.PETUGAS)
    salah_sandi = klien.masuk(nama, "bukan-sandinya")
    salah_nama = klien.masuk("tidak-ada", "bukan-sandinya")
    assert salah_sandi.status == salah_nama.status == 400
    assert pesan(salah_sandi) == pesan(salah_nama) != ""
    assert salah_sandi.form().nilai["nama"] == nama  # what was typed is kept
    assert salah_sandi.form().nilai["sandi"] == ""  # the password is not


def test_isian_masuk_yang_kosong_disebut_di_bidangnya(klien: Klien) -> None:
    halaman = klien.get("/masuk").form().kirim()
    assert halaman.status == 400
    assert halaman.sup.select_one("#nama[aria-invalid=true]") is not None
    assert "Isi sandi Anda." in pesan(halaman)


def test_masuk_tanpa_token_formulir_ditolak(klien: Klien) -> None:
    nama = klien.buat_akun(Peran.ADMIN)
    assert klien.post("/masuk", {"nama": nama, "sandi": SANDI}).status == 400
    assert klien.get("/dasbor").status == 302


def test_setelah_masuk_dibawa_ke_halaman_yang_diminta(klien: Klien) -> None:
    nama = klien.buat_akun(Peran.PIMPINAN)
    diminta = klien.get("/laporan/ikm?layanan=KK")
    masuk = diminta.ikuti().form().isi(nama=nama, sandi=SANDI).kirim()
    assert masuk.headers["Location"] == "/laporan/ikm?layanan=KK"


@pytest.mark.parametrize(
    "lanjut",
    [
        "https://jahat.example/",
        "//jahat.example/",
        "/\\jahat.example",
        "jahat.example",
        "javascript:alert(1)",
    ],
)
def test_tujuan_di_luar_server_ini_diabaikan(klien: Klien, lanjut: str) -> None:
    nama = klien.buat_akun(Peran.PIMPINAN)
    masuk = klien.get("/masuk", {"lanjut": lanjut}).form().isi(nama=nama, sandi=SANDI).kirim()
    assert masuk.headers["Location"] == "/dasbor"


def test_keluar_mengakhiri_sesi(klien: Klien) -> None:
    keluar = klien.masuk_sebagai(Peran.PIMPINAN).ikuti().form('form[action="/keluar"]').kirim()
    assert keluar.headers["Location"] == "/masuk"
    assert klien.get("/dasbor").headers["Location"].startswith("/masuk")


def test_sandi_sekali_pakai_memaksa_ganti_sebelum_apa_pun(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    klien.bernama("Ani")
    form = klien.get("/kelola/akun").form("#tambah-akun")
    dibuat = form.isi(nama="camat", orang="Budi", peran=Peran.PIMPINAN.value).kirim()
    kode = dibuat.sup.select_one("main code")
    assert kode is not None
    sekali = kode.get_text()
    assert sekali not in klien.get("/kelola/akun").teks  # shown once

    camat = Klien(app)
    sandi = camat.masuk("camat", sekali).ikuti().ikuti()  # the dashboard sends on to the password page
    assert "hanya berlaku sekali" in sandi.teks
    assert camat.get("/laporan/ikm").headers["Location"] == "/akun/sandi"
    assert ganti(sandi, sekali, BARU).headers["Location"] == "/dasbor"
    assert camat.get("/laporan/ikm").status == 200
    assert Klien(app).masuk("camat", sekali).status == 400
    assert Klien(app).masuk("camat", BARU).status == 302


def test_ganti_sandi_mengakhiri_sesi_lain_dan_bukan_sesi_ini(app: Flask, klien: Klien) -> None:
    nama = klien.buat_akun(Peran.PIMPINAN)
    lain = Klien(app)
    klien.masuk(nama)
    lain.masuk(nama)
    assert lain.get("/dasbor").status == 200
    ganti(klien.get("/akun/sandi"), SANDI, BARU)
    assert klien.get("/dasbor").status == 200
    assert lain.get("/dasbor").headers["Location"].startswith("/masuk")


@pytest.mark.parametrize(
    ("lama", "baru", "ulangi", "kata"),
    [
        ("bukan-sandinya", BARU, BARU, "Sandi sekarang tidak cocok"),
        (SANDI, "pendek", "pendek", "Paling sedikit 10 karakter"),
        (SANDI, BARU, BARU + "x", "tidak sama"),
        (SANDI, SANDI, SANDI, "harus berbeda"),
    ],
)
def test_sandi_baru_yang_tidak_layak_ditolak_dan_yang_lama_tetap(
    klien: Klien, lama: str, baru: str, ulangi: str, kata: str
) -> None:
    nama = klien.buat_akun(Peran.PETUGAS)
    klien.masuk(nama)
    halaman = ganti(klien.get("/akun/sandi"), lama, baru, ulangi)
    assert halaman.status == 400
    assert kata in pesan(halaman)
    assert klien.get("/akun/sandi").status == 200


def test_admin_menutup_dan_membuka_akun_dan_sesinya_berakhir(app: Flask, klien: Klien) -> None:
    nama = klien.buat_akun(Peran.PIMPINAN)
    lain = Klien(app)
    lain.masuk(nama)
    klien.masuk_sebagai(Peran.ADMIN)
    tombol = 'form[action$="/aktif"]'
    assert "sudah ditutup" in klien.get("/kelola/akun").form(tombol).kirim().ikuti().teks
    assert lain.get("/dasbor").status == 302
    assert Klien(app).masuk(nama).status == 400
    assert "sudah dibuka kembali" in klien.get("/kelola/akun").form(tombol).kirim().ikuti().teks
    assert Klien(app).masuk(nama).status == 302


def test_admin_tidak_dapat_menutup_akunnya_sendiri(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get("/kelola/akun")
    assert halaman.sup.select('form[action$="/aktif"]') == []
    sandi = halaman.form('form[action$="/sandi"]')
    sendiri = str(sandi.elemen["action"]).replace("/sandi", "/aktif")
    jawab = klien.post(sendiri, {"csrf_token": sandi.nilai["csrf_token"]}).ikuti()
    assert "tidak dapat ditutup" in pesan(jawab)
    assert klien.get("/dasbor").status == 200


def test_sandi_yang_disetel_ulang_tampil_sekali_dan_berlaku(app: Flask, klien: Klien) -> None:
    nama = klien.buat_akun(Peran.PETUGAS, "a-petugas")  # first in the list by name
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get("/kelola/akun").form('form[action$="/sandi"]').kirim()
    kode = halaman.sup.select_one("main code")
    assert kode is not None
    assert Klien(app).masuk(nama).status == 400
    assert Klien(app).masuk(nama, kode.get_text()).status == 302


def test_nama_akun_yang_sudah_ada_disebut_di_bidangnya(klien: Klien) -> None:
    klien.buat_akun(Peran.PETUGAS, "siti")
    klien.masuk_sebagai(Peran.ADMIN)
    form = klien.get("/kelola/akun").form("#tambah-akun")
    halaman = form.isi(nama="siti", peran=Peran.PIMPINAN.value).kirim()
    assert halaman.status == 400
    assert "sudah dipakai" in pesan(halaman)
    assert halaman.form("#tambah-akun").nilai["peran"] == Peran.PIMPINAN.value


def test_jejak_audit_tampil_terbaru_lebih_dahulu(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    baris = [satu.get_text(" ", strip=True) for satu in klien.get("/kelola/jejak").sup.select("tbody tr")]
    assert "masuk ke sistem" in baris[0]
    assert "membuat akun uji-pimpinan sebagai Pimpinan (camat)" in baris[1]


def _jejak(klien: Klien, alamat: str = "/kelola/jejak") -> tuple[list[str], dict[str, str]]:
    """The events of a page, and where its links to other pages lead."""
    halaman = klien.get(alamat)
    tautan = {satu.get_text(strip=True): str(satu["href"]) for satu in halaman.sup.select("main nav a")}
    return [satu.get_text(strip=True) for satu in halaman.sup.select("tbody td.teks")], tautan


def test_the_trail_is_read_to_its_beginning_page_by_page_and_nothing_twice(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        for nomor in range(250):
            catat(session, unit_id=1, oleh="ani", pada=AWAL, peristiwa=f"peristiwa ke-{nomor}")
        session.commit()
    alamat, semua, panjang = "/kelola/jejak?kata=peristiwa+ke-", list[str](), list[int]()
    while alamat:
        isi, tautan = _jejak(klien, alamat)
        semua, panjang, alamat = semua + isi, [*panjang, len(isi)], tautan.get("Yang lebih lama", "")
    assert panjang == [100, 100, 50]
    assert semua == [f"peristiwa ke-{nomor}" for nomor in reversed(range(250))]
    assert _jejak(klien, tautan["Yang terbaru"])[0] == semua[:100]


def test_the_trail_is_searched_by_account_words_and_days(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    besok = AWAL + timedelta(days=1)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        for oleh, pada, kata in (
            ("ani", AWAL, "mengubah 100% target"),
            ("budi", AWAL, "mengubah 100 target"),
            ("budi", besok, "menutup tautan"),
        ):
            catat(session, unit_id=1, oleh=oleh, pada=pada, peristiwa=kata)
        session.commit()

    def cari(tanya: str) -> set[str]:
        return set(_jejak(klien, f"/kelola/jejak?{tanya}")[0])

    assert cari("oleh=budi") == {"mengubah 100 target", "menutup tautan"}
    assert cari("kata=UBAH+100%25+t") == {"mengubah 100% target"}  # a percent sign is one, not "anything"
    assert cari("sampai=2026-03-02&oleh=budi") == {"mengubah 100 target"}
    assert cari("dari=2026-03-03&sampai=2026-03-03") == {"menutup tautan"}
    kepala = klien.get("/kelola/jejak?oleh=budi&dari=2026-03-03").sup.select_one("main summary").text
    assert kepala == "Saring: oleh budi · dari 2026-03-03"
    assert "Tidak ada peristiwa yang cocok" in klien.get("/kelola/jejak?oleh=cici").teks


@pytest.mark.parametrize(
    "tanya",
    [
        "dari=kemarin",
        "dari=0001-01-01",
        "sampai=9999-12-31",
        "sebelum=x",
        "sebelum=" + "9" * 30,
        "kata=" + "a" * 101,
    ],
)
def test_a_search_of_the_trail_that_cannot_be_read_says_so(klien: Klien, tanya: str) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get(f"/kelola/jejak?{tanya}")
    assert halaman.status == 200
    assert "Saringan belum terbaca" in halaman.teks
    assert not halaman.sup.select("tbody tr")


def test_terlalu_banyak_percobaan_masuk_diminta_menunggu(klien: Klien) -> None:
    nama = klien.buat_akun(Peran.PETUGAS)
    jawaban = [klien.masuk(nama, "bukan-sandinya").status for _ in range(9)]
    assert jawaban == [400] * 8 + [429]


def test_a_person_stands_where_only_the_sign_in_name_stood(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = (
        klien.get("/kelola/akun").form("#tambah-akun").isi(nama="siti.a", orang="Siti Aminah, S.E.").kirim()
    )
    assert "Siti Aminah, S.E." in halaman.sup.select_one("tbody").text
    baris = next(tr for tr in klien.get("/kelola/akun").sup.select("tbody tr") if "uji-admin" in tr.text)
    alamat, token = baris.select_one("form[action$=orang]")["action"], baris.select_one("[name=csrf_token]")
    klien.post(alamat, {"csrf_token": str(token["value"]), "orang": "Budi Contoh"})
    jejak = klien.get("/kelola/jejak")
    assert "Budi Contoh" in [td.text for td in jejak.sup.select("td.separuh")]
    assert jejak.sup.select_one(".akun-nama").text == "Budi Contoh"
    assert "menjadi “Budi Contoh”" in jejak.teks
