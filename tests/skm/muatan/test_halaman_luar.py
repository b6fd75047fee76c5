"""What a table leaves open is asked on the page, once, with the same choice as the command's option."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from skm.akun.models import Peran
from tests.jawaban import tersimpan
from tests.klien import Halaman, Klien
from tests.perintah import Perintah
from tests.skm.muatan.luar import KASUS, UNSUR, buku, csv

EMPAT = ["4"] * 9
DUA_LEMBAR = buku({"Januari": [("tanggal", *UNSUR), ["2026-01-05", *EMPAT]], "Februari": [UNSUR, ["2"] * 9]})


@pytest.fixture
def admin(klien: Klien) -> Klien:
    """The office's admin, signed in."""
    klien.masuk_sebagai(Peran.ADMIN)
    return klien


def unggah(klien: Klien, nama: str, isi: bytes, **lain: str) -> Halaman:
    form = klien.get("/kelola/impor").form("main form")
    data: dict[str, Any] = {**form.nilai, "berkas": (io.BytesIO(isi), nama), **lain}
    return Halaman(klien, klien.http.post("/kelola/impor", data=data))


def test_the_order_of_day_and_month_is_asked_once_and_remembered(
    app: Flask, admin: Klien, skm: Callable[..., Perintah], tmp_path: Path
) -> None:
    tanya = unggah(admin, "gf_us.csv", (KASUS / "gf_us.csv").read_bytes())
    assert (tanya.status, tersimpan(app)) == (400, [])
    assert "1 Maret 2026, 5 Maret 2026, 11 Maret 2026" in tanya.sup.text
    muat = tanya.form("#jawab").isi(urutan_tanggal="bulan-dulu").kirim()
    assert muat.status == 303
    assert {satu.tanggal.month for satu in tersimpan(app)} == {3}
    nanti = tmp_path / "nanti.csv"
    nanti.write_bytes(csv(("Timestamp", *UNSUR), ("4/2/2026 9:00:00", *EMPAT)))
    assert skm("import", "responden", str(nanti)).exit_code == 0
    assert date(2026, 4, 2) in {satu.tanggal for satu in tersimpan(app)}


def test_checking_first_carries_the_answer_on_to_the_load(app: Flask, admin: Klien) -> None:
    tanya = unggah(admin, "gf_us.csv", (KASUS / "gf_us.csv").read_bytes(), coba="1")
    periksa = tanya.form("#jawab").isi(urutan_tanggal="hari-dulu")
    periksa.nilai["coba"] = "1"
    assert periksa.kirim().form("#lanjut").kirim().status == 303
    assert sorted(satu.tanggal.month for satu in tersimpan(app)) == [1, 5, 11]


@pytest.mark.parametrize(("pilih", "banyak"), [("baru", 5), ("semua", 8)])
def test_rows_that_are_there_are_left_out_or_loaded_again_as_one_chooses(
    app: Flask, admin: Klien, pilih: str, banyak: int
) -> None:
    unggah(admin, "kum1.csv", (KASUS / "kum1.csv").read_bytes())
    tanya = unggah(admin, "kum2.csv", (KASUS / "kum2.csv").read_bytes())
    assert "3 dari 5 baris sudah dimuat" in tanya.sup.text
    assert tanya.form("#jawab").isi(hanya_baru=pilih).kirim().status == 303
    assert len(tersimpan(app)) == banyak


def test_the_sheet_is_chosen_from_the_visible_ones_that_hold_answers(app: Flask, admin: Klien) -> None:
    tanya = unggah(admin, "dua.xlsx", DUA_LEMBAR)
    assert [satu.text for satu in tanya.sup.select("#jawab option")] == ["Januari", "Februari"]
    muat = tanya.form("#jawab").isi(lembar="Januari").kirim().ikuti()
    assert "1 jawaban dimuat. Lembar yang dibaca: Januari." in muat.sup.text


@pytest.mark.parametrize(("isi", "hari"), [({}, None), ({"tanggal": "2026-01-20"}, date(2026, 1, 20))])
def test_rows_without_a_day_are_stored_only_after_their_day_was_seen(
    app: Flask, admin: Klien, isi: dict[str, str], hari: date | None
) -> None:
    tanya = unggah(admin, "a.csv", csv(UNSUR, EMPAT, ["3"] * 9))
    assert (tanya.status, tersimpan(app)) == (400, [])
    assert "2 baris tidak memuat tanggal" in tanya.sup.text
    form = tanya.form("#jawab")
    bawaan = date.fromisoformat(form.nilai["tanggal"])
    assert form.isi(**isi).kirim().status == 303
    assert {satu.tanggal for satu in tersimpan(app)} == {hari or bawaan}


def test_two_open_things_are_asked_one_after_the_other_and_nothing_is_asked_twice(
    app: Flask, admin: Klien
) -> None:
    isi = buku({nama: [("Timestamp", *UNSUR), ["3/1/2026 8:00", *EMPAT]] for nama in ("A", "B")})
    lembar = unggah(admin, "dua.xlsx", isi)
    urutan = lembar.form("#jawab").isi(lembar="B").kirim()
    assert urutan.form("#jawab").nilai["lembar"] == "B"
    assert urutan.form("#jawab").isi(urutan_tanggal="bulan-dulu").kirim().status == 303
    assert [satu.tanggal for satu in tersimpan(app)] == [date(2026, 3, 1)]


