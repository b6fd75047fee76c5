"""The guides name what their readers can see: buttons, menus, pages and commands of the product.

In a guide **bold** is what stands on the screen or on a key, with arrows between what is opened one after the
other, and `code` is what is typed. Who emphasises a word writes it in *italics*.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
from bs4 import BeautifulSoup
from flask import Flask, before_render_template
from jinja2 import Template, nodes

from skm.akun.models import Peran
from skm.cli import main
from tests.contoh import isi_contoh
from tests.klien import Klien
from tests.rute import TABEL
from tests.rute_dasar import ADMIN, JAWAB, PETUGAS, PIMPINAN, SEMUA, SIAPA_SAJA, Rute

AKAR = Path(__file__).parents[1]
PANDUAN = AKAR / "docs" / "panduan"
PEMBACA: dict[str, tuple[Peran, ...]] = {
    "README.md": tuple(Peran),
    "admin.md": (ADMIN,),
    "akhir-triwulan.md": (PETUGAS, JAWAB, ADMIN, PIMPINAN),
    "angka.md": (JAWAB, PIMPINAN, ADMIN),
    "bila-mati.md": (PETUGAS, ADMIN),
    "cadangan.md": (ADMIN,),
    "cetak.md": tuple(Peran),
    "hari-pertama.md": (ADMIN,),
    "loket.md": (PETUGAS,),
    "masuk.md": tuple(Peran),
    "pengaduan.md": (PETUGAS, ADMIN),
    "petugas-baru.md": (ADMIN,),
    "tahun-baru.md": (ADMIN,),
    "triwulan-pertama.md": tuple(Peran),
}
"""Who reads a guide: each of them can open what it names, and one of them sees what it puts in bold."""
TEBAL = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
KODE = re.compile(r"`([^`]+)`")
TOMBOL = re.compile(r"(Ctrl\+|Shift\+|Alt\+)?(Tab|Enter|Esc|Spasi|[A-Z0-9/?])")
"""Keys."""
PERANGKAT = {"Sematkan", "Sematkan aplikasi", "Keamanan", "Setelan"}
"""What a tablet shows, not we."""
DALAM = {"models", "queries", "services"}
"""Parts of a slice that no reader sees."""
HARI = re.compile(r"^## Hari (\d+):", re.MULTILINE)
GAMBAR = re.compile(r"!\[[^\]]+\]\(gambar/([^)]+\.png)\)")
"""A picture with what it shows in words."""
TERBESAR = 60_000
"""Bytes of a picture."""
TEKS = re.compile(r"\s+")


def rapi(teks: str) -> str:
    """As the reader compares: without case, breaks and what ends a sentence."""
    return TEKS.sub(" ", teks).strip(" .:…▸›»").casefold()


class Mata:
    """Every page, looked at by whoever of its readers may least; and what it would show on another day."""

    def __init__(self, app: Flask) -> None:
        self.app, self.contoh = app, isi_contoh(app)
        self._klien: dict[Peran, Klien] = {}
        self._kata_templat: dict[str, set[str]] = {}
        self._kata_rute: dict[Rute, set[str]] = {}
        self._irisan = {
            satu.rule: app.view_functions[satu.endpoint].__module__.split(".")[1]
            for satu in app.url_map.iter_rules()
            if satu.endpoint != "static"
        }
        """The slice that answers at an address."""

    def klien(self, peran: Peran) -> Klien:
        """A browser in which somebody with that role has signed in."""
        if peran not in self._klien:
            self._klien[peran] = Klien(self.app)
            self._klien[peran].masuk_sebagai(peran)
        return self._klien[peran]

    def kata(self, peran: Peran) -> set[str]:
        """All the words on pages that the role may open."""
        boleh = [
            satu
            for satu in TABEL
            if satu.metode == "GET" and (satu.siapa is SIAPA_SAJA or peran in satu.siapa)
        ]
        return set().union(*(self._rute(satu) for satu in boleh if satu.pola in self._irisan))

    def _rute(self, rute: Rute) -> set[str]:
        if rute not in self._kata_rute:
            templat: list[str] = []

            def catat(_app: Flask, template: Template, **_lain: object) -> None:
                templat.append(str(template.name))

            peran = next(satu for satu in (PETUGAS, JAWAB, PIMPINAN, ADMIN) if satu in (rute.siapa or SEMUA))
            with before_render_template.connected_to(catat, self.app):
                jawaban = self.klien(peran).http.get(self.contoh.alamat(rute.pola), buffered=True)
            halaman = jawaban.get_data(as_text=True) if jawaban.mimetype == "text/html" else ""
            lain = (*map(self._kata, templat), kata_irisan(self._irisan[rute.pola]))
            self._kata_rute[rute] = kata_html(halaman).union(*lain)
        return self._kata_rute[rute]

    def _kata(self, nama: str) -> set[str]:
        """The words of a template and of those it takes in, whatever decides whether they are shown."""
        if nama not in self._kata_templat:
            self._kata_templat[nama] = set()
            lingkungan = self.app.jinja_env
            assert lingkungan.loader is not None
            sumber = lingkungan.loader.get_source(lingkungan, nama)[0]
            pohon = lingkungan.parse(sumber)
            mentah = "".join(
                satu.data if isinstance(satu, nodes.TemplateData) else "\0"
                for satu in pohon.find_all((nodes.TemplateData, nodes.Const))
            )
            kata = kata_html(mentah) | {rapi(str(satu.value)) for satu in pohon.find_all(nodes.Const)}
            for lain in pohon.find_all((nodes.Include, nodes.Import, nodes.FromImport)):
                if isinstance(lain.template, nodes.Const):
                    kata |= self._kata(lain.template.value)
            self._kata_templat[nama] = kata
        return self._kata_templat[nama]


def kata_html(teks: str) -> set[str]:
    """What stands in a page: each piece of text, and each element's text as a whole."""
    sup = BeautifulSoup(teks, "html.parser")
    kata = {rapi(satu) for potongan in sup.find_all(string=True) for satu in potongan.split("\0")}
    utuh = sup.select("a, button, summary, label, legend, h1, h2, h3, th, option, dt, strong")
    return kata | {rapi(satu.get_text(" ").replace("\0", "")) for satu in utuh}


