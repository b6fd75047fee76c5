"""A document as a workbook: a sheet per table, figures as live formulas, people's words never as formulas."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from kinerja.angka import desimal_persis
from skm.bentuk import huruf
from skm.bentuk.isi import BARIS_ISI, Angka, Sel, Tabel
from skm.bentuk.kolom_lembar import HURUF, LEBAR_NASKAH, TEPI_INCI, bagi_kolom, lebar_kolom
from skm.bentuk.naskah import BAHASA, Alinea, Isian, Judul, Naskah, Pengesahan, TabelNaskah

TINGGI_BARIS = 13.5
"""Points that a line of text takes."""
BARIS_KOP, NAMA_KOP = 5, 2
"""Rows of a letterhead; those of them that name the office."""
TINGGI_LAMBANG = 84
"""Pixels."""
RUANG_TANDA = 4
"""Rows left free to sign in."""
TERTINGGI = 409
"""Points that a row can be high."""


class Gaya:
    """The formats of one workbook; those of figures are made when one is first needed."""

    def __init__(self, buku: Any) -> None:
        self._buku = buku
        self._dasar = {"font_name": "Arial", "font_size": HURUF, "valign": "top"}
        self._angka: dict[tuple[str, bool], Any] = {}
        self.judul = self._baru(bold=True, font_size=13)
        self.kepala = self._baru(bold=True, text_wrap=True, border=1, bg_color="#E3ECF7", valign="vcenter")
        self.catatan = self._baru(italic=True, text_wrap=True)
        self.anak_judul = self._baru(italic=True)
        self.naskah = self._baru(text_wrap=True)
        self.kop = self._baru(bold=True, font_size=12, align="center")
        self.tanda = self._baru(align="center")
        self.nama = self._baru(align="center", bold=True, underline=1)
        self.garis = self._baru(top=6)
        self._teks = {
            False: self._baru(text_wrap=True, border=1),
            True: self._baru(text_wrap=True, border=1, bold=True),
        }

    def teks(self, *, tebal: bool) -> Any:
        """Of a cell of words."""
        return self._teks[tebal]

    def angka(self, sel: Angka, *, tebal: bool) -> Any:
        """Of a figure, with its decimals and its unit."""
        pola = _pola(sel)
        if (pola, tebal) not in self._angka:
            self._angka[pola, tebal] = self._baru(
                border=1, num_format=pola, bold=tebal, text_wrap=sel.nilai is None
            )
        return self._angka[pola, tebal]

    def _baru(self, **sifat: Any) -> Any:
        return self._buku.add_format(self._dasar | sifat)


def tulis(naskah: Naskah) -> bytes:
    """The workbook; a figure with a formula also carries its value, for viewers that do not compute."""
    import xlsxwriter  # noqa: PLC0415  # loads slowly; only who exports pays

    keluar = io.BytesIO()
    pilihan = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(keluar, pilihan) as buku:
        buku.set_properties(
            {"title": naskah.judul, "subject": naskah.anak_judul, "author": naskah.penulis}
            | {"created": naskah.dibuat.replace(tzinfo=None)}
        )
        gaya, lembar = Gaya(buku), None
        teks: list[str | Pengesahan] = []
        for blok, berikut in zip(naskah.isi, (*naskah.isi[1:], None), strict=True):
            match blok:
                case TabelNaskah(tabel):
                    lembar = _Lembar(_halaman(buku.add_worksheet(tabel.nama), naskah), naskah, gaya)
                    lembar.tabel(tabel)
                case Pengesahan() if lembar is not None:
                    lembar.tanda_tangan(blok)
                case Pengesahan():
                    teks.append(blok)
                case Alinea(isi):
                    teks.append(isi)
                case Judul(_, isi) if teks and not isinstance(berikut, TabelNaskah):
                    teks.append(isi)
                case Isian(isi):
                    teks += [f"{nama}: {satu}" for nama, satu in isi]
        if teks:
            _Lembar(_halaman(buku.add_worksheet("Naskah"), naskah), naskah, gaya).teks(teks)
    return _berbahasa(keluar.getvalue())


def _halaman(lembar: Any, naskah: Naskah) -> Any:
    lembar.set_landscape()
    lembar.set_paper(9)
    lembar.set_margins(left=TEPI_INCI, right=TEPI_INCI)
    lembar.fit_to_pages(1, 0)
    if naskah.kepala:
        lembar.set_header(f"&C{naskah.kepala.replace('&', '&&')}")
    kiri, gambar = naskah.dicetak, {}
    if naskah.periksa is not None:
        kiri = f"{kiri}\n{naskah.periksa.teks}\n{naskah.periksa.alamat}"
        gambar = {"image_center": "kode.png", "image_data_center": io.BytesIO(naskah.periksa.gambar)}
    tengah = "&C&G" if gambar else ""
    lembar.set_footer(f"&L{kiri.replace('&', '&&')}{tengah}&RHalaman &P dari &N", gambar)
    return lembar


def _berbahasa(isi: bytes) -> bytes:
    """The workbook whose own description names its language, which XlsxWriter does not write."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as baru:
        for satu in asal.infolist():
            data = asal.read(satu)
            if satu.filename == "docProps/core.xml":
                akhir = b"</cp:coreProperties>"
                data = data.replace(akhir, b"<dc:language>%s</dc:language>%s" % (BAHASA.encode(), akhir))
            baru.writestr(satu, data)
    return keluar.getvalue()


