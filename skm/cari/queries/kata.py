"""Which cases have the words that somebody types: of number, applicant's name or village."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.loket.models import KataPermohonan, Permohonan

K, P = KataPermohonan, Permohonan
Syarat = sa.ColumnElement[bool]
Pilihan = sa.Select[Any] | sa.CompoundSelect[Any]
Desa = Mapping[str, Set[int]]
"""The villages whose names have a word that begins so, by what was typed."""
TAHUN = re.compile(r"(?:19|20)[0-9]{2}")


def termasuk(session: Session, unit_id: int, nomor: Pilihan) -> list[Syarat]:
    """The unit's cases among those ids, each looked up by its id and no others read.

    SQLite would go through all cases of the unit by an index that begins with it, had it the choice;
    PostgreSQL through the whole table, where it reckons with more ids than a few.
    """
    milik = P.unit_id + 0 == unit_id
    if session.get_bind().dialect.name == "postgresql":
        return [milik, P.id == sa.any_(sa.func.array(nomor.scalar_subquery()))]
    return [milik, P.id.in_(nomor)]


def berkata(
    session: Session, unit_id: int, kata: Sequence[str], desa: Desa | None = None, *, nama: bool = False
) -> list[Syarat]:
    """Cases of the unit with all these words; letters may be a word's beginning, a number is meant whole.

    The word that few cases have leads, by an index of its own; the others are looked up case by case. With
    `nama` only words of names count.
    """
    pertama, *lain = sorted(kata, key=_khas, reverse=True)
    cocok = {satu: _cocok(satu, nama=nama) for satu in kata}
    semua = termasuk(session, unit_id, _calon(unit_id, cocok[pertama], (desa or {}).get(pertama)))
    for satu in lain:
        ada: Syarat = sa.exists().where(K.permohonan_id == P.id, cocok[satu])
        letak = (desa or {}).get(satu)
        semua.append(sa.or_(ada, P.wilayah_id.in_(letak)) if letak else ada)
    return semua


def _calon(unit_id: int, cocok: Syarat, desa: Set[int] | None) -> Pilihan:
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
