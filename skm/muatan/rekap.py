"""Rows of a table of answers that are no respondents: sums and averages between and below them,
signatures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from skm.berkas.gulungan import tanpa
from skm.berkas.hari import baca_saat
from skm.berkas.hasil import GalatSel
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
    berangka = [judul for judul in kiri if _berangka(tabel, judul)]
    lewat: set[int] = set()
    ragu: list[GalatSel] = []
    for nomor, isi in tabel.baris:
        label = [(judul, isi[judul]) for judul in kiri if isi[judul]]
        if any(_PASTI.match(teks) for _, teks in label):
            lewat.add(nomor)
            continue
        mungkin = [(judul, teks) for judul, teks in label if _MUNGKIN.match(teks)]
        if not mungkin:
            continue
        nilai = [isi[judul] for judul in unsur]
        bukan_nilai = not any(nilai) or not all(_NILAI.fullmatch(teks) for teks in nilai if teks)
        if bukan_nilai or any(judul in berangka for judul, _ in mungkin):
            lewat.add(nomor)
        else:
            judul, teks = mungkin[0]
            kalimat = "tampak seperti baris rekap; hapus barisnya, atau kosongkan sel ini bila ia responden"
            ragu.append(GalatSel(nomor, judul, teks, kalimat))
    lewat |= _ekor(tabel, unsur, berangka, lewat)
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


def _berangka(tabel: Tabel, judul: str) -> bool:
    """Whether that column holds numbers or days in most of its rows: a word there is no respondent's."""
    isi = [satu[judul] for _, satu in tabel.baris if satu[judul] and not _berlabel(satu[judul])]
    return 2 * sum(1 for teks in isi if _angka(teks)) > len(isi)


def _berlabel(teks: str) -> bool:
    return bool(_PASTI.match(teks) or _MUNGKIN.match(teks))


def _angka(teks: str) -> bool:
    return bilangan(teks.rstrip(".")) is not None or baca_saat(teks) is not None


def _ekor(tabel: Tabel, unsur: Sequence[str], berangka: Sequence[str], lewat: set[int]) -> set[int]:
    """Lines at the end that hold a few words and neither scores nor what numbers the rows: who signed, and
    where.
    """
    hasil: set[int] = set()
    for nomor, isi in reversed(tabel.baris):
        if nomor in lewat:
            continue
        if not _catatan(isi, unsur, berangka):
            break
        hasil.add(nomor)
    return hasil


def _catatan(isi: Mapping[str, str], unsur: Sequence[str], berangka: Sequence[str]) -> bool:
    terisi = [teks for teks in isi.values() if teks]
    bernomor = any(_angka(isi[judul]) for judul in berangka if isi[judul])
    nilai = [isi[judul] for judul in unsur if isi[judul]]
    tanpa_nilai = not nilai or (len(nilai) == 1 and not _angka(nilai[0]))
    return tanpa_nilai and not bernomor and len(terisi) <= SEDIKIT
