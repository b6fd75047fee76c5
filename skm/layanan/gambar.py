"""A picture that somebody chose on a disk, taken apart and made anew before it is kept.

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

JENIS = {"PNG": "image/png", "JPEG": "image/jpeg"}
AWALAN = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
MODE = {"PNG": {"L", "LA", "RGB", "RGBA"}, "JPEG": {"L", "RGB"}}
MUTU = 82
"""JPEG quality of what is kept as one."""


@dataclass(frozen=True, slots=True)
class Batas:
    """What is taken and what is kept of one kind of picture."""

    nama: str
    """What a refusal calls it."""
    terbesar: int
    """Bytes of the file that is sent."""
    sisi: int
    """Pixels of a side; more is refused before anything is unpacked."""
    piksel: int
    """Pixels in all; likewise."""
    disimpan: int
    """Pixels of the longer side that are kept."""
    selalu_jpeg: bool = False
    """Whether a PNG is kept as a JPEG on white."""


@dataclass(frozen=True, slots=True)
class Gambar:
    """A picture as it is kept and sent."""

    jenis: str
    """Its content type."""
    isi: bytes
    lebar: int = 0
    tinggi: int = 0
    """Pixels."""

    @property
    def sidik(self) -> str:
        """SHA-256 of the content, shortened: its address, which other content never has."""
        return sha256(self.isi).hexdigest()[:32]


def baca_gambar(isi: bytes, batas: Batas) -> Gambar:
    """The picture in that file, no larger than is kept. Raises Galat for what is none, or is too large."""
    bukan = f"{batas.nama} harus berkas PNG atau JPEG yang utuh."
    if len(isi) > batas.terbesar:
        besar = batas.terbesar // 1024 // 1024
        raise Galat(
            f"{batas.nama} paling besar {besar} MB. Perkecil gambarnya, lalu pilih lagi.", bidang="berkas"
        )
    if not isi.startswith(AWALAN):
        raise Galat(bukan, bidang="berkas")
    pil: Any = import_module("PIL.Image")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with pil.open(io.BytesIO(isi), formats=tuple(JENIS)) as gambar:
                _pastikan_muat(gambar.size, batas)
                return _susun(gambar, batas)
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
        raise Galat(bukan, bidang="berkas") from salah


def _pastikan_muat(ukuran: tuple[int, int], batas: Batas) -> None:
    if max(ukuran) > batas.sisi:
        raise Galat(f"{batas.nama} paling panjang {batas.sisi} piksel tiap sisi.", bidang="berkas")
    if ukuran[0] * ukuran[1] > batas.piksel:
        juta = batas.piksel // 1_000_000
        raise Galat(f"{batas.nama} paling banyak {juta} megapiksel. Perkecil gambarnya.", bidang="berkas")


def _susun(gambar: Any, batas: Batas) -> Gambar:
    """The first picture of it, upright, within the size that is kept."""
    asal = gambar.format
    bentuk = "JPEG" if batas.selalu_jpeg else asal
    if asal == "JPEG":
        gambar.draft(None, (batas.disimpan, batas.disimpan))  # unpacks no more pixels than are needed
    tegak = import_module("PIL.ImageOps").exif_transpose(gambar)
    if tegak.mode not in MODE[asal] or "transparency" in tegak.info:
        tegak = tegak.convert("RGBA" if asal == "PNG" else "RGB")
    tegak.thumbnail((batas.disimpan, batas.disimpan))
    bersih = _di_atas_putih(tegak) if bentuk != asal else tegak.copy()
    bersih.info = {}
    wadah = io.BytesIO()
    bersih.save(wadah, bentuk, optimize=True, **({"quality": MUTU} if batas.selalu_jpeg else {}))
    return Gambar(JENIS[bentuk], wadah.getvalue(), *bersih.size)


def _di_atas_putih(gambar: Any) -> Any:
    """Without transparency."""
    berlapis = gambar.convert("RGBA")
    putih = import_module("PIL.Image").new("RGB", berlapis.size, "white")
    putih.paste(berlapis, mask=berlapis.getchannel("A"))
    return putih
