"""The visible sheets of an XLSX or XLSM workbook as rows of text, read once, in a stream, within bounds.

A workbook is a compressed archive of XML: a small file may unfold to gigabytes, and one stray cell may claim
a million rows. So what it says of itself is not believed: parts are measured before they are unfolded, cells
are counted while they are read, and reading stops at the first bound with a sentence that names it.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from skm.berkas.lembar import RUSAK, Lembar, isi_gabungan, letak
from skm.galat import Galat

MEKAR = 128 * 1024 * 1024
"""Bytes that a workbook may unfold to."""
LIPAT = 100
"""How many times its own size; a megabyte is always allowed."""
BAGIAN = 32 * 1024 * 1024
"""Bytes of a part that is kept whole: words, styles."""
BARIS_MAKSIMAL = 200_000
KOLOM_MAKSIMAL = 256
SEL_MAKSIMAL = 4_000_000
"""Cells of the table, empty ones between others included."""
POTONG = 64 * 1024

Atribut = Mapping[str, str]


@dataclass
class Batas:
    """What a table may hold; each refusal names the bound."""

    nama: str
    baris: int = 0
    lebar: int = 0

    def catat(self, baris: int, kolom: int) -> None:
        """A cell that holds something. Raises Galat."""
        if baris > BARIS_MAKSIMAL:
            self.tolak(f"paling banyak {BARIS_MAKSIMAL} baris sekali muat; ada isi di baris {baris}")
        if kolom > KOLOM_MAKSIMAL:
            self.tolak(f"paling banyak {KOLOM_MAKSIMAL} kolom; ada isi di kolom ke-{kolom} baris {baris}")
        self.baris, self.lebar = max(self.baris, baris), max(self.lebar, kolom)
        if self.baris * self.lebar > SEL_MAKSIMAL:
            self.tolak(f"paling banyak {SEL_MAKSIMAL} sel; tabel ini {self.baris} baris × {self.lebar} kolom")

    def tolak(self, kalimat: str) -> NoReturn:
        """Raise the refusal."""
        raise Galat(f"Berkas {self.nama}: {kalimat}.")


def baca_xlsx(nama: str, isi: bytes) -> tuple[Lembar, ...]:
    """The sheets in their order.

    A cell that is merged over rows holds its text in each of them. Raises Galat for what exceeds a bound,
    ValueError, KeyError or BadZipFile for no workbook.
    """
    batas = Batas(nama)
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        _ukur(arsip, len(isi), batas)
        buku = _Buku()
        _telusuri(arsip, "xl/workbook.xml", buku.mulai)
        bagian = _Letak()
        _telusuri(arsip, "xl/_rels/workbook.xml.rels", bagian.mulai)
        gaya, kata = _Gaya(), _Kata()
        for nama_bagian, pembaca in (("xl/styles.xml", gaya), ("xl/sharedStrings.xml", kata)):
            if nama_bagian in arsip.namelist():
                _telusuri(arsip, nama_bagian, pembaca.mulai, pembaca.akhir, pembaca.teks)
        jenis, hasil = gaya.jenis(), []
        for judul, tampak, hubungan in buku.lembar:
            alamat = bagian.alamat[hubungan]
            if "worksheet" not in alamat:
                continue  # a sheet that is a chart
            lembar = _Lembar(Batas(nama), kata.kata, jenis, tahun_1904=buku.tahun_1904)
            if tampak:
                _telusuri(arsip, alamat, lembar.mulai, lembar.akhir, lembar.teks)
            hasil.append(Lembar(judul, tampak, lembar.bingkai()))
    return tuple(hasil)


def _ukur(arsip: zipfile.ZipFile, asal: int, batas: Batas) -> None:
    isi = arsip.infolist()
    if sum(satu.file_size for satu in isi) > min(MEKAR, max(LIPAT * asal, 1024 * 1024)):
        batas.tolak(f"bila dibuka mekar melebihi {MEKAR // 1024 // 1024} MB atau {LIPAT} kali ukurannya")
    for satu in isi:
        if satu.file_size > BAGIAN and "/worksheets/" not in satu.filename:
            batas.tolak(f"bagian {satu.filename} melebihi {BAGIAN // 1024 // 1024} MB bila dibuka")


def _telusuri(
    arsip: zipfile.ZipFile,
    bagian: str,
    mulai: Callable[[str, Atribut], None],
    akhir: Callable[[str], None] | None = None,
    teks: Callable[[str], None] | None = None,
) -> None:
    """Tell the elements of a part as they come, by their names without a namespace."""
    pengurai = expat.ParserCreate(namespace_separator=" ")
    pengurai.buffer_text = True
    pengurai.StartDoctypeDeclHandler = _tolak_doctype
    pengurai.StartElementHandler = lambda nama, atribut: mulai(nama.rpartition(" ")[2], atribut)
    if akhir is not None:
        pengurai.EndElementHandler = lambda nama: akhir(nama.rpartition(" ")[2])
    if teks is not None:
        pengurai.CharacterDataHandler = teks
    with arsip.open(bagian) as aliran:
        try:
            while potong := aliran.read(POTONG):
                pengurai.Parse(potong, False)
            pengurai.Parse(b"", True)
        except expat.ExpatError as salah:
            raise ValueError(f"{bagian}: {salah}") from salah


def _tolak_doctype(*_: object) -> NoReturn:
    raise ValueError("it declares a document type, which no workbook has")


@dataclass
class _Buku:
    """What stands in xl/workbook.xml: the sheets, whether they are seen, and from when days are counted."""

    lembar: list[tuple[str, bool, str]] = field(default_factory=list)
    tahun_1904: bool = False

    def mulai(self, nama: str, atribut: Atribut) -> None:
        if nama == "sheet":
            hubungan = next(isi for kunci, isi in atribut.items() if kunci.endswith(" id"))
            self.lembar.append((atribut["name"], atribut.get("state", "visible") == "visible", hubungan))
        elif nama == "workbookPr":
            self.tahun_1904 = atribut.get("date1904", "0") in {"1", "true"}


@dataclass
class _Letak:
    """The parts that relations name."""

    alamat: dict[str, str] = field(default_factory=dict)

    def mulai(self, nama: str, atribut: Atribut) -> None:
        if nama == "Relationship":
            self.alamat[atribut["Id"]] = posixpath.normpath(posixpath.join("/xl", atribut["Target"])).lstrip(
                "/"
            )


@dataclass
class _Kata:
    """The words that cells refer to by number; readings beside East Asian words are left out."""

    kata: list[str] = field(default_factory=list)
    _potong: list[str] = field(default_factory=list)
    _di_teks: bool = False
    _lafal: bool = False

    def mulai(self, nama: str, _atribut: Atribut) -> None:
        if nama == "si":
            self._potong = []
        elif nama == "rPh":
            self._lafal = True
        elif nama == "t":
            self._di_teks = not self._lafal

    def akhir(self, nama: str) -> None:
        if nama == "si":
            self.kata.append("".join(self._potong).replace("x005F_", ""))
        elif nama == "rPh":
            self._lafal = False
        elif nama == "t":
            self._di_teks = False

    def teks(self, isi: str) -> None:
        if self._di_teks:
            self._potong.append(isi)


@dataclass
class _Gaya:
    """Which cell styles mean a date, and which a span of time."""

    _bentuk: dict[int, str] = field(default_factory=dict)
    _sel: list[int] = field(default_factory=list)
    _di_sel: bool = False

    def mulai(self, nama: str, atribut: Atribut) -> None:
        if nama == "numFmt":
            self._bentuk[int(atribut["numFmtId"])] = atribut["formatCode"]
        elif nama == "cellXfs":
            self._di_sel = True
        elif nama == "xf" and self._di_sel:
            self._sel.append(int(atribut.get("numFmtId", "0")))

    def akhir(self, nama: str) -> None:
        if nama == "cellXfs":
            self._di_sel = False

    def teks(self, _isi: str) -> None:
        """Styles hold none."""

    def jenis(self) -> list[str]:
        """By the number of a style: "d" a date, "s" a span, else empty."""
        from openpyxl.styles.numbers import (  # noqa: PLC0415  # loads slowly, and only tables need it
            BUILTIN_FORMATS,
            is_date_format,
            is_timedelta_format,
        )

        bentuk = BUILTIN_FORMATS | self._bentuk
        kode = [bentuk.get(nomor, "General") for nomor in self._sel]
        return ["s" if is_timedelta_format(satu) else "d" if is_date_format(satu) else "" for satu in kode]


class _Lembar:
    """A sheet's cells that hold something, by row and column."""

    def __init__(self, batas: Batas, kata: list[str], jenis: list[str], *, tahun_1904: bool) -> None:
        from openpyxl.utils import datetime as tanggal  # noqa: PLC0415  # as above

        self.baris: dict[int, dict[int, str]] = {}
        self._batas, self._kata, self._jenis = batas, kata, jenis
        self._dari_angka = tanggal.from_excel
        self._dari_iso: Callable[[str], object] = tanggal.from_ISO8601
        self._awal = tanggal.MAC_EPOCH if tahun_1904 else tanggal.WINDOWS_EPOCH
        self._nomor = self._kolom = 0
        self._sel: Atribut = {}
        self._isi: list[str] = []
        self._rumus = self._di_isi = False
        self._gabung: list[str] = []

    def bingkai(self) -> list[tuple[str, ...]]:
        """Every row up to the last that holds something; a cell merged downwards holds its text in each."""
        isi_gabungan(self.baris, self._gabung, self._batas.baris)
        lebar = range(1, self._batas.lebar + 1)
        return [
            tuple(sel.get(kolom, "") for kolom in lebar)
            for sel in (self.baris.get(nomor, {}) for nomor in range(1, self._batas.baris + 1))
        ]

    def mulai(self, nama: str, atribut: Atribut) -> None:
        if nama == "c":
            self._kolom = letak(atribut["r"])[0] if "r" in atribut else self._kolom + 1
            self._sel, self._isi, self._rumus = atribut, [], False
        elif nama in {"v", "t"}:
            self._di_isi = True
        elif nama == "f":
            self._rumus = True
        elif nama == "mergeCell":
            self._gabung.append(atribut["ref"])
        elif nama == "row":
            self._nomor, self._kolom = int(atribut.get("r", self._nomor + 1)), 0

    def teks(self, isi: str) -> None:
        if self._di_isi:
            self._isi.append(isi)

    def akhir(self, nama: str) -> None:
        if nama in {"v", "t"}:
            self._di_isi = False
        elif nama == "c":
            self._simpan("".join(self._isi))

    def _simpan(self, isi: str) -> None:
        jenis = self._sel.get("t", "n")
        if jenis == "e" or (self._rumus and not isi):
            apa = f"berisi {isi}" if jenis == "e" else "berisi rumus yang belum dihitung"
            sel = self._sel.get("r", f"baris {self._nomor} kolom ke-{self._kolom}")
            teks: str = f"{RUSAK}sel {sel} {apa}; isi dengan nilainya"
        else:
            teks = self._terbaca(jenis, isi).strip() if isi else ""
        if teks:
            self._batas.catat(self._nomor, self._kolom)
            self.baris.setdefault(self._nomor, {})[self._kolom] = teks

    def _terbaca(self, jenis: str, isi: str) -> str:
        if jenis == "s":
            return self._kata[int(isi)]
        if jenis == "b":
            return str(bool(int(isi)))
        if jenis == "d":
            return str(self._dari_iso(isi))
        if jenis != "n":
            return isi
        angka = float(isi)
        gaya = self._jenis[int(self._sel.get("s", "0"))] if self._jenis else ""
        if gaya:
            return str(self._dari_angka(angka, self._awal, timedelta=gaya == "s"))
        return str(int(angka)) if angka.is_integer() else str(angka)
