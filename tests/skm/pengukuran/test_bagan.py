"""A small line per indicator, and the tree drawn as the lists below it say."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.pengukuran.percik import saat_percik
from tests.klien import Klien
from tests.skm.bagan.gambar import angka, letak
from tests.skm.pengukuran.terisi import isi_semua


@pytest.mark.parametrize(
    ("tahun", "awal", "akhir"),
    [
        (2026, (2025, 4), (2026, 4)),  # this year, in its last quarter
        (2025, (2024, 4), (2025, 4)),  # a year that is over
        (2027, (2026, 1), (2027, 1)),  # one that has not begun
    ],
)
def test_a_small_line_covers_the_newest_five_quarters(
    tahun: int, awal: tuple[int, int], akhir: tuple[int, int]
) -> None:
    saat = saat_percik(tahun, date(2026, 11, 29))
    assert (len(saat), saat[0], saat[-1]) == (5, awal, akhir)
    assert saat_percik(2026, date(2026, 5, 1))[-1] == (2026, 2)


def test_each_small_line_runs_as_the_numbers_it_is_named_by(klien: Klien, basis: Session) -> None:
    isi_semua(basis)
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/indikator?tahun=2026")
    semua = halaman.sup.select("svg.percik")
    assert len(semua) > 50
    for svg in semua:
        nilai = [float(angka(satu.split(": ")[1])) for satu in str(svg["aria-label"]).split("; ")[1:]]
        tempat = [
            tuple(map(float, satu.split(",")))
            for garis in svg.select("polyline")
            for satu in str(garis["points"]).split()
        ]
        tempat += [(letak(satu["cx"]), letak(satu["cy"])) for satu in svg.select("circle")[:-1]]
        tempat.sort()
        assert len(nilai) == len(tempat) >= 2
        for (a, b), ((_, y), (_, z)) in zip(pairwise(nilai), pairwise(tempat), strict=True):
            assert (a > b) == (y < z) and (a == b) == (y == z)  # larger lies higher
        akhir = svg.select("circle")[-1]
        assert (letak(akhir["cx"]), letak(akhir["cy"])) == tempat[-1]


def test_the_drawn_tree_names_what_the_lists_name_in_their_order_and_leads_there(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    klien.get("/indikator-pohon?tahun=2026").form("#IKI-37 form").isi(mendukung="IKU-02").kirim()
    sup = klien.get("/indikator-pohon?tahun=2026").sup
    svg = sup.select_one("figure.bagan-pohon svg[role=group]")
    kode = [satu.text for satu in svg.select(".kode")]
    tertulis = []
    for nomor, bagian in enumerate(sup.select("main section.kartu:not(:has(#lepas))"), start=1):
        tertulis += [f"Sasaran {nomor}", *(satu.text for satu in bagian.select("li > a"))]
    assert kode == tertulis
    assert kode[kode.index("IKU-02") + 1] == "IKI-37"
    ada = {str(satu["id"]) for satu in sup.select("[id]")}
    assert {str(satu["href"]).removeprefix("#") for satu in svg.select("a")} <= ada
    x = {satu.select_one(".kode").text: letak(satu["x"]) for satu in svg.select("text")}
    assert x["Sasaran 1"] < x["IKU-02"] < x["IKI-37"]


def test_the_tree_says_in_words_whether_a_target_was_reached(klien: Klien, basis: Session) -> None:
    isi_semua(basis)
    klien.masuk_sebagai(Peran.PIMPINAN)
    svg = klien.get("/indikator-pohon?tahun=2026").sup.select_one("figure.bagan-pohon svg[role=group]")
    kata = {
        satu.select_one(".kode").text: (str(satu["aria-label"]), satu.tspan.text) for satu in svg.select("a")
    }
    assert kata["IKU-01"][0].endswith("target belum tercapai") and kata["IKU-01"][1] == "▼"  # 78,70 of 80
    assert {lambang for _, lambang in kata.values()} >= {"▲", "▼"}
