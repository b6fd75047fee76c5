"""A PostgreSQL database as the text of COPY, table by table, out of one snapshot and into an empty schema.

It needs no program beside the server and no right beyond one's own tables; an office's PC often has no
pg_dump, or one that is older than its server. The schema itself is not in it: the migrations make it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from psycopg import sql
from sqlalchemy.engine import Connection, Engine

from skm import migrasi
from skm.galat import Galat
from skm.operasi.cadangan.angka import tabel
from skm.operasi.cadangan.arsip import POTONG

AKHIRAN = ".copy"
TENANG = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
"""Bounds that are meant for pages."""
PENGHITUNG = """SELECT pg_get_serial_sequence(:tabel, 'id') WHERE EXISTS
(SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(:tabel) AND attname = 'id')"""
"""The counter behind a table's key, if it has one."""
TAK_BOLEH = "42501"


@contextmanager
def cuplikan(mesin: Engine) -> Iterator[Connection]:
    """A connection that reads the state of one moment, however long it takes."""
    pilihan: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with mesin.connect() as koneksi, koneksi.execution_options(**pilihan).begin():
        tanpa_batas(koneksi)
        yield koneksi


def tanpa_batas(koneksi: Connection) -> None:
    """Let this transaction take its time."""
    for satu in TENANG:
        koneksi.exec_driver_sql(f"SET LOCAL {satu} = 0")


def kolom(koneksi: Connection) -> dict[str, list[str]]:
    """Columns of every table."""
    lihat = sa.inspect(koneksi)
    return {nama: [satu["name"] for satu in lihat.get_columns(nama)] for nama in tabel(koneksi)}


def keluar(koneksi: Connection, nama: str, kolom: Iterable[str]) -> Iterator[bytes]:
    """The rows of a table, in pieces."""
    kumpul = bytearray()
    with _kursor(koneksi) as kursor, kursor.copy(_perintah(nama, kolom, "TO STDOUT")) as salin:
        for satu in salin:
            kumpul += satu
            if len(kumpul) >= POTONG:
                yield bytes(kumpul)
                kumpul.clear()
    if kumpul:
        yield bytes(kumpul)


def urutan(koneksi: Connection) -> dict[str, int]:
    """What every table's counter has given last; what was deleted gives no number back."""
    hasil = {}
    for nama in tabel(koneksi):
        barisan = koneksi.execute(sa.text(PENGHITUNG), {"tabel": _petik(nama)}).scalar()
        if barisan is not None:
            terakhir, terpakai = koneksi.exec_driver_sql(f"SELECT last_value, is_called FROM {barisan}").one()  # noqa: S608  # the database's own name
            hasil[nama] = terakhir if terpakai else 0
    return hasil


def penghuni(koneksi: Connection) -> list[str]:
    """Whatever tables lie where ours would."""
    return sorted(sa.inspect(koneksi).get_table_names())


def masuk(
    koneksi: Connection, revisi: str, kolom: Mapping[str, list[str]], baca: Mapping[str, Iterator[bytes]]
) -> None:
    """Make the schema of that version in an empty place and put the rows in. Nothing is committed."""
    migrasi.naikkan_di(koneksi, revisi)
    ada = tabel(koneksi)
    if asing := sorted({*kolom} ^ {*ada}):
        raise Galat(f"Tabel di cadangan tidak sama dengan skema {revisi}: {', '.join(asing)}.")
    koneksi.exec_driver_sql(f"TRUNCATE {', '.join(map(_petik, ada))}")
    for nama in _menurut_rujukan(koneksi):
        with _kursor(koneksi) as kursor, kursor.copy(_perintah(nama, kolom[nama], "FROM STDIN")) as salin:
            for satu in baca[nama]:
                salin.write(satu)


def lanjutkan(koneksi: Connection, urutan: Mapping[str, int]) -> None:
    """Let the counters go on where they stood."""
    for nama, terakhir in urutan.items():
        barisan = koneksi.execute(sa.text(PENGHITUNG), {"tabel": _petik(nama)}).scalar()
        if barisan is not None and terakhir:
            koneksi.execute(
                sa.text("SELECT setval(:barisan, :nilai)"), {"barisan": barisan, "nilai": terakhir}
            )


@contextmanager
def tempat_uji(mesin: Engine) -> Iterator[Connection]:
    """A schema of its own in which all may be tried: gone afterwards, for its transaction never ends well."""
    with mesin.connect() as koneksi:
        transaksi = koneksi.begin()
        try:
            tanpa_batas(koneksi)
            try:
                koneksi.exec_driver_sql("CREATE SCHEMA skm_uji_pulih")
            except sa.exc.ProgrammingError as galat:
                if getattr(galat.orig, "sqlstate", "") != TAK_BOLEH:
                    raise
                peran, basis = koneksi.engine.url.username, koneksi.engine.url.database
                perlu = f'GRANT CREATE ON DATABASE "{basis}" TO "{peran}"'
                raise Galat(f"Cadangan tidak dapat diuji pulih: perlu {perlu}.") from galat
            koneksi.exec_driver_sql("SET LOCAL search_path TO skm_uji_pulih")
            yield koneksi
        finally:
            transaksi.rollback()


def _menurut_rujukan(koneksi: Connection) -> list[str]:
    """What is referred to before what refers to it."""
    urut = sa.inspect(koneksi).get_sorted_table_and_fkc_names()
    if urut[-1][1]:
        raise RuntimeError(f"tables that refer to each other: {urut[-1][1]}")
    ada = set(tabel(koneksi))
    return [nama for nama, _ in urut if nama in ada]


def _kursor(koneksi: Connection) -> Any:
    asli: Any = koneksi.connection.driver_connection
    return asli.cursor()


def _perintah(nama: str, kolom: Iterable[str], arah: str) -> sql.Composed:
    semua = sql.SQL(", ").join(map(sql.Identifier, kolom))
    return sql.SQL("COPY {} ({}) {}").format(sql.Identifier(nama), semua, sql.SQL(arah))


def _petik(nama: str) -> str:
    if not re.fullmatch(r"[a-z0-9_]+", nama):
        raise ValueError(f"no table of ours: {nama!r}")
    return f'"{nama}"'