PERINTAH: list[tuple[str, bytes, list[str], str]] = [
    ("us.csv", (KASUS / "gf_us.csv").read_bytes(), ["--urutan-tanggal", "bulan-dulu"], "3 responden"),
    ("dua.xlsx", DUA_LEMBAR, ["--lembar", "Januari"], "1 responden"),
]


@pytest.mark.parametrize(("nama", "isi", "jawab", "hasil"), PERINTAH)
def test_the_command_refuses_with_the_option_that_answers(
    skm: Callable[..., Perintah], tmp_path: Path, *, nama: str, isi: bytes, jawab: list[str], hasil: str
) -> None:
    berkas = tmp_path / nama
    berkas.write_bytes(isi)
    tolak = skm("import", "responden", str(berkas))
    assert tolak.exit_code == 1
    assert jawab[0] in tolak.stderr
    assert skm("import", "responden", str(berkas), *jawab).stdout == f"{hasil} ditambahkan.\n"


def test_the_command_names_rows_that_are_there_and_takes_either_answer(
    skm: Callable[..., Perintah], tmp_path: Path
) -> None:
    assert skm("import", "responden", str(KASUS / "kum1.csv")).exit_code == 0
    tolak = skm("import", "responden", str(KASUS / "kum2.csv"))
    assert tolak.exit_code == 1
    for opsi in ("--hanya-baru", "--semua-baris", "skm import batal"):
        assert opsi in tolak.stderr
    baru = skm("import", "responden", str(KASUS / "kum2.csv"), "--hanya-baru")
    assert baru.stdout == "2 responden ditambahkan, 3 sudah ada.\n"
    lagi = skm("import", "responden", str(KASUS / "kum2.csv"))
    assert (lagi.exit_code, "sudah pernah dimuat" in lagi.stdout) == (0, True)


def test_the_command_says_for_which_day_rows_without_one_count(
    skm: Callable[..., Perintah], tmp_path: Path
) -> None:
    berkas = tmp_path / "a.csv"
    berkas.write_bytes(csv(UNSUR, EMPAT))
    hari_ini = skm("import", "responden", str(berkas), "--coba")
    assert "1 baris tidak memuat tanggal; dihitung untuk" in hari_ini.stderr
    muat = skm("import", "responden", str(berkas), "--tanggal", "2026-01-20")
    assert (muat.exit_code, "20 Januari 2026" in muat.stderr) == (0, True)


@pytest.mark.parametrize(
    ("judul", "sel"), [("Puaskah Anda? 1", "4"), ("U1", "Mantap"), ("1. Sarana dan Prasarana", "4")]
)
def test_the_command_says_where_unknown_headings_and_words_are_explained(
    skm: Callable[..., Perintah], tmp_path: Path, judul: str, sel: str
) -> None:
    berkas = tmp_path / "a.csv"
    berkas.write_bytes(csv((judul, *UNSUR[1:]), (sel, *EMPAT[1:])))
    tolak = skm("import", "responden", str(berkas))
    assert tolak.exit_code == 1
    assert "dijelaskan sekali di halaman Kelola, Muatan jawaban" in tolak.stderr


@pytest.mark.parametrize("opsi", [[], ["--coba"]])
def test_the_sheet_is_named_to_programs_too(
    skm: Callable[..., Perintah], tmp_path: Path, opsi: list[str]
) -> None:
    hasil = skm("import", "responden", str(KASUS / "hidden1.xlsx"), "--json", *opsi)
    assert hasil.json() == {"ditambahkan": 0 if opsi else 1, "dilewati": 0, "lembar": "Data"}
    assert "Lembar yang dibaca: 'Data'" in hasil.stderr


def test_the_guesses_of_a_form_that_asks_in_another_order_are_right(app: Flask, admin: Klien) -> None:
    nama = "octa_angka_nomor.csv"
    tanya = unggah(admin, nama, (KASUS / nama).read_bytes())
    form = tanya.form("#pemetaan")
    form.nilai["coba"] = "1"
    assert form.kirim().form("#lanjut").kirim().status == 303
    semua = tersimpan(app)  # by hand: question 8 is about facilities, 2 + 2 + 1; question 9 about complaints
    assert (sum(satu.u9 or 0 for satu in semua), sum(satu.u8 or 0 for satu in semua)) == (5, 11)


def test_a_word_that_two_unsur_understand_differently_is_told_for_each(app: Flask, admin: Klien) -> None:
    isi = csv(("tanggal", *UNSUR), ("2026-03-01", "Cukup", *["4"] * 7, "Cukup"))
    form = unggah(admin, "a.csv", isi, coba="1").form("#pemetaan")
    assert (form.nilai["bidang-0"], form.nilai["teks-0"]) == ("U1", "Cukup")
    form.isi(**{"arti-0": "3"})
    form.nilai["coba"] = "1"
    form.kirim().form("#lanjut").kirim()
    assert [(satu.u1, satu.u9) for satu in tersimpan(app)] == [(3, 2)]
