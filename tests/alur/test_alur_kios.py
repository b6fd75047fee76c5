"""The tablet on the counter: one question a screen, nothing of the last person, and a PIN to leave."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, expect

from skm.orm import buka_sesi, make_engine
from skm.survei.models import Tautan
from skm.survei.services import sidik_pin
from tests.alur.jalan import Server, lebar_berlebih, semua, tangkap, tunggu

pytestmark = [pytest.mark.browser, pytest.mark.luas]

TABLET = {"width": 1024, "height": 768}
SISA = """async () => ({
  lokal: Object.keys(localStorage).length, sesi: Object.keys(sessionStorage).length,
  isian: [...document.querySelectorAll('input:checked, form[data-antre] select, form[data-antre] textarea')]
    .filter(b => b.type === 'radio' ? b.checked : b.value).length,
  basis: await new Promise(jadi => {
    const minta = indexedDB.open('skm-antrean', 1);
    minta.onsuccess = () => {
      const b = minta.result;
      if (!b.objectStoreNames.length) { b.close(); jadi(0); return; }
      const h = b.transaction('kiriman').objectStore('kiriman').count();
      h.onsuccess = () => { b.close(); jadi(h.result) };
    };
  }),
})"""
KOSONG = {"lokal": 0, "sesi": 0, "isian": 0, "basis": 0}


@pytest.fixture
def kios(server: Server) -> str:
    """A kiosk's address; its PIN is 4711."""
    satu = server.json("tautan", "add", "--layanan", "NIKAH", "--jenis", "kios")
    mesin = make_engine(f"sqlite:///{server.env['SKM_INSTANCE']}/skm.sqlite3")
    with buka_sesi(mesin, tulis=True) as session:
        tautan = session.scalars(sa.select(Tautan).where(Tautan.kode == satu["kode"])).one()
        tautan.pin_hash = sidik_pin("4711")
        session.commit()
    mesin.dispose()
    return str(satu["url"])


@pytest.fixture
def page(peramban: Browser, kios: str) -> Iterator[Page]:
    """The tablet with the kiosk open and a clock the test turns."""
    konteks = peramban.new_context(viewport=TABLET, locale="id-ID", has_touch=True)  # type: ignore[arg-type]
    page = konteks.new_page()
    page.clock.install()
    page.goto(kios)
    yield page
    konteks.close()


def _jumlah(server: Server) -> int:
    return int(server.json("ikm", "--layanan", "NIKAH")["responden"])


def _mulai(page: Page) -> None:
    page.get_by_role("button", name="Sentuh untuk mulai").click()


def _jawab(page: Page, nomor: int, nilai: int) -> None:
    page.locator(f'#U{nomor} label:has(input[value="{nilai}"])').click()
    page.clock.run_for(400)


def _isi_semua(page: Page, nilai: int = 3) -> None:
    _mulai(page)
    for nomor in range(1, 10):
        expect(page.locator("fieldset.kini")).to_have_attribute("id", f"U{nomor}")
        _jawab(page, nomor, nilai)


def test_one_question_a_screen_and_two_people_in_a_row_give_two_answers(server: Server, page: Page) -> None:
    semula = _jumlah(server)
    tangkap(page, "kios-awal")
    for nilai in (4, 2):
        _isi_semua(page, nilai)
        assert page.locator("fieldset.tanya:visible").count() == 0
        page.get_by_role("button", name="Kirim jawaban").click()
        expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
        page.clock.run_for(6500)
        expect(page.get_by_role("button", name="Sentuh untuk mulai")).to_be_visible()
    assert _jumlah(server) == semula + 2
    assert page.evaluate(SISA) == KOSONG


def test_progress_is_said_and_going_back_keeps_what_was_chosen(server: Server, page: Page) -> None:
    _mulai(page)
    expect(page.get_by_text("Pertanyaan 1 dari 9")).to_be_visible()
    tangkap(page, "kios-pertanyaan")
    assert lebar_berlebih(page) <= 0
    expect(page.get_by_role("button", name="Lanjut")).to_be_disabled()
    _jawab(page, 1, 2)
    expect(page.get_by_text("Pertanyaan 2 dari 9")).to_be_visible()
    page.get_by_role("button", name="Kembali").click()
    assert page.locator('#U1 input[value="2"]').is_checked()
    for label in semua(page.locator("#U1 .opsi label")):
        kotak = label.bounding_box()
        assert kotak is not None
        assert min(kotak["width"], kotak["height"]) >= 64

    # A kiosk of the whole office asks first which service it was, and counts the questions as before.
    page.goto(str(server.json("tautan", "add", "--jenis", "kios")["url"]))
    _mulai(page)
    page.get_by_label("Layanan apa yang Anda urus?").select_option("KTP")
    tangkap(page, "kios-layanan")
    expect(page.locator("[data-letak]")).to_be_empty()
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_text("Pertanyaan 1 dari 9")).to_be_visible()


