"""What cannot be taken back asks first: its button stands behind a line that says what would happen."""

from __future__ import annotations

import re

from flask import Flask

from skm.akun.models import Peran
from tests.contoh import isi_contoh
from tests.klien import Klien
from tests.rute import TABEL
from tests.rute_dasar import SIAPA_SAJA

TAK_KEMBALI = re.compile(
    r"/(hapus|buang|tarik|tampilkan|cabut)(\?|$)|/kelola/akun/\d+/sandi$|/kelola/(impor|register)/\d+/batal$"
)
"""Addresses of forms after which something is gone: a row, a draft, a password, a load."""
TOMBOL = "main form[method=post] button:not([disabled])"
MEMUTUSKAN = re.compile(
    r"/indikator(/[\w-]+)?/(setujui-angka|tarik-angka|tahap)(\?|$)|/indikator-periksa\b"
    r"|/laporan/(skm/setujui|publikasi)\b"
)
"""Addresses of forms that judge a figure."""


def test_a_button_after_which_something_is_gone_asks_first(app: Flask) -> None:
    contoh, klien = isi_contoh(app), Klien(app)
    klien.masuk_sebagai(Peran.ADMIN)
    ditemukan, langsung = set(), set()
    for rute in TABEL:
        if rute.metode != "GET" or rute.siapa is SIAPA_SAJA or Peran.ADMIN not in rute.siapa:
            continue
        for form in klien.get(contoh.alamat(rute.pola)).sup.select("main form[method=post][action]"):
            if TAK_KEMBALI.search(str(form["action"])):
                ditemukan.add(re.sub(r"\d+", "N", str(form["action"]).partition("?")[0]))
                buka = form.find_parent("details")
                if buka is None or buka.has_attr("open") or not buka.find("p"):
                    langsung.add(form["action"])
    assert not langsung
    assert len(ditemukan) >= 5, ditemukan


def test_a_button_that_approves_locks_or_takes_back_says_what_it_does_and_asks_first(app: Flask) -> None:
    contoh, ditemukan = isi_contoh(app), set()
    for peran in (Peran.ADMIN, Peran.PIMPINAN):
        klien = Klien(app)
        klien.masuk_sebagai(peran)
        for rute in TABEL:
            if rute.metode != "GET" or rute.siapa is SIAPA_SAJA or peran not in rute.siapa:
                continue
            for tombol in klien.get(contoh.alamat(rute.pola)).sup.select(TOMBOL):
                form = tombol.find_parent("form")
                if MEMUTUSKAN.search(str(form.get("action", ""))):
                    tanya = tombol.find_parent("details", class_="tanya")
                    assert tanya is not None, (rute.pola, tombol.text)
                    assert not tanya.has_attr("open")
                    assert tanya.p.text.strip(), rute.pola
                    ditemukan.add(str(form["action"]).partition("?")[0].rsplit("/", 1)[-1])
    assert ditemukan == {"setujui-angka"}, ditemukan
