"""A page's form filled in with what was typed into it before, by rewriting the page.

Every form of the server is filled in this one way: no view has to know how. What the page says of itself
(which fields, which choices, which are secret) is what is believed; the typed text only goes into values.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit

from skm.web.titipan import Titipan

LETAK = "isian-kembali"
"""Where on the page the form is that was filled in."""
TOMBOL = frozenset({"submit", "button", "reset", "image"})
TERTUTUP = frozenset({"password", "file"})
"""Fields that are never filled in."""
TERTANDA = frozenset({"radio", "checkbox"})
PANJANG = 60
"""Letters from which a text that has no form any more is shown over several lines."""


@dataclass(slots=True)
class Tag:
    """A start tag: its name, attributes, and where it stands in the page; `isi` where its text does."""

    nama: str
    sifat: dict[str, str | None]
    awal: int
    akhir: int
    isi: tuple[int, int] = (0, 0)
    di_atas: tuple[Tag, ...] = ()
    """The `details` around it."""
    opsi: list[Tag] = field(default_factory=list)
    bidang: list[Tag] = field(default_factory=list)
    """Of a form: what it holds, wherever on the page."""

    def satu(self, nama: str) -> str:
        """An attribute; empty where it has none."""
        return self.sifat.get(nama) or ""

    def tulis(self, **ganti: str | None) -> str:
        """The tag anew, with these attributes in place of its own; `None` takes one away."""
        sifat = {nama: isi if isi is not None else "" for nama, isi in self.sifat.items()}
        for nama, isi in ganti.items():
            sifat.pop(nama, None)
            if isi is not None:
                sifat[nama] = isi
        kata = (f'{nama}="{escape(isi)}"' if isi else nama for nama, isi in sifat.items())
        return f"<{' '.join([self.nama, *kata])}>"


class _Pembaca(HTMLParser):
    """Finds the page's forms, fields and links."""

    def __init__(self, teks: str) -> None:
        super().__init__(convert_charrefs=False)
        self.baris = [0]
        for satu in teks.split("\n"):
            self.baris.append(self.baris[-1] + len(satu) + 1)
        self.form: list[Tag] = []
        self.lain: list[Tag] = []
        """Relative links, and `main`."""
        self.semua: list[Tag] = []
        self._dalam: Tag | None = None
        self._details: list[Tag] = []
        self._menulis: Tag | None = None
        self.feed(teks)
        self.close()

    def _kini(self) -> int:
        baris, kolom = self.getpos()
        return self.baris[baris - 1] + kolom

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        awal = self._kini()
        satu = Tag(tag, dict(attrs), awal, awal + len(self.get_starttag_text() or ""))
        satu.di_atas = tuple(self._details)
        if tag == "form":
            self._dalam = satu
            self.form.append(satu)
        elif tag == "details":
            self._details.append(satu)
        elif tag in {"input", "select", "textarea", "button"}:
            self.semua.append(satu)
            if "form" not in satu.sifat and self._dalam is not None:
                self._dalam.bidang.append(satu)
            self._menulis = satu if tag in {"select", "textarea"} else self._menulis
        elif tag == "option" and self._menulis is not None:
            self._menulis.opsi.append(satu)
        elif tag == "main" or (tag == "a" and satu.satu("href").startswith("?")):
            self.lain.append(satu)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._dalam = None
        elif tag == "details" and self._details:
            self._details.pop()
        elif self._menulis is not None and tag == self._menulis.nama:
            self._menulis.isi = self._menulis.akhir, self._kini()
            self._menulis = None

    def susun(self) -> None:
        """Give the forms what names them from elsewhere on the page."""
        bernama = {satu.satu("id"): satu for satu in self.form if satu.satu("id")}
        for satu in self.semua:
            if milik := bernama.get(satu.satu("form")):
                milik.bidang.append(satu)


def isikan(teks: str, titipan: Titipan, kata: str) -> tuple[str, bool]:
    """The page with the form filled in, and whether it has that form; else with the texts above the rest.

    `kata` says why it was not stored. Addresses that depend on the page's own are written out: what is
    shown may be the answer of another address.
    """
    halaman = _Pembaca(teks)
    halaman.susun()
    form = _pilih(halaman.form, titipan)
    ganti: dict[int, tuple[int, str]] = {}
    for satu in halaman.lain:
        if satu.nama == "a":
            ganti[satu.awal] = satu.akhir, satu.tulis(href=urljoin(titipan.halaman, satu.satu("href")))
    for satu in halaman.form:
        tujuan = urljoin(titipan.halaman, satu.satu("action") or titipan.halaman)
        if satu is not form and not satu.satu("action").startswith("/"):
            ganti[satu.awal] = satu.akhir, satu.tulis(action=tujuan)
    sebelum = _kepala(titipan, kata, ada=form is not None)
    utama = next((satu for satu in halaman.lain if satu.nama == "main"), None)
    if utama is not None:
        ganti[utama.awal] = utama.akhir, utama.tulis() + sebelum
    if form is not None:
        _isi_form(form, titipan, ganti)
    potong, letak = [], 0
    for awal in sorted(ganti):
        akhir, baru = ganti[awal]
        potong += [teks[letak:awal], baru]
        letak = akhir
    return "".join([*potong, teks[letak:]]), form is not None


