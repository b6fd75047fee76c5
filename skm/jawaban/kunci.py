"""Keys of answers that are loaded: random, and near each other on the disk where they are stored together."""

from __future__ import annotations

from array import array
from os import urandom

SEMUA = 1 << 32
"""Shares of all keys."""
_VERSI = bytes(0x40 | satu & 0x0F for satu in range(256))
_RAGAM = bytes(0x80 | satu & 0x3F for satu in range(256))


def kunci_acak(banyak: int, dari: int = 0, sampai: int = SEMUA) -> list[str]:
    """As `uuid4` makes them, in hexadecimal digits; of all keys those from the share `dari` to `sampai`."""
    acak = bytearray(urandom(16 * banyak))
    acak[6::16] = acak[6::16].translate(_VERSI)
    acak[8::16] = acak[8::16].translate(_RAGAM)
    semua, lebar = acak.hex(), sampai - dari
    return [
        f"{dari + (depan * lebar >> 32):08x}{semua[ke + 8 : ke + 32]}"
        for ke, depan in zip(range(0, 32 * banyak, 32), array("I", urandom(4 * banyak)), strict=True)
    ]
