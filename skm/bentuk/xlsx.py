"""A document as a workbook: a sheet per table, figures as live formulas, people's words never as formulas."""

from __future__ import annotations

import io
from typing import Any

from kinerja.angka import desimal_persis
from skm.bentuk import huruf
from skm.bentuk.isi import BARIS_ISI, Angka, Dokumen, Sel, Tabel, Tanda

TINGGI_BARIS = 13.5
"""Points that a line of text takes."""
LEBAR_NASKAH = 110
TERTINGGI = 409
"""Points that a row can be high."""


class Gaya:
    """The formats of one workbook; those of figures are made when one is first needed."""

    def __init__(self, buku: Any) -> None:
        self._buku = buku
        self._dasar = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        self._angka: dict[tuple[str, bool], Any] = {}
        self.judul = self._baru(bold=True, font_size=13)
        self.kepala = self._baru(bold=True, text_wrap=True, border=1, bg_color="#E3ECF7", valign="vcenter")
        self.catatan = self._baru(italic=True, text_wrap=True)
        self.anak_judul = self._baru(italic=True)
        self.naskah = self._baru(text_wrap=True)
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
            self._angka[pola, tebal] = self._baru(border=1, num_format=pola, bold=tebal)
        return self._angka[pola, tebal]

    def _baru(self, **sifat: Any) -> Any:
        return self._buku.add_format(self._dasar | sifat)


def tulis(dokumen: Dokumen) -> bytes:
    """The workbook; a figure with a formula also carries its value, for viewers that do not compute."""
    import xlsxwriter  # noqa: PLC0415  # loads slowly; only who exports pays

    keluar = io.BytesIO()
    pilihan = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(keluar, pilihan) as buku:
        buku.set_properties(
            {"title": dokumen.judul, "subject": dokumen.anak_judul, "author": dokumen.penulis}
        )
        gaya = Gaya(buku)
        for tabel in dokumen.tabel:
            _lembar(_halaman(buku.add_worksheet(tabel.nama), dokumen), tabel, dokumen, gaya)
        if dokumen.paragraf or dokumen.tanda_tangan:
            _naskah(_halaman(buku.add_worksheet("Naskah"), dokumen), dokumen, gaya)
    return keluar.getvalue()


def _halaman(lembar: Any, dokumen: Dokumen) -> Any:
    lembar.set_landscape()
    lembar.set_paper(9)
    lembar.fit_to_pages(1, 0)
    if dokumen.kepala:
        lembar.set_header(f"&C{dokumen.kepala.replace('&', '&&')}")
    lembar.set_footer(f"&L{dokumen.dicetak.replace('&', '&&')}&RHalaman &P dari &N")
    return lembar


def _naskah(lembar: Any, dokumen: Dokumen, gaya: Gaya) -> None:
    """The letter and who signs it, a line each."""
    lembar.set_column(0, 0, LEBAR_NASKAH)
    teks = [satu.replace("\t", " ") for satu in (*dokumen.paragraf, dokumen.penutup) if satu]
    teks += [_satu_baris(satu) for satu in dokumen.tanda_tangan if satu.nama]
    for nomor, satu in enumerate(teks):
        _tinggi(lembar, nomor, huruf.baris(satu, LEBAR_NASKAH))
        lembar.write_string(nomor, 0, satu, gaya.naskah)


def _satu_baris(tanda: Tanda) -> str:
    return " / ".join(satu for satu in (*tanda.atas, tanda.nama, *tanda.bawah) if satu)


def _lembar(lembar: Any, tabel: Tabel, dokumen: Dokumen, gaya: Gaya) -> None:
    lembar.write_string(0, 0, f"{dokumen.judul}: {tabel.judul}", gaya.judul)
    lembar.write_string(1, 0, dokumen.anak_judul, gaya.anak_judul)
    lebar = _lebar(tabel)
    for nomor, satu in enumerate(lebar):
        lembar.set_column(nomor, nomor, satu)
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
    for urut, teks in enumerate(tabel.catatan, start=BARIS_ISI + len(tabel.baris)):
        _catatan(lembar, urut, teks, lebar, gaya)


def _lebar(tabel: Tabel) -> list[int]:
    """Of each column: as asked for, and no narrower than its longest figure."""
    if not tabel.kolom:
        return [LEBAR_NASKAH]
    lebar = [satu for _, satu in tabel.kolom]
    for baris in tabel.baris:
        for nomor, sel in enumerate(baris):
            if isinstance(sel, Angka) and sel.nilai is not None:
                lebar[nomor] = max(lebar[nomor], len(sel.teks) + 2)
    return lebar


def _catatan(lembar: Any, urut: int, teks: str, lebar: list[int], gaya: Gaya) -> None:
    """A note across the table, as high as it needs."""
    _tinggi(lembar, urut, huruf.baris(teks, sum(lebar)))
    if len(lebar) == 1:
        lembar.write_string(urut, 0, teks, gaya.catatan)
        return
    lembar.merge_range(urut, 0, urut, len(lebar) - 1, "", gaya.catatan)
    lembar.write_string(urut, 0, teks, gaya.catatan)


def _tinggi(lembar: Any, urut: int, baris: int) -> None:
    lembar.set_row(urut, min(TERTINGGI, TINGGI_BARIS * baris + 2))


def _sel(lembar: Any, baris: int, kolom: int, sel: Sel, gaya: Gaya, *, tebal: bool) -> None:
    if isinstance(sel, str) or sel.nilai is None:
        teks = sel if isinstance(sel, str) else sel.kata
        lembar.write_string(baris, kolom, teks, gaya.teks(tebal=tebal))
        return
    bentuk = gaya.angka(sel, tebal=tebal)
    if rumus := _rumus(sel):
        lembar.write_formula(baris, kolom, rumus, bentuk, float(sel.nilai))
    else:
        lembar.write_number(baris, kolom, int(sel.nilai), bentuk)


def _pola(sel: Angka) -> str:
    """The number format that shows what a document prints."""
    desimal = sel.desimal
    if desimal is None and sel.nilai is not None:
        desimal = desimal_persis(sel.nilai)
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
