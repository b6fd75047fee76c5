"""Which cases have the words that somebody types: of number, applicant's name or village."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from typing import Any

import sqlalchemy as sa

from skm.loket.models import KataPermohonan, Permohonan

K, P = KataPermohonan, Permohonan
Syarat = sa.ColumnElement[bool]
Desa = Mapping[str, Set[int]]
"""The villages whose names have a word that begins so, by what was typed."""
TAHUN = re.compile(r"(?:19|20)[0-9]{2}")


def berkata(
    unit_id: int, kata: Sequence[str], desa: Desa | None = None, *, nama: bool = False
) -> list[Syarat]:
    """Cases that have all these words; letters may be a word's beginning, a number is meant whole.

    The word that few cases have leads, by an index of its own; the others are looked up case by case. With
    `nama` only words of names count.
    """
    pertama, *lain = sorted(kata, key=_khas, reverse=True)
    cocok = {satu: _cocok(satu, nama=nama) for satu in kata}
    semua: list[Syarat] = [P.id.in_(_calon(unit_id, cocok[pertama], (desa or {}).get(pertama)))]
    for satu in lain:
        ada: Syarat = sa.exists().where(K.permohonan_id == P.id, cocok[satu])
        letak = (desa or {}).get(satu)
        semua.append(sa.or_(ada, P.wilayah_id.in_(letak)) if letak else ada)
    return semua


def _calon(unit_id: int, cocok: Syarat, desa: Set[int] | None) -> sa.Select[Any] | sa.CompoundSelect[Any]:
    """The ids of the cases that have a word, or are from these villages of the unit."""
    pilih = sa.select(K.permohonan_id).where(K.unit_id == unit_id, cocok)
    if not desa:
        return pilih
    return sa.union_all(pilih, sa.select(P.id).where(P.wilayah_id.in_(desa)))


def _cocok(kata: str, *, nama: bool) -> Syarat:
    if kata.isdigit():
        sama: Syarat = K.kata == kata
    else:
        sama = sa.and_(K.kata >= kata, K.kata < kata[:-1] + chr(ord(kata[-1]) + 1))
    return sa.and_(sama, K.pribadi) if nama else sama


def _khas(kata: str) -> tuple[int, int]:
    """How few cases a word leaves: a number fewest, then a long word; a year is in all numbers of its own."""
    if kata.isdigit():
        return (0 if TAHUN.fullmatch(kata) else 2), len(kata)
    return 1, len(kata)
