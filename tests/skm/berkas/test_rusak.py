"""Whatever is wrong with a file from elsewhere is said in a sentence; nothing else ever leaves its reader."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress

import openpyxl
import pytest

from skm.berkas.tabel import buka, dari_isi
from skm.galat import Galat
from skm.isian.services.bukti import kenali

CSV = b'nomor;"lay;anan";U1\n1;"KTP ""baru""";4\n2;KK;"3,0"\n'


def buku() -> bytes:
    satu = openpyxl.Workbook()
    for baris in (["nomor", "U1"], [1, 4], ["dua", 3.5]):
        satu.worksheets[0].append(baris)
    satu.worksheets[0].merge_cells("A2:A3")
    wadah = io.BytesIO()
    satu.save(wadah)
    return wadah.getvalue()


def terbongkar(ubah: Callable[[bytes], bytes]) -> bytes:
    """A workbook whose every part went through `ubah` before it was packed again."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(buku())) as lama, zipfile.ZipFile(wadah, "w") as baru:
        for nama in lama.namelist():
            baru.writestr(nama, ubah(lama.read(nama)))
    return wadah.getvalue()


def rusak(isi: bytes, acak: random.Random) -> bytes:
    """A few bytes changed, taken out or cut off."""
    hasil = bytearray(isi)
    for _ in range(acak.randint(1, 4)):
        letak = acak.randrange(len(hasil))
        hasil[letak : letak + acak.randint(0, 3)] = acak.randbytes(acak.randint(0, 3))
    return bytes(hasil[: acak.randint(1, len(hasil))] if acak.random() < 0.2 else hasil)


BACAAN: list[tuple[str, bytes, Callable[[str, bytes], object]]] = [
    ("a.csv", CSV, dari_isi),
    ("a.csv", CSV.decode().encode("utf-16"), dari_isi),
    ("a.xlsx", buku(), dari_isi),
    ("a.xlsm", buku(), buka),
    ("bukti.xlsx", buku(), kenali),
    ("bukti.png", b"\x89PNG\r\n\x1a\n" + bytes(range(40)), kenali),
]


@pytest.mark.parametrize(("nama", "isi", "baca"), BACAAN)
def test_a_damaged_file_is_read_or_refused_and_breaks_nothing(
    nama: str, isi: bytes, baca: Callable[[str, bytes], object]
) -> None:
    acak = random.Random(nama)
    for _ in range(150):
        with suppress(Galat):
            baca(nama, rusak(isi, acak))


def test_a_workbook_damaged_inside_its_parts_is_read_or_refused() -> None:
    acak = random.Random(3)
    for _ in range(60):
        with suppress(Galat):
            buka("a.xlsx", terbongkar(lambda isi: rusak(isi, acak)))
