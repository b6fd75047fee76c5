"""A page prepared once, compressed too, with one hole of a fixed length that is filled anew for each view.

Only the hole's bytes are new: what stands before and behind it was compressed when the page was prepared. In
the compressed forms the hole is a block that is stored as it is, and what stands behind it was compressed
knowing what stands before, but not the hole.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import brotli

KEPALA_GZIP = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
BROTLI, BROTLI_SEKALI = 10, 4
"""How hard brotli tries: 11 takes more than twice as long as 10 for a page that is a seventieth smaller."""
TERPANJANG = 128
"""Bytes of a hole: as many different ones as stand in for it while the rest is compressed."""
PENGGANTI = bytes(range(128, 256))
"""Stands in for the hole: in that order it occurs in no text, so nothing is said to repeat it."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """A prepared page; `gzip` and `br` are what stands before and behind the hole in those forms."""

    awal: bytes
    akhir: bytes
    lubang: int
    """How long what fills the hole must be; 0 for a page without one."""
    gzip: tuple[bytes, bytes]
    br: tuple[bytes, bytes]
    sidik: int
    """CRC-32 of what stands before the hole, which gzip wants at its end."""

    def isi(self, sandi: str, lubang: bytes = b"") -> bytes:
        """The page with its hole filled, in the form `sandi`: `gzip`, `br`, or else as it is."""
        if len(lubang) != self.lubang:
            raise ValueError(f"the hole is {self.lubang} bytes long")
        if sandi == "br":
            awal, akhir = self.br
            return b"".join((awal, lubang, akhir))
        if sandi == "gzip":
            awal, akhir = self.gzip
            sidik = zlib.crc32(self.akhir, zlib.crc32(lubang, self.sidik))
            ekor = struct.pack("<II", sidik, len(self.awal) + self.lubang + len(self.akhir))
            return b"".join((awal, lubang, akhir, ekor))
        return b"".join((self.awal, lubang, self.akhir))

    def panjang(self, sandi: str) -> int:
        """Bytes of the page in that form."""
        return len(self.isi(sandi, bytes(self.lubang)))


def siapkan(awal: str, akhir: str = "", lubang: int = 0, *, sekali: bool = False) -> Lembar:
    """The page that is `awal`, a hole of that many bytes, and `akhir`; one for `sekali` takes less time.

    Raises ValueError for a hole that is too long and for a form that could not be read back.
    """
    if lubang > TERPANJANG:
        raise ValueError(f"a hole of more than {TERPANJANG} bytes")
    a, z = awal.encode(), akhir.encode()
    gz = _gzip(a, z, lubang, 6 if sekali else 9)
    br = _brotli(a, z, lubang, BROTLI_SEKALI if sekali else BROTLI)
    satu = Lembar(a, z, lubang, gz, br, zlib.crc32(a))
    coba = b"x" * lubang
    buka: dict[str, Callable[[bytes], bytes]] = {"gzip": _buka_gzip, "br": brotli.decompress}
    for sandi, baca in buka.items():
        if baca(satu.isi(sandi, coba)) != satu.isi("", coba):
            raise ValueError(f"the page cannot be read back from {sandi}")
    return satu


def _gzip(awal: bytes, akhir: bytes, lubang: int, tingkat: int) -> tuple[bytes, bytes]:
    """RFC 1951: a stored block is one byte, its length and the length's complement."""
    depan = zlib.compressobj(tingkat, zlib.DEFLATED, -15, 9)
    a = depan.compress(awal) + depan.flush(zlib.Z_SYNC_FLUSH)
    belakang = zlib.compressobj(tingkat, zlib.DEFLATED, -15, 9, zdict=awal + PENGGANTI[:lubang])
    z = belakang.compress(akhir) + belakang.flush()
    return KEPALA_GZIP + a + struct.pack("<BHH", 0, lubang, lubang ^ 0xFFFF), z


def _brotli(awal: bytes, akhir: bytes, lubang: int, tingkat: int) -> tuple[bytes, bytes]:
    """RFC 7932, 9.2: an uncompressed metablock is twenty bits of head, filled up to three bytes.

    The last two bytes of a metablock tell how to read the first of the next: they must not be the hole's.
    """
    alat = brotli.Compressor(quality=tingkat)
    a, z = alat.process(awal) + alat.flush(), b""
    if lubang:
        z, akhir = akhir[:2], akhir[2:]
        alat.process(PENGGANTI[:lubang] + z)
        alat.flush()
        a += struct.pack("<I", (lubang + len(z) - 1) << 3 | 1 << 19)[:3]
    return a, z + alat.process(akhir) + alat.finish()


def _buka_gzip(isi: bytes) -> bytes:
    return zlib.decompress(isi, wbits=31)
