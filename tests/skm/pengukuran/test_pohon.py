"""The tree shows every indicator once: IKI under the IKU they support, the others at the end."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from tests.klien import Halaman, Klien
from tests.skm.laporan.susun import mohon
from tests.skm.pengukuran.test_halaman import TEMPO

ALAMAT = "/indikator-pohon?tahun=2026"


def di_bawah(halaman: Halaman, iku: str) -> list[str]:
    induk = next(a for a in halaman.sup.select("main section > ul > li > a") if a.text == iku).parent
    return [a.text for a in induk.select(":scope > ul > li > a")]


def test_the_decree_links_nothing_and_the_page_says_so(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    halaman = klien.get(ALAMAT)
    kode = [a.text for a in halaman.sup.select("main section li > a")]
    assert (len(kode), len(set(kode))) == (71, 71)
    assert halaman.sup.select_one("#lepas").text == "IKI yang belum dikaitkan (57)"
    assert halaman.sup.select("main form") == []  # linking is for the admin and the camat


def test_each_indicator_stands_with_its_figure_of_the_year(klien: Klien, basis: Session) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=3)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    daun = {li.a.text: li.strong.text for li in klien.get(ALAMAT).sup.select("main section li")}
    assert (daun["IKU-02"], daun["IKI-37"], daun["IKI-38"]) == (
        "100,00\N{NO-BREAK SPACE}%",
        "3\N{NO-BREAK SPACE}permohonan",
        "belum ada",
    )


def test_an_iki_moves_under_its_iku_and_back_and_other_years_stay(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    simpan = klien.get(ALAMAT).form("#IKI-37 form").isi(mendukung="IKU-02").kirim()
    halaman = simpan.ikuti()
    assert di_bawah(halaman, "IKU-02") == ["IKI-37"]
    assert halaman.sup.select_one("#lepas").text == "IKI yang belum dikaitkan (56)"
    assert di_bawah(klien.get("/indikator-pohon?tahun=2027"), "IKU-02") == []
    halaman.form("#IKI-37 form").isi(mendukung="").kirim()
    assert di_bawah(klien.get(ALAMAT), "IKU-02") == []
    jejak = klien.get("/kelola/jejak").sup.main.text
    assert "mengaitkan IKI-37 tahun 2026 ke IKU-02" in jejak
    assert "melepas kaitan IKI-37 tahun 2026" in jejak


@pytest.mark.parametrize(("kode", "tujuan"), [("IKI-37", "IKI-38"), ("IKU-01", "IKU-02")])
def test_only_an_iki_is_linked_and_only_to_an_iku(klien: Klien, kode: str, tujuan: str) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    token = klien.get(ALAMAT).form("#IKI-37 form").nilai["csrf_token"]
    alamat = f"/indikator/{kode}/kaitan?tahun=2026"
    tolak = klien.post(alamat, {"csrf_token": token, "mendukung": tujuan}).ikuti()
    assert tolak.sup.select_one(".pesan-galat") is not None
    assert tolak.sup.select_one("#lepas").text == "IKI yang belum dikaitkan (57)"
    assert klien.post(alamat, {"csrf_token": token, "mendukung": "IKU-99"}).status == 400
