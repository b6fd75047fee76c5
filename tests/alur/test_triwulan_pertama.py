"""Fourteen working days of a new office, from nothing to its first published quarter, as the guide has them.

The office is made up. `make gambar-panduan` walks the same way and takes the guide's pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.alur.berjalan import (
    WITA,
    KantorBerjalan,
    kantor_kosong,
    pasang_gambar,
    potret,
    sukses,
)
from tests.alur.jalan import semua

KANTOR = {
    "nama": "Kecamatan Rantau Contoh",
    "alamat": "Jalan Poros Contoh 1, Rantau Contoh",
    "telepon": "(0543) 00000",
    "surel": "kantor@rantaucontoh.example",
    "pengaduan": "WhatsApp 0800-0000-000 pada jam kerja",
    "kepala": "Hj. Hadijah, S.Sos.",
    "pangkat": "Pembina (IV/a)",
    "nip": "197001012000032001",
}
ORANG = (
    ("sari", "Sari Wulandari", "petugas"),
    ("rahmat", "Rahmat Hidayat, S.E.", "penanggung_jawab"),
    ("hadijah", "Hj. Hadijah, S.Sos.", "pimpinan"),
)
JABATAN = "SEKRETARIS CAMAT LONGKALI"
PEMOHON = (("kk", "Siti Aminah"), ("ktp", "Budi Santoso"), ("pindah", "Norhayati"))
TERAKHIR = (("kk", "Rusdi Hartono"), ("ktp", "Fitriani"))
"""Who come on the quarter's last day."""
WARGA = ("334444333", "333433343", "433444434", "333333433", "344443334", "234443333")
"""Scores that citizens give, each U1 to U9."""
SARAN = "Papan syarat di loket sulit dibaca."
KERTAS = ("333443334", "343333433", "233443343", "444444444", "333343333")
PROGRAM = "Papan persyaratan baru di ruang tunggu"
ALAMAT = "?tahun=2026&bagian=tw2"


def hari_1(k: KantorBerjalan) -> None:
    page = k.ganti_sandi("admin", k.sandi_admin)
    expect(page.locator(".persiapan")).to_contain_text("Data kantor")
    potret(page, "hari-01-dasbor")
    page.goto(f"{k.url}/kelola/kantor")
    for nama, isi in KANTOR.items():
        page.fill(f"[name={nama}]", isi)
    pasang_gambar(page, "#0b5d51", (60, 80))
    potret(page, "hari-01-kantor")
    page.get_by_role("button", name="Simpan data kantor").click()
    expect(page.locator(".pesan-sukses")).to_be_visible()


def hari_2(k: KantorBerjalan) -> None:
    page = k.masuk("admin", "/kelola/janji")
    page.locator("tbody input").first.fill("20")
    page.fill("[name=dasar]", "Keputusan Camat 7/2026")
    potret(page, "hari-02-janji")
    page.get_by_role("button", name="Tetapkan semua janji").click()
    sukses(page, "13 janji ditetapkan")


def hari_3(k: KantorBerjalan) -> None:
    page = k.masuk("admin", "/kelola/kalender?tahun=2026")
    potret(page, "hari-03-kalender", "#judul-libur")
    for tahun in (2026, 2027):
        page.goto(f"{k.url}/kelola/kalender?tahun={tahun}")
        pasti = page.get_by_role("button", name=f"Pastikan hari libur {tahun}")
        if pasti.count():
            pasti.click()
            expect(page.locator(".pesan-sukses")).to_be_visible()


def hari_4(k: KantorBerjalan) -> None:
    page, sandi = k.masuk("admin", "/kelola/akun"), {}
    page.locator("tbody tr", has_text="(Anda)").locator("summary").first.click()
    page.get_by_label("Nama orang akun admin").fill("Dewi Anggraini")
    page.get_by_role("button", name="Simpan nama admin").click()
    expect(page.locator(".pesan-sukses")).to_be_visible()
    for nama, orang, peran in ORANG:
        page.fill("#tambah-akun [name=nama]", nama)
        page.fill("#tambah-akun [name=orang]", orang)
        page.select_option("#tambah-akun [name=peran]", peran)
        page.get_by_role("button", name="Buat akun").click()
        expect(page.locator("#sandi-sekali")).to_contain_text(nama)
        sandi[nama] = page.locator(".angka-besar code").inner_text()
    potret(page, "hari-04-akun")
    page.goto(f"{k.url}/indikator-jabatan")
    page.get_by_label(JABATAN).check()
    page.get_by_role("button", name="Simpan penugasan rahmat").click()
    expect(page.locator(".pesan-sukses")).to_be_visible()
    for nama, satu in sandi.items():
        k.ganti_sandi(nama, satu)


