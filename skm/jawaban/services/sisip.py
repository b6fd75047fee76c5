"""Many answers at once: their values are made what the database takes column by column, before any lock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import Session

from skm.jawaban.models import Jawaban
from skm.jawaban.selisih import Baris

TABEL = Jawaban.metadata.tables[Jawaban.__tablename__]


@dataclass(frozen=True, slots=True)
class Sisipan:
    """Rows ready to be sent."""

    perintah: str
    baris: Sequence[Any]


def susun_sisipan(session: Session, baris: Sequence[Baris], tetap: Mapping[str, Any]) -> Sisipan:
    """Answers as the session's database takes them, each with the columns `tetap`.

    All name the same columns; the others get what they hold by default. They are in the order of their random
    keys: nothing of the order they came in is stored, and neighbours on the disk are written together.
    """
    urut = sorted(baris, key=lambda satu: satu["id"].int)
    dialek = session.get_bind().dialect
    bernama = tuple(nama for nama in urut[0] if nama not in tetap)
    perintah, letak, kolom = _perintah(dialek, (*bernama, *tetap))
    milik = dict(zip(bernama, zip(*map(itemgetter(*bernama), urut), strict=True), strict=True))
    isi = [
        _terkirim(milik[nama], ubah)
        if nama in milik
        else _terkirim([tetap.get(nama, bawaan)], ubah) * len(urut)
        for nama, bawaan, ubah in kolom
    ]
    deret = zip(*isi, strict=True)
    if letak:
        return Sisipan(perintah, list(deret))
    nama_kolom = [nama for nama, _, _ in kolom]
    return Sisipan(perintah, [dict(zip(nama_kolom, satu, strict=True)) for satu in deret])


def sisipkan_semua(session: Session, isi: Sisipan) -> None:
    """Store them by one statement."""
    session.connection().exec_driver_sql(isi.perintah, isi.baris)


def _terkirim(isi: Sequence[Any], ubah: Any) -> list[Any]:
    return list(isi) if ubah is None else list(map(ubah, isi))


@lru_cache(maxsize=16)
def _perintah(dialek: Dialect, nama: tuple[str, ...]) -> tuple[str, bool, list[tuple[str, Any, Any]]]:
    """The statement, whether its values stand by place, and of each its column, what it holds by default
    and what makes a value what the driver takes.
    """
    tersusun = sa.insert(TABEL).compile(dialect=dialek, column_keys=nama)
    letak = getattr(tersusun, "positiontup", None)
    kolom = []
    for satu in letak or list(tersusun.params):
        ubah = TABEL.c[satu].type.dialect_impl(dialek).bind_processor(dialek)
        kolom.append((satu, getattr(TABEL.c[satu].default, "arg", None), ubah))
    return str(tersusun), bool(letak), kolom