def test_a_person_who_walks_away_is_asked_and_then_leaves_nothing_behind(server: Server, page: Page) -> None:
    semula = _jumlah(server)
    _isi_semua(page)
    page.fill("#saran", "Kursinya kurang")
    page.clock.run_for(60_500)
    expect(page.get_by_role("dialog", name="Masih di sini?")).to_be_visible()
    tangkap(page, "kios-masih-di-sini")
    page.clock.run_for(15_500)
    expect(page.get_by_role("button", name="Sentuh untuk mulai")).to_be_visible()
    assert page.evaluate(SISA) == KOSONG
    page.go_back()
    assert page.evaluate(SISA) == KOSONG
    assert "Kursinya kurang" not in page.content()
    page.reload()
    assert page.evaluate(SISA) == KOSONG
    simpanan = page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async n => {"
        " const r = await caches.open(n);"
        " return Promise.all((await r.keys()).map(async k => (await r.match(k)).text())) }))).flat().join('')"
    )
    assert "Kursinya" not in simpanan
    assert " checked" not in simpanan
    bidang = page.locator("form[data-antre]")
    assert bidang.get_attribute("autocomplete") == "off"
    assert _jumlah(server) == semula


def test_who_is_still_there_goes_on_where_they_were(page: Page) -> None:
    _mulai(page)
    _jawab(page, 1, 2)
    page.clock.run_for(60_500)
    page.get_by_role("button", name="Ya, lanjutkan").click()
    page.clock.run_for(20_000)
    expect(page.get_by_text("Pertanyaan 2 dari 9")).to_be_visible()
    assert page.locator('#U1 input[value="2"]').is_checked()


def test_leaving_asks_for_the_pin_and_wrong_ones_never_close_the_survey(server: Server, page: Page) -> None:
    page.get_by_role("button", name="Petugas").click()
    tangkap(page, "kios-pin")
    for urut in range(6):
        page.get_by_label("PIN petugas").fill("0000")
        with page.expect_response("**/keluar"):
            page.get_by_role("button", name="Keluar", exact=True).click()
        expect(page.get_by_text("PIN keliru" if urut < 5 else "Tunggu lima menit")).to_be_visible()
    page.get_by_role("button", name="Batal").click()
    semula = _jumlah(server)
    _isi_semua(page)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    assert _jumlah(server) == semula + 1


def test_the_right_pin_leaves_to_the_public_page(server: Server, page: Page) -> None:
    page.get_by_role("button", name="Petugas").click()
    page.get_by_label("PIN petugas").fill("4711")
    page.get_by_role("button", name="Keluar", exact=True).click()
    expect(page).to_have_url(f"{server.url}/")


def test_full_screen_that_is_left_another_way_covers_the_survey(page: Page) -> None:
    _mulai(page)
    tunggu(page, "() => document.fullscreenElement !== null")
    page.evaluate("document.exitFullscreen()")
    expect(page.get_by_role("dialog", name="Survei berlangsung di layar penuh")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Survei berlangsung di layar penuh")).to_be_visible()
    page.get_by_role("button", name="Lanjutkan survei").click()
    tunggu(page, "() => document.fullscreenElement !== null")
    expect(page.get_by_text("Pertanyaan 1 dari 9")).to_be_visible()


def test_the_back_button_stays_in_the_survey(page: Page, kios: str) -> None:
    _mulai(page)
    _jawab(page, 1, 2)
    page.go_back()
    expect(page).to_have_url(kios)
    expect(page.get_by_text("Pertanyaan 1 dari 9")).to_be_visible()


def test_without_a_signal_the_kiosk_keeps_answers_and_goes_on(server: Server, page: Page) -> None:
    semula = _jumlah(server)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    for _ in range(2):
        _isi_semua(page)
        page.get_by_role("button", name="Kirim jawaban").click()
        expect(page.get_by_text("terkirim sendiri saat ada sinyal").first).to_be_visible()
        page.clock.run_for(6500)
    assert page.evaluate(SISA) | {"basis": 2} == KOSONG | {"basis": 2}
    page.context.set_offline(False)
    tunggu(page, f"async () => (await ({SISA})()).basis === 0")
    assert _jumlah(server) == semula + 2


def test_by_keyboard_the_arrows_choose_and_enter_goes_on(page: Page) -> None:
    _mulai(page)
    page.locator("#U1 input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.clock.run_for(1000)
    expect(page.get_by_text("Pertanyaan 1 dari 9")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Pertanyaan 2 dari 9")).to_be_visible()
    expect(page.locator("#U2 legend")).to_be_focused()
