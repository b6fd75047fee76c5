"""Tables in: a CSV or XLSX file as rows of text, with the row numbers people see in their spreadsheet."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from skm.berkas.lembar_xlsx import Batas, baca_xlsx
from skm.galat import Galat

TERBESAR = 10 * 1024 * 1024
"""Bytes of a file: as many rows as are read stay below."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a workbook is called where files are sent."""
TAK_TERBACA = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    StopIteration,
    ArithmeticError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    csv.Error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What is raised for files that are not the table they claim to be, or that carry a password."""
Bingkai = list[tuple[str, ...]]
"""Rows of trimmed text, all of the same length."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """`baris` holds (spreadsheet row number, {column: trimmed text}); wholly empty rows are left out.

    `dilewati` are the numbers of rows that hold something else: titles above the headings, totals below.
    """

    nama_berkas: str
    kolom: tuple[str, ...]
    baris: tuple[tuple[int, dict[str, str]], ...]
    dilewati: tuple[int, ...] = ()

    @property
    def nama_tercatat(self) -> str:
        """The file's name for lists, terminals and logs: what nobody can read in it is written out."""
        return repr(self.nama_berkas)[1:-1][:200]


def baca(berkas: Path) -> Tabel:
    """Read the file at `berkas` as `dari_isi` does. Raises Galat for a table that cannot be read."""
    return dari_isi(berkas.name, isi_berkas(berkas))


def isi_berkas(berkas: Path) -> bytes:
    """The bytes of that file. Raises Galat when it is missing or cannot be opened."""
    if not berkas.is_file():
        raise Galat(f"Berkas {str(berkas)!r} tidak ditemukan.")
    try:
        return berkas.read_bytes()
    except OSError as galat:
        raise Galat(f"Berkas {str(berkas)!r} tidak dapat dibuka ({galat.strerror}).") from galat


def dari_isi(nama: str, isi: bytes) -> Tabel:
    """Read `isi` by the ending of `nama`: .csv (comma, semicolon or tab, UTF-8) or .xlsx (first sheet).

    The first row holds the headings. A row longer than it, a cell below no heading and two headings alike
    are refused: guessing there would shift answers from one column to the next.
    """
    return susun(nama, bingkai_teks(nama, isi))


def bingkai_teks(nama: str, isi: bytes) -> Bingkai:
    """Every row up to the last that holds something, headings included. Raises Galat, also past a bound.

    It takes its time, so whoever asks on a page does that before reading anything else.
    """
    bingkai = _bingkai(nama, isi)
    if not any(any(baris) for baris in bingkai):
        raise Galat(f"Berkas {nama} kosong.")
    if any("\x00" in sel for baris in bingkai for sel in baris):
        raise Galat(f"Berkas {nama} memuat karakter NUL; simpan ulang sebagai CSV UTF-8.")
    return bingkai


def susun(
    nama: str, bingkai: Sequence[tuple[str, ...]], *, di: int = 1, dilewati: tuple[int, ...] = ()
) -> Tabel:
    """The table whose headings stand in the first row of `bingkai`, which is row `di` of the file."""
    judul, *sisa = bingkai
    dipakai = [letak for letak, kolom in enumerate(judul) if kolom]
    kolom = tuple(judul[letak] for letak in dipakai)
    if len(set(kolom)) != len(kolom):
        raise Galat(f"Berkas {nama}: ada dua kolom bernama sama.")
    baris = []
    for nomor, sel in enumerate(sisa, start=di + 1):
        if any(teks for letak, teks in enumerate(sel) if not judul[letak]):
            raise Galat(f"Berkas {nama}, baris {nomor}: ada isi di kolom tanpa judul.")
        if any(sel):
            baris.append((nomor, {judul[letak]: sel[letak] for letak in dipakai}))
    return Tabel(nama, kolom, tuple(baris), dilewati)


def _bingkai(nama: str, isi: bytes) -> Bingkai:
    akhiran = Path(nama).suffix.lower()
    if akhiran not in {".csv", ".xlsx"}:
        raise Galat(f"Berkas {nama}: hanya .csv dan .xlsx yang dapat dibaca.")
    try:
        return baca_xlsx(nama, isi) if akhiran == ".xlsx" else _baca_csv(nama, isi.decode("utf-8-sig"))
    except UnicodeDecodeError as galat:
        raise Galat(f"Berkas {nama}: simpan sebagai CSV UTF-8, lalu coba lagi.") from galat
    except TAK_TERBACA as galat:
        raise Galat(f"Berkas {nama} tidak dapat dibaca sebagai tabel ({galat}).") from galat


def _baca_csv(nama: str, teks: str) -> Bingkai:
    """A row cut short would read as "not filled", a longer one has cells below no heading: refused."""
    batas, lebar, bingkai = Batas(nama), 0, []
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=_pemisah(teks), strict=True)
    for nomor, mentah in enumerate(pembaca, start=1):
        sel = [satu.strip() for satu in mentah]
        lebar = lebar or len(sel)
        if any(sel):
            if len(sel) != lebar:
                raise Galat(f"Berkas {nama}, baris {nomor}: {len(sel)} isian, padahal judulnya {lebar}.")
            batas.catat(nomor, lebar)
        bingkai.append(tuple(sel) if any(sel) else ("",) * lebar)
    return bingkai[: batas.baris]


def _pemisah(teks: str) -> str:
    try:
        return csv.Sniffer().sniff(teks.splitlines()[0] if teks else "", delimiters=",;\t").delimiter
    except csv.Error:
        return ","
