"""WCAG 2.2 AA on every public page, in both themes: axe, and what axe cannot see (targets, order, zoom)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.alur.axe import LEBAR, konteks_axe, pelanggaran
from tests.alur.jalan import Server, masuk, melebar, semua
from tests.alur.pengaduan import PENGADUAN

pytestmark = [pytest.mark.browser, pytest.mark.luas]

SANDI = "tepian sungai telake"

BANJIR = """async () => {
    const isi = new URLSearchParams(new FormData(document.querySelector('form')));
    for (let n = 1; n < 10; n += 1) { isi.set('U' + n, '3'); }
    isi.set('kunci', 'banjir-0123456789');
    const kirim = () => fetch(location.href, { method: 'POST', body: isi, redirect: 'manual' });
    for (let putaran = 0; putaran < 16; putaran += 1) {
        await Promise.all(Array.from({ length: 20 }, kirim));
    }
}"""
"""An answer sent 320 times: a link takes fewer in a minute without asking, stored or not."""

Buka = Callable[[Page, Server], None]


def _tautan(server: Server, *argumen: str) -> str:
    return str(server.json("tautan", "add", *argumen)["url"])


def _isi(page: Page) -> None:
    for nomor in range(1, 10):
        page.locator(f'#U{nomor} label:has(input[value="3"])').click()


def _beranda(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/")


def _masuk(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/masuk")


def _kuesioner(page: Page, server: Server) -> None:
    page.goto(_tautan(server, "--layanan", "KK"))


def _kuesioner_keliru(page: Page, server: Server) -> None:
    """As the server gives it back where no script found the gap first."""
    _kuesioner(page, server)
    page.locator("form[data-antre]").evaluate("form => form.submit()")
    page.get_by_text("Jawaban belum terkirim").wait_for()


def _kuesioner_ditandai(page: Page, server: Server) -> None:
    """As the device marks it."""
    _kuesioner(page, server)
    page.get_by_role("button", name="Kirim jawaban").click()
    page.locator("#U9[aria-invalid=true]").wait_for()


def _kuesioner_inggris(page: Page, server: Server) -> None:
    page.goto(_tautan(server, "--layanan", "KK") + "?bahasa=en")
    page.get_by_text("Your answers are anonymous").wait_for()


def _ditanya(page: Page, server: Server) -> None:
    """A link so flooded that it asks for a sum."""
    _kuesioner(page, server)
    page.evaluate(BANJIR)
    _isi(page)
    page.locator("form").evaluate(
        "form => form.submit()"
    )  # past the queue, which would wait a minute instead
    page.get_by_text("Banyak jawaban masuk").wait_for()


def _menunggu(page: Page, server: Server) -> None:
    _kuesioner(page, server)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    _isi(page)
    page.get_by_role("button", name="Kirim jawaban").click()
    page.get_by_text("menunggu sinyal").wait_for()


def _terima_kasih(page: Page, server: Server) -> None:
    _kuesioner(page, server)
    _isi(page)
    page.get_by_role("button", name="Kirim jawaban").click()
    page.get_by_role("heading", name="Terima kasih").wait_for()


@contextmanager
def _meja(page: Page, server: Server) -> Iterator[Page]:
    """The desk's own browser, signed in: its cookies never reach the citizen's."""
    assert page.context.browser is not None
    konteks = page.context.browser.new_context(locale="id-ID")
    meja = konteks.new_page()
    masuk(meja, server.url, "ani", SANDI)
    meja.goto(f"{server.url}/loket")
    yield meja
    konteks.close()


def _tiket(page: Page, server: Server) -> None:
    """A ticket as the desk issues it."""
    with _meja(page, server) as meja:
        for nama, isi in (("layanan", "kk"), ("pemohon", "Siti"), ("desa", "muara toyu")):
            meja.fill(f"#catat [name={nama}]", isi)
        meja.click("#catat button")
        meja.locator('form[action$="/selesai"] button').first.click()
        alamat = f"http://{meja.locator('.tiket-alamat').inner_text()}"
    page.goto(alamat)


def _tiket_terpakai(page: Page, server: Server) -> None:
    _tiket(page, server)
    alamat = page.url
    _isi(page)
    page.get_by_role("button", name="Kirim jawaban").click()
    page.get_by_role("heading", name="Terima kasih").wait_for()
    page.goto(alamat)  # a spent ticket opens like any other; only sending tells
    _isi(page)
    page.get_by_role("button", name="Kirim jawaban").click()
    page.get_by_text("sudah diisi").first.wait_for()


def _kios(page: Page, server: Server) -> None:
    page.goto(_tautan(server, "--jenis", "kios"))
    page.get_by_role("button", name="Sentuh untuk mulai").wait_for()


def _kios_pertanyaan(page: Page, server: Server) -> None:
    _kios(page, server)
    page.get_by_role("button", name="Sentuh untuk mulai").click()
    page.get_by_role("button", name="Lanjut").click()  # which service it was may stay open
    page.get_by_text("Pertanyaan 1 dari 9").wait_for()


def _kios_pin(page: Page, server: Server) -> None:
    _kios(page, server)
    page.get_by_role("button", name="Petugas").click()
    page.get_by_label("PIN petugas").wait_for()


def _lacak(page: Page, server: Server) -> None:
    """A case as its citizen follows it."""
    _tiket(page, server)
    with _meja(page, server) as meja:
        meja.locator("a[href^='/loket/struk/']").first.click()
        kode = meja.locator(".struk-kode").inner_text()
    page.goto(f"{server.url}/lacak?kode={kode}")
    page.get_by_text("Berkas lengkap").wait_for()


def _tidak_ada(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/s/tidakada")


def _bukan_halaman(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/tidak-ada")


PUBLIK: dict[str, Buka] = {
    "beranda": _beranda,
    "masuk": _masuk,
    "kuesioner": _kuesioner,
    "kuesioner-keliru": _kuesioner_keliru,
    "kuesioner-ditandai": _kuesioner_ditandai,
    "kuesioner-inggris": _kuesioner_inggris,
    "ditanya": _ditanya,
    "menunggu": _menunggu,
    "terima-kasih": _terima_kasih,
    "tiket": _tiket,
    "tiket-terpakai": _tiket_terpakai,
    "lacak": _lacak,
    **PENGADUAN,
    "kios-awal": _kios,
    "kios-pertanyaan": _kios_pertanyaan,
    "kios-pin": _kios_pin,
    "tautan-tidak-ada": _tidak_ada,
    "bukan-halaman": _bukan_halaman,
}


@pytest.fixture(scope="module")
def petugas(server: Server) -> None:
    """A member of staff who closes a case."""
    server.skm("user", "add", "ani", "--peran", "petugas", masukan=f"{SANDI}\n")


@pytest.mark.parametrize("nama", PUBLIK)
def test_a_public_page_violates_nothing_at_any_width_in_either_theme(
    server: Server, peramban: Browser, petugas: None, nama: str
) -> None:
    konteks = konteks_axe(peramban, LEBAR[0])
    page = konteks.new_page()
    PUBLIK[nama](page, server)
    assert pelanggaran(page, LEBAR, nama) == []
    konteks.close()


@pytest.mark.parametrize(
    "nama", ["kuesioner", "kuesioner-keliru", "terima-kasih", "kios-pertanyaan", "beranda"]
)
def test_at_two_hundred_percent_nothing_is_cut_off(
    server: Server, peramban: Browser, petugas: None, nama: str
) -> None:
    """A 1280 px screen at 200 % is 640 px wide, with everything twice as large."""
    konteks = konteks_axe(peramban, 640, device_scale_factor=2)
    page = konteks.new_page()
    PUBLIK[nama](page, server)
    assert melebar(page) <= 0
    konteks.close()


@pytest.mark.parametrize(
    "nama", ["kuesioner", "kuesioner-keliru", "terima-kasih", "kios-pertanyaan", "kios-pin"]
)
def test_whatever_a_citizen_taps_is_large_enough_for_a_thumb(
    server: Server, peramban: Browser, petugas: None, nama: str
) -> None:
    """44 px each way, well above the 24 px WCAG 2.2 asks for; an option's target is its whole label."""
    konteks = konteks_axe(peramban, 320)
    page = konteks.new_page()
    PUBLIK[nama](page, server)
    sasaran = page.locator(
        ":is(header, main) :is(a, button, select, textarea, .opsi label):visible, "
        "dialog :is(a, button):visible"
    )
    kecil = []
    for satu in semua(sasaran):
        kotak = satu.bounding_box()
        if kotak and min(kotak["width"], kotak["height"]) < 44:
            kecil.append((satu.inner_text()[:30], kotak["width"], kotak["height"]))
    assert kecil == []
    konteks.close()


