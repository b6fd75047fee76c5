"""A bad line in a real browser: what a citizen finished is sent once, sooner or later, and nothing stays."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.alur.jalan import PONSEL, Server, tangkap, tunggu

pytestmark = [pytest.mark.browser, pytest.mark.luas]

MENUNGGU = "menunggu sinyal: 1 jawaban"
SISA = """async () => {
  const tunggu = minta => new Promise(jadi => { minta.onsuccess = () => jadi(minta.result) });
  const basis = await tunggu(indexedDB.open('skm-antrean', 1));
  const antre = basis.objectStoreNames.length
    ? await tunggu(basis.transaction('kiriman').objectStore('kiriman').getAll()) : [];
  basis.close();
  const halaman = [];
  for (const nama of await caches.keys()) {
    const rak = await caches.open(nama);
    for (const kunci of await rak.keys()) halaman.push(await (await rak.match(kunci)).text());
  }
  const memuat = teks => halaman.filter(isi => isi.includes(teks)).length;
  return {antre: antre.length, lokal: Object.keys(localStorage).length,
          sesi: Object.keys(sessionStorage).length,
          tercentang: memuat(' checked'), saran: memuat('Kursinya kurang')};
}"""


@pytest.fixture
def ponsel(peramban: Browser) -> BrowserContext:
    """A visitor's phone with JavaScript."""
    return peramban.new_context(viewport=PONSEL, locale="id-ID")


@pytest.fixture
def alamat(server: Server) -> str:
    """A link of its own, so that its answers can be counted."""
    return str(server.json("tautan", "add", "--layanan", "SKTM")["url"])


def _jumlah(server: Server) -> int:
    return int(server.json("ikm", "--layanan", "SKTM")["responden"])


def _siap(page: Page, alamat: str) -> None:
    """The page is open and its worker looks after it."""
    page.goto(alamat)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    tunggu(
        page,
        "async () => (await (await caches.open('skm-halaman')).keys()).some(k => k.url === location.href)",
    )


def _isi(page: Page, nilai: int = 3) -> None:
    for nomor in range(1, 10):
        page.locator(f'#U{nomor} label:has(input[value="{nilai}"])').click()


def _kirim(page: Page) -> None:
    page.get_by_role("button", name="Kirim jawaban").click()


def _sisa(page: Page) -> dict[str, Any]:
    isi: dict[str, Any] = page.evaluate(SISA)
    return isi


BERSIH = {"antre": 0, "lokal": 0, "sesi": 0, "tercentang": 0, "saran": 0}


def test_filled_in_without_a_signal_and_the_tab_closed_it_arrives_exactly_once(
    server: Server, ponsel: BrowserContext, alamat: str
) -> None:
    semula = _jumlah(server)
    page = ponsel.new_page()
    _siap(page, alamat)
    ponsel.set_offline(True)
    page.reload()  # the kept copy opens without a signal
    _isi(page)
    page.fill("#saran", "Kursinya kurang")
    _kirim(page)
    expect(page.get_by_text(MENUNGGU)).to_be_visible()
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_focused()
    expect(page.locator("form[data-antre]")).to_be_hidden()  # the thanks stand alone
    expect(page.get_by_role("link", name="Isi lembar baru")).to_be_visible()
    assert page.locator("input:checked").count() == 0, "the next person would see the answers"
    tangkap(page, "menunggu-sinyal")
    page.close()
    assert _jumlah(server) == semula

    ponsel.set_offline(False)
    kembali = ponsel.new_page()
    kembali.goto(alamat)
    tunggu(kembali, f"async () => (await ({SISA})()).antre === 0")
    kembali.reload()
    kembali.wait_for_load_state("networkidle")
    assert _jumlah(server) == semula + 1
    kembali.evaluate("localStorage.clear()")  # the next filling has begun a draft of its own
    assert _sisa(kembali) == BERSIH


def test_when_only_the_servers_reply_is_lost_the_answer_is_still_stored_once(
    server: Server, ponsel: BrowserContext, alamat: str
) -> None:
    semula = _jumlah(server)
    page = ponsel.new_page()
    _siap(page, alamat)
    terputus = []

    def putuskan(route: Route) -> None:
        """Let the server store it, then lose its answer."""
        if route.request.method == "POST" and not terputus:
            terputus.append(route.fetch(max_redirects=0).status)
            route.abort("connectionreset")
        else:
            route.continue_()

    ponsel.route("**/s/*", putuskan)
    _isi(page)
    _kirim(page)
    expect(page.locator("[data-antre-pesan]")).to_be_visible()
    assert terputus == [303]
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.get_by_text("sudah terkirim")).to_be_visible()
    assert _jumlah(server) == semula + 1
    assert _sisa(page)["antre"] == 0


