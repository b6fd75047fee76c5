"""The visible sheets of an ODS workbook as rows of text, read once, in a stream, within bounds.

Cells and rows say how often they are repeated: that is counted before anything is, so a line of XML cannot
become a million rows.
"""

from __future__ import annotations

import re

from skm.berkas.batas import (
    BARIS_MAKSIMAL,
    JAUH_TERBANYAK,
    KOLOM_MAKSIMAL,
    SEL_TERPANJANG,
    Atribut,
    Batas,
    Golongan,
    Penampung,
    Pendengar,
    buka_arsip,
    huruf_kolom,
    pastikan_ada,
    ribuan,
    telusuri,
)
from skm.berkas.gulungan import Gulungan
from skm.berkas.lembar import RUSAK, Lembar

ISI = "content.xml"
LAIN, TABEL, BARIS, SEL, ALINEA, SPASI, TAB, CATATAN, GAYA, TAMPILAN = range(10)
JENIS = {
    "table": TABEL,
    "table-row": BARIS,
    "table-cell": SEL,
    "covered-table-cell": SEL,
    "p": ALINEA,
    "s": SPASI,
    "tab": TAB,
    "line-break": TAB,
    "annotation": CATATAN,
    "style": GAYA,
    "table-properties": TAMPILAN,
}
LAMA = re.compile(r"PT([0-9]+)H([0-9]+)M([0-9]+)(?:[.,][0-9]+)?S")


def baca_ods(nama: str, isi: bytes) -> tuple[Lembar, ...]:
    """The sheets in their order; of one that is hidden no row. Raises as `baca_xlsx` does."""
    batas = Batas(nama)
    with buka_arsip(isi, batas, mengalir=lambda bagian: bagian == ISI) as arsip:
        pastikan_ada(arsip, ISI, batas)
        pembaca = _Isi(batas)
        telusuri(arsip, ISI, batas, untuk=pembaca)
    if not pembaca.lembar:
        raise ValueError("tidak ada lembar di dalamnya")
    return tuple(pembaca.lembar)


class _Isi(Pendengar):
    """The cells of all visible sheets, handed on row by row."""

    def __init__(self, batas: Batas) -> None:
        self.lembar: list[Lembar] = []
        self._batas = batas
        self._jenis = Golongan(JENIS)
        self._gaya = ""
        self._tersembunyi: set[str] = set()
        self._nama = ""
        self._penampung: Penampung | None = None
        """Of the sheet that is being read; none of a hidden one."""
        self._nomor, self._kolom, self._ulang = 0, 0, 1
        self._baris: list[tuple[int, str]] = []
        self._gabung: list[tuple[int, int, int]] = []
        self._sel: Atribut = {}
        self._alinea: list[str] = []
        self._potong: list[str] | None = None
        self._di_sel = False
        self._catatan = 0

    def mulai(self, nama: str, atribut: Atribut) -> None:
        jenis = self._jenis[nama]
        if jenis == TABEL:
            self._mulai_tabel(atribut)
        elif jenis == GAYA:
            self._gaya = atribut.get("style:name", "")
        elif jenis == TAMPILAN and atribut.get("table:display") == "false":
            self._tersembunyi.add(self._gaya)
        elif self._penampung is not None and jenis:
            self._mulai_isi(jenis, atribut)

    def _mulai_tabel(self, atribut: Atribut) -> None:
        tampak = atribut.get("table:style-name", "") not in self._tersembunyi
        self._penampung = Penampung(self._batas) if tampak else None
        self._nama, self._nomor, self._gabung = atribut.get("table:name", ""), 0, []

    def _mulai_isi(self, jenis: int, atribut: Atribut) -> None:
        if jenis == SEL:
            self._sel, self._alinea, self._di_sel = atribut, [], True
        elif jenis == BARIS:
            self._nomor, self._kolom, self._baris = self._nomor + 1, 0, []
            self._ulang = int(atribut.get("table:number-rows-repeated", "1"))
        elif jenis == CATATAN:
            self._catatan += 1
        elif jenis == ALINEA and self._di_sel and not self._catatan:
            self._potong = []
        elif jenis == SPASI and self._potong is not None:
            self._potong.append(" " * min(int(atribut.get("text:c", "1")), 100))
        elif jenis == TAB and self._potong is not None:
            self._potong.append(" ")

    def teks(self, isi: str) -> None:
        if self._potong is not None:
            self._potong.append(isi)

    def akhir(self, nama: str) -> None:
        jenis = self._jenis[nama]
        if jenis == TABEL:
            self._akhir_tabel()
        elif self._penampung is None:
            return
        elif jenis == ALINEA and self._potong is not None:
            self._alinea.append("".join(self._potong))
            self._potong = None
        elif jenis == CATATAN:
            self._catatan -= 1
        elif jenis == SEL:
            self._di_sel = False
            self._akhir_sel()
        elif jenis == BARIS:
            self._akhir_baris(self._penampung)

    def _akhir_tabel(self) -> None:
        isi = Gulungan() if self._penampung is None else self._penampung.selesai()
        for kolom, dari, sampai in self._gabung:
            isi.isi_ke_bawah(kolom, dari, sampai)
        self.lembar.append(Lembar(self._nama, self._penampung is not None, isi))
        self._penampung = None

    def _akhir_sel(self) -> None:
        ulang = int(self._sel.get("table:number-columns-repeated", "1"))
        teks = self._terbaca().strip()
        batas = self._batas
        if len(teks) > SEL_TERPANJANG:
            batas.tolak(f"sel {self._alamat()} lebih dari {ribuan(SEL_TERPANJANG)} huruf")
        if teks:
            if len(self._baris) + ulang > KOLOM_MAKSIMAL + JAUH_TERBANYAK:
                batas.kolom(self._kolom + max(ulang, KOLOM_MAKSIMAL), self._nomor)
            self._baris += [(self._kolom + ke, teks) for ke in range(1, ulang + 1)]
            if (ke_bawah := int(self._sel.get("table:number-rows-spanned", "1"))) > 1:
                self._gabung.append((self._kolom + 1, self._nomor, self._nomor + ke_bawah - 1))
        self._kolom += ulang

    def _akhir_baris(self, penampung: Penampung) -> None:
        if self._baris:
            if self._ulang > BARIS_MAKSIMAL:
                self._batas.baris(self._nomor + self._ulang - 1)
            self._batas.sel(self._ulang * len(self._baris))
            for nomor in range(self._nomor, self._nomor + self._ulang):
                penampung.baris(nomor, self._baris)
        self._nomor += self._ulang - 1

    def _terbaca(self) -> str:
        sel = self._sel
        jenis = sel.get("office:value-type", "")
        if sel.get("calcext:value-type") == "error" or (not jenis and "table:formula" in sel):
            apa = "\n".join(self._alinea) or "rumus yang belum dihitung"
            return f"{RUSAK}sel {self._alamat()} berisi {apa}; isi dengan nilainya"
        if jenis in {"float", "percentage", "currency"}:
            angka = float(sel["office:value"])
            return str(int(angka)) if angka.is_integer() else str(angka)
        if jenis == "date":
            return sel["office:date-value"].replace("T", " ")
        if jenis == "time":
            lama = LAMA.fullmatch(sel["office:time-value"])
            return ":".join(lama.groups()) if lama else sel["office:time-value"]
        if jenis == "boolean":
            return str(sel["office:boolean-value"] == "true")
        return sel.get("office:string-value") or "\n".join(self._alinea)

    def _alamat(self) -> str:
        return f"{huruf_kolom(self._kolom + 1)}{self._nomor}"
