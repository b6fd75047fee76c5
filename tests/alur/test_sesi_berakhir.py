"""In a browser: a session that ended while somebody typed, and an answer that came after its link closed."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, BrowserContext, Page, expect

from skm.akun.models import Akun, Sesi
from skm.orm import buka_sesi, make_engine
from skm.survei.models import Tautan
from tests.alur.jalan import MEJA, PONSEL, Server, kirim, lebar_berlebih, masuk, tangkap, tanpa_javascript
from tests.alur.test_alur_luring import MENUNGGU, _isi, _kirim, _siap, _sisa

pytestmark = [pytest.mark.browser, pytest.mark.luas]

SANDI = "tepian sungai telake"
BELUM = "Sesi Anda sudah berakhir, jadi isian ini belum tersimpan."


def _orang(server: Server, peramban: Browser, nama: str, peran: str, *, naskah: bool) -> Page:
    server.skm("user", "add", nama, "--peran", peran, masukan=f"{SANDI}\n")
    konteks = peramban.new_context(viewport=MEJA, locale="id-ID") if naskah else None
    page = (konteks or tanpa_javascript(peramban, MEJA)).new_page()
    masuk(page, server.url, nama, SANDI)
    return page


def _akhiri(server: Server, nama: str) -> None:
    """The account's sessions end, as an admin would end them."""
    mesin = make_engine(f"sqlite:///{Path(server.env['SKM_INSTANCE']) / 'skm.sqlite3'}")
    with buka_sesi(mesin, tulis=True) as session:
        milik = sa.select(Akun.id).where(Akun.nama == nama).scalar_subquery()
        session.execute(sa.delete(Sesi).where(Sesi.akun_id == milik))
        session.commit()
    mesin.dispose()


def _masuk_lagi(page: Page, nama: str, tangkapan: str) -> None:
    """On the page that came instead: it says that nothing is lost, and takes name and password."""
    expect(page.get_by_role("status")).to_contain_text("tidak hilang")
    tangkap(page, f"{tangkapan}-masuk")
    assert lebar_berlebih(page) <= 0
    page.fill("[name=nama]", nama)
    page.fill("[name=sandi]", SANDI)
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text(BELUM)
    tangkap(page, f"{tangkapan}-kembali")
    assert lebar_berlebih(page) <= 0


def test_the_desk_without_javascript_gets_its_entry_back_and_stores_it_once(
    server: Server, peramban: Browser
) -> None:
    page = _orang(server, peramban, "loket-sesi", "petugas", naskah=False)
    page.goto(f"{server.url}/loket")
    page.fill("#catat [name=layanan]", "kk")
    page.fill("[name=pemohon]", "Siti Aminah & <anak>")
    page.fill("[name=desa]", "toyu")
    page.get_by_text("NIK, telepon, berkas kurang").click()
    page.fill("[name=telepon]", "0812-3456-7890")
    page.wait_for_load_state("networkidle")
    page.context.clear_cookies()  # after twelve hours the browser has none
    page.keyboard.press("Enter")
    _masuk_lagi(page, "loket-sesi", "sesi-loket")
    form = page.locator("form[data-kembali]")
    expect(form.locator("[name=pemohon]")).to_have_value("Siti Aminah & <anak>")
    expect(form.locator("[name=layanan]")).to_have_value("kk")
    expect(form.locator("[name=desa]")).to_have_value("toyu")
    expect(form.locator("[name=telepon]")).to_be_visible()  # what was open is open
    expect(form.locator("[name=telepon]")).to_have_value("0812-3456-7890")
    form.locator("[name=pemohon]").press("Enter")
    expect(page.locator(".pesan-sukses")).to_contain_text("jatuh tempo")
    page.goto(f"{server.url}/loket/papan")
    expect(page.get_by_text("Siti Aminah & <anak>")).to_have_count(1)


def test_the_analysis_comes_back_on_its_own_page_after_the_session_was_ended_elsewhere(
    server: Server, peramban: Browser
) -> None:
    page = _orang(server, peramban, "sekcam-sesi", "admin", naskah=True)
    alamat = f"{server.url}/indikator/IKU-04/analisis?tahun=2026&triwulan=1"
    page.goto(alamat)
    tulisan = "Antrean panjang sejak pagi.\n\nSatu loket kosong: petugas sakit."
    page.locator("main form textarea").first.fill(tulisan)
    lain = tanpa_javascript(peramban, MEJA).new_page()
    masuk(lain, server.url, "sekcam-sesi", SANDI)
    lain.goto(f"{server.url}/akun/sesi")
    lain.get_by_text("Keluar dari semua perangkat").click()
    lain.get_by_role("button", name="Keluar dari semua").click()
    expect(lain.locator("h1")).to_have_text("Masuk petugas")
    page.locator("main form:has(textarea) button[type=submit]").first.click()
    _masuk_lagi(page, "sekcam-sesi", "sesi-analisis")
    expect(page).to_have_url(alamat)
    bidang = page.locator("form[data-kembali] textarea").first
    expect(bidang).to_have_value(tulisan)
    page.locator("form[data-kembali] button[type=submit]").first.click()
    expect(page.locator(".pesan-sukses")).to_be_visible()
    page.goto(alamat)
    expect(page.locator("main form textarea").first).to_have_value(tulisan)


