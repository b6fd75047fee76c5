"""A case at the front desk with the keyboard alone, and the camat who sees it on the on-time page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.alur.jalan import MEJA, Server, lebar_berlebih, masuk, tangkap, tanpa_javascript

pytestmark = pytest.mark.browser

SANDI = "muara kubar sungai bunga"
TAB_TERBANYAK = 80


def _tab_ke(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus; one that cannot be reached this way fails."""
    for _ in range(TAB_TERBANYAK):
        if page.locator(f"{selector}:focus").count():
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} cannot be reached with the Tab key on {page.url}")


def _fokus(page: Page, nama: str) -> None:
    expect(page.locator(f"form input[name={nama}]")).to_be_focused()


def test_from_the_desk_to_the_receipt_in_at_most_twelve_key_strokes(
    server: Server, peramban: Browser
) -> None:
    server.skm("user", "add", "cepat", "--peran", "petugas", masukan=f"{SANDI}\n")
    loket = tanpa_javascript(peramban, MEJA).new_page()
    masuk(loket, server.url, "cepat", SANDI)
    expect(loket).to_have_url(f"{server.url}/loket")
    ketukan = 0

    def tekan(*tombol: str) -> None:
        nonlocal ketukan
        for satu in tombol:
            loket.keyboard.press(satu)
            ketukan += 1

    _fokus(loket, "layanan")
    tekan("k", "k", "Tab")
    loket.keyboard.type("Siti Aminah")
    tekan("Tab", "t", "o", "y", "Enter")
    expect(loket.locator(".pesan-sukses")).to_contain_text("jatuh tempo")
    _fokus(loket, "layanan")
    tekan("Shift+Tab", "Enter")
    expect(loket.get_by_role("heading", name="Tanda terima")).to_be_visible()
    for isi in ("KK/", "Siti Aminah", "Selesai paling lambat", "/lacak"):
        expect(loket.locator(".struk")).to_contain_text(isi)
    tangkap(loket, "struk")
    assert ketukan <= 12
    print(f"{ketukan} key strokes and the applicant's name")
    expect(loket.get_by_role("link", name="Berikutnya")).to_be_focused()
    loket.keyboard.press("Enter")
    _fokus(loket, "layanan")


def test_a_case_is_logged_and_completed_without_a_mouse_and_the_camat_sees_it(
    server: Server, peramban: Browser
) -> None:
    for nama, peran in (("ani", "petugas"), ("camat", "pimpinan")):
        server.skm("user", "add", nama, "--peran", peran, masukan=f"{SANDI}\n")

    loket = tanpa_javascript(peramban, MEJA).new_page()
    ketik = loket.keyboard
    loket.goto(f"{server.url}/masuk")
    _fokus(loket, "nama")
    ketik.type("ani")
    ketik.press("Tab")
    ketik.type(SANDI)
    ketik.press("Enter")
    expect(loket).to_have_url(f"{server.url}/loket")

    # Three fields and Enter; the page waits with the focus in the first of them.
    _fokus(loket, "layanan")
    ketik.type("kk")
    ketik.press("Tab")
    ketik.type("Siti Aminah")
    ketik.press("Tab")
    ketik.type("muara toyu")
    ketik.press("Enter")
    expect(loket.locator(".pesan-sukses")).to_contain_text("jatuh tempo")
    _fokus(loket, "layanan")  # ready for the next in the queue
    baris = loket.locator("tbody tr").first
    for isi in ("KK/", "/0001", "Siti Aminah", "Muara Toyu", "jatuh tempo"):
        expect(baris).to_contain_text(isi)
    tangkap(loket, "loket-berjalan")

    _tab_ke(loket, 'form[action$="/selesai"] button')
    ketik.press("Enter")
    expect(loket.locator(".pesan-sukses")).to_contain_text("selesai")
    expect(loket.get_by_role("heading", name="Bagaimana pelayanan kami?")).to_be_visible()
    tangkap(loket, "tiket")
    assert lebar_berlebih(loket) <= 0
    expect(loket.get_by_role("link", name="Kembali ke loket")).to_be_focused()
    ketik.press("Enter")
    expect(loket).to_have_url(f"{server.url}/loket")
    expect(loket.locator("main")).to_contain_text("Selesai hari ini (1)")
    tangkap(loket, "loket-selesai")
    assert lebar_berlebih(loket) <= 0

    loket.goto(f"{server.url}/laporan/ketepatan")
    expect(loket.locator("h1")).to_contain_text("bukan untuk peran Anda")
    loket.goto(f"{server.url}/loket")
    _tab_ke(loket, ".laci-akun summary")
    ketik.press("Enter")
    _tab_ke(loket, 'form[action="/keluar"] button')
    ketik.press("Enter")
    expect(loket).to_have_url(f"{server.url}/masuk")
    loket.goto(f"{server.url}/loket")
    assert "/masuk" in loket.url, "signed out, and still at the desk"

    _camat_melihat(server, peramban)
    # The promise for KK may not have run out yet: then nothing is due and there is no percentage at all.
    hasil = server.json("ketepatan")["non_perizinan"]
    assert (hasil["jatuh_tempo"], hasil["persen"], hasil["status"]) in {
        (0, None, "BELUM_JATUH_TEMPO"),
        (1, "100.00", "OK"),
    }
    assert server.json("ketepatan")["perizinan"]["status"] == "BELUM_JATUH_TEMPO"


def _camat_melihat(server: Server, peramban: Browser) -> None:
    """The figure on the camat's page: one finished in the period, on time."""
    camat = tanpa_javascript(peramban, MEJA).new_page()
    masuk(camat, server.url, "camat", SANDI)
    expect(camat).to_have_url(f"{server.url}/dasbor")
    camat.goto(f"{server.url}/laporan/ketepatan")
    kartu = camat.locator("main .kartu", has_text="Non perizinan").first
    expect(kartu.locator("dt", has_text="Selesai dalam periode").locator("+ dd")).to_contain_text("1, tepat")
    tangkap(camat, "ketepatan-selesai")
    assert lebar_berlebih(camat) <= 0
