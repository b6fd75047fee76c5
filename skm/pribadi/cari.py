"""Finding people's data in words: NIK, telephone, e-mail, and the name a case or complaint is known by."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from skm.galat import Galat
from skm.layanan.brankas import baca_nik

TANDA = "***"
"""What stands where it was; never longer than what it takes the place of."""
SEBAGIAN = 60
"""Letters shown before and after."""


class JenisPribadi(StrEnum):
    """What was found."""

    NIK = "nik"
    TELEPON = "telepon"
    SUREL = "surel"
    NAMA = "nama"


@dataclass(frozen=True, slots=True)
class Kena:
    """A place in a text."""

    jenis: JenisPribadi
    awal: int
    akhir: int
    inti: str
    """The same for the same datum, however it was written."""


_NIK = re.compile(r"(?<![\d])[1-9](?:[ .-]?\d){15}(?!\d)")
_TELEPON = re.compile(r"(?<![\d+])(?:\+62|62|0)[ .-]?(?:\(?[2-9]\)?)(?:[ .-]?\d){7,11}(?!\d)")
_SUREL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ANGKA = re.compile(r"\D")
_HURUF = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
GELAR = frozenset({"bin", "binti", "bapak", "ibu", "haji", "hajah", "drs", "dra", "almarhum", "almarhumah"})
"""Words of a name that are nobody's own."""


def cari(teks: str, nama: Collection[str] = ()) -> list[Kena]:
    """Where `teks` holds a number that can be a NIK, a telephone number, an e-mail address, or one of these
    names; in the order of the text, none over another.
    """
    hasil: list[Kena] = []
    semua = (*_nik(teks), *_telepon(teks), *_surel(teks), *_nama(teks, nama))
    for satu in sorted(semua, key=lambda satu: satu.awal - satu.akhir):  # the longest first
        if all(satu.akhir <= ada.awal or satu.awal >= ada.akhir for ada in hasil):
            hasil.append(satu)
    return sorted(hasil, key=lambda satu: satu.awal)


def samarkan(teks: str, kena: Callable[[Kena], bool], nama: Collection[str] = ()) -> str:
    """The text with `TANDA` in place of whatever is found there and `kena` says."""
    jadi, sampai = [], 0
    for satu in cari(teks, nama):
        if kena(satu):
            jadi += [teks[sampai : satu.awal], TANDA]
            sampai = satu.akhir
    return "".join([*jadi, teks[sampai:]])


def _nik(teks: str) -> Iterator[Kena]:
    for satu in _NIK.finditer(teks):
        angka = _ANGKA.sub("", satu[0])
        try:
            baca_nik(angka)
        except Galat:
            continue
        yield Kena(JenisPribadi.NIK, satu.start(), satu.end(), angka)


def _telepon(teks: str) -> Iterator[Kena]:
    for satu in _TELEPON.finditer(teks):
        angka = re.sub(r"^62", "0", _ANGKA.sub("", satu[0]))
        yield Kena(JenisPribadi.TELEPON, satu.start(), satu.end(), angka)


def _surel(teks: str) -> Iterator[Kena]:
    for satu in _SUREL.finditer(teks):
        yield Kena(JenisPribadi.SUREL, satu.start(), satu.end(), satu[0].casefold())


def _nama(teks: str, semua: Collection[str]) -> Iterator[Kena]:
    """The whole name, and any of its words that is long enough to be nobody else's."""
    for nama in semua:
        kata = [k for k in _HURUF.findall(nama) if len(k) >= 3 and k.casefold() not in GELAR]
        for pola in (nama.strip(), *sorted(kata, key=len, reverse=True)):
            if len(pola) < 3:
                continue
            for satu in re.finditer(rf"(?<!\w){re.escape(pola)}(?!\w)", teks, re.IGNORECASE):
                yield Kena(JenisPribadi.NAMA, satu.start(), satu.end(), pola.casefold())
