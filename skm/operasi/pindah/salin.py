"""Rows from one kind of database into the other, at constant memory, with a sum that any change alters.

Both sides are read through the columns' own types, so that a moment, a number or a text is the same value
however either database keeps it. A table's sum does not depend on the order of its rows: text is sorted
differently here and there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from hashlib import sha256
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg import sql
from sqlalchemy.engine import Connection

from skm.galat import Galat

SEKALIGUS = 1000
"""Rows that are in memory at a time."""
MODULUS = 1 << 256
TERTOLAK = re.compile(r"line (\d+), column (\w+)")
"""What PostgreSQL says of where in a COPY it stopped; the value that follows is not ours to repeat."""


@dataclass(frozen=True, slots=True)
class Jumlah:
    """How many rows a table has, and the sum of their digests."""

    baris: int = 0
    sidik: int = 0

    def tambah(self, isi: tuple[Any, ...]) -> Jumlah:
        """With one row more."""
        satu = sha256(json.dumps([_polos(nilai) for nilai in isi]).encode()).digest()
        return Jumlah(self.baris + 1, (self.sidik + int.from_bytes(satu)) % MODULUS)


def hitung(koneksi: Connection, tabel: sa.Table) -> Jumlah:
    """Of every row of a table."""
    jumlah = Jumlah()
    for baris in _baris(koneksi, tabel):
        jumlah = jumlah.tambah(baris)
    return jumlah


def salin(dari: Connection, ke: Connection, tabel: sa.Table) -> Jumlah:
    """Every row of a table into its like in PostgreSQL; gives what was read.

    Raises Galat naming row and column where PostgreSQL is stricter than SQLite was.
    """
    jumlah = Jumlah()
    tulis = [_penulis(kolom, ke) for kolom in tabel.columns]
    asli: Any = ke.connection.driver_connection
    kolom = sql.SQL(", ").join(sql.Identifier(satu.name) for satu in tabel.columns)
    perintah = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(tabel.name), kolom)
    try:
        with asli.cursor() as kursor, kursor.copy(perintah) as masuk:
            for baris in _baris(dari, tabel):
                jumlah = jumlah.tambah(baris)
                masuk.write_row([satu(nilai) for satu, nilai in zip(tulis, baris, strict=True)])
    except psycopg.DataError as galat:
        raise Galat(f"{_letak(tabel, galat)} tidak dapat disimpan PostgreSQL: {_sebab(galat)}.") from galat
    except psycopg.IntegrityError as galat:
        raise Galat(f"Tabel {tabel.name} melanggar aturan PostgreSQL: {_sebab(galat)}.") from galat
    return jumlah


def _baris(koneksi: Connection, tabel: sa.Table) -> Iterator[tuple[Any, ...]]:
    alir = {"stream_results": True, "yield_per": SEKALIGUS}
    for satu in koneksi.execute(sa.select(*tabel.columns), execution_options=alir):
        yield tuple(satu)


def _penulis(kolom: sa.Column[Any], ke: Connection) -> Callable[[Any], Any]:
    """What turns a value of that column into one that the driver takes."""
    olah = kolom.type.dialect_impl(ke.dialect).bind_processor(ke.dialect)
    return olah or _sama


def _sama(nilai: Any) -> Any:
    return nilai.value if isinstance(nilai, StrEnum) else nilai


def _polos(nilai: Any) -> Any:
    """A value as JSON has it, the same from either database."""
    if nilai is None or isinstance(nilai, (bool, int)):
        return nilai
    if isinstance(nilai, bytes | memoryview):
        return ["bita", bytes(nilai).hex()]
    if isinstance(nilai, (datetime, date, time)):
        return ["saat", nilai.isoformat()]
    if isinstance(nilai, (dict, list)):
        return ["json", json.dumps(nilai, sort_keys=True)]
    return str(nilai)


def _letak(tabel: sa.Table, galat: psycopg.Error) -> str:
    cocok = TERTOLAK.search(galat.diag.context or "")
    return (
        f"Tabel {tabel.name}"
        if cocok is None
        else f"Tabel {tabel.name}, baris ke-{cocok[1]}, kolom {cocok[2]}"
    )


def _sebab(galat: psycopg.Error) -> str:
    """The driver's own sentence without the values it quotes elsewhere."""
    return galat.diag.message_primary or type(galat).__name__
