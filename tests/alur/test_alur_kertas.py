"""Ten paper forms by keyboard alone: nine digits and Enter each."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.alur.jalan import MEJA, Server, lebar_berlebih, masuk, tangkap

pytestmark = [pytest.mark.browser, pytest.mark.luas]

SANDI = "tepian sungai telake"


def test_ten_sheets_are_typed_without_a_mouse_and_counted(server: Server, peramban: Browser) -> None:
    server.skm("user", "add", "ketik", "--peran", "petugas", masukan=f"{SANDI}\n")
    semula = server.json("ikm", "--layanan", "PINDAH")["responden"]
    page = peramban.new_context(viewport=MEJA, locale="id-ID").new_page()
    masuk(page, server.url, "ketik", SANDI)
    page.goto(f"{server.url}/kelola/kertas")
    page.fill("[name=nama]", "Loket depan, minggu pertama")
    page.select_option("[name=layanan]", "PINDAH")
    page.get_by_role("button", name="Mulai mengetik").click()
    for lembar in range(1, 11):
        expect(page.locator("[name=angka]")).to_be_focused()
        expect(page.locator("[name=nomor]")).to_have_value(str(lembar))
        page.keyboard.type("444444444" if lembar % 2 else "333333333")
        page.keyboard.press("Enter")
        expect(page.locator("tbody th").first).to_have_text(str(lembar))
    tangkap(page, "kertas-ketik")
    assert lebar_berlebih(page) <= 0
    page.get_by_role("button", name="Selesai, hitung semua lembar").click()
    expect(page.locator(".pesan-sukses", has_text="10 lembar sudah dihitung")).to_be_visible()
    # Five sheets of 4 and five of 3: every NRR is 3,5, so the IKM is 87,50.
    hasil = server.json("ikm", "--layanan", "PINDAH")
    assert (hasil["responden"], hasil["ikm"]) == (semula + 10, "87.50")
