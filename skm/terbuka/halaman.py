"""Which page of a list is asked for: what an address may say, and the token of the next page."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from kinerja.tanggal import TERAKHIR, TERAWAL
from skm.galat import Galat
from skm.terbuka.queries import Kunci

BATAS, TERBANYAK = 50, 200
"""Rows of a page where the address says nothing, and at most."""
SEMUA = 100_000
"""Rows of a CSV, which has no pages."""
NEXT_ASING = "Isi next tidak dikenal. Pakailah yang ada dalam jawaban sebelumnya."
_BILANGAN = re.compile(r"[0-9]{1,6}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,200}")
_BENTUK_KUNCI: tuple[Callable[[str], object], ...] = (date.fromisoformat, date.fromisoformat, str)


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What an address asks for."""

    batas: int
    setelah: Kunci | None
    tahun: int | None
    triwulan: int | None = None


def baca_permintaan(nama: Mapping[str, str], dikenal: frozenset[str]) -> Permintaan:
    """The request in the parameters of an address. Raises Galat for one that is unknown or unreadable."""
    asing = sorted(set(nama) - dikenal - {"unit"})
    if asing:
        raise Galat(f"Parameter tidak dikenal: {asing[0][:40]}. Yang ada: {', '.join(sorted(dikenal))}.")
    return Permintaan(
        _bilangan(nama, "batas", 1, TERBANYAK) or BATAS,
        baca_token(nama["next"]) if "next" in nama else None,
        _bilangan(nama, "tahun", TERAWAL.year, TERAKHIR.year),
        _bilangan(nama, "triwulan", 1, 4),
    )


def nomor_baris(kunci: Kunci | None) -> int:
    """The number of the row in a key that names one, 0 without a key. Raises Galat."""
    if kunci is not None and not (kunci[2].isascii() and kunci[2].isdecimal() and len(kunci[2]) < 10):
        raise Galat(NEXT_ASING)
    return 0 if kunci is None else int(kunci[2])


def tulis_token(kunci: Kunci) -> str:
    """What an address carries as `next`: it says where the next page begins, and nothing that is not told."""
    return urlsafe_b64encode(json.dumps(kunci).encode()).decode().rstrip("=")


def baca_token(teks: str) -> Kunci:
    """The key in it. Raises Galat for what no answer of ours said."""
    try:
        if not _TOKEN.fullmatch(teks):
            raise ValueError
        isi = json.loads(urlsafe_b64decode(teks + "=" * (-len(teks) % 4)))
        if not isinstance(isi, list) or len(isi) != len(_BENTUK_KUNCI):
            raise ValueError
        for satu, baca in zip(isi, _BENTUK_KUNCI, strict=True):
            if not isinstance(satu, str):
                raise ValueError
            baca(satu)
    except (ValueError, RecursionError):
        raise Galat(NEXT_ASING) from None
    return tuple(isi)


def _bilangan(nama: Mapping[str, str], satu: str, dari: int, sampai: int) -> int | None:
    if satu not in nama:
        return None
    isi = nama[satu]
    if not _BILANGAN.fullmatch(isi) or not dari <= int(isi) <= sampai:
        raise Galat(f"{satu} harus bilangan bulat {dari} sampai {sampai}.", bidang=satu)
    return int(isi)