def test_a_draft_survives_a_reload_and_is_wiped_after_sending(
    server: Server, ponsel: BrowserContext, alamat: str
) -> None:
    page = ponsel.new_page()
    _siap(page, alamat)
    page.locator('#U1 label:has(input[value="2"])').click()
    page.fill("#saran", "Kursinya kurang")
    page.reload()
    assert page.locator('#U1 input[value="2"]').is_checked()
    assert page.input_value("#saran") == "Kursinya kurang"
    assert _sisa(page) | {"lokal": 1} == BERSIH | {"lokal": 1}, "the draft is kept in one place only"

    # What was forgotten is found on the device; the first one has the focus, marks go one by one.
    ponsel.set_offline(True)
    _kirim(page)
    expect(page.locator("fieldset[aria-invalid=true]")).to_have_count(8)
    expect(page.locator('#U2 input[value="1"]')).to_be_focused()
    expect(page.locator("#U2")).to_have_accessible_description("Pilih salah satu jawaban.")
    tangkap(page, "belum-dijawab")
    page.locator('#U2 label:has(input[value="4"])').click()
    expect(page.locator("fieldset[aria-invalid=true]")).to_have_count(7)
    expect(page.locator("#U2-galat")).to_have_count(0)
    ponsel.set_offline(False)
    _isi(page)
    expect(page.locator(".salah, .galat")).to_have_count(0)
    _kirim(page)
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    assert _sisa(page) == BERSIH


def test_a_draft_begun_with_another_version_of_the_questionnaire_is_not_filled_in(
    ponsel: BrowserContext, alamat: str
) -> None:
    page = ponsel.new_page()
    _siap(page, alamat)
    page.locator('#U1 label:has(input[value="2"])').click()
    page.evaluate(
        """() => Object.keys(localStorage).forEach(laci => localStorage.setItem(
             laci, localStorage.getItem(laci).replace(/"kuesioner","[0-9]+"/, '"kuesioner","999"')))"""
    )
    page.reload()
    assert not page.locator('#U1 input[value="2"]').is_checked()
    assert page.locator('input[name="kuesioner"]').input_value() == "1"


def test_a_double_tap_stores_one_answer(server: Server, ponsel: BrowserContext, alamat: str) -> None:
    semula = _jumlah(server)
    page = ponsel.new_page()
    _siap(page, alamat)
    _isi(page)
    page.get_by_role("button", name="Kirim jawaban").dblclick()
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    assert _jumlah(server) == semula + 1


def test_going_back_after_sending_shows_no_answers_and_sends_nothing_again(
    server: Server, ponsel: BrowserContext, alamat: str
) -> None:
    semula = _jumlah(server)
    page = ponsel.new_page()
    _siap(page, alamat)
    _isi(page)
    _kirim(page)
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    page.go_back()
    page.wait_for_load_state()
    page.goto(alamat)
    assert page.locator("input:checked").count() == 0
    assert _jumlah(server) == semula + 1


def test_without_javascript_two_tabs_with_one_key_store_the_first_and_tell_the_second(
    server: Server, peramban: Browser, alamat: str
) -> None:
    semula = _jumlah(server)
    warga = peramban.new_context(java_script_enabled=False, viewport=PONSEL)
    satu, dua = warga.new_page(), warga.new_page()
    satu.goto(alamat)
    halaman = satu.content()
    dua.route(
        alamat, lambda route: route.fulfill(body=halaman, content_type="text/html; charset=utf-8"), times=1
    )
    dua.goto(alamat)  # a duplicated tab: the same page, the same key
    kunci = [tab.locator("[name=kunci]").get_attribute("value") for tab in (satu, dua)]
    assert kunci[0] == kunci[1]
    satu.bring_to_front()  # a tab behind another draws once a second, and every click waits for two
    _isi(satu, 4)
    _kirim(satu)
    expect(satu.get_by_role("heading", name="Terima kasih")).to_be_visible()
    dua.bring_to_front()
    _isi(dua, 1)
    _kirim(dua)
    expect(dua.get_by_role("heading", name="Jawaban sudah kami terima")).to_be_visible()
    hasil = server.json("ikm", "--layanan", "SKTM")
    assert hasil["responden"] == semula + 1


def test_the_queue_outlives_a_browser_that_forgot_its_cookies(
    server: Server, ponsel: BrowserContext, alamat: str
) -> None:
    semula = _jumlah(server)
    page = ponsel.new_page()
    _siap(page, alamat)
    ponsel.set_offline(True)
    _isi(page, 2)
    _kirim(page)
    expect(page.get_by_text(MENUNGGU)).to_be_visible()
    ponsel.clear_cookies()
    ponsel.set_offline(False)
    expect(page.get_by_text("sudah terkirim")).to_be_visible(timeout=15000)
    assert _jumlah(server) == semula + 1
