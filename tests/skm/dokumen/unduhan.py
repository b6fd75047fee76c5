"""Documents as the pages' client gets them, and what their cells show."""

from __future__ import annotations

import io
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import openpyxl
from docx import Document

from tests.klien import Klien


def unduh(klien: Klien, jenis: str, bentuk: str, **lain: Any) -> bytes:
    jawaban = klien.http.get(
        f"/laporan/dokumen/{jenis}.{bentuk}", query_string={"tahun": 2026, "triwulan": 2} | lain
    )
    assert jawaban.status_code == 200
    return jawaban.data


def tanpa_nilai(isi: bytes) -> bytes:
    """The same workbook with formulas only: what it shows afterwards was computed by whoever opened it."""
    buku, keluar = openpyxl.load_workbook(io.BytesIO(isi)), io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def tampak(nilai: object) -> str | None:
    """A number as a cell with two decimals shows it."""
    if not isinstance(nilai, int | float):
        return None
    return str(Decimal(repr(round(nilai, 10))).quantize(Decimal("0.01"), ROUND_HALF_UP))


def naskah(klien: Klien, jenis: str, **lain: Any) -> Any:
    """The text document."""
    return Document(io.BytesIO(unduh(klien, jenis, "docx", **lain)))


def tabel(dokumen: Any, judul: str, ke: int = 0) -> Any:
    """The table below the caption that begins so; of several the one at `ke`."""
    di_bawah, ada = "", []
    for bagian in dokumen.iter_inner_content():
        if hasattr(bagian, "rows"):
            if di_bawah.startswith(judul):
                ada.append(bagian)
            di_bawah = ""
        elif bagian.style.name == "Caption":
            di_bawah = bagian.text.partition(". ")[2]
    assert ada, judul
    return ada[ke]


def buku(klien: Klien, jenis: str, **lain: Any) -> Any:
    """The workbook, with its formulas."""
    return openpyxl.load_workbook(io.BytesIO(unduh(klien, jenis, "xlsx", **lain)))
