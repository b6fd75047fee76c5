"""WCAG 2.2 AA on the pages staff and admins work with, filled with what they hold on an ordinary day."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import baca
from tests.alur.axe import LEBAR, SKRIP, konteks_axe, pelanggaran
from tests.alur.jalan import PONSEL, Server, masuk
from tests.alur.kiriman import KIRIMAN
from tests.contoh import Contoh, isi_contoh
from tests.penuh import PENUH
from tests.ramai import ramaikan
from tests.rute import SIAPA_SAJA, TABEL, Rute

pytestmark = [pytest.mark.browser, pytest.mark.luas]

SANDI = "tepian sungai telake"
BERKAS = re.compile(r"\.(?:\w+|<bentuk>)$|^/api/|/(?:bukti|media)/<")
"""What is loaded and not looked at: files, evidence and pictures, what programs read."""
POTONGAN = {"/loket/papan": "papan-segar"}
"""A part that a page's script puts into it, and where that page is examined with it."""
HALAMAN = tuple(
    rute
    for rute in TABEL
    if rute.metode == "GET" and rute.siapa is not SIAPA_SAJA and not BERKAS.search(rute.pola)
)
"""Every page of the office: one that is added is examined without being named here."""
KEADAAN = (
    "/loket/2",
    "/pengaduan/kelola?keadaan=selesai",
    "/indikator/IKU-01",
    "/indikator/IKU-04?triwulan=1",
    "/laporan/penanda-tangan?jabatan=Camat",
    "/kelola/kuesioner/1",
    "/kelola/kuesioner/1/pratinjau",
)
"""The same pages in another state than that in which `Contoh` opens them."""
SEMPIT_BERWARNA = {"/dasbor", "/loket", "/indikator", "/laporan/ketepatan/kasus", "/kelola/layanan"}
"""What only a narrow screen shows, the drawer's button and rows as cards, is coloured alike on all pages."""
MATA = (PONSEL["width"], LEBAR[-1])


@pytest.fixture(scope="module")
def contoh(server: Server) -> Contoh:
    """An admin and a head, who look at pages of which some hold one row and some a dozen."""
    for nama, peran in (("bos", "admin"), ("camat", "pimpinan"), ("sekcam", "penanggung_jawab")):
        server.skm("user", "add", nama, "--peran", peran, masukan=f"{SANDI}\n")
    app = create_app(baca(server.env))
    contoh, mesin = isi_contoh(app), app.extensions["skm_mesin"]
    ramaikan(mesin, 12)
    mesin.dispose()
    return contoh


def test_a_page_of_the_office_violates_nothing_on_a_phone_and_a_desk_in_either_theme(
    server: Server, contoh: Contoh, peramban: Browser
) -> None:
    salah = []
    for nama, peran in (("bos", Peran.ADMIN), ("camat", Peran.PIMPINAN)):
        page = _masuk(server, peramban, nama)
        milik = [rute.pola for rute in HALAMAN if _pembuka(rute) is peran and rute.pola not in POTONGAN]
        for alamat in (*map(contoh.alamat, milik), *(KEADAAN if peran is Peran.ADMIN else ())):
            jawaban = page.goto(server.url + alamat)
            assert jawaban is not None
            assert jawaban.status == 200, alamat
            sebutan = f"kantor-{alamat.strip('/').replace('/', '-')}"
            berwarna = MATA if alamat in SEMPIT_BERWARNA else MATA[1:]
            lebar = MATA if PENUH else berwarna  # what goes beyond a phone's screen is seen at 320 anyway
            salah += pelanggaran(page, lebar, sebutan, berwarna=berwarna)
        page.context.close()
    assert not salah, "\n".join(salah)


def test_what_a_form_answers_violates_nothing_on_a_phone_and_a_desk_in_either_theme(
    server: Server, contoh: Contoh, peramban: Browser
) -> None:
    """Found, offered, refused at its fields, overtaken by somebody else, asking before it is done."""
    page, salah = _masuk(server, peramban, "bos"), []
    for nama, (kirim, ada) in KIRIMAN.items():
        kirim(page, server)
        page.locator(ada).first.wait_for()
        salah += pelanggaran(page, MATA if PENUH else MATA[1:], nama)
    assert not salah, "\n".join(salah)
    page.context.close()


def test_every_page_of_the_office_is_examined_as_somebody_who_may_open_it() -> None:
    assert [rute.pola for rute in HALAMAN if _pembuka(rute) not in (rute.siapa or ())] == []
    assert {rute.pola for rute in HALAMAN} > POTONGAN.keys()
    assert KIRIMAN.keys() > set(POTONGAN.values())


PUCAT = """<html lang="id"><title>Uji</title><main><h1>Uji</h1><p>Jelas</p><p>Jelas</p><p>Jelas</p>
<p id="huruf" style="color: #999">Pucat</p><div style="background: #555"><p id="latar">Jelas</p></div>"""


def test_pale_letters_are_found_among_many_others_and_so_are_the_same_letters_on_another_ground(
    peramban: Browser,
) -> None:
    konteks = konteks_axe(peramban, LEBAR[-1])
    page = konteks.new_page()
    page.set_content(PUCAT)
    salah = [satu.split("Fix")[0] for satu in pelanggaran(page, LEBAR[-1:], "uji")]
    sasaran = [f"color-contrast: ['#{satu}'] " for satu in ("huruf", "latar")]
    assert salah == [f"uji {tema} 1280: {satu}" for tema in ("light", "dark") for satu in sasaran]
    konteks.close()


def _pembuka(rute: Rute) -> Peran:
    """Who looks at that page: the admin where he may, else the head."""
    return Peran.ADMIN if Peran.ADMIN in (rute.siapa or ()) else Peran.PIMPINAN


def _masuk(server: Server, peramban: Browser, nama: str) -> Page:
    """That account's page, the checker in it."""
    konteks = konteks_axe(peramban, LEBAR[0])
    konteks.add_init_script(SKRIP)
    page = konteks.new_page()
    masuk(page, server.url, nama, SANDI)
    return page
