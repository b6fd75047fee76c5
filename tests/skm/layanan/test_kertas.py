"""The paper of receipt and slip: one page that is long enough, which the style sheet knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from skm.akun.models import Peran
from skm.layanan.kertas import LEBAR, PANJANG, SLIP, STRUK, TINGGI_A6, Bentuk, Isi, Kertas, baca_kertas, susun
from skm.orm import buka_sesi
from tests.kantor import kantor
from tests.klien import Klien

GAYA = (Path(__file__).parents[3] / "skm" / "static" / "kertas.css").read_text(encoding="utf-8")
SATU = ("KK/2026/0001", "Surat Pengantar KK", "Selesai paling lambat", "30 Nov 2026, 08.25", "aaaa-bbbb")
GULUNG = (Kertas.G58, Kertas.G80)


def _isi(jumlah: int = 1, nama: str = "Siti Aminah", bentuk: Bentuk = STRUK, kaki: str = "Lacak") -> Isi:
    return Isi(bentuk, ("Kecamatan Long Kali", "Tanda terima", nama), [SATU] * jumlah, (kaki,))


def _panjang(kertas: Kertas, isi: Isi) -> int:
    return int(susun(kertas, isi).halaman.rsplit("-", 1)[1])


@pytest.mark.parametrize("kertas", GULUNG)
def test_every_page_of_a_roll_that_can_be_chosen_is_in_the_style_sheet(kertas: Kertas) -> None:
    for panjang in PANJANG:
        nama = f"kertas-{kertas}-{panjang}"
        tepi = (int(kertas) - LEBAR[kertas]) // 2
        assert f"@page {nama} {{ size: {kertas}mm {panjang}mm; margin: 3mm {tepi}mm; }}" in GAYA
        assert f".{nama} {{ page: {nama}; }}" in GAYA


def test_a6_keeps_ten_millimetres_from_its_edges() -> None:
    assert "@page kertas-a6 { size: 105mm 148mm; margin: 10mm; }" in GAYA
    assert (LEBAR[Kertas.A6], TINGGI_A6) == (105 - 20, 148 - 20)


@pytest.mark.parametrize("bentuk", [STRUK, SLIP])
def test_the_style_sheet_sets_it_as_tightly_as_was_reckoned(bentuk: Bentuk) -> None:
    nama = [f"{bentuk.nama}-gulung", *(f"{bentuk.nama}-a6-{n}" for n in range(len(bentuk.a6)))]
    for kelas, rapat in zip(nama, (bentuk.gulung, *bentuk.a6), strict=True):
        kolom = " --kolom: 2;" if rapat.kolom == 2 else ""
        assert f".{kelas} {{ --huruf: {rapat.huruf}pt; --kode: {rapat.kode}mm;{kolom} }}" in GAYA


@pytest.mark.parametrize("kertas", GULUNG)
def test_the_roll_is_longer_for_more_requests_and_for_longer_words(kertas: Kertas) -> None:
    assert _panjang(kertas, _isi(1)) < _panjang(kertas, _isi(3)) < _panjang(kertas, _isi(10))
    assert _panjang(kertas, _isi(1)) < _panjang(kertas, _isi(1, kaki="Pengaduan " * 30))
    assert _panjang(Kertas.G80, _isi(3)) <= _panjang(Kertas.G58, _isi(3))


def test_an_emblem_takes_its_room() -> None:
    tanpa = _isi()
    dengan = Isi(tanpa.bentuk, tanpa.kepala, tanpa.bagian, tanpa.kaki, berlambang=True)
    assert _panjang(Kertas.G58, dengan) > _panjang(Kertas.G58, tanpa)


def test_on_a6_the_words_get_smaller_until_they_fit_and_codes_go_last() -> None:
    rapat = [susun(Kertas.A6, _isi(jumlah)).rapat for jumlah in (1, 3, 5, 10)]
    assert rapat == sorted(rapat)
    assert rapat[0] == "struk-a6-0"
    assert susun(Kertas.A6, _isi(10, kaki="x " * 2000)).rapat == f"struk-a6-{len(STRUK.a6) - 1}"


def test_the_paper_is_the_one_asked_for_then_the_remembered_one_then_80_mm() -> None:
    assert baca_kertas("58", "a6") is Kertas.G58
    assert baca_kertas("letter", "a6") is Kertas.A6
    assert baca_kertas(None, "<script>") is Kertas.G80


def test_a_device_remembers_its_paper(klien: Klien, app: Flask) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    klien.get("/loket").form("#catat").isi(layanan="kk", pemohon="Siti", desa="toyu").kirim()
    struk = str(klien.get("/loket").sup.select_one("a[href^='/loket/struk/']")["href"])

    def terpilih(tanya: str = "") -> str:
        return str(klien.get(f"{struk}{tanya}").sup.select_one(".pintas [aria-current]").text)

    assert terpilih() == "80 mm"
    assert terpilih("?kertas=58") == "58 mm"
    assert terpilih() == "58 mm"
    assert terpilih("?kertas=folio") == "58 mm"
    assert klien.get(f"{struk}?kertas=a6").sup.body["class"] == ["kertas-a6", "struk-a6-0"]


def test_receipt_and_slip_name_the_office_its_hours_and_where_to_complain(klien: Klien, app: Flask) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        satu = kantor(session)
        satu.pengaduan, satu.jam_layanan, satu.lambang = "Telepon 0543-123", "Senin–Jumat 08.00–15.00", "abc"
        session.commit()
    klien.masuk_sebagai(Peran.ADMIN)
    klien.get("/loket").form("#catat").isi(layanan="kk", pemohon="Siti", desa="toyu").kirim()
    struk = klien.get(str(klien.get("/loket").sup.select_one("a[href^='/loket/struk/']")["href"]))
    slip = klien.get("/loket/1").form("form[action$='/selesai']").kirim().ikuti()
    for halaman in (struk, slip):
        isi = halaman.sup.select_one(".tiket")
        for kata in ("Kecamatan Long Kali", "Jam layanan: Senin–Jumat 08", "Pengaduan: Telepon 0543-123"):
            assert kata in isi.text
        assert isi.select_one("img.slip-lambang")["src"] == "/lambang/abc"


def test_without_hours_of_its_own_the_calendars_stand_on_the_receipt(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    klien.get("/loket").form("#catat").isi(layanan="kk", pemohon="Siti", desa="toyu").kirim()
    struk = klien.get(str(klien.get("/loket").sup.select_one("a[href^='/loket/struk/']")["href"]))
    assert "Jam layanan: Senin" in struk.sup.select_one(".tiket").text