def _pilih(semua: list[Tag], titipan: Titipan) -> Tag | None:
    """The form that was sent: by its address, then by its fields and by what its hidden ones say."""
    dikirim = urlsplit(titipan.tujuan)
    nama = {nama for nama, _ in titipan.isian}
    terbaik, nilai = None, -1
    for satu in semua:
        cocok_alamat = [alamat for alamat in _tujuan(satu, titipan) if alamat.path == dikirim.path]
        if satu.satu("method").lower() != "post" or not cocok_alamat:
            continue
        tujuan = cocok_alamat[0]
        sama = parse_qsl(tujuan.query) == parse_qsl(dikirim.query)
        cocok = len(nama & {bidang.satu("name") for bidang in satu.bidang})
        diam = sum((b.satu("name"), b.satu("value")) in titipan.isian for b in satu.bidang if _diam(b))
        if 2 * sama + cocok + diam > nilai:
            terbaik, nilai = satu, 2 * sama + cocok + diam
    return terbaik


def _tujuan(form: Tag, titipan: Titipan) -> list[SplitResult]:
    """Where it goes: its own address, and those of buttons that send it elsewhere."""
    semua = [form.satu("action") or titipan.halaman, *(b.satu("formaction") for b in form.bidang)]
    return [urlsplit(urljoin(titipan.halaman, alamat)) for alamat in semua if alamat]


def _diam(bidang: Tag) -> bool:
    return bidang.satu("type") == "hidden"


def _isi_form(form: Tag, titipan: Titipan, ganti: dict[int, tuple[int, str]]) -> None:
    isian: defaultdict[str, list[str]] = defaultdict(list)
    for nama, isi in titipan.isian:
        isian[nama].append(isi)
    terpakai: Counter[str] = Counter()
    dibuka: list[Tag] = list(form.di_atas)
    for bidang in form.bidang:
        nama, jenis = bidang.satu("name"), bidang.satu("type").lower()
        if not nama or nama.endswith("csrf_token") or "disabled" in bidang.sifat or jenis in TERTUTUP:
            continue
        if bidang.nama == "button" or jenis in TOMBOL:
            terpakai[nama] += len(isian.get(nama, []))  # whoever sends it presses one anew
            continue
        dikirim = isian.get(nama, [])
        dibuka += bidang.di_atas if any(dikirim) else ()
        _isi_bidang(bidang, jenis, dikirim, terpakai, ganti)
    sisa = [
        f'<input type="hidden" name="{escape(nama)}" value="{escape(isi)}">'
        for nama, semua in isian.items()
        for isi in semua[terpakai[nama] :]
        if not nama.endswith("csrf_token")
    ]
    tanda = f'<p class="pesan pesan-info" id="{LETAK}">Belum tersimpan: isian Anda dikembalikan di sini.</p>'
    tujuan = urljoin(titipan.halaman, form.satu("action") or titipan.halaman)
    if urlsplit(tujuan).path == urlsplit(titipan.tujuan).path:
        tujuan = titipan.tujuan
    awal = form.tulis(action=tujuan, **{"data-kembali": "1"}) + tanda + "".join(sisa)
    ganti[form.awal] = form.akhir, awal
    for satu in dibuka:
        ganti[satu.awal] = satu.akhir, satu.tulis(open="")


def _isi_bidang(
    bidang: Tag, jenis: str, dikirim: list[str], terpakai: Counter[str], ganti: dict[int, tuple[int, str]]
) -> None:
    nama = bidang.satu("name")
    if jenis in TERTANDA:
        ya = (bidang.satu("value") or "on") in dikirim
        ganti[bidang.awal] = bidang.akhir, bidang.tulis(checked="" if ya else None)
        terpakai[nama] += ya
    elif bidang.nama == "select":
        for opsi in bidang.opsi:
            ya = opsi.sifat.get("value") in dikirim
            ganti[opsi.awal] = opsi.akhir, opsi.tulis(selected="" if ya else None)
            terpakai[nama] += ya
    elif terpakai[nama] < len(dikirim):
        isi = dikirim[terpakai[nama]]
        terpakai[nama] += 1
        if bidang.nama == "textarea":
            ganti[bidang.isi[0]] = bidang.isi[1], f"\n{escape(isi)}"
        else:
            ganti[bidang.awal] = bidang.akhir, bidang.tulis(value=isi)


def _kepala(titipan: Titipan, kata: str, *, ada: bool) -> str:
    """What stands above the page: why it was not stored, and where it is now."""
    berkas = f" Berkas tidak ikut; pilih lagi {', '.join(titipan.berkas)}." if titipan.berkas else ""
    pesan = escape(kata + berkas)
    if ada:
        tautan = f'<a href="#{LETAK}">Ke isian Anda</a>'
        return f'\n<div class="pesan pesan-galat" role="alert"><p>{pesan} {tautan}</p></div>'
    tulisan = "".join(_tulisan(nama, isi) for nama, isi in titipan.isian if isi.strip())
    kalimat = " Formulirnya tidak ada lagi di halaman ini. Yang tadi Anda tulis, untuk disalin:"
    kepala = f'<div class="pesan pesan-galat" role="alert"><p>{pesan}{kalimat if tulisan else ""}</p></div>'
    return f'\n{kepala}<div id="{LETAK}">{tulisan}</div>'


def _tulisan(nama: str, isi: str) -> str:
    label = nama.rpartition("-")[2].replace("_", " ").capitalize()
    baris = 4 if len(isi) > PANJANG else 1
    return (
        f'<div class="bidang"><label>{escape(label)}'
        f'<textarea rows="{baris}" readonly>\n{escape(isi)}</textarea></label></div>'
    )
