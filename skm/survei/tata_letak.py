"""Finding the table of answers in the sheets offices make: titles above it, sums and averages below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skm.berkas.tabel import Tabel, bingkai_teks, susun
from skm.survei.profil import ringkas

BARIS_JUDUL = 20
"""Headings are looked for this far down."""

_JUMLAH = re.compile(r"[Σ∑]|(?:jml|jumlah|total|nrr|ikm|skm|rata|nilai|mutu|kinerja)\b", re.IGNORECASE)
_NILAI = re.compile(r"[1-4](?:\.0+)?|")


def baca_jawaban(nama: str, isi: bytes, kode: Sequence[str]) -> Tabel:
    """The table in `isi`: its headings are the first row naming every one of `kode`, else row 1.

    Rows of sums and averages at its end are left out when a word left of the scores says so and the row could
    not be a respondent's. Raises GalatTabel.
    """
    bingkai = bingkai_teks(nama, isi)
    judul = next((n for n, baris in enumerate(bingkai[:BARIS_JUDUL]) if _memuat(baris, kode)), 0)
    kolom = [n for n, teks in enumerate(bingkai[judul]) if ringkas(teks) in {ringkas(k) for k in kode}]
    akhir = len(bingkai)
    while akhir > judul + 1 and (not any(bingkai[akhir - 1]) or _jumlah(bingkai[akhir - 1], kolom)):
        akhir -= 1
    dilewati = [n for n, baris in enumerate(bingkai, 1) if any(baris) and (n <= judul or n > akhir)]
    isi_tabel = [_lengkapi(bingkai[: judul + 1], bingkai[judul + 1 : akhir]), *bingkai[judul + 1 : akhir]]
    return susun(nama, isi_tabel, di=judul + 1, dilewati=tuple(dilewati))


def _memuat(baris: tuple[str, ...], kode: Sequence[str]) -> bool:
    return {ringkas(satu) for satu in kode} <= {ringkas(teks) for teks in baris}


def _jumlah(baris: tuple[str, ...], kolom: list[int]) -> bool:
    """Whether this row sums up the ones above."""
    if not kolom or not any(_JUMLAH.match(teks) for teks in baris[: min(kolom)]):
        return False
    nilai = [baris[letak] for letak in kolom]
    return not any(nilai) or not all(_NILAI.fullmatch(teks) for teks in nilai)


def _lengkapi(atas: list[tuple[str, ...]], isi: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The headings; one that stands higher up (two rows of headings) is fetched, else the column's place."""
    *lebih_atas, judul = atas
    if not lebih_atas:
        return judul
    return tuple(
        teks
        or next((baris[n] for baris in reversed(lebih_atas) if baris[n]), "")
        or (f"Kolom ke-{n + 1}" if any(baris[n] for baris in isi) else "")
        for n, teks in enumerate(judul)
    )
