"""From the poster in the office to the figure on the admin's page, in a real browser without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.alur.jalan import PONSEL, Server, lebar_berlebih, masuk, tangkap, tanpa_javascript

pytestmark = pytest.mark.browser

SANDI_BARU = "tepian sungai telake"


def _jawab(page: Page, nilai: dict[str, int]) -> None:
    """Tap one answer of each question and send."""
    for kode, satu in nilai.items():
        page.locator(f'#{kode} label:has(input[value="{satu}"])').click()
    page.get_by_role("button", name="Kirim jawaban").click()


def test_an_answer_given_on_a_phone_is_counted_once_and_shown_on_no_page_before_its_day_is_over(
    server: Server, peramban: Browser
) -> None:
    tautan = server.json("tautan", "add", "--layanan", "KK")
    assert tautan["url"] == f"{server.url}/s/{tautan['kode']}"

    warga = tanpa_javascript(peramban, PONSEL).new_page()
    warga.goto(tautan["url"])
    expect(warga.get_by_role("radiogroup")).to_have_count(9)
    assert lebar_berlebih(warga) <= 0
    tangkap(warga, "kuesioner")

    assert _tertutup(warga) == [], "what has the focus is hidden by the line that counts"

    # A forgotten question: the page comes back with the eight answers and says which one is missing.
    _jawab(warga, {f"U{n}": 3 for n in range(1, 9)})
    expect(warga.locator("#U9-galat")).to_be_visible()
    assert warga.locator("input[type=radio]:checked").count() == 8
    tangkap(warga, "kuesioner-belum-lengkap")
    assert lebar_berlebih(warga) <= 0

    _jawab(warga, {"U9": 3})
    expect(warga.get_by_role("heading", name="Terima kasih")).to_be_visible()
    assert warga.url.endswith(f"/s/{tautan['kode']}/terima-kasih")
    tangkap(warga, "terima-kasih")
    assert lebar_berlebih(warga) <= 0
    warga.reload()  # reading the thanks again sends nothing again

    # Nine answers of 3: every NRR is 3, so the IKM is 3 × 25 = 75,00, and 65,00 ≤ 75,00 < 76,61 is mutu C.
    hasil = server.json("ikm")
    assert (hasil["responden"], hasil["ikm"], hasil["mutu"], hasil["status"]) == (1, "75.00", "C", "OK")
    assert [unsur["jumlah"] for unsur in hasil["unsur"]] == [3] * 9
    assert server.json("ikm", "--layanan", "KK")["responden"] == 1
    assert server.json("ikm", "--layanan", "KTP")["status"] == "BELUM_DIISI"

    admin = tanpa_javascript(peramban, PONSEL).new_page()
    masuk(admin, server.url, "admin", server.sandi_admin)
    admin.goto(f"{server.url}/laporan/ikm")
    assert admin.url.endswith("/akun/sandi"), "the one-time password opens nothing but its own change"
    admin.fill("[name=lama]", server.sandi_admin)
    admin.fill("[name=baru]", SANDI_BARU)
    admin.fill("[name=ulangi]", SANDI_BARU)
    admin.click("main button[type=submit]")
    expect(admin).to_have_url(f"{server.url}/dasbor")

    # Not before its day is over, and never alone: today's answer is in no figure that a page shows.
    assert hasil["menunggu"] == 1
    admin.goto(f"{server.url}/laporan/ikm")
    expect(admin.locator("main")).to_contain_text("Belum ada responden")
    expect(admin.locator("main")).to_contain_text("dihitung setelah harinya berakhir")

    _tak_ada_gulir_samping(admin, server)

    lama = tanpa_javascript(peramban, PONSEL).new_page()
    masuk(lama, server.url, "admin", server.sandi_admin)
    assert lama.url.startswith(f"{server.url}/masuk"), "the one-time password worked twice"


def _tertutup(page: Page) -> list[str]:
    """What the line that stays in view would cover while the keyboard goes through the form."""
    page.evaluate("scrollTo(0, 0)")
    assert page.evaluate("document.querySelector('.hitung').getBoundingClientRect().bottom === innerHeight")
    page.locator("[name=U1]").first.focus()
    tertutup = []
    while page.evaluate("document.activeElement.tagName") != "BUTTON":
        page.keyboard.press("Tab")
        tertutup += page.evaluate(
            """() => {
              const ada = document.activeElement, garis = document.querySelector('.hitung');
              const [a, g] = [ada.getBoundingClientRect(), garis.getBoundingClientRect()];
              return a.bottom > g.top && a.top < g.bottom ? [ada.name || ada.tagName] : [];
            }"""
        )
    return tertutup


def _tak_ada_gulir_samping(admin: Page, server: Server) -> None:
    """No page of the admin's is wider than the narrowest phone."""
    berlebih = {}
    for nama, alamat in (
        ("beranda", "/"),
        ("dasbor", "/dasbor"),
        ("ikm", "/laporan/ikm"),
        ("ketepatan", "/laporan/ketepatan"),
        ("indikator", "/indikator"),
        ("indikator-rincian", "/indikator/IKU-03"),
        ("loket", "/loket"),
        ("kelola", "/kelola"),
        ("akun", "/kelola/akun"),
        ("jejak", "/kelola/jejak"),
        ("layanan", "/kelola/layanan"),
        ("kalender", "/kelola/kalender"),
        ("tautan", "/kelola/tautan"),
    ):
        admin.goto(server.url + alamat)
        tangkap(admin, nama)
        berlebih[alamat] = lebar_berlebih(admin)
    assert {alamat: piksel for alamat, piksel in berlebih.items() if piksel > 0} == {}
