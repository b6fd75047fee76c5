"""Many answers at once: their values are made what the database takes column by column, before any lock."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import Session

from skm.jawaban.models import Jawaban
from skm.jawaban.selisih import Deret

TABEL = Jawaban.metadata.tables[Jawaban.__tablename__]
_BAWAAN = {
    satu.name: satu.default.arg
    for satu in TABEL.c
    if isinstance(satu.default, sa.ColumnDefault) and satu.default.is_scalar
}
"""What columns hold that nobody names."""


@dataclass(frozen=True, slots=True)
class Sisipan:
    """Answers ready to be sent: to SQLite row by row, to PostgreSQL as columns, which are one statement's."""

    perintah: str
    isi: Any


def susun_sisipan(session: Session, kunci: Sequence[str], isi: Deret, tetap: Mapping[str, Any]) -> Sisipan:
    """Answers as the session's database takes them, each with its key and the columns `tetap`.

    They are in the order of their random keys: nothing of the order they came in is stored, and neighbours on
    the disk are written together.
    """
    dialek = session.get_bind().dialect
    sama = {nama: nilai for nama, nilai in _BAWAAN.items() if nama not in isi} | dict(tetap)
    berderet = tuple(nama for nama in isi if nama not in sama)
    urut = sorted(range(len(kunci)), key=kunci.__getitem__)
    kolom: list[Sequence[Any]] = [[kunci[ke] for ke in urut]]
    kolom += [_terkirim(dialek, nama, list(map(isi[nama].__getitem__, urut))) for nama in berderet]
    satuan = [_terkirim(dialek, nama, [nilai])[0] for nama, nilai in sama.items()]
    perintah = _perintah(dialek, ("id", *berderet), tuple(sama))
    if dialek.name == "postgresql":
        return Sisipan(perintah, dict(zip(("id", *berderet, *sama), (*kolom, *satuan), strict=True)))
    return Sisipan(perintah, list(zip(*kolom, *map(repeat, satuan), strict=False)))  # what repeats never ends


def sisipkan_semua(session: Session, isi: Sisipan) -> None:
    """Store them by one statement."""
    session.connection().exec_driver_sql(isi.perintah, isi.isi)


def _terkirim(dialek: Dialect, nama: str, isi: list[Any]) -> list[Any]:
    """A column as the driver takes it: each different value is made so once."""
    ubah = _pengubah(dialek, nama)
    if ubah is None:
        return isi
    if not TABEL.c[nama].type.hashable:
        return list(map(ubah, isi))
    return list(map({nilai: ubah(nilai) for nilai in set(isi)}.__getitem__, isi))


@lru_cache(maxsize=128)
def _pengubah(dialek: Dialect, nama: str) -> Callable[[Any], Any] | None:
    return TABEL.c[nama].type.dialect_impl(dialek).bind_processor(dialek)


@lru_cache(maxsize=16)
def _perintah(dialek: Dialect, berderet: Sequence[str], sama: Sequence[str]) -> str:
    """The statement for columns that differ from row to row and those that do not."""
    nama = ", ".join((*berderet, *sama))
    if dialek.name != "postgresql":
        return f"INSERT INTO jawaban ({nama}) VALUES ({', '.join('?' * len((*berderet, *sama)))})"  # noqa: S608  # names of columns
    deret = ", ".join(f"%({satu})s::{_jenis(dialek, satu)}[]" for satu in berderet)
    lain = "".join(f", %({satu})s::{_jenis(dialek, satu)}" for satu in sama)
    return f"INSERT INTO jawaban ({nama}) SELECT *{lain} FROM unnest({deret})"  # noqa: S608  # names of columns


def _jenis(dialek: Dialect, nama: str) -> str:
    """What PostgreSQL calls the column's type; a text has no length there, for it would be cut to it."""
    jenis = TABEL.c[nama].type
    return "TEXT" if isinstance(jenis, sa.String) else jenis.compile(dialek)
