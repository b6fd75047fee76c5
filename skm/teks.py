"""What people type, without what cannot be printed: some of it no database stores and no document carries."""

from __future__ import annotations

import re

HURUF = "abcdefghjkmnpqrstuvwxyz23456789"
"""What codes and passwords are made of: without i, l, o, 0 and 1, which are misread on paper."""
_KENDALI = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def huruf_kode(sidik: bytes, panjang: int) -> str:
    """So many letters of a code as the bytes of a digest say."""
    angka, huruf = int.from_bytes(sidik), []
    for _ in range(panjang):
        angka, letak = divmod(angka, len(HURUF))
        huruf.append(HURUF[letak])
    return "".join(huruf)


def rapikan(teks: str | None) -> str:
    """One line of printable characters, single-spaced; what a form does not send is empty."""
    return " ".join("".join(huruf if huruf.isprintable() else " " for huruf in teks or "").split())


def rapikan_baris(teks: str | None) -> str:
    """The same line by line, without empty lines at the ends."""
    return "\n".join(map(rapikan, (teks or "").splitlines())).strip()


def bersihkan(teks: str) -> str:
    """The text with line ends as \\n and without other control characters, which PostgreSQL refuses."""
    return _KENDALI.sub("", teks.replace("\r\n", "\n").replace("\r", "\n")).strip()