@cache
def kata_irisan(nama: str) -> set[str]:
    """The words that a slice's pages and forms are put together from, on whatever day they are shown."""
    kata = set()
    for berkas in (AKAR / "skm" / nama).rglob("*.py"):
        if DALAM.isdisjoint({berkas.stem, berkas.parent.name}):
            pohon = ast.walk(ast.parse(berkas.read_text(encoding="utf-8")))
            kata |= {
                rapi(satu.value)
                for satu in pohon
                if isinstance(satu, ast.Constant) and isinstance(satu.value, str)
            }
    return kata


def _bagian(nama: str, pola: re.Pattern[str]) -> Iterator[str]:
    for satu in pola.findall((PANDUAN / nama).read_text(encoding="utf-8")):
        yield TEKS.sub(" ", satu)


def _tak_terlihat(mata: Mata, nama: str) -> Iterator[str]:
    """What the guide puts in bold and no reader of it sees; of a way through menus, its first wrong step."""
    kata = set().union(*(mata.kata(peran) for peran in PEMBACA[nama]))
    for tebal in _bagian(nama, TEBAL):
        for langkah in map(str.strip, tebal.split("→")):
            if not (rapi(langkah) in kata or TOMBOL.fullmatch(langkah) or langkah in PERANGKAT):
                yield f"{nama}: **{tebal}**: nobody sees {langkah!r}"


def _tak_terbuka(mata: Mata, nama: str) -> Iterator[str]:
    """Addresses that the guide names and one of its readers may not open."""
    for alamat in _bagian(nama, KODE):
        if alamat.startswith("/"):
            for peran in PEMBACA[nama]:
                status = mata.klien(peran).http.get(alamat).status_code
                if status not in {200, 302}:
                    yield f"{nama}: `{alamat}` is {status} for {peran}"


def _tak_dikenal(nama: str) -> Iterator[str]:
    """Commands that the guide names and `skm` does not know, and options that the command does not have."""
    for kode in _bagian(nama, KODE):
        awal, *kata = kode.split()
        if Path(awal).name != "skm":
            continue
        perintah: click.Command = main
        while kata and isinstance(perintah, click.Group):
            anak = perintah.get_command(click.Context(perintah), kata.pop(0))
            if anak is None:
                break
            perintah = anak
        ada = {pilihan for satu in perintah.params for pilihan in satu.opts}
        asing = [satu for satu in kata if satu.startswith("-") and satu not in ada]
        if isinstance(perintah, click.Group) or asing:
            yield f"{nama}: `{kode}`: no such command or option"


def test_a_guide_names_only_what_its_readers_see_open_and_can_run(app: Flask) -> None:
    assert {satu.name for satu in PANDUAN.glob("*.md")} == set(PEMBACA), "say who reads the guide"
    mata = Mata(app)
    salah = [
        satu
        for nama in PEMBACA
        for satu in (*_tak_terlihat(mata, nama), *_tak_terbuka(mata, nama), *_tak_dikenal(nama))
    ]
    assert not salah, "\n".join(salah)


def test_the_first_quarter_is_told_day_by_day_with_small_pictures_that_are_there() -> None:
    teks, gambar = (PANDUAN / "triwulan-pertama.md").read_text(encoding="utf-8"), PANDUAN / "gambar"
    assert [int(nomor) for nomor in HARI.findall(teks)] == list(range(1, 15))
    disebut = {nama for berkas in PANDUAN.glob("*.md") for nama in GAMBAR.findall(berkas.read_text("utf-8"))}
    assert disebut == {satu.name for satu in gambar.iterdir()}
    assert {satu.name for satu in gambar.iterdir() if satu.stat().st_size > TERBESAR} == set()
