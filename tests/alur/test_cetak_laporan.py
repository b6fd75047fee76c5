"""Dashboard and reports on paper, of an office without rows, with few and with many: no stray sheet."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from tests.alur.conftest import SANDI, Disiapkan, sajikan
from tests.alur.jalan import MEJA, Server, masuk, tanpa_javascript
from tests.penuh import PENUH

pytestmark = [pytest.mark.browser, pytest.mark.luas]

LAPORAN = (
    "/dasbor",
    "/laporan/ikm",
    "/laporan/ikm/layanan",
    "/laporan/ketepatan",
    "/laporan/ketepatan/kasus",
    "/laporan/ketepatan/rincian",
    "/laporan/desa",
    "/laporan/sampel",
    "/laporan/lain",
    "/laporan/capaian",
    "/indikator",
    "/indikator/IKU-01",
    "/indikator-pohon",
)
LAYAR = {"Terapkan", "Keluar", "Ganti sandi", "Kembali"}
"""What only a screen can do."""
TEPI = 9.5
"""Millimetres from the paper's edges in which nothing stands: office printers do not reach them."""


@pytest.fixture(scope="module", params=["kosong", "tiga", "setahun"] if PENUH else ["setahun"])
def kantor(
    request: pytest.FixtureRequest,
    disiapkan: Disiapkan,
    berisi: Disiapkan,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Server]:
    """An office before its first day, one with three answers and cases, one with a year of them."""
    asal = berisi if request.param == "setahun" else disiapkan
    with sajikan(asal, tmp_path_factory.mktemp("cetak")) as server:
        if asal is disiapkan:
            server.skm("user", "add", "bos", "--peran", "admin", masukan=f"{SANDI}\n")
        if request.param == "tiga":
            server.skm("demo", "--responden", "3", "--permohonan", "3", "--benih", "7")
        yield server


@pytest.fixture(scope="module")
def page(kantor: Server, peramban: Browser) -> Iterator[Page]:
    konteks = tanpa_javascript(peramban, MEJA)
    page = konteks.new_page()
    masuk(page, kantor.url, "bos", SANDI)
    yield page
    konteks.close()


def _cacat(lembar: pypdfium2.PdfPage) -> list[str]:
    """What is wrong with a sheet: next to nothing on it, cut at a side, or controls on it."""
    kata = lembar.get_textpage().get_text_range().split()
    cacat = [] if len(kata) > 5 else [f"only {kata}"]
    kotak = [objek.get_bounds() for objek in lembar.get_objects() if objek.type == 1]  # 1 is text
    sisi = min(min(satu[0] for satu in kotak), lembar.get_width() - max(satu[2] for satu in kotak), key=float)
    cacat += [] if sisi * 25.4 / 72 >= TEPI else [f"{sisi:.0f} points from an edge"]
    return cacat + sorted(LAYAR & set(kata))


def test_a_printed_report_has_no_stray_sheet_and_no_navigation(kantor: Server, page: Page) -> None:
    cacat, banyak = [], {}
    for alamat in LAPORAN:
        jawaban = page.goto(kantor.url + alamat)
        assert jawaban is not None and jawaban.status == 200, alamat
        dokumen = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        banyak[alamat] = len(dokumen)
        for nomor, lembar in enumerate(dokumen, start=1):
            cacat += [f"{alamat}, sheet {nomor} of {len(dokumen)}: {satu}" for satu in _cacat(lembar)]
    print(banyak)
    assert not cacat, "\n".join(cacat)