def test_the_sheet_being_typed_comes_back_and_is_counted_once(server: Server, peramban: Browser) -> None:
    page = _orang(server, peramban, "ketik-sesi", "petugas", naskah=True)
    page.goto(f"{server.url}/kelola/kertas")
    page.fill("[name=nama]", "Kotak saran")
    page.select_option("[name=layanan]", "PINDAH")
    kirim(page, page.get_by_role("button", name="Mulai mengetik"))
    alamat = page.url
    _akhiri(server, "ketik-sesi")
    page.locator("[name=angka]").fill("123412341")
    page.get_by_text("Profil dan saran").click()
    page.fill("[name=saran]", "Kursinya kurang")
    page.locator("[name=angka]").press("Enter")
    _masuk_lagi(page, "ketik-sesi", "sesi-kertas")
    expect(page).to_have_url(alamat)
    expect(page.locator("[name=angka]")).to_have_value("123412341")
    expect(page.locator("[name=saran]")).to_be_visible()
    expect(page.locator("[name=saran]")).to_have_value("Kursinya kurang")
    page.locator("[name=angka]").press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert _sisa(page)["antre"] == 0


def _tutup(server: Server, alamat: str, **nilai: object) -> None:
    """The link closes, and the server knows it."""
    mesin = make_engine(f"sqlite:///{Path(server.env['SKM_INSTANCE']) / 'skm.sqlite3'}")
    with buka_sesi(mesin, tulis=True) as session:
        satu = session.scalars(sa.select(Tautan).where(Tautan.kode == alamat.rpartition("/")[2])).one()
        for nama, isi in nilai.items():
            setattr(satu, nama, isi)
        session.commit()
    mesin.dispose()
    for _ in range(200):  # a change is seen within a second
        try:
            urllib.request.urlopen(alamat, timeout=20).close()  # noqa: S310  # our own server
        except urllib.error.HTTPError as galat:
            assert galat.code == 410
            return
        time.sleep(0.05)
    pytest.fail("the link is still open")


@pytest.fixture
def menunggu(server: Server, peramban: Browser) -> tuple[BrowserContext, Page, str]:
    """A phone on which an answer waits for the signal; its link is open until then."""
    alamat = str(server.json("tautan", "add", "--layanan", "SKTM")["url"])
    ponsel = peramban.new_context(viewport=PONSEL, locale="id-ID")
    page = ponsel.new_page()
    _siap(page, alamat)
    ponsel.set_offline(True)
    _isi(page)
    page.fill("#saran", "Kursinya kurang")
    _kirim(page)
    expect(page.get_by_text(MENUNGGU)).to_be_visible()
    return ponsel, page, alamat


def _jumlah(server: Server) -> int:
    return int(server.json("ikm", "--layanan", "SKTM")["responden"])


def test_an_answer_filled_in_without_a_signal_is_taken_after_its_link_was_closed(
    server: Server, menunggu: tuple[BrowserContext, Page, str]
) -> None:
    (ponsel, page, alamat), semula = menunggu, _jumlah(server)
    _tutup(server, alamat, aktif=False, ditutup_pada=datetime.now(UTC))
    ponsel.set_offline(False)
    expect(page.get_by_text("sudah terkirim")).to_be_visible(timeout=15000)
    assert (_jumlah(server), _sisa(page)["antre"]) == (semula + 1, 0)


def test_an_answer_filled_in_after_its_link_closed_is_refused_with_the_reason_until_that_was_read(
    server: Server, menunggu: tuple[BrowserContext, Page, str]
) -> None:
    (ponsel, page, alamat), semula = menunggu, _jumlah(server)
    _tutup(server, alamat, sampai=datetime.now(UTC).date() - timedelta(days=2))
    ponsel.set_offline(False)
    alasan = "sudah ditutup sebelum jawaban ini diisi"
    expect(page.locator("[data-antre-pesan]")).to_contain_text(alasan, timeout=15000)
    tangkap(page, "susulan-ditolak")
    page.goto(alamat)  # the link is closed, and says so; what became of the answer stands there too
    expect(page.locator("[data-antre-pesan]")).to_contain_text(alasan)
    tangkap(page, "susulan-ditolak-tutup")
    isi = page.evaluate("""async () => JSON.stringify(await window.SkmAntrean.ditolak())""")
    assert "Kursinya kurang" not in isi and "U1" not in isi, "of the answer itself nothing stays"
    page.get_by_role("button", name="Mengerti").click()
    expect(page.locator("[data-antre-pesan]")).to_be_hidden()
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-antre-pesan]")).to_be_hidden()
    assert (_jumlah(server), _sisa(page)["antre"]) == (semula, 0)


def test_an_answer_that_waited_for_more_than_fourteen_days_is_told_and_not_sent(
    server: Server, menunggu: tuple[BrowserContext, Page, str]
) -> None:
    (ponsel, page, alamat), semula = menunggu, _jumlah(server)
    page.evaluate(
        """async () => { for (const satu of await window.SkmAntrean.semua()) {
             satu.dibuat -= 15 * 86400000; await window.SkmAntrean.simpan(satu); } }"""
    )
    ponsel.set_offline(False)
    expect(page.locator("[data-antre-pesan]")).to_contain_text("lebih dari 14 hari", timeout=15000)
    page.goto(alamat)
    expect(page.locator("[data-antre-pesan]")).to_contain_text("lebih dari 14 hari")
    assert _jumlah(server) == semula
