"""The sheet of paper that an office keeps its keys on, apart from server and backups."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from textwrap import wrap
from typing import Any

from kinerja.tanggal import tanggal_indonesia
from skm.config import Konfigurasi
from skm.jaga import kunci
from skm.layanan.qr import kisi

MM = 72 / 25.4
LEBAR, TINGGI, TEPI = 210 * MM, 297 * MM, 22 * MM
SISI = 42 * MM
"""Of a QR code."""
KELOMPOK, PER_BARIS = 4, 6
"""Characters between two spaces, and such groups on a line."""
GUNA = {
    kunci.DATA: "membuka NIK, telepon, nama pengadu, dan jawaban yang menunggu; tanpa ini isinya hilang.",
    kunci.RAHASIA: "menandai sesi masuk, formulir, tiket, dan kode pengaduan.",
}
PESAN = (
    "Lembar ini membuka data pribadi warga. Simpan di tempat terkunci, terpisah dari komputer server dan "
    "dari cadangannya: siapa memegang keduanya memegang semuanya. Cetak dua lembar, simpan di dua tempat.",
    "Memakai: di folder server baru jalankan skm kunci pulihkan data, ketik atau pindai kuncinya, lalu sama "
    "untuk rahasia. Spasi boleh tidak diketik. Sesudah itu skm restore BERKAS.",
)


@dataclass(frozen=True, slots=True)
class _Pena:
    """Where the next line goes."""

    kanvas: Any
    y: float

    def tulis(self, teks: str, huruf: str, ukuran: float, *, lebar: float = LEBAR - 2 * TEPI) -> _Pena:
        y = self.y
        for satu in import_module("reportlab.lib.utils").simpleSplit(teks, huruf, ukuran, lebar):
            y -= ukuran * 1.35
            self.kanvas.setFont(huruf, ukuran)
            self.kanvas.drawString(TEPI, y, satu)
        return _Pena(self.kanvas, y)

    def turun(self, mm: float) -> _Pena:
        return _Pena(self.kanvas, self.y - mm * MM)


def susun(konf: Konfigurasi, kantor: str, hari: date) -> bytes:
    """An A4 page as PDF: each key as text in groups and as QR code, with its fingerprint."""
    wadah = io.BytesIO()
    kanvas = import_module("reportlab.pdfgen.canvas").Canvas(wadah, pagesize=(LEBAR, TINGGI), invariant=1)
    kanvas.setTitle("Lembar kunci server SKM")
    pena = _Pena(kanvas, TINGGI - TEPI).tulis("Lembar kunci server SKM", "Helvetica-Bold", 20).turun(1)
    pena = pena.tulis(f"{kantor}, dicetak {tanggal_indonesia(hari)}", "Helvetica", 11).turun(4)
    for satu in PESAN:
        pena = pena.tulis(satu, "Helvetica", 11).turun(2)
    for nama in kunci.NAMA:
        pena = _kunci(pena.turun(8), nama, kunci.isi(konf, nama))
    kanvas.showPage()
    kanvas.save()
    return wadah.getvalue()


def _kunci(pena: _Pena, nama: str, isi: str) -> _Pena:
    bawah = pena.y - SISI
    _qr(pena.kanvas, isi, LEBAR - TEPI - SISI, bawah)
    lebar = LEBAR - 2 * TEPI - SISI - 6 * MM
    pena = pena.tulis(kunci.SEBUTAN[nama], "Helvetica-Bold", 14, lebar=lebar)
    pena = pena.tulis(f"Sidik {kunci.sidik(nama, isi)}", "Courier", 11, lebar=lebar).turun(2)
    kelompok = wrap(isi, KELOMPOK)
    for awal in range(0, len(kelompok), PER_BARIS):
        baris = "  ".join(kelompok[awal : awal + PER_BARIS])
        pena = pena.tulis(baris, "Courier-Bold", 12, lebar=lebar).turun(0.5)
    pena = pena.turun(1.5).tulis(f"Guna: {GUNA[nama]}", "Helvetica", 10, lebar=lebar)
    return _Pena(pena.kanvas, min(pena.y, bawah))


def _qr(kanvas: Any, isi: str, x: float, y: float) -> None:
    """Black modules; the paper around them is the quiet zone."""
    modul = kisi(isi)
    satu = SISI / len(modul)
    for urut, baris in enumerate(modul):
        for kolom, gelap in enumerate(baris):
            if gelap:
                kanvas.rect(
                    x + kolom * satu, y + SISI - (urut + 1) * satu, satu * 1.02, satu * 1.02, stroke=0, fill=1
                )
