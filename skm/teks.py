"""What people type, without what cannot be printed: some of it no database stores and no document carries."""

from __future__ import annotations

import re
import unicodedata

HURUF = "abcdefghjkmnpqrstuvwxyz23456789"
"""What codes and passwords are made of: without i, l, o, 0 and 1, which are misread on paper."""

KATA_TERPANJANG = 40
_APOSTROF = re.compile("['\u2018\u2019`]")
_KATA = re.compile(r"[^\W\d_]+|[0-9]+")
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


def pecah_kata(teks: str | None) -> list[str]:
    """The words of a name or a number as both are looked for: without accents, numbers without zeros first.

    "H. Ma'mun" is h, mamun; "KK/2026/0017" is kk, 2026, 17. Each word once, in their order.
    """
    urai = unicodedata.normalize("NFKD", _APOSTROF.sub("", teks or "").casefold())
    tanpa_tanda = "".join(huruf for huruf in urai if not unicodedata.combining(huruf))
    semua = (satu.lstrip("0") or satu[-1] for satu in _KATA.findall(tanpa_tanda))
    return list(dict.fromkeys(satu[:KATA_TERPANJANG] for satu in semua))