class _Lembar:
    """One sheet while it is being written: letterhead, title, then what it holds."""

    def __init__(self, lembar: Any, naskah: Naskah, gaya: Gaya) -> None:
        self._lembar, self._naskah, self._gaya = lembar, naskah, gaya
        self._lebar = list(LEBAR_NASKAH)
        self._baris = BARIS_ISI
        """The next free row, counted from 0."""

    def tabel(self, tabel: Tabel) -> None:
        """The table and its notes."""
        lembar, gaya = self._lembar, self._gaya
        lebar = lebar_kolom(tabel)
        self._lebar = lebar[: len(lebar) - tabel.hanya_lembar]
        for nomor, satu in enumerate(lebar):
            lembar.set_column(nomor, nomor, satu)
        self._kepala(f"{self._naskah.judul}: {tabel.judul}")
        if tabel.kolom:
            lembar.repeat_rows(BARIS_ISI - 2)
            lembar.freeze_panes(BARIS_ISI - 1, 0)
            for nomor, (judul, _) in enumerate(tabel.kolom):
                lembar.write_string(BARIS_ISI - 2, nomor, judul, gaya.kepala)
            judul_kolom = zip((judul for judul, _ in tabel.kolom), lebar, strict=True)
            _tinggi(lembar, BARIS_ISI - 2, max(huruf.baris(*satu, tebal=True) for satu in judul_kolom))
        for urut, baris in enumerate(tabel.baris):
            tebal = urut in tabel.kepala
            _tinggi(
                lembar,
                BARIS_ISI - 1 + urut,
                max(
                    huruf.baris(sel if isinstance(sel, str) else sel.teks, satu, tebal=tebal)
                    for sel, satu in zip(baris, lebar, strict=True)
                ),
            )
            for nomor, sel in enumerate(baris):
                _sel(lembar, BARIS_ISI - 1 + urut, nomor, sel, gaya, tebal=tebal)
        self._baris = BARIS_ISI + len(tabel.baris)
        for teks in tabel.catatan:
            self._melintang(teks, gaya.catatan)
        if tabel.hanya_lembar:
            self._cetak_sampai(self._baris)

    def teks(self, isi: list[str | Pengesahan]) -> None:
        """A letter's or a report's words, a paragraph a row."""
        for nomor, lebar in enumerate(self._lebar):
            self._lembar.set_column(nomor, nomor, lebar)
        self._kepala(self._naskah.judul)
        self._baris = BARIS_ISI - 2
        for satu in isi:
            if isinstance(satu, Pengesahan):
                self.tanda_tangan(satu)
            else:
                self._melintang(satu, self._gaya.naskah)

    def tanda_tangan(self, blok: Pengesahan) -> None:
        """The closing sentence, and the blocks that sign side by side across the sheet."""
        self._baris += 1
        if blok.penutup:
            self._melintang(blok.penutup, self._gaya.naskah)
        for satu, (dari, sampai) in zip(blok.tanda, bagi_kolom(self._lebar, len(blok.tanda)), strict=True):
            ruang = ("",) * RUANG_TANDA if satu.nama else ()
            baris = [*satu.atas, *ruang, satu.nama, *satu.bawah]
            for urut, teks in enumerate(baris if satu.nama else (), start=self._baris):
                gaya = (
                    self._gaya.nama if urut - self._baris == len(satu.atas) + len(ruang) else self._gaya.tanda
                )
                self._gabung(urut, dari, sampai, teks, gaya)
        self._baris += max(
            (len(satu.atas) + RUANG_TANDA + 1 + len(satu.bawah) for satu in blok.tanda), default=0
        )
        self._cetak_sampai(self._baris)

    def _cetak_sampai(self, baris: int) -> None:
        """What is printed ends with the columns that a document prints too."""
        self._lembar.print_area(0, 0, baris, len(self._lebar) - 1)

    def _kepala(self, judul: str) -> None:
        """Letterhead and title above everything, in as many rows on every sheet."""
        akhir = len(self._lebar) - 1
        for urut, teks in enumerate(self._naskah.kop[:BARIS_KOP]):
            self._gabung(urut, 0, akhir, teks, self._gaya.kop if urut < NAMA_KOP else self._gaya.tanda)
        self._gabung(BARIS_KOP, 0, akhir, "", self._gaya.garis)
        self._lembar.set_row(BARIS_KOP, 4)
        if self._naskah.lambang:
            self._lembar.insert_image(0, 0, "lambang", _letak_lambang(self._naskah))
        self._lembar.write_string(BARIS_KOP + 1, 0, judul, self._gaya.judul)
        self._lembar.write_string(BARIS_KOP + 2, 0, self._naskah.anak_judul, self._gaya.anak_judul)

    def _melintang(self, teks: str, gaya: Any) -> None:
        """A text across the sheet, as high as it needs."""
        _tinggi(self._lembar, self._baris, huruf.baris(teks, sum(self._lebar)))
        self._gabung(self._baris, 0, len(self._lebar) - 1, teks, gaya)
        self._baris += 1

    def _gabung(self, baris: int, dari: int, sampai: int, teks: str, gaya: Any) -> None:
        if sampai > dari:
            self._lembar.merge_range(baris, dari, baris, sampai, "", gaya)
        self._lembar.write_string(baris, dari, teks, gaya)


