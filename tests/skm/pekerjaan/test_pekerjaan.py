"""Long work runs beside the pages: how far it is, and what became of it, is told on them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Peran
from skm.galat import Galat
from skm.jawaban.models import Jawaban
from skm.loket.models import Permohonan
from skm.operasi.pekerjaan import jalankan
from skm.orm import buka_sesi
from skm.pekerjaan import kemajuan
from skm.pekerjaan.kemajuan import Layar, kata
from skm.pekerjaan.queries import proses_ini
from skm.pekerjaan.services import kabarkan
from tests.klien import Halaman, Klien
from tests.pekerjaan import BANYAK, banyaknya, catat, jawaban, pembuka, register
from tests.perintah import Perintah


@pytest.fixture
def di_sini(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Long work is done in this process before its page is opened; gives the numbers."""
    nomor: list[int] = []

    def kerjakan(satu: int, isi: bytes) -> None:
        nomor.append(satu)
        try:
            buka = pembuka(app.extensions["skm_mesin"])
            jalankan(buka, app.config["SKM"], satu, isi, jam=lambda: datetime.now(UTC))
        except Galat:
            return

    monkeypatch.setitem(app.extensions, "skm_peluncur", kerjakan)
    return nomor


@pytest.fixture
def admin(klien: Klien) -> Klien:
    """An admin at a browser."""
    klien.masuk_sebagai(Peran.ADMIN)
    return klien


def kirim(klien: Klien, alamat: str, nama: str, isi: bytes, **lain: str) -> Halaman:
    """Send a file through the page's form."""
    nilai = klien.get(alamat).form("main form").nilai
    return Halaman(klien, klien.http.post(alamat, data={**nilai, **lain, "berkas": (BytesIO(isi), nama)}))


def test_a_large_table_is_checked_and_loaded_beside_the_page(
    app: Flask, admin: Klien, di_sini: list[int]
) -> None:
    mesin = app.extensions["skm_mesin"]
    coba = kirim(admin, "/kelola/impor", "banyak.csv", jawaban(), coba="1").ikuti()
    assert f"Berkas dapat dimuat: {BANYAK} jawaban. Belum ada yang disimpan." in coba.sup.main.text
    assert coba.sup.select("h1")[0].text == "Memeriksa tabel jawaban"
    assert banyaknya(mesin, Jawaban) == 0
    halaman = kirim(admin, "/kelola/impor", "banyak.csv", jawaban()).ikuti()
    assert (halaman.url, "Refresh" in halaman.headers) == (f"/kelola/pekerjaan/{di_sini[-1]}", False)
    assert f"{BANYAK} jawaban dimuat." in halaman.sup.main.text
    assert banyaknya(mesin, Jawaban) == BANYAK
    lagi = kirim(admin, "/kelola/impor", "banyak.csv", jawaban()).ikuti()
    assert "sudah pernah dimuat" in lagi.sup.main.text
    daftar = admin.get("/kelola/pekerjaan").sup
    assert [satu.text for satu in daftar.select("td .lencana")] == ["Selesai"] * 3
    batal = admin.get("/kelola/impor").form("form[action$='/batal']").kirim().ikuti()
    assert f"{BANYAK} jawaban dihapus" in batal.sup.main.text
    assert banyaknya(mesin, Jawaban) == 0


def test_a_small_table_is_answered_at_once(admin: Klien, di_sini: list[int]) -> None:
    halaman = kirim(admin, "/kelola/impor", "sedikit.csv", jawaban(499)).ikuti()
    assert "499 jawaban dimuat" in halaman.sup.main.text
    assert di_sini == []


def test_what_is_wrong_in_a_large_table_is_told_with_row_and_column(
    app: Flask, admin: Klien, di_sini: list[int]
) -> None:
    halaman = kirim(admin, "/kelola/impor", "banyak.csv", jawaban(rusak="7")).ikuti()
    assert f"baris {BANYAK + 1}, kolom U9: nilai '7' di luar 1–4" in halaman.sup.main.text
    assert [satu.text for satu in halaman.sup.select("#pekerjaan .lencana")] == ["Ditolak"]
    assert banyaknya(app.extensions["skm_mesin"], Jawaban) == 0


