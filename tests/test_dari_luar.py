"""Nothing is loaded from outside at run time: pages, styles, scripts and pictures name no other origin.

What a reader may click is not loaded. What a browser really asks for is looked at in `tests/alur`, after each
test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from lxml import etree, html

from skm.akun.models import Peran
from tests.contoh import isi_contoh
from tests.klien import Klien
from tests.rute import TABEL
from tests.rute_dasar import SIAPA_SAJA

MEMUAT = re.compile(
    r"alternate stylesheet|stylesheet|icon|manifest|preload|prefetch|preconnect|dns-|modulepreload|prerender"
)
"""Relations of a <link> by which a browser fetches something, or prepares to."""
ALAMAT = (
    "src",
    "srcset",
    "data",
    "poster",
    "background",
    "ping",
    "action",
    "formaction",
    "manifest",
    "archive",
    "codebase",
)
GAYA = re.compile(r"""url\(\s*["']?(.*?)["']?\s*\)|@import\s+["'](.*?)["']""", re.IGNORECASE)
SKRIP = re.compile(r"""["'`](?:https?:|wss?:)?//[^"'`\s]+|(?:https?|wss?)://[^"'`\s]+""")
MILIK = re.compile(r"(?!//|/\\|[a-z][a-z0-9+.-]*:)|data:image/|http://skm\.uji(?:/|$)", re.IGNORECASE)
"""Of our own origin: an address without one, or with ours; a picture inside the page."""
NAMA_RUANG = "http://www.w3.org/"
"""Names of vocabularies, which nobody fetches."""


def asing(jenis: str, isi: bytes) -> list[str]:
    """Addresses outside that whoever shows this would load."""
    teks = isi.decode("utf-8", "replace")
    if jenis == "text/html":
        semua = _dari_pohon(html.document_fromstring(isi))
    elif jenis == "image/svg+xml":
        semua = _dari_pohon(etree.fromstring(isi))
    elif jenis == "text/css":
        semua = _dari_gaya(teks)
    elif jenis in {"text/javascript", "application/javascript"}:
        semua = (satu[0].strip("\"'`") for satu in SKRIP.finditer(teks))
    else:
        return []
    return [satu for satu in semua if not MILIK.match(satu.strip()) and not satu.startswith(NAMA_RUANG)]


def _dari_gaya(teks: str) -> Iterator[str]:
    yield from (a or b for a, b in GAYA.findall(teks))


def _dari_pohon(akar: etree._Element) -> Iterator[str]:
    for satu in akar.iter(etree.Element):
        nama = etree.QName(satu).localname
        for kunci, nilai in satu.attrib.items():
            atribut = (
                etree.QName(str(kunci)).localname if "}" in str(kunci) else str(kunci).rpartition(":")[2]
            )
            if atribut == "srcset":
                yield from (bagian.split()[0] for bagian in nilai.split(",") if bagian.strip())
            elif atribut in ALAMAT or (atribut == "href" and _dimuat(nama, satu.get("rel", ""))):
                yield nilai
            elif atribut == "style":
                yield from _dari_gaya(nilai)
            elif nama == "meta" and atribut == "content" and satu.get("http-equiv", "").lower() == "refresh":
                yield nilai.partition("=")[2]
        if nama == "style":
            yield from _dari_gaya(satu.text or "")
        elif nama == "script":
            yield from (a[0].strip("\"'`") for a in SKRIP.finditer(satu.text or ""))


def _dimuat(nama: str, hubungan: str) -> bool:
    """Whether an element's href is fetched unasked: that of <base>, <use>, <image> and most <link>s."""
    return bool(MEMUAT.search(hubungan)) if nama == "link" else nama not in {"a", "area"}


@pytest.mark.luas
@pytest.mark.parametrize("peran", [None, *Peran])
def test_no_page_of_anybody_loads_anything_from_outside(
    app: Flask, klien: Klien, peran: Peran | None
) -> None:
    contoh = isi_contoh(app)
    if peran is not None:
        klien.masuk_sebagai(peran)
    luar, dilihat = {}, set()
    for rute in TABEL:
        boleh = rute.siapa is SIAPA_SAJA or peran in rute.siapa
        if rute.metode != "GET" or not boleh:
            continue
        jawaban = klien.http.get(contoh.alamat(rute.pola), buffered=True)
        dilihat.add(jawaban.mimetype)
        if ada := asing(jawaban.mimetype, jawaban.data):
            luar[rute.pola] = ada
    assert luar == {}
    assert dilihat >= {"text/html", "text/css", "text/javascript", "image/svg+xml"}


def test_no_static_file_does_either(app: Flask, klien: Klien) -> None:
    daftar = [aturan for aturan in app.url_map.iter_rules() if aturan.endpoint == "static"]
    assert len(daftar) == 1
    luar = {}
    for berkas in sorted(Path(str(app.static_folder)).rglob("*")):
        jawaban = klien.http.get(f"/static/{berkas.relative_to(str(app.static_folder))}", buffered=True)
        assert jawaban.status_code == 200, berkas
        if ada := asing(jawaban.mimetype, jawaban.data):
            luar[berkas.name] = ada
    assert luar == {}


LUAR = "https://luar.example/x"


@pytest.mark.parametrize(
    ("jenis", "isi"),
    [
        *(
            ("text/html", f"<html><body>{satu}</body></html>")
            for satu in (
                f'<img src="{LUAR}">',
                f'<img src="/a.png" srcset="/a.png 1x, {LUAR} 2x">',
                '<script src="//luar.example/x.js"></script>',
                f'<link rel="stylesheet" href="{LUAR}">',
                f'<link rel="shortcut icon" href="{LUAR}">',
                f'<iframe src="{LUAR}"></iframe>',
                f'<object data="{LUAR}"></object>',
                f'<video poster="{LUAR}"></video>',
                f'<form action="{LUAR}"></form>',
                f'<meta http-equiv="refresh" content="5;url={LUAR}">',
                f'<p style="background: url({LUAR})">',
                f"<style>@import '{LUAR}';</style>",
                f'<svg><use href="{LUAR}"/></svg>',
                f'<svg><image xlink:href="{LUAR}"/></svg>',
                f'<a href="/" ping="{LUAR}">x</a>',
                f'<base href="{LUAR}">',
                f"<script>fetch('{LUAR}')</script>",
            )
        ),
        ("text/css", f"@font-face {{ src: url('{LUAR}') }}"),
        ("text/css", f'@import "{LUAR}";'),
        ("text/javascript", f"importScripts('{LUAR}')"),
        ("text/javascript", "new WebSocket(`wss://luar.example/`)"),
        (
            "image/svg+xml",
            f'<svg xmlns:l="http://www.w3.org/1999/xlink"><image l:href="{LUAR}"/></svg>',
        ),
    ],
)
def test_whatever_would_load_from_outside_is_noticed(jenis: str, isi: str) -> None:
    assert len(asing(jenis, isi.encode())) == 1


def test_a_link_to_click_is_no_load() -> None:
    isi = f'<a href="{LUAR}">x</a><img src="data:image/png;base64,AA"><img src="/a.png"><a href="mailto:a@b">'
    assert asing("text/html", isi.encode()) == []
