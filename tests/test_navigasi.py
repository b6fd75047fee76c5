"""Where one is and how one gets back: every page, as everybody who may open it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask

from skm.akun.models import Peran
from skm.akun.queries import akun_bernama
from skm.orm import buka_sesi
from skm.web.menu import MENU, Peta
from tests.contoh import Contoh, isi_contoh
from tests.klien import Halaman, Klien
from tests.rute import TABEL
from tests.rute_dasar import SIAPA_SAJA, Rute

pytestmark = pytest.mark.luas

TANPA_BINGKAI = {
    "/loket/papan": "the board alone, for the page that shows it",
    "/kelola/kuesioner/<int:nomor>/pratinjau": "a citizen's page; its button closes it",
}
"""What is HTML and has no navigation."""
TERDALAM = 5
"""Steps after which whoever goes back has long been at an entry of the navigation."""


@pytest.fixture
def contoh(app: Flask) -> Contoh:
    return isi_contoh(app)


def _jalur(url: str) -> str:
    return urlsplit(url).path


def _milik(peran: Peran) -> Iterator[Rute]:
    for rute in TABEL:
        if rute.metode == "GET" and rute.siapa is not SIAPA_SAJA and peran in rute.siapa:
            yield rute


def _bertanda(halaman: Halaman, nav: str = "nav.menu") -> list[tuple[str, str]]:
    """Address and word of the entries that say where one is."""
    return [(_jalur(a["href"]), a["aria-current"]) for a in halaman.sup.select(f"{nav} a[aria-current]")]


def _naik(halaman: Halaman) -> list[str]:
    return [str(a["href"]) for a in halaman.sup.select("main .naik a")]


class Penjelajah:
    """Somebody who looks at one page of every pattern that is theirs, and follows links."""

    def __init__(self, klien: Klien, contoh: Contoh, peran: Peran) -> None:
        klien.masuk_sebagai(peran)
        self._klien, self._dibuka = klien, dict[str, Halaman]()
        self.milik = {rute.pola: self.buka(contoh.alamat(rute.pola)) for rute in _milik(peran)}

    def buka(self, alamat: str) -> Halaman:
        """The page there, opened once."""
        if alamat not in self._dibuka:
            jawaban = self._klien.http.get(alamat, buffered=True)
            assert jawaban.status_code == 200, alamat
            self._dibuka[alamat] = Halaman(self._klien, jawaban)
        return self._dibuka[alamat]

    def bingkai(self) -> dict[str, Halaman]:
        """The pages with their navigation."""
        return {
            pola: satu
            for pola, satu in self.milik.items()
            if satu.jawaban.mimetype == "text/html" and pola not in TANPA_BINGKAI
        }

    def cacat(self, halaman: Halaman) -> list[str]:
        """What is wrong with the page's place; going back has to end at the entry that is marked."""
        tanda = _bertanda(halaman)
        if tanda != _bertanda(halaman, ".laci-menu nav"):
            return ["the menu of a phone and that of a desk differ"]
        if len(tanda) != 1:
            return [f"marked: {tanda}"]
        ((butir, kata),) = tanda
        naik = _naik(halaman)
        if butir == _jalur(halaman.url):
            return [] if (kata, naik) == ("page", []) else [f"an entry itself: {kata}, back to {naik}"]
        if kata != "true" or len(naik) != 1:
            return [f"below {butir}: {kata}, back to {naik}"]
        lain = [a for a in halaman.sup.select(".kepala a") if _jalur(a["href"]) == _jalur(naik[0])]
        return [f"the way back stands twice: {naik}"] if lain else self._ikuti(naik[0], butir)

    def _ikuti(self, alamat: str, butir: str) -> list[str]:
        lewat = []
        while len(lewat) < TERDALAM:
            lewat.append(alamat)
            if _jalur(alamat) == butir:
                return []
            naik = _naik(self.buka(alamat))
            if len(naik) != 1:
                return [f"{lewat}: no way on to {butir}"]
            (alamat,) = naik
        return [f"never at {butir}: {lewat}"]

    def tercapai(self) -> set[str]:
        """The patterns that links lead to from the dashboard on."""
        peta, sampai, antre = self._klien.app.url_map.bind(""), set[str](), ["/dasbor"]
        while antre:
            halaman = self.milik.get(antre.pop())
            for tautan in halaman.sup.select("a[href^='/']") if halaman else ():
                pola = str(peta.match(_jalur(str(tautan["href"])), return_rule=True)[0].rule)
                if pola not in sampai:
                    sampai.add(pola)
                    antre.append(pola)
        return sampai


TANPA_TAUTAN = {
    "/loket/papan": "asked for by the board's script",
    "/api/v1/indikator/<kode>/isian": "asked for by other programs",
    "/loket/cari": "the search box of every page of the desk",
    "/loket/<int:nomor>/tiket": "a button that finishes a case, or makes the slip",
    "/pengaduan/kelola/lisan/<kunci>": "shown once, after a complaint was typed",
    "/kelola/kuesioner/<int:nomor>/terbit": "a button of the draft, which keeps it first",
    "/indikator/<kode>/bukti/<int:nomor>": "a link on the quarter that it was given for",
}
"""What no link leads to, and what does."""


