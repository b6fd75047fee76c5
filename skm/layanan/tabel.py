"""Tables in: a CSV or XLSX file as rows of text, with the row numbers people see in their spreadsheet."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError  # only the name of the error

BARIS_MAKSIMAL = 200_000
TAK_TERBACA = (ValueError, KeyError, EOFError, OSError, ParseError, zipfile.BadZipFile, zlib.error)
"""What pandas and openpyxl raise for files that are not the table they claim to be."""


class GalatTabel(ValueError):
    """A file that cannot be read as a table; the message is for the person who chose it."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """`baris` holds (spreadsheet row number, {column: trimmed text}); wholly empty rows are left out."""

    nama_berkas: str
    kolom: tuple[str, ...]
    baris: tuple[tuple[int, dict[str, str]], ...]


def baca(berkas: Path) -> Tabel:
    """Read the file at `berkas`. Raises GalatTabel for a missing, unreadable, empty or oversized table."""
    if not berkas.is_file():
        raise GalatTabel(f"Berkas {str(berkas)!r} tidak ditemukan.")
    return dari_isi(berkas.name, berkas.read_bytes())


def dari_isi(nama: str, isi: bytes) -> Tabel:
    """Read `isi` by the ending of `nama`: .csv (comma, semicolon or tab, UTF-8) or .xlsx (first sheet).

    The first row holds the headings. A row longer than it, a cell below no heading and two headings alike
    are refused: guessing there would shift answers from one column to the next.
    """
    bingkai = _bingkai(nama, isi)
    if len(bingkai) > BARIS_MAKSIMAL:
        raise GalatTabel(f"Berkas {nama}: paling banyak {BARIS_MAKSIMAL} baris sekali muat.")
    if not bingkai:
        raise GalatTabel(f"Berkas {nama} kosong.")
    if any("\x00" in sel for baris in bingkai for sel in baris):
        raise GalatTabel(f"Berkas {nama} memuat karakter NUL; simpan ulang sebagai CSV UTF-8.")
    judul, *sisa = bingkai
    dipakai = [letak for letak, kolom in enumerate(judul) if kolom]
    kolom = tuple(judul[letak] for letak in dipakai)
    if len(set(kolom)) != len(kolom):
        raise GalatTabel(f"Berkas {nama}: ada dua kolom bernama sama.")
    baris = []
    for nomor, sel in enumerate(sisa, start=2):
        if any(teks for letak, teks in enumerate(sel) if not judul[letak]):
            raise GalatTabel(f"Berkas {nama}, baris {nomor}: ada isi di kolom tanpa judul.")
        if any(sel):
            baris.append((nomor, {judul[letak]: sel[letak] for letak in dipakai}))
    return Tabel(nama, kolom, tuple(baris))


def _bingkai(nama: str, isi: bytes) -> list[tuple[str, ...]]:
    """Every row as trimmed text, headings included, all of the same length."""
    import pandas as pd

    akhiran = Path(nama).suffix.lower()
    if akhiran not in {".csv", ".xlsx"}:
        raise GalatTabel(f"Berkas {nama}: hanya .csv dan .xlsx yang dapat dibaca.")
    try:
        if akhiran == ".csv":
            teks = isi.decode("utf-8-sig")
            bingkai = pd.read_csv(
                io.StringIO(teks),
                header=None,
                sep=_pemisah(teks),
                dtype=str,
                keep_default_na=False,
                skip_blank_lines=False,
            )
        else:
            bingkai = pd.read_excel(
                io.BytesIO(isi), header=None, dtype=str, keep_default_na=False, engine="openpyxl"
            )
    except UnicodeDecodeError as galat:
        raise GalatTabel(f"Berkas {nama}: simpan sebagai CSV UTF-8, lalu coba lagi.") from galat
    except TAK_TERBACA as galat:
        raise GalatTabel(f"Berkas {nama} tidak dapat dibaca sebagai tabel ({galat}).") from galat
    return [
        tuple("" if pd.isna(sel) else str(sel).strip() for sel in baris)
        for baris in bingkai.itertuples(index=False, name=None)
    ]


def _pemisah(teks: str) -> str:
    try:
        return csv.Sniffer().sniff(teks.splitlines()[0] if teks else "", delimiters=",;\t").delimiter
    except csv.Error:
        return ","
