"""No column in which people can write is forgotten."""

from __future__ import annotations

from collections import Counter

import sqlalchemy as sa

from skm.orm import Base
from skm.pribadi.kolom import BEBAS, bukan


def test_every_column_of_letters_is_searched_or_says_why_not() -> None:
    huruf = {
        (tabel.name, kolom.name)
        for tabel in Base.metadata.sorted_tables
        for kolom in tabel.c
        if isinstance(kolom.type, (sa.String, sa.JSON)) and not isinstance(kolom.type, sa.Enum)
    }
    tertulis = Counter([*((satu.tabel, satu.kolom) for satu in BEBAS), *bukan()])
    assert huruf - tertulis.keys() == set(), "write it into BEBAS of skm/pribadi/kolom.py, or say why not"
    assert tertulis.keys() - huruf == set()
    assert [satu for satu, n in tertulis.items() if n > 1] == []
