"""Reading the words of any column, and what was found in them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.orm import Base
from skm.pribadi.kolom import ADUAN, KASUS, Kolom
from skm.pribadi.models import Putusan, TemuanPribadi

SEKALIGUS = 500
"""Rows fetched at a time."""
BACA: dict[type, Callable[[str], Any]] = {
    int: int,
    str: str,
    date: date.fromisoformat,
    uuid.UUID: lambda teks: uuid.UUID(hex=teks),
}
T = TemuanPribadi
NAMA = {KASUS: "pemohon", ADUAN: "nama_sandi"}
"""The column that knows whose case or complaint it is."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One row's words in one column."""

    kunci: str
    induk: str
    """What it belongs to, as `TemuanPribadi.induk` says it."""
    isi: Any
    nama: str | None
    """The name that its case or complaint is known by, encrypted where the table keeps it so."""


def tabel(nama: str) -> sa.Table:
    """The table of that name."""
    return Base.metadata.tables[nama]


def tulis_kunci(bagian: Sequence[Any]) -> str:
    """The row's key as a finding keeps it."""
    return "|".join(satu.hex if isinstance(satu, uuid.UUID) else str(satu) for satu in bagian)


def baca_kunci(satu: sa.Table, kunci: str) -> tuple[Any, ...]:
    """The way back of `tulis_kunci`."""
    kolom = satu.primary_key.columns
    return tuple(BACA[k.type.python_type](isi) for k, isi in zip(kolom, kunci.split("|"), strict=True))


def milik_unit(satu: sa.Table, unit_id: int) -> sa.ColumnElement[bool]:
    """That a row is the office's, by its own column or through the row it hangs at."""
    if "unit_id" in satu.c:
        return satu.c.unit_id == unit_id
    for kunci in satu.foreign_keys:
        induk = kunci.column.table
        if not kunci.parent.nullable and induk.name != satu.name:
            return kunci.parent.in_(sa.select(kunci.column).where(milik_unit(induk, unit_id)))
    raise LookupError(satu.name)


def baca_baris(session: Session, satu: Kolom, unit_id: int, *kunci: str) -> Iterator[Baris]:
    """All rows of the office with something in that column, or those with these keys; streamed."""
    t = tabel(satu.tabel)
    isi, utama = t.c[satu.kolom], tuple(t.primary_key.columns)
    pilih = sa.select(isi, *utama).where(milik_unit(t, unit_id), isi.is_not(None))
    induk = ""
    if satu.nama:
        punya = tabel(satu.nama)
        if punya is not t:
            induk = f"{satu.nama}_id"
            pilih = pilih.join(punya, punya.c.id == t.c[induk])
        pilih = pilih.add_columns(punya.c.id.label("induk"), punya.c[NAMA[satu.nama]].label("dikenal"))
    if kunci:
        pilih = pilih.where(sa.tuple_(*utama).in_([baca_kunci(t, k) for k in kunci]))
    else:
        pilih = pilih.execution_options(yield_per=SEKALIGUS)
    for baris in session.execute(pilih):
        nama = tulis_kunci(baris[1 : 1 + len(utama)])
        milik = f"{satu.nama}:{baris.induk}" if satu.nama else f"{satu.tabel}:{nama}"
        yield Baris(nama, milik, baris[0], baris.dikenal if satu.nama else None)


def temuan_kolom(session: Session, satu: Kolom, unit_id: int) -> dict[tuple[str, str], TemuanPribadi]:
    """What was found in that column so far, by row and datum."""
    pilih = sa.select(T).where(T.unit_id == unit_id, T.tabel == satu.tabel, T.kolom == satu.kolom)
    return {(ada.baris, ada.sidik): ada for ada in session.scalars(pilih)}


def temuan_terbuka(
    session: Session, unit_id: int, *, sesudah: int = 0, banyak: int = 10
) -> list[TemuanPribadi]:
    """The oldest of what nobody has decided about, from after that number on."""
    milik = (T.unit_id == unit_id, T.putusan == Putusan.TERBUKA, T.id > sesudah)
    return list(session.scalars(sa.select(T).where(*milik).order_by(T.id).limit(banyak)))


def temuan_bernomor(session: Session, unit_id: int, nomor: Sequence[int]) -> list[TemuanPribadi]:
    """Those of these numbers that nobody has decided about, held until the transaction ends."""
    milik = (T.unit_id == unit_id, T.putusan == Putusan.TERBUKA, T.id.in_(nomor))
    return list(session.scalars(sa.select(T).where(*milik).order_by(T.id).with_for_update()))


def serumpun(session: Session, satu: TemuanPribadi) -> list[TemuanPribadi]:
    """The same datum wherever else the same case, complaint or row holds it, undecided."""
    sama = (T.unit_id == satu.unit_id, T.induk == satu.induk, T.sidik == satu.sidik)
    return list(session.scalars(sa.select(T).where(*sama, T.putusan == Putusan.TERBUKA).order_by(T.id)))


def banyak_temuan(session: Session, unit_id: int) -> dict[Putusan, int]:
    """How many there are, by what became of them."""
    pilih = sa.select(T.putusan, sa.func.count()).where(T.unit_id == unit_id).group_by(T.putusan)
    ada = {putusan: banyak for putusan, banyak in session.execute(pilih)}  # noqa: C416  # typed by its names
    return {putusan: ada.get(putusan, 0) for putusan in Putusan}


def banyak_menurut_jenis(session: Session, unit_id: int) -> dict[tuple[str, str, str], int]:
    """How many nobody has decided about, by table, column and kind."""
    kunci = (T.tabel, T.kolom, T.jenis)
    milik = (T.unit_id == unit_id, T.putusan == Putusan.TERBUKA)
    pilih = sa.select(*kunci, sa.func.count()).where(*milik).group_by(*kunci).order_by(*kunci)
    return {(t, k, str(jenis)): banyak for t, k, jenis, banyak in session.execute(pilih)}