def hari_5(k: KantorBerjalan) -> None:
    page = k.masuk("admin", "/kelola/tautan")
    page.get_by_role("button", name="Buat tautan poster semua layanan").click()
    sukses(page, "tautan poster dibuat")
    potret(page, "hari-05-tautan", ".deret")
    berkas = page.request.get(f"{k.url}/kelola/tautan/poster.pdf")
    assert berkas.body().startswith(b"%PDF"), "all posters in one file"
    page.goto(f"{k.url}/laporan/penanda-tangan?jabatan=Bupati")
    page.fill("[name=nama]", "H. Bupati Contoh, S.H.")
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("main table")).to_contain_text("H. Bupati Contoh")
    page.goto(f"{k.url}/dasbor")
    expect(page.locator(".persiapan")).to_have_count(0)


def catat(page: Page, semua: tuple[tuple[str, str], ...]) -> None:
    for layanan, nama in semua:
        page.fill("[name=layanan]", layanan)
        page.fill("[name=pemohon]", nama)
        page.fill("[name=desa]", "toyu")
        page.get_by_role("button", name="Catat", exact=True).click()
        sukses(page, "jatuh tempo")


def selesaikan(page: Page, gambar: str = "") -> None:
    """The one that falls due first, and back from its ticket to the board."""
    page.locator("#papan form[action$='/selesai'] button").first.click()
    expect(page.get_by_role("heading", name="Bagaimana pelayanan kami?")).to_be_visible()
    if gambar:
        potret(page, gambar, ".tiket")
    page.get_by_role("link", name="Kembali ke loket").click()


def hari_6(k: KantorBerjalan) -> None:
    page = k.masuk("sari", "/loket")
    catat(page, PEMOHON)
    potret(page, "hari-06-loket", "#papan")
    k.pukul(6, 25, 8, 15)
    selesaikan(page, "hari-06-tiket")
    selesaikan(page)
    expect(page.locator("main")).to_contain_text("Selesai hari ini (2)")


def isi_survei(page: Page, skor: str, saran: str = "") -> None:
    for nomor, satu in enumerate(skor, start=1):
        page.locator(f'#U{nomor} label:has(input[value="{satu}"])').click()
    if saran:
        page.fill("[name=saran]", saran)


def hari_7(k: KantorBerjalan) -> None:
    selesaikan(k.masuk("sari", "/loket"))
    tautan = k.masuk("admin", "/kelola/tautan").locator("tbody th a").first.get_attribute("href")
    assert tautan is not None
    poster = "/s/" + tautan.rsplit("/", 1)[1]
    for urut, skor in enumerate(WARGA):
        k.pukul(6, 26, 9, 10 * urut)
        page = k.halaman(poster, ponsel=True)
        k.pukul(6, 26, 9, 10 * urut + 3)
        if urut == 0:
            potret(page, "hari-07-survei")
        isi_survei(page, skor, SARAN if urut == 1 else "")
        page.get_by_role("button", name="Kirim jawaban").click()
        expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()


def hari_8(k: KantorBerjalan) -> None:
    page = k.masuk("sari", "/kelola/kertas")
    page.fill("[name=nama]", "Posyandu Rantau, Juni")
    page.get_by_role("button", name="Mulai mengetik").click()
    for nomor, skor in enumerate(KERTAS, start=1):
        expect(page.locator("[name=nomor]")).to_have_value(str(nomor))
        page.fill("[name=angka]", skor)
        page.keyboard.press("Enter")
        expect(page.locator("tbody th").first).to_have_text(str(nomor))
    potret(page, "hari-08-kertas", "#ketik")
    page.get_by_role("button", name="Selesai, hitung semua lembar").click()
    sukses(page, "5 lembar sudah dihitung")


def hari_9(k: KantorBerjalan) -> None:
    page = k.masuk("sari", "/loket")
    catat(page, TERAKHIR)
    k.pukul(6, 30, 8, 10)
    for _ in TERAKHIR:
        selesaikan(page)
    expect(page.locator("main")).to_contain_text("Tidak ada permohonan yang menunggu")
    potret(page, "hari-09-selesai", "#papan")


def hari_10(k: KantorBerjalan) -> None:
    page = k.masuk("admin", "/laporan/ikm?dari=2026-04-01&sampai=2026-06-30")
    expect(page.locator("main")).to_contain_text("11 responden")
    potret(page, "hari-10-ikm")
    page.goto(f"{k.url}/laporan/ketepatan/rincian?dari=2026-04-01&sampai=2026-06-30")
    page.locator("#bekukan button").click()
    expect(page.locator(".pesan-sukses")).to_be_visible()


