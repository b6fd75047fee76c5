"""In a browser: the server ends and is started anew while everybody types; what was typed is stored once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from skm.config import baca
from tests.alur.conftest import Disiapkan, _lingkungan
from tests.alur.jalan import (
    MEJA,
    PONSEL,
    Server,
    lebar_berlebih,
    masuk,
    port_bebas,
    tangkap,
    tanpa_javascript,
)
from tests.alur.test_alur_luring import MENUNGGU, _isi, _kirim, _siap, _sisa
from tests.ketahanan.server import Server as Proses

pytestmark = [pytest.mark.browser, pytest.mark.luas]

SANDI = "tepian sungai telake"
ORANG = {"loket-mati": "petugas", "sekcam-mati": "admin"}
ANALISIS = "/indikator/IKU-04/analisis?tahun=2026&triwulan=1"
TULISAN = "Antrean panjang sejak pagi.\n\nSatu loket kosong: petugas sakit."
BERNASKAH, POLOS = "Siti Aminah & <anak>", "Pak Polos"
TETAP = "Isian Anda masih ada di sini"


@dataclass
class Kantor:
    """A server that is killed and started at the same address, and everybody's pages, filled in."""

    server: Server
    proses: Proses
    ponsel: Page
    loket: Page
    polos: Page
    """The desk's, without JavaScript."""
    analisis: Page
    kertas: Page
    pengaduan: Page

    def responden(self) -> int:
        """How many answers the link's service has."""
        return int(self.server.json("ikm", "--layanan", "SKTM")["responden"])


@pytest.fixture(scope="module")
def proses(disiapkan: Disiapkan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Proses]]:
    """A server on a copy of the prepared instance, its people among it."""
    folder, port = tmp_path_factory.mktemp("mulai-lagi"), port_bebas()
    env = _lingkungan(folder / "instance", port)
    shutil.copytree(disiapkan.folder, folder / "instance")
    satu = Proses(baca(env), port, folder / "server.log")
    server = Server(satu.url, env, disiapkan.sandi_admin)
    for nama, peran in ORANG.items():
        server.skm("user", "add", nama, "--peran", peran, masukan=f"{SANDI}\n")
    satu.mulai()
    yield server, satu
    satu.bunuh()


@pytest.fixture
def kantor(proses: tuple[Server, Proses], peramban: Browser) -> Kantor:
    """Everybody has typed, and nobody has pressed."""
    server, satu = proses
    petugas, admin = (peramban.new_context(viewport=MEJA, locale="id-ID") for _ in ORANG)
    loket, analisis = petugas.new_page(), admin.new_page()
    for page, nama in zip((loket, analisis), ORANG, strict=True):
        masuk(page, server.url, nama, SANDI)
    polos = tanpa_javascript(peramban, MEJA).new_page()
    masuk(polos, server.url, "loket-mati", SANDI)
    for page, pemohon in ((loket, BERNASKAH), (polos, POLOS)):
        page.goto(f"{server.url}/loket")
        page.fill("#catat [name=layanan]", "kk")
        page.fill("[name=pemohon]", pemohon)
        page.fill("[name=desa]", "toyu")
    analisis.goto(f"{server.url}{ANALISIS}")
    analisis.locator("main form textarea").first.fill(TULISAN)
    kertas = petugas.new_page()
    kertas.clock.install()
    kertas.goto(f"{server.url}/kelola/kertas")
    kertas.fill("[name=nama]", "Kotak saran")
    kertas.select_option("[name=layanan]", "PINDAH")
    kertas.get_by_role("button", name="Mulai mengetik").click()
    kertas.locator("[name=angka]").fill("123412341")
    tautan = str(server.json("tautan", "add", "--layanan", "SKTM")["url"])
    ponsel = peramban.new_context(viewport=PONSEL, locale="id-ID").new_page()
    ponsel.clock.install()
    _siap(ponsel, tautan)
    _isi(ponsel)
    pengaduan = peramban.new_context(viewport=PONSEL, locale="id-ID").new_page()
    pengaduan.goto(f"{server.url}/pengaduan")
    pengaduan.fill("#isi", TULISAN)
    return Kantor(server, satu, ponsel, loket, polos, analisis, kertas, pengaduan)


def _tekan(kantor: Kantor) -> None:
    """Whose page waits for the server's answer sends."""
    kantor.loket.locator("#catat [name=pemohon]").press("Enter")
    kantor.analisis.locator("main form:has(textarea) button[type=submit]").first.click()
    kantor.pengaduan.locator("#kirim").click()


def _tersimpan(kantor: Kantor, kali: int) -> None:
    """What they sent is there; at the desk it was that many times since the server's first start."""
    for page in (kantor.loket, kantor.polos, kantor.analisis):
        expect(page.locator(".pesan-sukses")).to_be_visible()
    kantor.loket.goto(f"{kantor.server.url}/loket/papan")
    for pemohon in (BERNASKAH, POLOS):
        expect(kantor.loket.get_by_text(pemohon)).to_have_count(kali)
    kantor.analisis.goto(f"{kantor.server.url}{ANALISIS}")
    expect(kantor.analisis.locator("main form textarea").first).to_have_value(TULISAN)
    expect(kantor.pengaduan.get_by_role("heading", name="Pengaduan ADU/")).to_be_visible()


def test_what_was_typed_before_the_server_was_killed_is_taken_when_it_is_sent_afterwards(
    kantor: Kantor,
) -> None:
    semula = kantor.responden()
    kantor.proses.bunuh()
    kantor.proses.mulai()
    _tekan(kantor)
    _kirim(kantor.ponsel)
    kantor.polos.locator("#catat [name=pemohon]").press("Enter")
    kantor.kertas.locator("[name=angka]").press("Enter")
    _tersimpan(kantor, 1)
    expect(kantor.kertas.locator("tbody tr")).to_have_count(1)
    expect(kantor.ponsel.get_by_role("heading", name="Terima kasih")).to_be_visible()
    assert kantor.responden() == semula + 1


def test_what_is_sent_while_the_server_is_away_stays_on_its_page_and_is_stored_once_when_it_is_back(
    kantor: Kantor,
) -> None:
    semula = kantor.responden()
    kantor.proses.bunuh()
    _tekan(kantor)
    _kirim(kantor.ponsel)
    kantor.polos.locator("#catat [name=pemohon]").press("Enter")
    kantor.kertas.locator("[name=angka]").press("Enter")
    for page in (kantor.loket, kantor.analisis, kantor.pengaduan):
        expect(page.get_by_role("alert")).to_contain_text(TETAP)
        assert lebar_berlebih(page) <= 0
    tangkap(kantor.loket, "tidak-menjawab-loket")
    tangkap(kantor.pengaduan, "tidak-menjawab-pengaduan")
    expect(kantor.ponsel.get_by_text(MENUNGGU)).to_be_visible()
    expect(kantor.kertas.locator("[data-antre-pesan]")).to_contain_text("menunggu sinyal: 1 lembar")
    kantor.proses.mulai()
    _tekan(kantor)
    kantor.polos.reload()  # the browser said that nobody answers; this sends the form again
    for page in (kantor.ponsel, kantor.kertas):
        page.clock.run_for(31_000)  # nobody touches it
        expect(page.locator("[data-antre-pesan]")).to_contain_text("sudah terkirim")
    kantor.kertas.reload()
    expect(kantor.kertas.locator("tbody tr")).to_have_count(1)
    _tersimpan(kantor, 2)
    assert (kantor.responden(), _sisa(kantor.ponsel)["antre"], _sisa(kantor.kertas)["antre"]) == (
        semula + 1,
        0,
        0,
    )
