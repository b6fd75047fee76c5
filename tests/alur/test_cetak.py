"""Receipt and slip on paper: one sheet, whole, of the width that the device remembers."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from tests.alur.jalan import MEJA, Server, masuk, tanpa_javascript
from tests.penuh import PENUH

pytestmark = [pytest.mark.browser, pytest.mark.luas]

SANDI = "muara kubar sungai bunga"
NAMA = "MUHAMMAD ABDURRAHMAN WAHID KUSUMAWARDHANI BIN HAJI SULAIMANN"
MENGADU = "Loket pengaduan di lantai satu, telepon dan WhatsApp 0812-3456-7890, atau " + "surel " * 20
LEBAR = {"58": 58, "80": 80, "a6": 105}
TERPANJANG_SISA = 80
"""Millimetres of a roll that may stay empty below what is printed."""
TITIK = 203 / 72
"""Dots of a receipt printer."""


@pytest.fixture(scope="module")
def meja(server: Server, peramban: Browser) -> Iterator[Page]:
    """An officer at the desk of an office that says where to complain."""
    assert len(NAMA) == 60
    server.skm("user", "add", "cetak", "--peran", "admin", masukan=f"{SANDI}\n")
    konteks = tanpa_javascript(peramban, MEJA)
    page = konteks.new_page()
    masuk(page, server.url, "cetak", SANDI)
    page.goto(f"{server.url}/kelola/kantor")
    page.fill("[name=pengaduan]", MENGADU[:200])
    page.get_by_role("button", name="Simpan data kantor").click()
    expect(page.locator(".pesan-sukses")).to_be_visible()
    yield page
    konteks.close()


def _catat(meja: Page, url: str, layanan: str) -> str:
    meja.goto(f"{url}/loket")
    meja.fill("[name=layanan]", layanan)
    meja.fill("[name=pemohon]", NAMA)
    meja.fill("[name=desa]", "toyu")
    meja.keyboard.press("Enter")
    expect(meja.locator(".pesan-sukses")).to_contain_text("jatuh tempo")
    struk = meja.locator("a[href^='/loket/struk/']").first
    return f"{url}{struk.get_attribute('href')}"


def _tiket(meja: Page, url: str) -> str:
    meja.goto(f"{url}/loket")
    meja.get_by_role("button", name="Selesai").first.click()
    expect(meja.get_by_role("heading", name="Bagaimana pelayanan kami?")).to_be_visible()
    return meja.url.split("?")[0]


def _lembar(meja: Page, alamat: str, kertas: str) -> tuple[str, list[str]]:
    """What stands on the only sheet, and what its codes say."""
    meja.goto(f"{alamat}?kertas={kertas}")
    meja.goto(alamat)  # the device remembers
    dokumen = pypdfium2.PdfDocument(meja.pdf(prefer_css_page_size=True, print_background=True))
    assert len(dokumen) == 1, f"{len(dokumen)} sheets on {kertas}"
    lebar, tinggi = (satu * 25.4 / 72 for satu in dokumen[0].get_size())
    assert round(lebar) == LEBAR[kertas]
    kotak = [objek.get_bounds() for objek in dokumen[0].get_objects() if objek.type == 1]  # 1 is text
    bawah = min(satu[1] for satu in kotak) * 25.4 / 72
    if kertas == "a6":
        assert round(tinggi) == 148
        assert bawah >= 9.5
    else:
        assert 2 <= bawah <= TERPANJANG_SISA
    assert all(satu[0] >= 0 and satu[2] <= dokumen[0].get_width() for satu in kotak)
    teks = " ".join(dokumen[0].get_textpage().get_text_range().split())
    kode = zxingcpp.read_barcodes(dokumen[0].render(scale=TITIK, grayscale=True).to_pil())
    print(f"{kertas}: {lebar:.0f} × {tinggi:.0f} mm, {bawah:.0f} mm left, {len(kode)} codes")
    return teks, [satu.text for satu in kode]


@pytest.mark.parametrize(
    ("layanan", "jumlah"),
    [
        ("kk", 1),
        ("kk + ktp + pindah", 3),
        # as many as the desk takes at once
        *([("kk+ktp+pindah+waris+sktm+nikah+tanah+keramaian+domisili+iumk", 10)] if PENUH else []),
    ],
)
def test_a_receipt_is_one_sheet_with_every_request_on_each_paper(
    server: Server, meja: Page, layanan: str, jumlah: int
) -> None:
    alamat = _catat(meja, server.url, layanan)
    for kertas in LEBAR:
        teks, kode = _lembar(meja, alamat, kertas)
        lacak = meja.locator(".struk-kode").all_inner_texts()
        assert len(lacak) == jumlah
        for kata in (
            "Kecamatan Long Kali",
            NAMA,
            "Selesai paling lambat",
            "Lacak di",
            "0812-3456-7890",
            *lacak,
        ):
            assert kata.replace(" ", "") in teks.replace(" ", ""), kertas
        if jumlah <= 3 or kertas != "a6":  # ten on A6 leave room for the letters of their codes alone
            assert sorted(kode) == sorted(
                f"{server.url}/lacak?kode={satu.replace('-', '')}" for satu in lacak
            )


def test_a_survey_slip_is_one_sheet_on_each_paper(server: Server, meja: Page) -> None:
    _catat(meja, server.url, "kk")
    alamat = _tiket(meja, server.url)
    for kertas in LEBAR:
        teks, kode = _lembar(meja, alamat, kertas)
        tiket = meja.locator(".tiket-alamat").inner_text()
        for kata in ("Kecamatan Long Kali", "Jam layanan: Senin", "0812-3456-7890", tiket):
            assert kata.replace(" ", "") in teks.replace(" ", ""), kertas
        assert kode == [f"http://{tiket}"]


def test_the_receipt_of_a_spoken_complaint_is_one_sheet_on_each_paper(server: Server, meja: Page) -> None:
    meja.goto(f"{server.url}/pengaduan/kelola/lisan")
    meja.fill("[name=isi]", "Antrean lama.")
    meja.get_by_role("button", name="Simpan dan tampilkan kode").click()
    expect(meja.get_by_role("heading", name="Tanda terima pengaduan")).to_be_visible()
    alamat = meja.url
    for kertas in LEBAR:
        teks, kode = _lembar(meja, alamat, kertas)
        rahasia = meja.locator(".struk-kode").inner_text()
        for kata in ("Kecamatan Long Kali", "Dijawab paling lambat", "0812-3456-7890", rahasia):
            assert kata.replace(" ", "") in teks.replace(" ", ""), kertas
        assert kode == [f"{server.url}/pengaduan/lacak?kode={rahasia.replace('-', '')}"]
        assert "Antrean lama" not in teks
        assert "tersimpan" not in teks
