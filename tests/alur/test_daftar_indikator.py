"""A post's indicators on a phone, and what is decided about them on a desk, as a browser lays them out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.alur.conftest import SANDI, Disiapkan, sajikan
from tests.alur.jalan import MEJA, PONSEL, Server, lebar_berlebih, masuk, tabel_menggulir, ubah_layar
from tests.penuh import PENUH

pytestmark = [pytest.mark.browser, pytest.mark.luas]

LAYAR = 844
"""Points that a phone of 390 shows of a page at once."""
TERBANYAK = 3
"""Screens that a post's indicators may take."""


@pytest.fixture(scope="module")
def server(berisi: Disiapkan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An office whose posts are at work on their indicators."""
    with sajikan(berisi, tmp_path_factory.mktemp("daftar")) as satu:
        yield satu


@pytest.fixture(scope="module")
def halaman(server: Server, peramban: Browser) -> Page:
    """The camat's browser."""
    page = peramban.new_context(viewport={"width": 390, "height": LAYAR}).new_page()
    masuk(page, server.url, "camat", SANDI)
    return page


def test_the_indicators_of_every_post_fit_three_screens_of_a_phone(server: Server, halaman: Page) -> None:
    alamat = f"{server.url}/indikator?tahun=2026"
    halaman.goto(alamat)
    jabatan = halaman.eval_on_selector_all(
        "#saring-jabatan option", "semua => semua.map((satu) => satu.value).filter(Boolean)"
    )
    assert len(jabatan) >= 10  # the decree's posts, and who answers for each IKU
    layar = {}
    for triwulan in ("", "3") if PENUH else ("3",):
        for satu in jabatan:
            halaman.goto(f"{alamat}&triwulan={triwulan}&jabatan={quote(satu)}")
            assert halaman.locator("details.rinci").count() > 0, satu
            layar[satu, triwulan] = int(halaman.evaluate("document.documentElement.scrollHeight")) / LAYAR
    assert {satu: tinggi for satu, tinggi in layar.items() if tinggi > TERBANYAK} == {}


def test_one_tap_opens_what_a_row_leaves_out_and_nothing_pushes_the_page_sideways(
    server: Server, halaman: Page
) -> None:
    halaman.goto(f"{server.url}/indikator?tahun=2026&triwulan=3")
    ubah_layar(halaman, PONSEL)
    baris = halaman.locator("tr", has=halaman.locator("details.rinci")).first
    expect(baris.locator("td[data-label=Target]")).to_be_hidden()
    baris.locator("summary").click()
    for kolom in ("Target", "Capaian", "Ketetapan", "Koreksi"):
        expect(baris.locator(f"td[data-label={kolom}]")).to_be_visible()
    assert lebar_berlebih(halaman) <= 0


def test_the_decrees_figure_leads_to_its_trace_which_opens(server: Server, halaman: Page) -> None:
    ubah_layar(halaman, MEJA)
    halaman.goto(f"{server.url}/dasbor")
    halaman.locator("a[href*='/indikator/IKU-01#jejak-ketetapan']").click()
    expect(halaman.locator("#jejak-ketetapan")).to_be_visible()


def test_whoever_decides_sees_the_evidence_on_a_desk_without_pushing_the_table(
    server: Server, peramban: Browser, halaman: Page
) -> None:
    admin = peramban.new_context(viewport=MEJA).new_page()
    masuk(admin, server.url, "bos", SANDI)
    ubah_layar(halaman, MEJA)
    for page in (admin, halaman):
        page.goto(f"{server.url}/indikator-periksa?tahun=2026&triwulan=3")
        assert page.locator("form table").count() > 0
        assert tabel_menggulir(page) == []
    admin.context.close()


def paragraf(page: Page) -> list[str]:
    """The page's paragraphs as they are read aloud, what the style sheet adds included."""
    semua = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    menurut_nomor = {satu["nodeId"]: satu for satu in semua}

    def kata(satu: dict[str, Any]) -> str:
        if satu["role"]["value"] == "StaticText":
            return str(satu["name"]["value"])
        anak = (menurut_nomor[nomor] for nomor in satu.get("childIds", ()) if nomor in menurut_nomor)
        return "".join(map(kata, anak))

    return [kata(satu) for satu in semua if satu["role"]["value"] == "paragraph"]


def test_the_question_counts_what_is_ticked_while_it_is_ticked(server: Server, halaman: Page) -> None:
    ubah_layar(halaman, MEJA)
    halaman.goto(f"{server.url}/indikator-periksa?tahun=2026&triwulan=3")
    form = halaman.locator("#setujui")
    for n in (0, 1):
        form.locator("input[name=kode]").nth(n).check()
    form.get_by_text("Setujui yang dicentang", exact=True).click()
    dicentang = form.locator("input[name=kode]:checked").count()
    assert any(satu.startswith(f"Setujui {dicentang} dari ") for satu in paragraf(halaman)), dicentang


def test_an_account_is_one_row_until_it_is_opened(server: Server, peramban: Browser, halaman: Page) -> None:
    for n in range(12):
        server.skm("user", "add", f"petugas-{n}", "--peran", "petugas", masukan=f"{SANDI}\n")
    page = peramban.new_context(viewport=MEJA).new_page()
    masuk(page, server.url, "bos", SANDI)
    page.goto(f"{server.url}/kelola/akun")
    tinggi = page.eval_on_selector_all(
        "tbody tr", "semua => semua.map((satu) => satu.getBoundingClientRect().height)"
    )
    assert len(tinggi) >= 12
    assert max(tinggi) <= 80  # a person's name, and the account's below it
    baris = page.locator("tbody tr").first
    baris.get_by_text("Ubah").click()
    expect(baris.get_by_role("button", name="Simpan nama")).to_be_visible()
    assert lebar_berlebih(page) <= 0
    page.context.close()
