"""Tables in: a CSV or XLSX file as rows of text, with the row numbers people see in their spreadsheet."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError  # only the name of the error

from skm.galat import Galat

BARIS_MAKSIMAL = 200_000
TERBESAR = 10 * 1024 * 1024
"""Bytes of a file: as many rows stay below."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a workbook is called where files are sent."""
TAK_TERBACA = (
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    EOFError,
    OSError,
    ParseError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What pandas and openpyxl raise for files that are not the table they claim to be."""


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


def bingkai_teks(nama: str, isi: bytes) -> list[tuple[str, ...]]:
    """Every row as trimmed text, headings included, all of the same length. Raises Galat."""
    bingkai = _bingkai(nama, isi)
    if len(bingkai) > BARIS_MAKSIMAL:
        raise Galat(f"Berkas {nama}: paling banyak {BARIS_MAKSIMAL} baris sekali muat.")
    if not bingkai:
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


def _bingkai(nama: str, isi: bytes) -> list[tuple[str, ...]]:
    import pandas as pd

    akhiran = Path(nama).suffix.lower()
    if akhiran not in {".csv", ".xlsx"}:
        raise Galat(f"Berkas {nama}: hanya .csv dan .xlsx yang dapat dibaca.")
    try:
        if akhiran == ".csv":
            teks = isi.decode("utf-8-sig")
            pemisah = _pemisah(teks)
            _pastikan_selebar_judul(nama, teks, pemisah)
            bingkai = pd.read_csv(
                io.StringIO(teks),
                header=None,
                sep=pemisah,
                dtype=str,
                keep_default_na=False,
                skip_blank_lines=False,
            )
        else:
            _pastikan_terhitung(nama, isi)
            bingkai = pd.read_excel(
                io.BytesIO(isi), header=None, dtype=str, keep_default_na=False, engine="openpyxl"
            )
    except UnicodeDecodeError as galat:
        raise Galat(f"Berkas {nama}: simpan sebagai CSV UTF-8, lalu coba lagi.") from galat
    except TAK_TERBACA as galat:
        raise Galat(f"Berkas {nama} tidak dapat dibaca sebagai tabel ({galat}).") from galat
    return [
        tuple("" if pd.isna(sel) else str(sel).strip() for sel in baris)
        for baris in bingkai.itertuples(index=False, name=None)
    ]


def _pastikan_selebar_judul(nama: str, teks: str, pemisah: str) -> None:
    """A row cut short would read as "not filled", and a longer one has cells under no heading."""
    panjang = 0
    for nomor, sel in enumerate(csv.reader(io.StringIO(teks), delimiter=pemisah), start=1):
        panjang = panjang or len(sel)
        if any(satu.strip() for satu in sel) and len(sel) != panjang:
            raise Galat(f"Berkas {nama}, baris {nomor}: {len(sel)} isian, padahal judulnya {panjang}.")


def _pastikan_terhitung(nama: str, isi: bytes) -> None:
    """A spreadsheet's error, or a formula nobody has computed, would read as "not filled"."""
    import openpyxl

    rumus = openpyxl.load_workbook(io.BytesIO(isi), read_only=True)
    nilai = openpyxl.load_workbook(io.BytesIO(isi), read_only=True, data_only=True)
    for tertulis, terhitung in zip(rumus.worksheets[0].rows, nilai.worksheets[0].rows, strict=True):
        for sel, hasil in zip(tertulis, terhitung, strict=True):
            if hasil.data_type == "e" or (sel.data_type == "f" and hasil.value is None):
                apa = (
                    f"berisi {hasil.value}" if hasil.data_type == "e" else "berisi rumus yang belum dihitung"
                )
                raise Galat(f"Berkas {nama}, sel {sel.coordinate} {apa}; isi dengan nilainya.")


def _pemisah(teks: str) -> str:
    try:
        return csv.Sniffer().sniff(teks.splitlines()[0] if teks else "", delimiters=",;\t").delimiter
    except csv.Error:
        return ","
