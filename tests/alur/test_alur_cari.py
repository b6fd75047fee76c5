"""Is mine ready? Found by part of the name and handed over, counting keys.

A key pressed is one, and so is the text typed in one go.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.alur.jalan import MEJA, Server, lebar_berlebih, masuk, tangkap
from tests.conftest import WITA

pytestmark = pytest.mark.browser

SANDI = "muara kubar sungai bunga"


class Ketukan:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.banyak = page, 0

    def tekan(self, *tombol: str) -> None:
        """Press these keys."""
        for satu in tombol:
            self.page.keyboard.press(satu)
            self.banyak += 1

    def ketik(self, teks: str) -> None:
        """Type a text: one entry."""
        self.page.keyboard.type(teks)
        self.banyak += 1


def _catat(loket: Page, pemohon: str) -> None:
    """A case of last week."""
    loket.click("#catat summary")
    saat = datetime.now(WITA) - timedelta(days=7)
    for nama, isi in {
        "layanan": "kk",
        "pemohon": pemohon,
        "desa": "toyu",
        "terjadi": f"{saat:%Y-%m-%dT09:00}",
    }.items():
        loket.fill(f"#catat [name={nama}]", isi)
    loket.press("#catat [name=desa]", "Enter")
    expect(loket.locator(".pesan-sukses")).to_contain_text("KK/")


def test_a_finished_case_of_last_week_is_found_by_part_of_its_name_and_handed_over_in_at_most_six_keys(
    server: Server, peramban: Browser
) -> None:
    server.skm("user", "add", "cari", "--peran", "petugas", masukan=f"{SANDI}\n")
    loket = peramban.new_context(viewport=MEJA, locale="id-ID").new_page()
    masuk(loket, server.url, "cari", SANDI)
    for pemohon in ("Budi Santoso", "Rahmawati Aminah"):
        _catat(loket, pemohon)

    papan = Ketukan(loket)  # from the newest case to Selesai, the cursor in the first field
    expect(loket.locator("#catat [name=layanan]")).to_be_focused()
    papan.tekan("Shift+Tab", "Shift+Tab", "Enter")
    expect(loket.get_by_role("heading", name="Bagaimana pelayanan kami?")).to_be_visible()
    print(f"from the newest case to Selesai: {papan.banyak} keys")

    loket.goto(f"{server.url}/loket")
    expect(loket.locator("#catat [name=layanan]")).to_be_focused()
    loket.locator("h1").click()
    keyboard = Ketukan(loket)
    keyboard.tekan("/")
    expect(loket.locator("#kotak-cari")).to_be_focused()
    keyboard.ketik("amin")
    keyboard.tekan("Enter")
    expect(loket.locator("main")).to_contain_text("Rahmawati Aminah")
    expect(loket.get_by_role("link", name="Kembali ke loket")).to_be_focused()
    tangkap(loket, "siap-diserahkan")
    keyboard.tekan("Tab", "Enter")
    expect(loket.locator(".pesan-sukses")).to_contain_text("diserahkan")
    print(f"found and handed over: {keyboard.banyak} keys")
    assert keyboard.banyak <= 6
    assert lebar_berlebih(loket) <= 0