def hari_11(k: KantorBerjalan) -> None:
    page = k.masuk("rahmat", "/indikator-belum?tahun=2026&triwulan=2")
    page.locator("section", has=page.get_by_role("heading", name=JABATAN)).locator("li a").first.click()
    for urut, kotak in enumerate(semua(page.locator("#isian input[name^=nilai-]"))):
        kotak.fill(str(20 + urut))
    potret(page, "hari-11-isian", "#isian")
    page.get_by_role("button", name="Simpan draf").click()
    sukses(page, "disimpan sebagai draf")
    page.goto(f"{k.url}/indikator-belum?tahun=2026&triwulan=2")
    page.get_by_role("button", name="Ajukan draf").click()
    sukses(page, "diajukan")
    for nama, kata in (("admin", "Verifikasi"), ("hadijah", "Setujui")):
        page = k.masuk(nama, "/indikator-periksa?tahun=2026&triwulan=2")
        page.locator("tbody [type=checkbox]").first.check()
        page.locator("summary", has_text=f"{kata} yang dicentang").click()
        page.get_by_role("button", name=f"Ya, {kata.lower()} yang dicentang").click()
        expect(page.locator(".pesan-sukses")).to_be_visible()


def hari_12(k: KantorBerjalan) -> None:
    page = k.masuk("hadijah", f"/laporan/saran{ALAMAT}")
    expect(page.locator("main")).to_contain_text(SARAN)
    page.goto(f"{k.url}/laporan/tindak-lanjut{ALAMAT}")
    page.get_by_role("link", name="Rencanakan").first.click()
    page.fill("[name=program]", PROGRAM)
    page.fill("[name=penanggung_jawab]", "Kasi Pelayanan")
    page.get_by_role("button", name="Simpan rencana").click()
    expect(page.locator("main")).to_contain_text(PROGRAM)
    page.fill("#form-forum [name=tanggal]", "2026-07-03")
    page.get_by_role("button", name="Simpan tanggal").click()
    expect(page.locator(".pesan-sukses")).to_be_visible()
    potret(page, "hari-12-rencana", ".kisi-angka")


def hari_13(k: KantorBerjalan) -> None:
    page = k.masuk("hadijah", f"/laporan/skm/foto{ALAMAT}")
    pasang_gambar(page, "#88aa88", (640, 480))
    page.fill("[name=keterangan]", "Forum Konsultasi Publik")
    page.get_by_role("button", name="Tambahkan foto").click()
    expect(page.locator("figcaption")).to_have_text("Forum Konsultasi Publik")
    page.goto(f"{k.url}/laporan/skm{ALAMAT}")
    potret(page, "hari-13-laporan", ".kisi-angka")
    page.locator("summary", has_text="Setujui laporan").click()
    page.locator("#form-setujui button").click()
    sukses(page, "disetujui dengan kode")
    for bentuk, awal in (("DOCX", b"PK"), ("PDF", b"%PDF")):
        tautan = page.get_by_role("link", name=f"Laporan SKM {bentuk}").get_attribute("href")
        assert page.request.get(f"{k.url}{tautan}").body().startswith(awal)


def hari_14(k: KantorBerjalan) -> None:
    page = k.masuk("hadijah", "/laporan/publikasi")
    page.locator("summary", has_text="Terbitkan").click()
    potret(page, "hari-14-publikasi")
    page.locator(".form-terbitkan button").click()
    sukses(page, "terbit sebagai edisi 1")
    page.goto(f"{k.url}/laporan/pekppp?tahun=2026")
    page.select_option("#form-media [name=jenis]", index=1)
    page.fill("#form-media [name=nama]", "Papan pengumuman kantor")
    page.fill("#form-media [name=tautan]", "https://rantaucontoh.example/hasil")
    page.get_by_role("button", name="Catat media").click()
    expect(page.locator(".pesan-sukses")).to_be_visible()
    warga = k.halaman("/hasil", ponsel=True)
    expect(warga.locator("main")).to_contain_text("Triwulan II 2026")
    expect(warga.locator("#rencana ~ .daftar-rencana")).to_contain_text(PROGRAM)
    potret(warga, "hari-14-hasil")


HARI: tuple[tuple[Callable[[KantorBerjalan], None], int, int], ...] = (
    (hari_1, 6, 18),
    (hari_2, 6, 19),
    (hari_3, 6, 22),
    (hari_4, 6, 23),
    (hari_5, 6, 24),
    (hari_6, 6, 25),
    (hari_7, 6, 26),
    (hari_8, 6, 29),
    (hari_9, 6, 30),  # the quarter's last day
    (hari_10, 7, 1),
    (hari_11, 7, 2),
    (hari_12, 7, 3),
    (hari_13, 7, 6),
    (hari_14, 7, 7),
)


@pytest.mark.browser
@pytest.mark.luas
def test_a_new_office_publishes_its_first_quarter_on_its_fourteenth_day(
    peramban: Browser, tmp_path: Path
) -> None:
    with kantor_kosong(tmp_path, peramban, datetime(2026, 6, 18, 8, 0, tzinfo=WITA)) as kantor:
        for lakukan, bulan, hari in HARI:
            kantor.pukul(bulan, hari)
            lakukan(kantor)