@pytest.mark.parametrize("peran", list(Peran))
def test_every_page_of_the_office_says_where_it_stands_leads_back_there_and_is_reached_by_links(
    klien: Klien, contoh: Contoh, peran: Peran
) -> None:
    siapa = Penjelajah(klien, contoh, peran)
    cacat = {pola: salah for pola, satu in siapa.bingkai().items() if (salah := siapa.cacat(satu))}
    assert cacat == {}
    assert len(siapa.bingkai()) >= 10
    assert siapa.milik.keys() - siapa.tercapai() - TANPA_TAUTAN.keys() == set()


def test_whatever_stands_above_a_page_is_there_and_has_a_name(app: Flask) -> None:
    peta = Peta(app)
    atas = {di: peta.nama(di) for nama in app.view_functions for di in peta.ke_atas(peta.halaman(nama))}
    assert len(atas) > len(MENU)
    assert all(atas.values())


@pytest.mark.parametrize(
    ("alamat", "atas"),
    [
        ("/laporan/sampel", "/laporan/ikm"),  # nothing in its address says so
        (
            "/laporan/desa?dari=2026-01-01&sampai=2026-03-31",
            "/laporan/ketepatan?dari=2026-01-01&sampai=2026-03-31",
        ),
        ("/indikator-periksa?tahun=2026&triwulan=2", "/indikator-belum?tahun=2026&triwulan=2"),
        ("/indikator/IKU-04/target?tahun=2026", "/indikator/IKU-04?tahun=2026"),
        ("/indikator-jabatan", "/kelola"),
        ("/kelola/janji", "/kelola/layanan"),
        ("/akun/sandi", "/dasbor"),
    ],
)
def test_the_way_back_keeps_the_period_and_the_thing_that_was_looked_at(
    klien: Klien, contoh: Contoh, alamat: str, atas: str
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    assert _naik(klien.get(alamat)) == [atas]


def test_what_stands_under_another_role_s_page_leads_to_the_dashboard(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)  # the audit trail stands under the admin's page
    halaman = klien.get("/kelola/jejak")
    assert (_naik(halaman), _bertanda(halaman)) == (["/dasbor"], [("/dasbor", "true")])


def test_a_form_that_is_refused_stands_where_it_stood(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get("/kelola/layanan/baru").form().kirim()
    assert halaman.status == 400
    assert (_naik(halaman), _bertanda(halaman)) == (["/kelola/layanan"], [("/kelola", "true")])


@pytest.mark.parametrize(
    ("peran", "alamat", "status", "atas"),
    [
        (Peran.PETUGAS, "/kelola/akun", 403, "/dasbor"),
        (Peran.PETUGAS, "/laporan/ikm", 403, "/dasbor"),
        (Peran.PETUGAS, "/loket/999999", 404, "/loket"),
        (Peran.PETUGAS, "/loket/999999/tiket", 404, "/loket"),  # not to the case, which is not there either
        (Peran.PIMPINAN, "/indikator/IKU-99/analisis", 404, "/indikator"),
        (Peran.PIMPINAN, "/tidak-ada", 404, "/dasbor"),
    ],
)
def test_a_closed_or_missing_page_leads_back_to_one_that_opens(
    klien: Klien, peran: Peran, alamat: str, status: int, atas: str
) -> None:
    klien.masuk_sebagai(peran)
    halaman = klien.get(alamat)
    assert (halaman.status, _naik(halaman)) == (status, [atas])
    assert len(halaman.sup.select("nav.menu a")) >= 4
    assert len(_bertanda(halaman)) <= 1
    assert klien.get(atas).status == 200


def test_a_one_time_password_shows_no_way_but_its_own_change(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        akun = akun_bernama(session, "uji-petugas")
        assert akun is not None
        akun.wajib_ganti_sandi = True
        session.commit()
    halaman = klien.get("/akun/sandi")
    assert (halaman.sup.select("nav.menu"), _naik(halaman)) == ([], [])


KIOS = {"/kios/<kode>", "/kios/<kode>/terima-kasih"}
"""The office's own screen, which a visitor does not leave."""
DIISI = {"/s/<kode>", "/t/<kode>"}
"""Answers being given: whoever came by the code has nowhere else to be yet."""


def test_every_citizen_s_page_leads_to_the_office_s_page_but_where_answers_are_given(
    klien: Klien, contoh: Contoh
) -> None:
    for rute in TABEL:
        if rute.metode != "GET" or rute.siapa is not SIAPA_SAJA or rute.pola == "/":
            continue
        halaman = Halaman(klien, klien.http.get(contoh.alamat(rute.pola), buffered=True))
        if halaman.jawaban.mimetype == "text/html":
            ke_depan = {_jalur(a["href"]) for a in halaman.sup.select("main a")} & {"/"}
            assert bool(ke_depan) == (rute.pola not in KIOS | DIISI), rute.pola