def test_a_question_about_a_large_table_is_asked_on_the_page_and_its_file_chosen_again(
    app: Flask, admin: Klien, di_sini: list[int]
) -> None:
    tanpa_hari = b"\n".join(satu.partition(b",")[2] for satu in jawaban().splitlines())
    ditolak = kirim(admin, "/kelola/impor", "banyak.csv", tanpa_hari).ikuti()
    assert f"{BANYAK} baris tidak memuat tanggal. Untuk tanggal berapa?" in ditolak.sup.main.text
    tautan = ditolak.sup.select_one("#pekerjaan a.tombol")
    assert tautan is not None
    assert tautan.text == "Jawab pertanyaannya"
    isi = admin.get(str(tautan["href"])).form("#jawab").isi(tanggal="2026-03-02").nilai
    berkas = (BytesIO(tanpa_hari), "banyak.csv")
    halaman = Halaman(admin, admin.http.post("/kelola/impor", data={**isi, "berkas": berkas})).ikuti()
    assert f"{BANYAK} jawaban dimuat." in halaman.sup.main.text
    assert banyaknya(app.extensions["skm_mesin"], Jawaban) == BANYAK


def test_words_of_a_large_table_are_told_once_and_remembered(
    app: Flask, admin: Klien, di_sini: list[int]
) -> None:
    asing = jawaban(rusak="lumayan")
    ditolak = kirim(admin, "/kelola/impor", "banyak.csv", asing).ikuti()
    form = admin.get(str(ditolak.sup.select("#pekerjaan a.tombol")[0]["href"])).form(
        "form:has([name=kolom-0])"
    )
    berkas = (BytesIO(asing), "banyak.csv")
    isi = {**form.isi(**{"arti-0": "3"}).nilai, "berkas": berkas}
    halaman = Halaman(admin, admin.http.post("/kelola/impor", data=isi)).ikuti()
    assert f"{BANYAK} jawaban dimuat." in halaman.sup.main.text


def test_a_large_register_is_loaded_and_taken_back_beside_the_page(
    app: Flask, admin: Klien, di_sini: list[int]
) -> None:
    halaman = kirim(admin, "/kelola/register", "buku.csv", register()).ikuti()
    assert f"{BANYAK} permohonan dimuat, 0 sudah ada." in halaman.sup.main.text
    assert banyaknya(app.extensions["skm_mesin"], Permohonan) == BANYAK
    batal = admin.get("/kelola/register").form("form[action$='/batal']").kirim().ikuti()
    assert f"{BANYAK} permohonan ditarik" in batal.sup.main.text


def _tanya_register(admin: Klien, isi: bytes) -> tuple[str, Halaman]:
    """A large register that is refused beside the page: what is said, and the page that asks."""
    ditolak = kirim(admin, "/kelola/register", "buku.csv", isi).ikuti()
    tautan = ditolak.sup.select_one("#pekerjaan a.tombol")
    assert tautan is not None
    assert tautan.text == "Jawab pertanyaannya"
    return ditolak.sup.main.text, admin.get(str(tautan["href"]))


def _jawab_register(admin: Klien, isi: bytes, jawab: dict[str, str]) -> Halaman:
    data = {**jawab, "berkas": (BytesIO(isi), "buku.csv")}
    return Halaman(admin, admin.http.post("/kelola/register", data=data)).ikuti()


def test_the_order_of_days_in_a_large_register_is_asked_on_the_page_and_remembered(
    app: Flask, admin: Klien, di_sini: list[int]
) -> None:
    isi = (
        register()
        .replace(b"2026-03-02T08:00", b"3/2/2026 8:00 AM")
        .replace(b"2026-03-02T09:00", b"3/2/2026 9:00 AM")
    )
    kalimat, halaman = _tanya_register(admin, isi)
    assert "Urutan hari dan bulan" in kalimat
    assert banyaknya(app.extensions["skm_mesin"], Permohonan) == 0
    jawab = halaman.form("#jawab").isi(urutan_tanggal="bulan-dulu").nilai
    dimuat = _jawab_register(admin, isi, jawab)
    assert f"{BANYAK} permohonan dimuat, 0 sudah ada." in dimuat.sup.main.text
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        saat = set(session.scalars(sa.select(Permohonan.diterima)))
    assert {satu.date() for satu in saat} == {date(2026, 3, 2)}
    lagi = kirim(admin, "/kelola/register", "buku.csv", isi.replace(b"R-", b"S-")).ikuti()
    assert f"{BANYAK} permohonan dimuat" in lagi.sup.main.text