def test_the_tab_key_follows_the_questions_and_the_arrows_choose(server: Server, peramban: Browser) -> None:
    konteks = konteks_axe(peramban, 390)
    page = konteks.new_page()
    _kuesioner(page, server)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "English"
    urutan = []
    for _ in range(9):
        page.keyboard.press("Tab")
        urutan.append(page.evaluate("document.activeElement.name"))
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
    assert urutan == [f"U{n}" for n in range(1, 10)]
    assert page.locator('input[value="2"]:checked').count() == 9
    sisa = []
    for _ in range(6):
        page.keyboard.press("Tab")
        sisa.append(page.evaluate("document.activeElement.name || document.activeElement.type"))
    assert sisa == ["jenis_kelamin", "usia", "pendidikan", "pekerjaan", "saran", "submit"]
    konteks.close()


def test_a_question_is_announced_with_its_words_and_a_mistake_leads_to_it(
    server: Server, peramban: Browser
) -> None:
    konteks = konteks_axe(peramban, 390)
    page = konteks.new_page()
    _kuesioner_keliru(page, server)
    assert page.title().startswith("Belum lengkap")
    assert page.evaluate("document.activeElement.className") == "ringkas"
    expect(page.get_by_role("radiogroup", name="kesesuaian persyaratan pelayanan")).to_have_count(1)
    page.get_by_role("link", name="Pertanyaan 5").click()
    assert page.evaluate("location.hash") == "#U5"
    assert page.locator("html").get_attribute("lang") == "id"
    konteks.close()


def test_with_forced_colours_a_chosen_answer_is_still_told_from_the_others(
    server: Server, peramban: Browser
) -> None:
    konteks = konteks_axe(peramban, 390, forced_colors="active")
    page = konteks.new_page()
    _kuesioner(page, server)
    kotak = page.locator("#U1 label").first
    sebelum = kotak.screenshot()
    kotak.locator("input").check()
    page.mouse.move(0, 0)
    page.locator("#saran").focus()
    assert kotak.screenshot() != sebelum
    konteks.close()
