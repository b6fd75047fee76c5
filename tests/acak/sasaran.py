"""What can be asked and sent: every route of the table, every form and link on every page, as each role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import html

from skm.akun.models import Peran
from tests.contoh import Contoh
from tests.klien import Klien
from tests.penuh import PENUH
from tests.rute import TABEL, TABEL_KUNCI
from tests.rute_dasar import SIAPA_SAJA, Rute

AKAR = Path(__file__).resolve().parents[2]
DISUSUN = re.compile(r"\.(pdf|xlsx|docx|png|jpg|parquet)$")
JARANG = 0.08
"""How often a drawn document is asked for beside anything else: it takes a hundred times as long."""
BERAT = re.compile(r"/(laporan|dasbor|indikator|hasil|pengaduan/kelola)")
SEDANG = 0.3
"""The same of pages that go through a year."""
WARGA = 3.0
"""How often what is open to anybody: it has fewer forms than the office, and more people who may try."""
KUERI = re.compile(r'args(?:\.get|\.getlist)?[\[(]"(\w+)"')
TERBANYAK_TAUTAN = 250 if PENUH else 0
"""Links of one role that are followed beside the routes."""


@dataclass(frozen=True, slots=True)
class Bidang:
    """A field: its name, what it holds, and what else could be chosen."""

    nama: str
    nilai: str
    pilihan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sasaran:
    """What a person of that role would ask for or send."""

    peran: Peran | None
    metode: str
    alamat: str
    kueri: tuple[Bidang, ...] = ()
    bidang: tuple[Bidang, ...] = ()
    berkas: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    boleh: bool = True

    @property
    def kunci(self) -> tuple[object, ...]:
        """What it is, whatever is filled in."""
        jalan = re.sub(r"\d+", "0", self.alamat)
        nama = (tuple(sorted({b.nama for b in satu})) for satu in (self.kueri, self.bidang))
        return (self.peran, self.metode, jalan, *nama, self.boleh)

    @property
    def bobot(self) -> float:
        """How often it is chosen."""
        dasar = WARGA if self.peran is None else 1.0
        if DISUSUN.search(self.alamat):
            dasar *= JARANG
        elif self.metode == "GET" and BERAT.match(self.alamat):
            dasar *= SEDANG
        return dasar * (1.0 if self.boleh else 0.15)


def nama_kueri() -> tuple[str, ...]:
    """Every name that some view looks for in an address."""
    semua = {n for p in (AKAR / "skm").rglob("*.py") for n in KUERI.findall(p.read_text(encoding="utf-8"))}
    return tuple(sorted(semua))


def _boleh(rute: Rute, peran: Peran | None) -> bool:
    return rute.siapa is SIAPA_SAJA or peran in rute.siapa


def dari_tabel(contoh: Contoh, peran: Peran | None) -> Iterator[Sasaran]:
    """Each route, with what the table says that a person would send."""
    for rute in (*TABEL, *TABEL_KUNCI):
        isian = tuple(Bidang(nama, nilai) for nama, nilai in (rute.isian or {}).items())
        berkas = {} if rute.berkas is None else {"berkas": rute.berkas}
        yield Sasaran(
            peran, rute.metode, contoh.alamat(rute.pola), (), isian, berkas, boleh=_boleh(rute, peran)
        )


def _bidang(formulir: html.HtmlElement) -> Iterator[Bidang]:
    for satu in formulir.xpath(".//input[@name]|.//select[@name]|.//textarea[@name]|.//button[@name]"):
        nama, jenis = satu.get("name"), satu.get("type")
        if jenis == "file":
            continue
        if satu.tag == "select":
            pilihan = tuple(str(p.get("value", p.text or "")) for p in satu.xpath(".//option"))
            terpilih = satu.xpath(".//option[@selected]")
            nilai = terpilih[0].get("value", "") if terpilih else (pilihan or ("",))[0]
            yield Bidang(nama, nilai, pilihan)
        elif satu.tag == "textarea":
            yield Bidang(nama, satu.text or "")
        else:
            yield Bidang(nama, satu.get("value", "on" if jenis == "checkbox" else ""))


def _formulir(halaman: html.HtmlElement, alamat: str, peran: Peran | None) -> Iterator[Sasaran]:
    for satu in halaman.xpath("//form"):
        bagian = urlsplit(urljoin(alamat, satu.get("action") or alamat))
        metode = (satu.get("method") or "get").upper()
        kueri = tuple(Bidang(n, v) for n, v in parse_qsl(bagian.query, keep_blank_values=True))
        bidang = tuple(_bidang(satu))
        if metode == "GET":
            yield Sasaran(peran, metode, bagian.path, bidang)
            continue
        berkas = {b.get("name"): ("a.csv", b"U1\n1\n") for b in satu.xpath(".//input[@type='file'][@name]")}
        yield Sasaran(peran, metode, bagian.path, kueri, bidang, berkas)


def _tautan(halaman: html.HtmlElement, alamat: str, peran: Peran | None) -> Iterator[Sasaran]:
    for satu in halaman.xpath("//a/@href"):
        bagian = urlsplit(urljoin(alamat, str(satu)))
        if not bagian.netloc and bagian.path.startswith("/"):
            kueri = tuple(Bidang(n, v) for n, v in parse_qsl(bagian.query, keep_blank_values=True))
            yield Sasaran(peran, "GET", bagian.path, kueri)


def cari(klien: Klien, contoh: Contoh, peran: Peran | None) -> list[Sasaran]:
    """All that this role can ask and send, each kind once; and the routes that are closed to it."""
    semua = {satu.kunci: satu for satu in dari_tabel(contoh, peran)}
    dibuka = 0
    antre = [satu for satu in semua.values() if satu.metode == "GET" and satu.boleh]
    while antre:
        ini = antre.pop(0)
        jawaban = klien.http.get(ini.alamat, query_string={b.nama: b.nilai for b in ini.kueri}, buffered=True)
        if jawaban.mimetype != "text/html" or not jawaban.data:
            continue
        halaman = html.fromstring(jawaban.data)
        for satu in (*_formulir(halaman, ini.alamat, peran), *_tautan(halaman, ini.alamat, peran)):
            if satu.kunci not in semua:
                semua[satu.kunci] = satu
                if satu.metode == "GET" and dibuka < TERBANYAK_TAUTAN and not DISUSUN.search(satu.alamat):
                    dibuka += 1
                    antre.append(satu)
    return list(semua.values())