def test_a_word_in_a_large_register_is_told_once_on_the_page(
    app: Flask, admin: Klien, di_sini: list[int]
) -> None:
    isi = register().replace(b",selesai", b",rampung").replace(b",rampung,status", b",selesai,status")
    _, halaman = _tanya_register(admin, isi)
    jawab = halaman.form("form:has([name=kolom-0])").isi(**{"arti-0": "selesai"}).nilai
    dimuat = _jawab_register(admin, isi, jawab)
    assert f"{BANYAK} permohonan dimuat, 0 sudah ada." in dimuat.sup.main.text
    assert banyaknya(app.extensions["skm_mesin"], Permohonan) == BANYAK


def test_counters_are_made_anew_from_the_page(admin: Klien, di_sini: list[int]) -> None:
    halaman = admin.get("/kelola/pekerjaan").form("form[action$='/hitung-ulang']").kirim().ikuti()
    assert "Hitungan survei disusun ulang" in halaman.sup.main.text


def test_work_under_way_is_told_on_a_page_that_opens_itself_anew(app: Flask, admin: Klien) -> None:
    mesin = app.extensions["skm_mesin"]
    nomor = catat(mesin, proses=proses_ini())
    with buka_sesi(mesin, tulis=True) as session:
        saat = datetime.now(UTC)
        kabarkan(session, nomor, tahap="menyimpan jawaban", sudah=1250, semua=60000, pada=saat)
        session.commit()
    halaman = admin.get(f"/kelola/pekerjaan/{nomor}")
    assert halaman.headers["Refresh"] == "2"
    assert "Menyimpan jawaban: 1.250 dari 60.000" in halaman.sup.main.text
    batang = halaman.sup.select_one("progress")
    assert batang is not None
    assert (batang["value"], batang["max"]) == ("1250", "60000")
    kedua = kirim(admin, "/kelola/impor", "banyak.csv", jawaban())
    assert (kedua.status, "Masih ada pekerjaan lain" in kedua.sup.main.text) == (409, True)


def test_another_offices_work_is_not_shown(app: Flask, admin: Klien) -> None:
    assert admin.get(f"/kelola/pekerjaan/{catat(app.extensions['skm_mesin']) + 1}").status == 404


def test_a_process_that_cannot_be_started_is_told_and_blocks_nothing(
    app: Flask, admin: Klien, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(_nomor: int, _isi: bytes) -> None:
        raise OSError("no memory")

    monkeypatch.setitem(app.extensions, "skm_peluncur", gagal)
    for _ in range(2):
        halaman = kirim(admin, "/kelola/impor", "banyak.csv", jawaban()).ikuti()
        assert "tidak dapat memulainya sekarang; tidak ada yang tersimpan" in halaman.sup.main.text


def test_a_command_tells_how_far_it_is_on_a_terminal_and_on_the_page(
    app: Flask, skm: Callable[..., Perintah], tmp_path: Path, admin: Klien
) -> None:
    (tmp_path / "banyak.csv").write_bytes(jawaban())
    hasil = skm("import", "responden", str(tmp_path / "banyak.csv"))
    assert (hasil.stdout, hasil.stderr) == (f"{BANYAK} responden ditambahkan.\n", "")
    satu = skm("pekerjaan", "--json").json()[0]
    assert (satu["jenis"], satu["keadaan"], satu["kalimat"]) == (
        "jawaban",
        "selesai",
        f"{BANYAK} jawaban dimuat.",
    )
    assert "banyak.csv" in admin.get("/kelola/pekerjaan").sup.main.text


def test_progress_is_one_line_that_is_written_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(kemajuan, "JEDA_LAYAR", 0.0)
    layar = Layar()
    layar.maju("memeriksa baris", 250, 1000)
    layar.maju("membaca", 0, 0)
    layar.bersih()
    teks = capsys.readouterr().err
    assert teks == "\rmemeriksa baris: 250 dari 1.000\rmembaca" + " " * 24 + "\r" + " " * 7 + "\r"
    assert kata("memeriksa baris", 0, 1000) == "memeriksa baris: 1.000"
