"""What a heading means: by its name, by the code it bears, or by its words, which beat a bare number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from skm.berkas.kata import ringkas

_KODE = re.compile(r"\W*(?:U|unsur)\W{0,2}0?([0-9]{1,2})(?![0-9_])", re.IGNORECASE)
_NOMOR = re.compile(r"\W*(?:[PQ]|no|pertanyaan|soal|question)?\W{0,2}0?([0-9]{1,2})(?![0-9])", re.IGNORECASE)
_JALUR = re.compile(r"(?:[A-Za-z_]\w*/)+(?=\w+$)")
"""The groups of a form before the name of its question, as KoboToolbox writes them."""
_UMUM = re.compile(
    r"adalah|anda|antara|apa|apakah|bagaimana|bapak|dalam|dan|dengan|diberikan|dinas|hal|ibu|ini|jelas|kami"
    r"|kantor|kecamatan|kepada|kualitas|layanan|mana|masukan|masyarakat|memberikan|menurut|oleh|pada|pelayanan"
    r"|pendapat|pendapatmu|penilaian|saran|saudara|seberapa|terhadap|terkait|tentang|tersebut|unit|untuk|yang"
)
"""Words that say nothing of what is asked."""
AKAR = 6
CUKUP = 1.0
"""How much of its own words a heading must share with a field's."""


@dataclass(frozen=True, slots=True)
class Sebutan:
    """A field's words: its `nama`, its `judul` for certain, then `alias` in their order; `nomor` where it
    has one.
    """

    nama: str
    judul: tuple[str, ...]
    alias: tuple[str, ...]
    nomor: str


class Pengenal:
    """Knows headings of one set of fields."""

    def __init__(self, semua: Sequence[Sebutan]) -> None:
        self._pasti = {ringkas(teks): satu.nama for satu in semua for teks in satu.judul}
        self._pasti |= {ringkas(satu.nama): satu.nama for satu in semua}
        self._alias = {ringkas(teks): satu.nama for satu in semua for teks in satu.alias}
        self._urutan = {ringkas(teks): n for satu in semua for n, teks in enumerate(satu.alias)}
        self._menurut_nomor = {satu.nomor: satu.nama for satu in semua if satu.nomor}
        self._kata = {satu.nama: _kata(" ".join(satu.judul)) for satu in semua if satu.nomor}
        kali = Counter(akar for semua_akar in self._kata.values() for akar in semua_akar)
        self._bobot = {akar: 1 / banyak for akar, banyak in kali.items()}

    def pasti(self, judul: str) -> str | None:
        """The field whose name, code or very words the heading is; None where words and code disagree."""
        rapi = _JALUR.sub("", judul.strip())
        if nama := self._pasti.get(ringkas(judul)) or self._pasti.get(ringkas(rapi)):
            return nama
        kode = _KODE.match(rapi)
        dinomori = kode or _NOMOR.match(rapi)
        sisa = rapi[dinomori.end() :] if dinomori else ""
        menurut_kata = self._pasti.get(ringkas(sisa)) if _kata(sisa) else None
        if kode is None:
            return menurut_kata
        menurut_kode = self._menurut_nomor.get(kode[1])
        menurut_kata = menurut_kata or self.menurut_kata(sisa)
        return menurut_kode if menurut_kata in {None, menurut_kode} else None

    def alias(self, judul: str) -> tuple[int, str] | None:
        """The field that headings elsewhere call so, and how good a name it is: 0 is the best."""
        rapi = ringkas(judul)
        return (self._urutan[rapi], self._alias[rapi]) if rapi in self._alias else None

    def mungkin(self, judul: str) -> str | None:
        """The field that the words of a heading tell of, else its number; None where words and code
        disagree.
        """
        kata = self.menurut_kata(judul)
        if kode := _KODE.match(judul):
            menurut_kode = self._menurut_nomor.get(kode[1])
            return menurut_kode if kata in {None, menurut_kode} else None
        nomor = _NOMOR.match(judul)
        return kata or (self._menurut_nomor.get(nomor[1]) if nomor else None)

    def menurut_kata(self, judul: str) -> str | None:
        """The field whose own words stand in the heading, if they are one field's."""
        akar = _kata(judul)
        nilai = {nama: sum(self._bobot[satu] for satu in akar & milik) for nama, milik in self._kata.items()}
        terbaik = sorted(nilai, key=lambda nama: nilai[nama], reverse=True)[:2]
        if not terbaik or nilai[terbaik[0]] < CUKUP:
            return None
        if len(terbaik) > 1 and nilai[terbaik[1]] > nilai[terbaik[0]] - CUKUP / 2:
            return None
        return terbaik[0]

    def mengenal(self, judul: str) -> bool:
        """Whether a heading is one of these fields' by more than a bare number."""
        return bool(self.pasti(judul) or self.alias(judul) or self.menurut_kata(judul))


def _kata(teks: str) -> frozenset[str]:
    """The beginnings of the words that say something."""
    kata = [re.sub(r"(?:nya|kah)$", "", satu) for satu in re.findall(r"[a-z]{3,}", teks.casefold())]
    return frozenset(satu[:AKAR] for satu in kata if satu and not _UMUM.fullmatch(satu))
