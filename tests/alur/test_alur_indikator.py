"""One post fills in its quarter with the keyboard alone: the secretary's twelve indicators."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.alur.jalan import MEJA, Server, masuk, semua, tangkap, tanpa_javascript

pytestmark = pytest.mark.browser

SANDI = "tepian sungai telake"
JABATAN = "SEKRETARIS CAMAT LONGKALI"


def test_a_post_fills_in_its_twelve_indicators_by_keyboard(server: Server, peramban: Browser) -> None:
    server.skm("user", "add", "sekcam", "--peran", "penanggung_jawab", masukan=f"{SANDI}\n")
    server.skm("user", "jabatan", "sekcam", JABATAN)
    page = tanpa_javascript(peramban, MEJA).new_page()
    masuk(page, server.url, "sekcam", SANDI)
    page.goto(f"{server.url}/indikator-belum?tahun=2026&triwulan=2")
    milik = page.locator("section", has=page.get_by_role("heading", name=JABATAN))
    kode = milik.locator("li a").all_inner_texts()
    assert len(kode) == 12
    page.goto(f"{server.url}/indikator/{kode[0]}/isi?tahun=2026&triwulan=2")
    mulai, ketukan = time.monotonic(), 0
    for satu in kode:
        expect(page.locator("h1")).to_contain_text(f"{satu} ")
        expect(page.locator("#isian input[name^=nilai-]").first).to_be_focused()
        kolom = len(semua(page.locator("#isian input[name^=nilai-]")))
        for urut in range(kolom):
            page.keyboard.type(str(20 + urut))
            ketukan += 2
            if urut < kolom - 1:
                page.keyboard.press("Tab")
                ketukan += 1
        if satu == kode[-1]:
            tangkap(page, "indikator-isi")
        page.keyboard.press("Enter")
        ketukan += 1
    expect(page.locator("h1")).to_have_text("Pengisian triwulan")
    expect(milik.locator("li", has_text="(draf)")).to_have_count(12)
    ajukan = milik.get_by_role("button", name="Ajukan draf")
    expect(ajukan).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".pesan-sukses")).to_contain_text("12 isian diajukan")
    print(f"{time.monotonic() - mulai:.1f} s, {ketukan + 1} key strokes for 12 indicators")
    isi = {satu["kode"]: satu for satu in server.json("indikator", "--tahun", "2026", "--triwulan", "2")}
    # IKI-03 compares with the same quarter of last year, which nobody has filled in.
    assert {satu for satu in kode if isi[satu]["status"] != "BELUM_DISETUJUI"} == {"IKI-03"}


@pytest.mark.parametrize("javascript", [False, True])
def test_200_megabytes_are_refused_in_words_and_the_numbers_can_be_typed_again(
    server: Server, peramban: Browser, tmp_path: Path, javascript: bool
) -> None:
    besar = tmp_path / "rekaman.pdf"
    with besar.open("wb") as berkas:
        berkas.write(b"%PDF-1.7\n")
        berkas.truncate(200 * 1024 * 1024)
    nama = f"admin-{javascript}".lower()
    server.skm("user", "add", nama, "--peran", "admin", masukan=f"{SANDI}\n")
    konteks = peramban.new_context(viewport=MEJA) if javascript else tanpa_javascript(peramban, MEJA)
    page = konteks.new_page()
    masuk(page, server.url, nama, SANDI)
    page.goto(f"{server.url}/indikator/IKU-10/isi?tahun=2026&triwulan=2")
    kolom = page.locator("#isian input[name^=nilai-]").first
    kolom.fill("7")
    page.locator("#berkas").set_input_files(besar)
    page.get_by_role("button", name="Simpan draf").click()
    if javascript:  # the page itself knows, and nothing is sent
        assert page.locator("#berkas").evaluate("b => b.validationMessage").startswith("Berkas ini melebihi")
        expect(kolom).to_have_value("7")
    else:
        expect(page.locator("h1")).to_have_text("Kiriman terlalu besar")
        page.get_by_role("link", name="Kembali ke formulir").click()
        expect(page.locator("h1")).to_contain_text("IKU-10")
        expect(page.locator("#isian input[name^=nilai-]").first).to_have_value("")
    konteks.close()


def test_the_result_follows_the_typing_and_what_cannot_be_read_is_told_there(
    server: Server, peramban: Browser
) -> None:
    server.skm("user", "add", "bu-ani", "--peran", "admin", masukan=f"{SANDI}\n")
    page = peramban.new_context(viewport=MEJA).new_page()
    masuk(page, server.url, "bu-ani", SANDI)
    page.goto(f"{server.url}/indikator/IKU-04/isi?tahun=2026&triwulan=1")
    for nama, angka in (("sarana_tersedia", "9"), ("sarana_diperlukan", "12")):
        page.fill(f"#nilai-{nama}", angka)
    expect(page.locator("#hasil .angka-besar").first).to_have_text("75,00 %")
    expect(page.locator("#ringkas")).to_have_text("Nilai berlaku: 75,00 %")  # one sentence is announced
    page.fill("#nilai-sarana_tersedia", "9 unit")
    expect(page.locator("#hasil")).to_contain_text("bukan angka")
    expect(page.locator("#hasil")).not_to_contain_text("75,00")
    page.reload()
    expect(page.locator("#nilai-sarana_tersedia")).to_have_value("")  # nothing was stored
    page.context.close()
