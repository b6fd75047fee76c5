"""Posters open as PDF at the right size, hold everything they should, and their codes can be scanned."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import product

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from skm.layanan.poster import Ajakan, Isi, Ukuran, lembar, poster

URL = "https://skm.kecamatan-longkali.paserkab.go.id/s/abcd2345"
AJAKAN = Ajakan(
    "Bagaimana pelayanan kami?",
    ("Pindai kode ini dengan kamera ponsel", "Jawab pertanyaan singkat", "Kirim, tanpa nama dan tanpa biaya"),
    "Jawaban Anda anonim dan dipakai untuk memperbaiki pelayanan.",
)
PENDEK = Isi(
    "Kecamatan Long Kali", "Kabupaten Paser", "Survei Kepuasan Masyarakat", "Surat Pengantar KK", URL, AJAKAN
)
PANJANG = Isi(
    "Kantor Kecamatan Long Kali dan Pelayanan Terpadu Satu Pintu Wilayah Utara",
    "Kabupaten Paser, Provinsi Kalimantan Timur",
    "Survei Kepuasan Masyarakat atas Pelayanan Administrasi Terpadu Kecamatan",
    ("Rekomendasi Surat Keterangan Kematian dari Kelurahan atau Desa untuk Keperluan " * 2)[:160],
    URL,
    AJAKAN,
)
MM = {Ukuran.A4: (210, 297), Ukuran.A5: (148, 210), Ukuran.TENDA: (210, 297)}


def _gambar(isi: bytes, halaman: int = 0) -> pypdfium2.PdfBitmap:
    return pypdfium2.PdfDocument(isi)[halaman].render(scale=150 / 72)


@pytest.mark.parametrize(("isi", "ukuran"), [*product((PENDEK, PANJANG), Ukuran)])
def test_a_poster_has_its_paper_size_its_words_and_a_code_that_scans(isi: Isi, ukuran: Ukuran) -> None:
    dokumen = pypdfium2.PdfDocument(poster(isi, ukuran))
    assert len(dokumen) == 1
    lebar, tinggi = dokumen[0].get_size()
    assert (round(lebar * 25.4 / 72), round(tinggi * 25.4 / 72)) == MM[ukuran]
    teks = " ".join(dokumen[0].get_textpage().get_text_range().split())
    for kata in (
        isi.kantor,
        isi.tempat,
        AJAKAN.tanya,
        "skm.kecamatan-longkali.paserkab.go.id/s/abcd2345",
    ):
        assert kata in teks
    terbaca = zxingcpp.read_barcodes(dokumen[0].render(scale=150 / 72).to_pil())
    assert [satu.text for satu in terbaca] == [URL] * (2 if ukuran is Ukuran.TENDA else 1)
    assert {satu.ec_level for satu in terbaca} == {"Q"}


@pytest.mark.parametrize("ukuran", Ukuran)
def test_nothing_on_a_poster_runs_over_its_edge(ukuran: Ukuran) -> None:
    halaman = pypdfium2.PdfDocument(poster(PANJANG, ukuran))[0]
    lebar, tinggi = halaman.get_size()
    for huruf in halaman.get_textpage().get_text_range().splitlines():
        assert huruf.strip()
    _berjarak(halaman, lebar, tinggi)


def _berjarak(halaman: pypdfium2.PdfPage, lebar: float, tinggi: float) -> None:
    """Words, bands and codes keep ten millimetres from the edge, but for half a line's width."""
    tepi = 9.6 * 72 / 25.4
    kotak = [objek.get_bounds() for objek in halaman.get_objects()]
    assert kotak
    assert all(
        kiri >= tepi and kanan <= lebar - tepi and bawah >= tepi and atas <= tinggi - tepi
        for kiri, bawah, kanan, atas in kotak
    )


def test_the_sheet_to_cut_apart_keeps_ten_millimetres_too() -> None:
    halaman = pypdfium2.PdfDocument(lembar([PANJANG] * 6))[0]
    _berjarak(halaman, *halaman.get_size())
    for kode in zxingcpp.read_barcodes(halaman.render(scale=150 / 72).to_pil()):
        letak = kode.position
        assert letak.top_right.x - letak.top_left.x >= 95 / 25.4 * 150 / 2  # half of its cell


@pytest.mark.parametrize(("isi", "ukuran"), [*product((PENDEK, PANJANG), (Ukuran.A4, Ukuran.A5))])
def test_the_code_of_a_poster_is_half_as_wide_as_its_paper(isi: Isi, ukuran: Ukuran) -> None:
    gambar = _gambar(poster(isi, ukuran)).to_pil()
    (kode,) = zxingcpp.read_barcodes(gambar)
    letak = kode.position
    assert letak.top_right.x - letak.top_left.x >= gambar.width / 2


@pytest.mark.parametrize("ukuran", Ukuran)
def test_the_offices_emblem_stands_on_every_poster(ukuran: Ukuran) -> None:
    wadah = io.BytesIO()
    Image.new("RGB", (120, 150), (200, 0, 0)).save(wadah, "PNG")
    berlambang = replace(PENDEK, lambang=wadah.getvalue())
    gambar = _gambar(poster(berlambang, ukuran)).to_pil().convert("RGB")
    warna = {isi: banyak for banyak, isi in gambar.getcolors(1 << 24) or ()}
    assert warna[200, 0, 0] >= 2000
    assert {satu.text for satu in zxingcpp.read_barcodes(gambar)} == {URL}


def test_a_stain_over_a_tenth_of_the_code_leaves_it_readable() -> None:
    gambar = _gambar(poster(PENDEK, Ukuran.A5)).to_pil().convert("L")
    (kode,) = zxingcpp.read_barcodes(gambar)
    letak = kode.position
    sisi = letak.bottom_right.x - letak.top_left.x
    noda = int(sisi * 0.31)  # 0.31² is a tenth of the area
    x, y = letak.top_left.x + int(sisi * 0.4), letak.top_left.y + int(sisi * 0.4)
    gambar.paste(255, (x, y, x + noda, y + noda))
    assert [satu.text for satu in zxingcpp.read_barcodes(gambar)] == [URL]


def test_fonts_are_inside_the_file() -> None:
    isi = poster(PENDEK, Ukuran.A4)
    assert isi.count(b"/FontFile2") >= 2


def test_the_sheet_has_every_code_six_to_a_page() -> None:
    alamat = [f"http://contoh/s/kode{n:04d}" for n in range(8)]
    semua = [Isi("Kantor", "Kab", "SKM", "Layanan", satu, AJAKAN) for satu in alamat]
    dokumen = pypdfium2.PdfDocument(lembar(semua))
    assert len(dokumen) == 2
    terbaca = {
        satu.text
        for nomor in range(2)
        for satu in zxingcpp.read_barcodes(dokumen[nomor].render(scale=150 / 72).to_pil())
    }
    assert terbaca == set(alamat)
