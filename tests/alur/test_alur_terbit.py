"""A quarter's results from the report to what a citizen reads, and into the quarter after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.alur.jalan import MEJA, PONSEL, Server, masuk, melebar, tangkap, tanpa_javascript
from tests.skm.laporan.susun import nilai_48

pytestmark = pytest.mark.browser

SANDI = "tepian sungai telake"
PROGRAM = "Papan persyaratan di loket"


def dua_triwulan(folder: Path) -> Path:
    """The 48 published respondents in each of two quarters."""
    berkas = folder / "jawaban.csv"
    kepala = "tanggal," + ",".join(f"U{n}" for n in range(1, 10))
    baris = [
        ",".join([hari, *map(str, satu)]) for hari in ("2025-08-12", "2025-11-11") for satu in nilai_48()
    ]
    berkas.write_text("\n".join([kepala, *baris]) + "\n", encoding="utf-8")
    return berkas


def setujui_dan_terbitkan(page: Page, url: str, bagian: str) -> None:
    page.goto(f"{url}/laporan/skm?tahun=2025&bagian={bagian}")
    page.locator("summary", has_text="Setujui laporan").click()
    page.locator("#form-setujui button").click()
    expect(page.locator(".pesan-sukses")).to_contain_text("disetujui dengan kode")
    tangkap(page, f"laporan-disetujui-{bagian}")
    page.get_by_role("link", name="Publikasi", exact=True).click()
    page.locator("summary", has_text="Terbitkan").click()
    page.locator(".form-terbitkan button").click()
    expect(page.locator(".pesan-sukses")).to_contain_text("terbit sebagai edisi 1")
    tangkap(page, f"publikasi-{bagian}")


def test_a_plan_is_published_with_its_quarter_and_its_share_done_with_the_next(
    server: Server, peramban: Browser, tmp_path: Path
) -> None:
    server.skm("import", "responden", str(dua_triwulan(tmp_path)))
    server.skm("user", "add", "camat", "--peran", "pimpinan", masukan=f"{SANDI}\n")
    page, warga = (tanpa_javascript(peramban, ukuran).new_page() for ukuran in (MEJA, PONSEL))
    masuk(page, server.url, "camat", SANDI)
    page.goto(f"{server.url}/laporan/tindak-lanjut?tahun=2025&bagian=tw3")
    page.get_by_role("link", name="Rencanakan Persyaratan").click()
    page.fill("[name=program]", PROGRAM)
    page.fill("[name=penanggung_jawab]", "Kasi Pelayanan")
    page.get_by_role("button", name="Simpan rencana").click()
    expect(page.locator(".pesan-sukses")).to_be_visible()
    setujui_dan_terbitkan(page, server.url, "tw3")
    warga.goto(server.url)
    warga.get_by_role("link", name="Hasil survei Triwulan III 2025").click()
    expect(warga.locator("h1")).to_have_text("Hasil survei kepuasan masyarakat")
    expect(warga.locator("main")).to_contain_text("78,70")
    expect(warga.locator("#rencana ~ .daftar-rencana")).to_contain_text(PROGRAM)
    assert melebar(warga) <= 0
    tangkap(warga, "hasil-tw3")
    page.goto(f"{server.url}/laporan/tindak-lanjut?tahun=2025&bagian=tw3")
    page.get_by_role("link", name=PROGRAM).first.click()
    page.locator("#form-lapor select").select_option("selesai")
    page.locator("#form-lapor textarea").fill("Papan dipasang di ruang tunggu.")
    page.get_by_role("button", name="Simpan laporan").click()
    expect(page.locator(".pesan-sukses")).to_be_visible()
    setujui_dan_terbitkan(page, server.url, "tw4")
    warga.goto(f"{server.url}/hasil")
    expect(warga.locator("#tindak-lanjut ~ p").first).to_contain_text("1 selesai (100,00")
    expect(warga.locator("main")).to_contain_text("Papan dipasang di ruang tunggu.")
    warga.get_by_role("link", name="Triwulan III 2025").click()
    expect(warga.locator("main")).not_to_contain_text("Papan dipasang")  # as it was published
    tangkap(warga, "hasil-tw4")