def _letak_lambang(naskah: Naskah) -> dict[str, Any]:
    """The emblem inside the letterhead's rows, at its left."""
    from PIL import Image  # noqa: PLC0415  # loads slowly; only who exports pays

    with Image.open(io.BytesIO(naskah.lambang)) as gambar:
        skala = TINGGI_LAMBANG / max(gambar.size)
    sebutan = naskah.kop_surat.sebutan
    letak = {"x_offset": 6, "y_offset": 3, "x_scale": skala, "y_scale": skala, "description": sebutan}
    return letak | {"image_data": io.BytesIO(naskah.lambang), "object_position": 3}


def _tinggi(lembar: Any, urut: int, baris: int) -> None:
    lembar.set_row(urut, min(TERTINGGI, TINGGI_BARIS * baris + 2))


def _sel(lembar: Any, baris: int, kolom: int, sel: Sel, gaya: Gaya, *, tebal: bool) -> None:
    if isinstance(sel, str) or (sel.nilai is None and not sel.rumus):
        teks = sel if isinstance(sel, str) else sel.kata
        lembar.write_string(baris, kolom, teks, gaya.teks(tebal=tebal))
        return
    bentuk = gaya.angka(sel, tebal=tebal)
    if rumus := _rumus(sel):
        lembar.write_formula(baris, kolom, rumus, bentuk, sel.kata if sel.nilai is None else float(sel.nilai))
    elif sel.nilai is not None:
        lembar.write_number(baris, kolom, int(sel.nilai), bentuk)


def _pola(sel: Angka) -> str:
    """The number format that shows what a document prints."""
    desimal = sel.desimal
    if desimal is None:
        desimal = 2 if sel.nilai is None else desimal_persis(sel.nilai)
    pola = "# ???/???" if desimal is None else "#,##0." + "0" * desimal
    pola = pola.removesuffix(".")
    return f'{pola}" {sel.satuan.replace(chr(34), "")}"' if sel.satuan else pola


def _rumus(sel: Angka) -> str:
    """What the cell computes; an exact number that is no whole one is written as its division."""
    if sel.rumus:
        return f"={sel.rumus}"
    if sel.nilai is None or sel.nilai.denominator == 1:
        return ""
    return f"={sel.nilai.numerator}/{sel.nilai.denominator}"
