"""The office's emblem: a picture that somebody chose on a disk, taken apart and made anew before it is kept.

What is kept holds pixels alone: nothing that rode along in the file, and nothing but PNG or JPEG.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from struct import error as salah_bentuk
from typing import Any

from skm.galat import Galat

TERBESAR = 1024 * 1024
"""Bytes of the file that is sent."""
SISI_TERPANJANG = 3000
"""Pixels of a side; more is refused before anything is unpacked."""
SISI_DISIMPAN = 600
"""Pixels of the longer side that are kept: an emblem is printed at three centimetres at most."""
JENIS = {"PNG": "image/png", "JPEG": "image/jpeg"}
AWALAN = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
MODE = {"PNG": {"L", "LA", "RGB", "RGBA"}, "JPEG": {"L", "RGB"}}
BUKAN = "Lambang harus berkas PNG atau JPEG yang utuh."


@dataclass(frozen=True, slots=True)
class Gambar:
    """A picture as it is kept and sent."""

    jenis: str
    """Its content type."""
    isi: bytes

    @property
    def sidik(self) -> str:
        """SHA-256 of the content, shortened: its address, which other content never has."""
        return sha256(self.isi).hexdigest()[:32]


def baca_lambang(isi: bytes) -> Gambar:
    """The picture in that file, no larger than is kept. Raises Galat for what is none, or is too large."""
    if len(isi) > TERBESAR:
        raise Galat("Lambang paling besar 1 MB. Perkecil gambarnya, lalu pilih lagi.", bidang="berkas")
    if not isi.startswith(AWALAN):
        raise Galat(BUKAN, bidang="berkas")
    pil: Any = import_module("PIL.Image")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with pil.open(io.BytesIO(isi), formats=tuple(JENIS)) as gambar:
                if max(gambar.size) > SISI_TERPANJANG:
                    kalimat = f"Lambang paling panjang {SISI_TERPANJANG} piksel tiap sisi."
                    raise Galat(kalimat, bidang="berkas")
                return _susun(gambar)
    except (
        OSError,
        SyntaxError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        EOFError,
        salah_bentuk,
        pil.DecompressionBombError,
    ) as salah:
        raise Galat(BUKAN, bidang="berkas") from salah


def _susun(gambar: Any) -> Gambar:
    """The first picture of it, upright, within the size that is kept."""
    bentuk = gambar.format
    tegak = import_module("PIL.ImageOps").exif_transpose(gambar)
    if tegak.mode not in MODE[bentuk] or "transparency" in tegak.info:
        tegak = tegak.convert("RGBA" if bentuk == "PNG" else "RGB")
    tegak.thumbnail((SISI_DISIMPAN, SISI_DISIMPAN))
    bersih = tegak.copy()
    bersih.info = {}
    wadah = io.BytesIO()
    bersih.save(wadah, bentuk, optimize=True)
    return Gambar(JENIS[bentuk], wadah.getvalue())
