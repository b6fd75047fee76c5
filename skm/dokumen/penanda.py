"""Who signs the office's documents: the posts, how they are called, and who stands above whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from skm.layanan.kata import nama_tempat

BUPATI, CAMAT = "Bupati", "Camat"
"""The two posts that sign without being named in the decree's list."""
KATA_KECIL = frozenset(
    {"atas", "bagi", "dalam", "dan", "dari", "dengan", "di", "ke", "oleh", "pada", "serta", "untuk", "yang"}
)
HURUF_HIDUP = re.compile("[aiueo]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Penanda:
    """Who holds a post, as documents print it; what was not entered is empty."""

    jabatan: str
    """`BUPATI`, `CAMAT`, or as the decree names the post."""
    nama: str = ""
    pangkat: str = ""
    nip: str = ""
    atasan: str = ""
    """The post that signs as its superior, written like `jabatan`; empty for the Bupati."""


def susun(jabatan: Iterable[str], tercatat: Mapping[str, Penanda]) -> dict[str, Penanda]:
    """Every post that signs: as it was entered, else nameless below the post that is usual."""
    semua = (BUPATI, CAMAT, *jabatan)
    return {satu: tercatat.get(satu) or Penanda(satu, atasan=atasan_lazim(satu)) for satu in semua}


def atasan_lazim(jabatan: str) -> str:
    """Above the camat the Bupati, above every other post the camat, until the office says otherwise."""
    return {BUPATI: "", CAMAT: BUPATI}.get(jabatan, CAMAT)


def jabatan_tertulis(jabatan: str, *, kantor: str, ejaan: str, kabupaten: str) -> str:
    """A post as a letter writes it: "Sekretaris Camat Long Kali".

    `kantor` is the office's name, `ejaan` the same as the decree spells it; a document keeps to the first.
    """
    tempat = nama_tempat(kantor)
    if jabatan == CAMAT:
        return f"Camat {tempat}"
    if jabatan == BUPATI:
        kepala = "Wali Kota" if kabupaten.startswith("Kota ") else "Bupati"
        return f"{kepala} {kabupaten.removeprefix('Kabupaten ').removeprefix('Kota ')}"
    lain = re.compile(rf"\b{re.escape(nama_tempat(ejaan))}\b", re.IGNORECASE)
    return lain.sub(lambda _: tempat, huruf_judul(jabatan))


def huruf_judul(teks: str) -> str:
    """A name in capitals as a title: "Kepala Seksi Pemerintahan dan Kependudukan"; other writing stays.

    What stands in brackets, and what has no vowel, is an abbreviation and keeps its capitals.
    """
    if not teks.isupper():
        return teks
    return " ".join(_kata(kata) for kata in teks.split())


def _kata(kata: str) -> str:
    if kata.startswith("(") or not HURUF_HIDUP.search(kata):
        return kata
    kecil = kata.lower()
    return kecil if kecil in KATA_KECIL else kecil.capitalize()
