"""Every page is sound HTML that a screen reader can follow: with no rows, and with hostile ones.

Ordinary rows are hostile ones with other letters in them: pages that hold both are walked once.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag
from werkzeug.test import TestResponse

from skm import config
from skm.akun.models import Peran
from skm.app import create_app
from tests.contoh import isi_contoh
from tests.klien import Halaman, Klien
from tests.papan import isi_papan
from tests.rute import TABEL
from tests.rute_dasar import Rute

JAHAT = "<script>alert(1)</script>=1+1'\"><b>{{ 7*7 }} 🙂 \u202eנגד " + "Panjang" * 29
"""Markup, a formula, quotes, a template, an emoji, right-to-left text and 203 letters without a space."""

SARINGAN = {
    "/laporan/ikm": ("?dari=2026-01-01&sampai=2026-03-31", "?dari=kemarin", "?bobot=0.111", "?layanan=KK"),
    "/laporan/ikm/layanan": ("?dari=2026-01-01&sampai=2026-03-31", "?dari=2026-02-30"),
    "/laporan/ketepatan": ("?dari=2026-01-01&sampai=2026-03-31", "?dari=2026-02-30", "?sampai=<script>"),
    "/laporan/ketepatan/kasus": ("?layanan=KK", "?kategori=perizinan", "?dari=2026-02-30"),
    "/laporan/ketepatan/rincian": ("?dari=2026-01-01&sampai=2026-03-31", "?dari=2026-02-30"),
    "/laporan/desa": ("?dari=2026-01-01&sampai=2026-03-31", "?dari=2026-02-30"),
    "/laporan/lain": ("?dari=2026-01-01&sampai=2026-03-31",),
    "/laporan/sampel": ("?dari=2026-01-01&sampai=2026-03-31", "?dari=2026-01-01&sampai="),
    "/laporan/isi-dokumen": ("?bagian=ketetapan",),
    "/laporan/penanda-tangan": ("?jabatan=Camat", "?jabatan=Bupati"),
    "/indikator": ("?tahun=2026&triwulan=1", "?dokumen=IKI"),
    "/indikator/<kode>": ("?triwulan=2",),
    "/indikator/<kode>/isi": ("?tahun=2026&triwulan=2",),
}
"""Ways of asking for the same page, a mistyped date among them."""

Keadaan = dict[str, Halaman]


def _alamat(rute: Rute, alamat: str) -> list[str]:
    return [alamat, *(alamat + saringan for saringan in SARINGAN.get(rute.pola, ()))]


def _kunjungi(klien: Klien, keadaan: str) -> Keadaan:
    """Every HTML page as nobody (the door and the citizen's) and as an admin (all the others), by address."""
    contoh = None
    if keadaan == "jahat":
        contoh = isi_contoh(klien.app, JAHAT)
        isi_papan(klien.app, JAHAT)
    halaman = {"/tidak-ada": klien.get("/tidak-ada"), "/masuk": klien.get("/masuk")}
    klien.masuk_sebagai(Peran.ADMIN)
    for rute in TABEL:
        if rute.siapa is not None and Peran.ADMIN not in rute.siapa:
            continue  # the camat's own page has a test of its own
        if rute.pola in {"/masuk", "/keluar"} or (contoh is None and "<" in rute.pola):
            continue
        for alamat in _alamat(rute, contoh.alamat(rute.pola) if contoh else rute.pola):
            if rute.metode == "GET":
                halaman |= _html(klien, alamat, klien.http.get(alamat, buffered=True))
            elif rute.isian:  # a form sent empty is a page of its own: the same form with its complaints
                token = {"csrf_token": _token(klien)}
                halaman[f"{alamat} (kosong)"] = klien.post(alamat, token)
    return {
        alamat: satu for alamat, satu in halaman.items() if satu.teks.lower().startswith("<!doctype html")
    }


def _html(klien: Klien, nama: str, jawaban: TestResponse) -> Keadaan:
    """The answer under its name, unless it is a picture, a style sheet or a redirect."""
    halaman = jawaban.mimetype == "text/html" and jawaban.status_code not in {302, 303}
    return {nama: Halaman(klien, jawaban)} if halaman else {}


def _token(klien: Klien) -> str:
    bidang = klien.get("/akun/sandi").sup.select_one("[name=csrf_token]")
    assert bidang is not None
    return str(bidang["value"])


@pytest.fixture(scope="module", params=["kosong", "jahat"])
def keadaan(request: pytest.FixtureRequest) -> str:
    """`kosong`: nothing but the seeds; `jahat`: a working day, with hostile text everywhere."""
    return str(request.param)


@pytest.fixture(scope="module")
def halaman(keadaan: str, sqlite_acuan: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keadaan]:
    folder = tmp_path_factory.mktemp(keadaan)
    shutil.copyfile(sqlite_acuan, folder / "skm.sqlite3")
    app = create_app(config.baca({"SKM_INSTANCE": str(folder), "SKM_BASE_URL": "http://skm.uji"}, buat=True))
    yield _kunjungi(Klien(app), keadaan)
    app.extensions["skm_mesin"].dispose()


def _cacat(halaman: Keadaan, periksa: Callable[[BeautifulSoup], list[str]]) -> list[str]:
    return [f"{alamat}: {cacat}" for alamat, satu in halaman.items() for cacat in periksa(satu.sup)]


def test_every_page_answers(halaman: Keadaan) -> None:
    boleh = {"/tidak-ada": 404, "/laporan/ikm?dari=kemarin": 400}
    boleh |= {"/laporan/ketepatan?dari=2026-02-30": 400, "/laporan/ketepatan?sampai=<script>": 400}
    boleh |= {
        f"/laporan/{satu}?dari=2026-02-30": 400
        for satu in ("desa", "ikm/layanan", "ketepatan/kasus", "ketepatan/rincian")
    }
    jawaban = {alamat: satu.status for alamat, satu in halaman.items()}
    assert jawaban == {a: 400 if a.endswith("(kosong)") else boleh.get(a, 200) for a in jawaban}
    assert len(jawaban) > 20, "the walk lost its way"


def test_every_page_is_sound_html(halaman: Keadaan) -> None:
    cacat = []
    for alamat, satu in halaman.items():
        pengurai = html5lib.HTMLParser()
        pengurai.parse(satu.teks)
        cacat += [f"{alamat}: {posisi} {kode} {isi}" for posisi, kode, isi in pengurai.errors]
    assert cacat == []


def test_every_page_is_in_indonesian_with_a_title_and_one_heading(halaman: Keadaan) -> None:
    def periksa(sup: BeautifulSoup) -> list[str]:
        html, judul = sup.select_one("html[lang=id]"), sup.select_one("head > title")
        kepala = [h.get_text(strip=True) for h in sup.select("h1")]
        cacat = [] if html else ["no lang=id"]
        cacat += [] if judul and judul.get_text(strip=True) else ["no title"]
        return cacat + ([] if len(kepala) == 1 and kepala[0] else [f"h1: {kepala}"])

    assert _cacat(halaman, periksa) == []


def test_every_id_stands_once_and_every_reference_finds_its_id(halaman: Keadaan) -> None:
    def periksa(sup: BeautifulSoup) -> list[str]:
        hitung = Counter(str(e["id"]) for e in sup.select("[id]"))
        rujukan = {
            kata
            for atribut in ("for", "aria-describedby", "aria-labelledby", "aria-controls", "list")
            for e in sup.select(f"[{atribut}]")
            for kata in str(e[atribut]).split()
        }
        rujukan |= {str(a["href"])[1:] for a in sup.select('a[href^="#"]')}
        return [f"id {i} stands {n} times" for i, n in hitung.items() if n > 1] + [
            f"nothing has the id {kata}" for kata in sorted(rujukan - set(hitung))
        ]

    assert _cacat(halaman, periksa) == []


def _berlabel(bidang: Tag, untuk: set[str]) -> bool:
    if bidang.get("aria-label") or bidang.get("aria-labelledby") or bidang.find_parent("label"):
        return True
    return str(bidang.get("id")) in untuk


def test_every_field_has_its_label_and_every_group_its_legend(halaman: Keadaan) -> None:
    tanpa_label = ':not([type="hidden"]):not([type="submit"])'

    def periksa(sup: BeautifulSoup) -> list[str]:
        bidang = sup.select(f"input{tanpa_label}, select, textarea")
        untuk = {str(e["for"]) for e in sup.select("label[for]") if e.get_text(strip=True)}
        cacat = [f"no label: {str(b)[:90]}" for b in bidang if not _berlabel(b, untuk)]
        return cacat + [f"no legend: {str(f)[:90]}" for f in sup.select("fieldset") if not f.select("legend")]

    assert _cacat(halaman, periksa) == []


def test_every_button_and_link_says_what_it_does(halaman: Keadaan) -> None:
    def periksa(sup: BeautifulSoup) -> list[str]:
        return [
            f"without words: {str(e)[:90]}"
            for e in sup.select("button, a[href], summary")
            if not e.get_text(strip=True) and not e.get("aria-label") and not e.select("img[alt]")
        ] + [f"no alt: {str(e)[:90]}" for e in sup.select("img:not([alt])")]

    assert _cacat(halaman, periksa) == []


def test_every_table_tells_which_heading_a_cell_belongs_to(halaman: Keadaan) -> None:
    def periksa(sup: BeautifulSoup) -> list[str]:
        cacat = [f"th without scope: {str(th)[:90]}" for th in sup.select("th:not([scope])")]
        return cacat + [f"no th: {str(t)[:90]}" for t in sup.select("table") if not t.select("th")]

    assert _cacat(halaman, periksa) == []


def test_every_form_that_changes_something_carries_its_token(halaman: Keadaan) -> None:
    def periksa(sup: BeautifulSoup) -> list[str]:
        formulir = sup.select('form[method="post" i]')
        return [f"no token: {f.get('action')}" for f in formulir if not f.select("[name$=csrf_token][value]")]

    assert _cacat(halaman, periksa) == []


def test_no_page_runs_or_loads_what_the_policy_forbids(halaman: Keadaan) -> None:
    def periksa(sup: BeautifulSoup) -> list[str]:
        terlarang = sup.select("script:not([src]), [style], [onclick], [onload], [onerror], iframe, object")
        return [str(e)[:90] for e in terlarang]

    assert _cacat(halaman, periksa) == []


@pytest.mark.luas
def test_every_link_inside_the_server_leads_somewhere(halaman: Keadaan) -> None:
    """What a page links to is a route the server has; the first and the last of each kind answer.

    Links of one kind differ in a key: each indicator, service and document is opened by its own tests.
    """
    klien = next(iter(halaman.values())).klien
    rute = klien.app.url_map.bind("localhost")
    jenis: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for alamat, satu in halaman.items():
        for e in satu.sup.select("a[href], link[href], img[src]"):
            ke = str(e.get("href") or e.get("src"))
            if ke.startswith("/"):
                bagian = urlsplit(ke)
                assert rute.test(bagian.path), f"{alamat} → {ke}"
                kunci = (rute.match(bagian.path)[0], *(nama for nama, _ in parse_qsl(bagian.query)))
                jenis.setdefault(kunci, []).append((alamat, ke))
    dibuka = {ke: dari for semua in jenis.values() for dari, ke in (semua[0], semua[-1])}
    status = {ke: klien.http.get(ke, buffered=True).status_code for ke in dibuka.keys() - halaman.keys()}
    assert {f"{dibuka[ke]} → {ke}": s for ke, s in status.items() if s >= 400} == {}
    assert len(jenis) > 50, "the walk lost its way"


@pytest.mark.parametrize("keadaan", ["jahat"], scope="module", indirect=True)
@pytest.mark.parametrize(
    "pola",
    [
        "/",  # names of services
        "/loket",  # applicants and villages
        "/kelola/layanan",
        "/kelola/akun",
        "/kelola/jejak",  # who did something
        "/laporan/ketepatan",
        "/laporan/desa",
        "/indikator",
    ],
)
def test_hostile_text_is_shown_as_the_letters_it_is(halaman: Keadaan, pola: str) -> None:
    satu = halaman[pola]
    assert "<script>alert" not in satu.teks
    assert JAHAT in satu.sup.get_text()
    assert not [e for e in satu.sup.select("b") if "7*7" in e.get_text()]
