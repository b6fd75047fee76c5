"""What pages show, as lines of text, and the posts a page offers documents for."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

TANPA_TAHUN = ("/", "/dasbor", "/indikator-aturan", "/kelola/jejak", "/lacak", "/masuk")
PERIODE = (
    "/laporan/ikm",
    "/laporan/ketepatan",
    "/laporan/ketepatan/kasus",
    "/laporan/sampel",
    "/laporan/lain",
)
BERTAHUN = (
    "/indikator",
    "/indikator-belum",
    "/indikator-periksa",
    "/indikator-pohon",
    "/laporan/capaian",
    "/laporan/dokumen",
    "/laporan/ketepatan/rincian",
)


def jabatan_di_tautan(html: str) -> list[str]:
    """The posts that the page's links ask documents for, each once."""
    tautan = [str(satu["href"]) for satu in BeautifulSoup(html, "html5lib").select("a[href]")]
    ditanya = (parse_qs(urlsplit(satu).query).get("jabatan", []) for satu in tautan)
    return list(dict.fromkeys(jabatan for satu in ditanya for jabatan in satu))


def semua(klien: FlaskClient, tahun: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """Pages of figures and of every indicator, each quarter and year: address and text."""
    for alamat in _alamat(klien, tahun):
        jawaban = klien.get(alamat)
        yield f"halaman {alamat}", f"{jawaban.status_code} {_tampak(jawaban.text)}"


def _alamat(klien: FlaskClient, tahun: tuple[int, ...]) -> Iterator[str]:
    yield from TANPA_TAHUN
    for satu in tahun:
        for dari, sampai in ((f"{satu}-01-01", f"{satu}-12-31"), (f"{satu}-04-01", f"{satu}-06-30")):
            yield from (f"{dasar}?dari={dari}&sampai={sampai}" for dasar in PERIODE)
        kode = _kode(klien.get(f"/indikator?tahun={satu}").text)
        for triwulan in ("", 1, 2, 3, 4):
            pilihan = f"?tahun={satu}&triwulan={triwulan}"
            yield from (dasar + pilihan for dasar in BERTAHUN)
            yield from (f"/indikator/{kode}{pilihan}" for kode in kode)
            yield from (f"/indikator/{kode}/isi{pilihan}" for kode in kode if triwulan)


def _kode(html: str) -> list[str]:
    tautan = [
        urlsplit(str(satu["href"])).path for satu in BeautifulSoup(html, "html5lib").select("main a[href]")
    ]
    kode = (satu.removeprefix("/indikator/") for satu in tautan if satu.startswith("/indikator/"))
    return list(dict.fromkeys(satu for satu in kode if "/" not in satu))


def _tampak(html: str) -> str:
    teks = BeautifulSoup(html, "html5lib").stripped_strings
    return "\n".join(" ".join(satu.split()) for satu in teks)
