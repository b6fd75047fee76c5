"""WCAG 2.2 AA on the pages staff and admins work with, filled with what they hold on an ordinary day."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.alur.axe import LEBAR, SKRIP, konteks_axe, pelanggaran
from tests.alur.jalan import PONSEL, Server, masuk
from tests.alur.kiriman import KIRIMAN

pytestmark = pytest.mark.browser

SANDI = "tepian sungai telake"
HALAMAN = (
    "/dasbor",
    "/loket",
    "/loket/1",
    "/loket/siap",
    "/loket/cari",
    "/loket/warga",
    "/pengaduan/kelola",
    "/pengaduan/kelola?keadaan=selesai",
    "/pengaduan/kelola/1",
    "/pengaduan/kelola/janji",
    "/pengaduan/kelola/lisan",
    "/laporan/ikm",
    "/laporan/ketepatan",
    "/laporan/ketepatan/rincian",
    "/laporan/ketepatan/kasus",
    "/laporan/desa",
    "/laporan/sampel",
    "/laporan/lain",
    "/indikator",
    "/indikator/IKU-01",
    "/indikator/IKU-04/isi",
    "/indikator/IKU-04?triwulan=1",
    "/indikator/IKU-04/koreksi",
    "/indikator/IKU-04/target",
    "/indikator/IKU-04/cara",
    "/indikator/IKU-04/analisis",
    "/indikator-katalog",
    "/indikator-katalog/2026/baru",
    "/indikator-jabatan",
    "/indikator-aturan",
    "/indikator-belum",
    "/indikator-pohon",
    "/indikator-periksa",
    "/laporan/capaian",
    "/laporan/dokumen",
    "/laporan/penanda-tangan",
    "/laporan/penanda-tangan?jabatan=Camat",
    "/kelola",
    "/kelola/layanan",
    "/kelola/layanan/1",
    "/kelola/register",
    "/kelola/kalender",
    "/kelola/tautan",
    "/kelola/kuesioner",
    "/kelola/kuesioner/1",
    "/kelola/kuesioner/1/bahasa/en",
    "/kelola/kuesioner/2",
    "/kelola/kuesioner/2/terbit",
    "/kelola/kertas",
    "/kelola/impor",
    "/kelola/pemeriksaan",
    "/kelola/akun",
    "/kelola/jejak",
    "/kelola/janji",
    "/kelola/kantor",
    "/kelola/kalender/pola/1",
    "/kelola/kalender/pola/baru",
    "/kelola/kuesioner/1/pratinjau",
    "/kelola/layanan/baru",
    "/laporan/ikm/layanan",
    "/laporan/skm",
    "/laporan/ekspor",
    "/laporan/tindak-lanjut",
    "/laporan/tindak-lanjut/baru",
    "/akun/sandi",
)


SEMPIT_BERWARNA = {"/dasbor", "/loket", "/indikator", "/laporan/ketepatan/kasus", "/kelola/layanan"}
"""What only a narrow screen shows, the drawer's button and rows as cards, is coloured alike on all pages."""


@pytest.fixture(scope="module")
def terisi(server: Server) -> Server:
    """An admin, and a year of invented answers and cases."""
    server.skm("user", "add", "bos", "--peran", "admin", masukan=f"{SANDI}\n")
    server.skm("user", "add", "sekcam", "--peran", "penanggung_jawab", masukan=f"{SANDI}\n")
    server.skm("demo", "--responden", "30", "--permohonan", "30", "--benih", "7")
    return server


def test_a_page_of_the_office_violates_nothing_at_the_narrowest_and_the_widest_in_either_theme(
    terisi: Server, peramban: Browser
) -> None:
    page = _masuk(terisi, peramban)
    salah = []
    for alamat in HALAMAN:
        jawaban = page.goto(terisi.url + alamat)
        assert jawaban is not None
        assert jawaban.status == 200, alamat
        nama, lebar = f"kantor-{alamat.strip('/').replace('/', '-')}", (LEBAR[0], LEBAR[-1])
        salah += pelanggaran(page, lebar, nama, berwarna=lebar if alamat in SEMPIT_BERWARNA else lebar[1:])
    assert not salah, "\n".join(salah)
    page.context.close()


def test_what_a_form_answers_violates_nothing_on_a_phone_and_a_desk_in_either_theme(
    terisi: Server, peramban: Browser
) -> None:
    """Found, offered, refused at its fields, overtaken by somebody else, asking before it is done."""
    page, lebar, salah = _masuk(terisi, peramban), (PONSEL["width"], LEBAR[-1]), []
    for nama, (kirim, ada) in KIRIMAN.items():
        kirim(page, terisi)
        page.locator(ada).first.wait_for()
        salah += pelanggaran(page, lebar, nama)
    assert not salah, "\n".join(salah)
    page.context.close()


def _masuk(server: Server, peramban: Browser) -> Page:
    """An admin's page, the checker in it, with a draft to be looked at before it is published."""
    konteks = konteks_axe(peramban, LEBAR[0])
    konteks.add_init_script(SKRIP)
    page = konteks.new_page()
    masuk(page, server.url, "bos", SANDI)
    page.goto(f"{server.url}/kelola/kuesioner")
    ubah = page.get_by_role("button", name="Ubah SKM")
    if ubah.count():
        ubah.click()
    return page
