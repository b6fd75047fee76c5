"""An office with an emblem, and where the pictures of a printed document stand."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pypdfium2
from PIL import Image
from sqlalchemy.orm import Session

from skm.layanan.identitas import ubah_identitas
from skm.layanan.lambang import baca_lambang
from tests.kantor import kantor

IDENTITAS = {
    "alamat": "Jalan Sudirman 1, Long Kali 76283",
    "telepon": "(0543) 21234",
    "surel": "a@paser.go.id",
}
MM = 72 / 25.4
"""Points."""


def pasang_lambang(basis: Session) -> bytes:
    """Give the office an emblem that is half as wide as it is high; gives the picture as it is kept."""
    wadah, unit = io.BytesIO(), kantor(basis)
    Image.new("RGB", (60, 120), "green").save(wadah, "PNG")
    lambang = baca_lambang(wadah.getvalue())
    ubah_identitas(basis, unit, IDENTITAS, lambang=lambang, oleh="uji", pada=datetime.now(UTC))
    basis.commit()
    return lambang.isi


def gambar(pdf: bytes) -> list[tuple[int, bool]]:
    """The page of each picture, counted from 1, and whether it is 24 mm high and stands left of all words."""
    hasil = []
    for nomor, halaman in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        for satu in halaman.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
            kiri, bawah, kanan, atas = satu.get_bounds()
            teks = halaman.get_textpage().get_text_bounded(0, bawah, kanan, atas)
            hasil.append((nomor, abs((atas - bawah) / MM - 24) < 0.5 and kiri > 0 and not teks.strip()))
    return hasil
