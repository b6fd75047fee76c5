"""A CSV file as rows of text: its letters, its separator and its width are found out, not assumed."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from skm.berkas.batas import Batas, Penampung
from skm.berkas.gulungan import Gulungan
from skm.galat import Galat

PEMISAH = (",", ";", "\t", "|")
DICOBA = 200
"""Rows that tell the separator."""
_BOM = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PETUNJUK = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)
"""The line in which Excel is told the separator; Excel shows no row for it."""


def baca_csv(nama: str, isi: bytes) -> Gulungan:
    """Every row up to the last that holds something, all of the same length.

    Above the first whole row lines may be shorter: they are titles. Below it a row cut short would read as
    "not filled", and one with more cells has cells below no heading: both are refused. Empty cells at a row's
    end are nothing. Raises Galat.
    """
    teks = _teks(nama, isi).replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in teks:
        raise Galat(f"Berkas {nama} memuat karakter NUL; simpan ulang sebagai CSV UTF-8.")
    if petunjuk := _PETUNJUK.match(teks):
        pemisah, teks = petunjuk[1], teks[petunjuk.end() :]
    else:
        pemisah = _pemisah(teks)
    lebar = _lebar(_baris(nama, teks, pemisah))
    penampung, utuh = Penampung(Batas(nama)), False
    for nomor, mentah in enumerate(_baris(nama, teks, pemisah), start=1):
        sel = list(map(str.strip, mentah))
        if not any(sel):
            continue
        utuh = utuh or len(sel) >= lebar
        if any(sel[lebar:]) or (utuh and len(sel) < lebar):
            raise Galat(f"Berkas {nama}, baris {nomor}: {len(sel)} isian, padahal judulnya {lebar}.")
        penampung.deret(nomor, tuple(sel[:lebar] + [""] * (lebar - len(sel))))
    return penampung.selesai()


def _teks(nama: str, isi: bytes) -> str:
    """UTF-8, UTF-16, else what spreadsheets on Windows and on older Macs write. Raises Galat."""
    for tanda, sandi in _BOM:
        if isi.startswith(tanda):
            return _terbaca(nama, isi, sandi)
    if (lebar := _tanpa_bom(isi)) is not None:
        return _terbaca(nama, isi, lebar)
    try:
        return isi.decode()
    except UnicodeDecodeError:
        return _terbaca(nama, isi, "mac-roman" if b"\r" in isi and b"\n" not in isi else "cp1252")


def _terbaca(nama: str, isi: bytes, sandi: str) -> str:
    try:
        return isi.decode(sandi)
    except UnicodeDecodeError as salah:
        baris = isi[: salah.start].count(b"\n") + 1
        raise Galat(
            f"Berkas {nama}, baris {baris}: ada huruf yang rusak; simpan sebagai CSV UTF-8, lalu coba lagi."
        ) from salah


def _tanpa_bom(isi: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of plain text is empty."""
    awal = isi[:1000]
    for sandi, nol, huruf in (("utf-16-le", awal[1::2], awal[::2]), ("utf-16-be", awal[::2], awal[1::2])):
        if len(awal) >= 8 and nol.count(0) > 0.8 * len(nol) and not huruf.count(0):
            return sandi
    return None


def _pemisah(teks: str) -> str:
    """The separator by which most rows have one length, the longest if several do; a comma where none
    cuts.
    """
    nilai = {}
    for satu in PEMISAH:
        lebar = Counter(_panjang(teks, satu))
        if lebar and (panjang := max(lebar, key=lambda n: (lebar[n] if n > 1 else 0, n))) > 1:
            nilai[satu] = (lebar[panjang] / lebar.total(), panjang)
    return max(nilai, key=lambda satu: nilai[satu], default=",")


def _panjang(teks: str, pemisah: str) -> list[int]:
    """The lengths of the first rows that hold something; none where the rows cannot be read so."""
    hasil: list[int] = []
    try:
        for sel in csv.reader(_potong(teks), delimiter=pemisah, strict=True):
            if any(map(str.strip, sel)):
                hasil.append(len(sel))
            if len(hasil) == DICOBA:
                break
    except csv.Error:
        return []
    return hasil


def _lebar(baris: Iterable[list[str]]) -> int:
    """The length most rows have; of equally frequent ones the one that comes first."""
    lebar = Counter(len(sel) for sel in baris if len(sel) > 1 and any(map(str.strip, sel)))
    return max(lebar, key=lambda n: lebar[n], default=1)


def _baris(nama: str, teks: str, pemisah: str) -> Iterable[list[str]]:
    """The rows. Raises Galat that names the one which cannot be read."""
    pembaca, nomor = csv.reader(_potong(teks), delimiter=pemisah, strict=True), 0
    while True:
        nomor += 1
        try:
            yield next(pembaca)
        except StopIteration:
            return
        except csv.Error as salah:
            raise Galat(
                f"Berkas {nama}, baris {nomor}: tidak dapat dibaca sebagai tabel ({salah})."
            ) from salah


def _potong(teks: str) -> Iterator[str]:
    """Its lines, one at a time; `io.StringIO` would keep four times its letters."""
    awal = 0
    while akhir := teks.find("\n", awal) + 1:
        yield teks[awal:akhir]
        awal = akhir
    if awal < len(teks):
        yield teks[awal:]
