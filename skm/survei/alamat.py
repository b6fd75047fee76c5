"""Where a link leads."""

from __future__ import annotations

from skm.survei.models import JenisTautan

JALAN = {JenisTautan.POSTER: "s", JenisTautan.KIOS: "kios"}


def alamat(base_url: str, jenis: JenisTautan, kode: str) -> str:
    """The full address of a link, as its QR code carries it."""
    return f"{base_url}/{JALAN[jenis]}/{kode}"
