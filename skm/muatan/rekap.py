"""Rows of a table of answers that are no respondents: sums and averages between and below them,
signatures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from skm.berkas.gulungan import menurut_kolom, tanpa
from skm.berkas.hari import baca_saat
from skm.berkas.hasil import GalatSel
from skm.berkas.kolom import Arti
from skm.berkas.sel import bilangan
from skm.berkas.tabel import Tabel

_PASTI = re.compile(
    r"[^\w]*(?:(?:nilai|skor|jumlah|total|jml)[\s./-]+)?"
    r"(?:[Σ∑]|jml\b|jumlah|sub[\s-]?total|grand total|total nilai|rata[\s-]*rata|rerata|r[ae]ta2|average\b"
    r"|median\b|modus\b|minimum|minimal\b|maks(?:imum|imal)\b|maximum|terendah|tertinggi|pembulatan|dibulatkan|nrr\b|ikm\b"
    r"|nilai (?:unsur|per|indeks|ikm|skm|konversi|interval|akhir|rata|min|maks|max)|indeks kepuasan|konversi"
    r"|mutu (?:pelayanan|layanan|unsur)|kinerja unit|simpangan baku|standar deviasi|std\.? dev|varians)",
    re.IGNORECASE,
)
_MUNGKIN = re.compile(
    r"[^\w]*(?:total|nilai|skor|mutu|kinerja|indeks|bobot|persen(?:tase)?|min|max|maks|mean|mode|sum|count|skm"
    r"|kategori|predikat|peringkat|ranking)\b",
    re.IGNORECASE,
)
_NILAI = re.compile(r"[1-4](?:[.,]0+)?")
SEDIKIT = 4
"""Cells of a line below the table, such as who signed it."""


def tanpa_rekap(tabel: Tabel, unsur: Sequence[str], bebas: Sequence[str]) -> tuple[Tabel, list[GalatSel]]:
    """The table without its rows of sums, whose numbers are added to `dilewati`; and rows that may be one.

    `unsur` are the headings of the scores, `bebas` those of comments, in which any word may stand. A row
    is one
    of sums where a label says so that nobody bears as a name, or that stands in a column of numbers, or
    beside
    numbers that are no scores. Lines at the end without a score and without a number are none either.
    """
    kiri = _kolom_label(tabel, unsur, bebas)
    angka = _Berangka(tabel, kiri)
    lewat: set[int] = set()
    ragu: list[GalatSel] = []
    arti = Arti(_arti)
    awal = 0
    for nomor, kolom in menurut_kolom(tabel.baris, kiri):
        ditanya: dict[int, int] = {}
        for sel in kolom:
            for ke, label in enumerate(map(arti.__getitem__, sel)):
                if label:
                    ditanya[ke] = max(label, ditanya.get(ke, 0))
        for ke, label in sorted(ditanya.items()):
            satu = None if label == PASTI else _ragu(nomor[ke], tabel.baris[awal + ke][1], kiri, unsur, angka)
            if satu is None:
                lewat.add(nomor[ke])
            else:
                ragu.append(satu)
        awal += len(nomor)
    lewat |= _ekor(tabel, unsur, angka, lewat)
    if not lewat:
        return tabel, ragu
    return replace(
        tabel, baris=tanpa(tabel.baris, lewat), dilewati=tuple(sorted({*tabel.dilewati, *lewat}))
    ), ragu


def _kolom_label(tabel: Tabel, unsur: Sequence[str], bebas: Sequence[str]) -> list[str]:
    """Where a label may stand: left of the scores, else in any column that holds neither scores nor
    comments.
    """
    letak = [ke for ke, judul in enumerate(tabel.kolom) if judul in unsur]
    kiri = [judul for judul in tabel.kolom[: min(letak, default=0)] if judul not in bebas]
    return kiri or [judul for judul in tabel.kolom if judul not in unsur and judul not in bebas]


def _ragu(
    nomor: int, isi: Mapping[str, str], kiri: Sequence[str], unsur: Sequence[str], angka: _Berangka
) -> GalatSel | None:
    """What is refused of a row that may be one of sums; None for one that is."""
    mungkin = [(judul, isi[judul]) for judul in kiri if isi[judul] and _MUNGKIN.match(isi[judul])]
    nilai = [isi[judul] for judul in unsur]
    bukan_nilai = not any(nilai) or not all(_NILAI.fullmatch(teks) for teks in nilai if teks)
    if bukan_nilai or any(judul in angka.judul for judul, _ in mungkin):
        return None
    judul, teks = mungkin[0]
    kalimat = "tampak seperti baris rekap; hapus barisnya, atau kosongkan sel ini bila ia responden"
    return GalatSel(nomor, judul, teks, kalimat)


class _Berangka:
    """The columns that hold numbers or days in most of their rows: a word there is no respondent's.

    Looked for when somebody asks, for few tables need it.
    """

    def __init__(self, tabel: Tabel, kiri: Sequence[str]) -> None:
        self._tabel, self._kiri = tabel, kiri

    @cached_property
    def judul(self) -> Sequence[str]:
        """Their headings."""
        return [judul for judul in self._kiri if self._berangka(judul)]

    def _berangka(self, judul: str) -> bool:
        arti = Arti(lambda teks: 0 if not teks or _arti(teks) else 1 + _angka(teks))
        banyak: Counter[int] = Counter()
        for _, (sel,) in menurut_kolom(self._tabel.baris, [judul]):
            banyak.update(map(arti.__getitem__, sel))
        return banyak[2] > banyak[1]


PASTI, MUNGKIN = 2, 1


def _arti(teks: str) -> int:
    """Whether a label of sums stands there: certainly, perhaps, or no."""
    if not teks:
        return 0
    return PASTI if _PASTI.match(teks) else MUNGKIN if _MUNGKIN.match(teks) else 0


def _angka(teks: str) -> bool:
    return bilangan(teks.rstrip(".")) is not None or baca_saat(teks) is not None


def _ekor(tabel: Tabel, unsur: Sequence[str], angka: _Berangka, lewat: set[int]) -> set[int]:
    """Lines at the end that hold a few words and neither scores nor what numbers the rows: who signed, and
    where.
    """
    hasil: set[int] = set()
    for nomor, isi in reversed(tabel.baris):
        if nomor in lewat:
            continue
        if not _catatan(isi, unsur, angka):
            break
        hasil.add(nomor)
    return hasil


def _catatan(isi: Mapping[str, str], unsur: Sequence[str], angka: _Berangka) -> bool:
    nilai = [isi[judul] for judul in unsur if isi[judul]]
    if len(nilai) > 1 or any(map(_angka, nilai)) or sum(map(bool, isi.values())) > SEDIKIT:
        return False
    return not any(_angka(isi[judul]) for judul in angka.judul if isi[judul])
