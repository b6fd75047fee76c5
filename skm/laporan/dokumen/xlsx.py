"""A document as a workbook: a sheet per table, figures as live formulas, people's words never as formulas."""

from __future__ import annotations

import io
from typing import Any

from skm.laporan.dokumen.isi import BARIS_ISI, Angka, Dokumen, Sel, Tabel


def tulis(dokumen: Dokumen) -> bytes:
    """The workbook; a figure with a formula also carries its value, for viewers that do not compute."""
    import xlsxwriter  # noqa: PLC0415  # loads slowly; only who exports pays

    keluar = io.BytesIO()
    pilihan = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(keluar, pilihan) as buku:
        buku.set_properties({"title": dokumen.judul, "subject": dokumen.anak_judul})
        gaya = _gaya(buku)
        for tabel in dokumen.tabel:
            _lembar(buku.add_worksheet(tabel.nama), tabel, dokumen, gaya)
        if dokumen.paragraf or dokumen.tanda_tangan:
            lembar = buku.add_worksheet("Naskah")
            lembar.set_column(0, 0, 110)
            teks = [*dokumen.paragraf, *(" / ".join(satu) for satu in dokumen.tanda_tangan)]
            for nomor, satu in enumerate(teks):
                lembar.write_string(nomor, 0, satu, gaya["teks"])
    return keluar.getvalue()


def _gaya(buku: Any) -> dict[str, Any]:
    dasar = {"font_name": "Arial", "font_size": 10, "valign": "top"}
    return {
        "judul": buku.add_format(dasar | {"bold": True, "font_size": 13}),
        "kepala": buku.add_format(
            dasar | {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E3ECF7", "valign": "vcenter"}
        ),
        "teks": buku.add_format(dasar | {"text_wrap": True, "border": 1}),
        "angka": buku.add_format(dasar | {"border": 1, "num_format": "#,##0.00"}),
        "utuh": buku.add_format(dasar | {"border": 1, "num_format": "#,##0.######"}),
        "catatan": buku.add_format(dasar | {"italic": True}),
    }


def _lembar(lembar: Any, tabel: Tabel, dokumen: Dokumen, gaya: dict[str, Any]) -> None:
    lembar.set_landscape()
    lembar.set_paper(9)
    lembar.fit_to_pages(1, 0)
    lembar.repeat_rows(BARIS_ISI - 2)
    lembar.freeze_panes(BARIS_ISI - 1, 0)
    lembar.write_string(0, 0, f"{dokumen.judul}: {tabel.judul}", gaya["judul"])
    lembar.write_string(1, 0, dokumen.anak_judul, gaya["catatan"])
    for nomor, (judul, lebar) in enumerate(tabel.kolom):
        lembar.set_column(nomor, nomor, lebar)
        lembar.write_string(BARIS_ISI - 2, nomor, judul, gaya["kepala"])
    for urut, baris in enumerate(tabel.baris, start=BARIS_ISI - 1):
        for nomor, sel in enumerate(baris):
            _sel(lembar, urut, nomor, sel, gaya)
    for urut, satu in enumerate(tabel.catatan, start=BARIS_ISI + len(tabel.baris)):
        lembar.write_string(urut, 0, satu, gaya["catatan"])


def _sel(lembar: Any, baris: int, kolom: int, sel: Sel, gaya: dict[str, Any]) -> None:
    if isinstance(sel, str) or sel.nilai is None:
        lembar.write_string(baris, kolom, sel if isinstance(sel, str) else sel.kata, gaya["teks"])
        return
    bentuk = gaya["utuh" if sel.desimal is None else "angka"]
    if rumus := _rumus(sel):
        lembar.write_formula(baris, kolom, rumus, bentuk, float(sel.nilai))
    else:
        lembar.write_number(baris, kolom, int(sel.nilai), bentuk)


def _rumus(sel: Angka) -> str:
    """What the cell computes; an exact number that is no whole one is written as its division."""
    if sel.rumus:
        return f"={sel.rumus}"
    if sel.nilai is None or sel.nilai.denominator == 1:
        return ""
    return f"={sel.nilai.numerator}/{sel.nilai.denominator}"
